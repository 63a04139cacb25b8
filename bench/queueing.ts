/**
 * Processor time of the queueing formulas. Peer of the same run: the plain way, one addition of logarithms and one exponential for each
 * state (a sum of factorials overflows beyond 170 agents), and a bare loop of a multiplication and a division a state.
 */
import { erlangA, erlangAWaits } from '#queueing/core/erlang-a.ts';
import { erlangC } from '#queueing/core/erlang-c.ts';
import { requiredAgentsErlangA, requiredAgentsErlangC } from '#queueing/core/required-agents.ts';
import { virtualHold } from '#queueing/core/virtual-hold.ts';
import { keepResult } from './bench-centre.ts';

const large = { agents: 5000, callsPerHour: 90_000, handlingSeconds: 199.5, patienceSeconds: 180 };
const middle = { agents: 100, callsPerHour: 1756, handlingSeconds: 205, patienceSeconds: 180 };

/** Every answer is added up, so that no measured call can be left out as unused. */
let total = 0;

/** Microseconds of processor time that one call takes: the median of nine rounds of about 30 ms each. */
function microsecondsEach(call: () => number): number {
  const spend = (times: number): number => {
    const before = process.cpuUsage();
    for (let i = 0; i < times; i += 1) total += call();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  let times = 1;
  while (spend(times) < 30_000) times *= 2;
  const rounds = Array.from({ length: 9 }, () => spend(times) / times).toSorted((a, b) => a - b);
  return Math.round((rounds[4] ?? Number.NaN) * 100) / 100;
}

/** P(wait) of Erlang C, the plain way: the logarithm of every term, then their sum. */
function plainPWait(agents: number, erlangs: number): number {
  const logs = [0];
  for (let k = 1; k <= agents; k += 1) logs.push((logs[k - 1] ?? 0) + Math.log(erlangs / k));
  const waiting = (logs[agents] ?? 0) + Math.log(agents / (agents - erlangs));
  let others = 0;
  for (let k = 0; k < agents; k += 1) others += Math.exp((logs[k] ?? 0) - waiting);
  return 1 / (others + 1);
}

function bareLoop(states: number, load: number): number {
  let value = 1;
  for (let k = 1; k <= states; k += 1) value = 1 + (k / load) * value;
  return 1 / value;
}

const pWait = (work: typeof large): number => {
  const figures = erlangC(work);
  return figures.kind === 'stable' ? figures.pWait : 0;
};
const erlangs = (large.callsPerHour * large.handlingSeconds) / 3600;
const goal = { metric: 'ofAnswered' as const, atLeast: 0.8, targetSeconds: 20 };
const fiveThousand = { callsPerHour: 90_000, handlingSeconds: 199.5 };

const result = {
  microsecondsOfProcessorEach: {
    erlangC5000: microsecondsEach(() => pWait(large)),
    erlangA5000: microsecondsEach(() => erlangA(large).pAbandon),
    erlangA100: microsecondsEach(() => erlangA(middle).pAbandon),
    erlangAWithServiceLevels5000: microsecondsEach(() => erlangAWaits(large, 20).ofOffered),
    erlangAWithServiceLevels100: microsecondsEach(() => erlangAWaits(middle, 20).ofOffered),
    virtualHold100: microsecondsEach(() => {
      const figures = virtualHold({ ...middle, acceptingShare: 0.25 }, 20);
      return figures.kind === 'stable' ? figures.pAbandon : 0;
    }),
    requiredAgentsErlangC5000: microsecondsEach(() => requiredAgentsErlangC({ ...fiveThousand, ...goal })),
    requiredAgentsErlangA5000: microsecondsEach(() => requiredAgentsErlangA({ ...fiveThousand, patienceSeconds: 180, goal })),
  },
  required: { erlangC: requiredAgentsErlangC({ ...fiveThousand, ...goal }), erlangA: requiredAgentsErlangA({ ...fiveThousand, patienceSeconds: 180, goal }) },
  target: 'required agents of about 5,000: at most 5,000 microseconds',
  peer: {
    what: 'P(wait) at 5,000 agents by summing every state with logarithms; a loop of 5,000 dependent multiplications and divisions; the relative difference of our P(wait) to the plain one',
    plainErlangC5000: microsecondsEach(() => plainPWait(large.agents, erlangs)),
    bareLoop5000: microsecondsEach(() => bareLoop(large.agents, erlangs)),
    relativeDifference: Math.abs(plainPWait(large.agents, erlangs) / pWait(large) - 1),
  },
};
if (!Number.isFinite(total)) throw new Error('a formula gave no number');
keepResult('queueing', result);
