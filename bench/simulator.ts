/**
 * Processor time of the simulator. `bare`: the queue of the textbooks (one skill, equal agents, exponential times), a million calls.
 * `engine`: the very engine that routes real customers, in virtual time. Peer of the same run: drawing the same customers and doing
 * nothing with them, which no simulation can be faster than.
 */
import { createHash } from 'node:crypto';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { simulateBareQueue, type BareScenario } from '#routing/core/simulator/bare-queue.ts';
import { simulateCentre, type SimulatedContact } from '#routing/core/simulator/simulate-centre.ts';
import { exponential, type Streams } from '#routing/core/simulator/streams.ts';
import { buildAgent, buildQueue } from '#routing/core/sample.ts';
import { keepResult } from './bench-centre.ts';

const calls = 1_000_000;
const contacts = 300_000;
const [handleSeconds, patienceSeconds] = [190, 180];

function chance(seed: number): () => number {
  const dice = xoroshiro128plus(seed);
  return () => (dice.next() >>> 0) / 2 ** 32;
}
const streamsOf = (seed: number): Streams => ({ arrivals: chance(seed), service: chance(seed + 1), patience: chance(seed + 2), choices: chance(seed + 3) });

function processorSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
/** The median of five; the first run, in which code is compiled, counts like the others. */
function median(work: () => void): number {
  const all = Array.from({ length: 5 }, () => processorSeconds(work)).toSorted((a, b) => a - b);
  return Math.round((all[2] ?? Number.NaN) * 1000) / 1000;
}

/** 95 of 100 agents' worth of work. */
const perSecondFor = (agents: number): number => (0.95 * agents) / handleSeconds;

function bare(agents: number) {
  const scenario: BareScenario = { agents, callsPerSecond: [perSecondFor(agents)], handleSeconds, patienceSeconds, trunks: Infinity, keepsPlace: 0, calls };
  return { processorSeconds: median(() => void simulateBareQueue(scenario, streamsOf(7))) };
}

function* drawn(agents: number, skills: readonly string[], keepsPlace: number): Generator<SimulatedContact> {
  const { arrivals, service, patience, choices } = streamsOf(11);
  let atMs = 0;
  for (let n = 0; n < contacts; n++) {
    atMs += exponential(1000 / perSecondFor(agents), arrivals);
    const skill = skills[Math.floor(choices() * skills.length)];
    yield {
      arrivesAtMs: atMs, ask: { queueId: 'q', channel: 'phone', priorityClass: 1, weight: 1, requiredSkills: skill === undefined ? [] : [{ skill, minLevel: 1 }] },
      handleMs: exponential(handleSeconds * 1000, service), patienceMs: exponential(patienceSeconds * 1000, patience), keepsPlace: choices() < keepsPlace, answersTry: 1,
    };
  }
}

/** @param skills each agent has two of them, one after another */
function engine(agents: number, skills: readonly string[] = [], keepsPlace = 0) {
  const staff = Array.from({ length: agents }, (_, i) => buildAgent({ id: `a${i}`, capacity: { phone: 1 }, skills: Object.fromEntries([i, i + 1].flatMap((each) => (skills.length === 0 ? [] : [[skills[each % skills.length] ?? '', 3]]))) }));
  const scenario = { queues: [buildQueue({ wrapUpSeconds: 0 })], agents: staff, pickUpMs: 0, keepPlaceOverSeconds: keepsPlace > 0 ? 60 : Infinity, meanHandleSeconds: handleSeconds, meanPatienceSeconds: patienceSeconds };
  const seconds = median(() => simulateCentre(scenario, drawn(agents, skills, keepsPlace), () => {}));
  const logOf = () => {
    const hash = createHash('sha256');
    simulateCentre(scenario, drawn(agents, skills, keepsPlace), (line) => hash.update(`${line.atMs} ${line.contact} ${line.what} ${line.agentId ?? ''}\n`));
    return hash.digest('hex').slice(0, 16);
  };
  const drawing = median(() => {
    for (const _ of drawn(agents, skills, keepsPlace));
  });
  const [log, again] = [logOf(), logOf()];
  return { processorSeconds: seconds, contactsPerSecond: Math.round(contacts / seconds), drawingAlonePerSecond: Math.round(contacts / drawing), log, sameLogAgain: log === again };
}

const six = ['a', 'b', 'c', 'd', 'e', 'f'];
keepResult('simulator', {
  bare: { calls, '50 agents': bare(50), '100 agents': bare(100), '500 agents': bare(500), target: '1,000,000 calls in <= 1.5 s of processor' },
  engine: {
    contacts, '20 agents': engine(20), '100 agents': engine(100), '500 agents': engine(500), '100 agents, places kept': engine(100, [], 0.5), '100 agents with two of six skills': engine(100, six),
    target: '>= 100,000 contacts a second',
  },
});
