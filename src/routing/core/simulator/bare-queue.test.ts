/**
 * The simulator against the exact formulas: one long run in batches; the 99 % interval of the batches' means holds the exact value in
 * at least 97 of 100 comparisons. Seeds are fixed: this is a proof about the loop, not a lottery.
 */
import { expect, test } from 'vitest';
import { erlangA, erlangAWaits } from '#queueing/core/erlang-a.ts';
import { erlangC } from '#queueing/core/erlang-c.ts';
import { finiteTrunks } from '#queueing/core/finite-trunks.ts';
import { priorityWaits } from '#queueing/core/priorities.ts';
import { virtualHold } from '#queueing/core/virtual-hold.ts';
import { compared, streamsOf, type Measure } from './batches.fixture.ts';
import { blocked, gaveUp, served, simulateBareQueue, type BareOutcome, type BareScenario } from './bare-queue.ts';

type Of = Measure<BareOutcome>;
const hadToWait: Of = (out, i) => out.hadToWait[i];
const abandoned: Of = (out, i) => Number(out.outcome[i] === gaveUp);
const wait: Of = (out, i) => out.waitSeconds[i];
const waitOfServed: Of = (out, i) => (out.outcome[i] === served ? out.waitSeconds[i] : undefined);

interface Case {
  readonly name: string;
  readonly scenario: BareScenario;
  readonly exact: readonly (readonly [string, Of, number])[];
}
const plain = { patienceSeconds: Infinity, trunks: Infinity, keepsPlace: 0, calls: 210_000 };

function erlangCCase(agents: number, callsPerHour: number, handlingSeconds: number): Case {
  const exact = erlangC({ agents, callsPerHour, handlingSeconds });
  if (exact.kind === 'unstable') throw new Error('unstable');
  return { name: `C ${agents}`, scenario: { ...plain, agents, callsPerSecond: [callsPerHour / 3600], handleSeconds: handlingSeconds }, exact: [['must wait', hadToWait, exact.pWait], ['mean wait', wait, exact.meanWaitSeconds]] };
}
function erlangACase(agents: number, callsPerHour: number, handlingSeconds: number, patienceSeconds: number): Case {
  const work = { agents, callsPerHour, handlingSeconds, patienceSeconds };
  const [exact, waits] = [erlangA(work), erlangAWaits(work, 20)];
  return {
    name: `A ${agents} ${callsPerHour} ${patienceSeconds}`, scenario: { ...plain, agents, callsPerSecond: [callsPerHour / 3600], handleSeconds: handlingSeconds, patienceSeconds },
    exact: [
      ['must wait', hadToWait, exact.pWait], ['gave up', abandoned, exact.pAbandon], ['mean wait', wait, exact.meanWaitSeconds], ['of the answered', waitOfServed, waits.meanWaitAnsweredSeconds],
      ['answered within 20 s', (out, i) => Number(out.outcome[i] === served && (out.waitSeconds[i] ?? 0) <= 20), waits.ofOffered],
    ],
  };
}
function trunksCase(agents: number, trunks: number, callsPerHour: number, handlingSeconds: number, patienceSeconds: number): Case {
  const exact = finiteTrunks({ agents, trunks, callsPerHour, handlingSeconds, patienceSeconds });
  return {
    name: `trunks ${agents}/${trunks}`, scenario: { ...plain, agents, trunks, callsPerSecond: [callsPerHour / 3600], handleSeconds: handlingSeconds, patienceSeconds },
    exact: [['turned away', (out, i) => Number(out.outcome[i] === blocked), exact.pBlocked], ['gave up', abandoned, exact.pAbandon], ['wait of the accepted', (out, i) => (out.outcome[i] === blocked ? undefined : out.waitSeconds[i]), exact.meanWaitOfAcceptedSeconds]],
  };
}
function priorityCase(agents: number, callsPerHourByPriority: readonly number[], handlingSeconds: number): Case {
  const exact = priorityWaits({ agents, callsPerHourByPriority, handlingSeconds });
  if (exact.kind === 'unstable') throw new Error('unstable');
  return {
    name: `priorities ${agents}`, scenario: { ...plain, agents, callsPerSecond: callsPerHourByPriority.map((calls) => calls / 3600), handleSeconds: handlingSeconds },
    exact: exact.meanWaitSecondsByPriority.map((value, priority) => [`wait of class ${priority}`, (out, i) => (out.priority[i] === priority ? out.waitSeconds[i] : undefined), value] as const),
  };
}
function virtualCase(agents: number, callsPerHour: number, handlingSeconds: number, patienceSeconds: number, acceptingShare: number): Case {
  const exact = virtualHold({ agents, callsPerHour, handlingSeconds, patienceSeconds, acceptingShare }, 20);
  if (exact.kind === 'unstable') throw new Error('unstable');
  return {
    name: `virtual ${agents} ${acceptingShare}`, scenario: { ...plain, agents, callsPerSecond: [callsPerHour / 3600], handleSeconds: handlingSeconds, patienceSeconds, keepsPlace: acceptingShare },
    exact: [['must wait', hadToWait, exact.pWait], ['gave up', abandoned, exact.pAbandon], ['seconds on the line a call', (out, i) => (out.isVirtual[i] === 1 ? 0 : out.waitSeconds[i]), exact.holdSecondsPerOfferedCall]],
  };
}

const cases: readonly Case[] = [
  erlangCCase(5, 80, 180), erlangCCase(14, 200, 180), erlangCCase(30, 500, 190), erlangCCase(50, 2700, 60), erlangCCase(100, 1640, 205), erlangCCase(2, 20, 240),
  erlangACase(5, 100, 180, 120), erlangACase(10, 240, 180, 60), erlangACase(20, 420, 190, 180), erlangACase(50, 2880, 60, 120), erlangACase(50, 4000, 60, 60), erlangACase(100, 1756, 205, 180), erlangACase(100, 2100, 205, 180),
  erlangACase(100, 2450, 205, 180), erlangACase(30, 600, 170, 30), erlangACase(8, 150, 200, 600), erlangACase(40, 1400, 100, 300), erlangACase(3, 90, 150, 90),
  trunksCase(10, 14, 220, 180, Infinity), trunksCase(10, 20, 260, 180, 90), trunksCase(30, 40, 700, 160, 120), trunksCase(5, 5, 100, 180, Infinity),
  priorityCase(10, [40, 120], 200), priorityCase(20, [60, 120, 150], 190), priorityCase(50, [600, 1500, 600], 60),
  virtualCase(100, 1756, 205, 180, 0.25), virtualCase(100, 1756, 205, 180, 0.5), virtualCase(50, 2880, 60, 120, 0.25), virtualCase(50, 2880, 60, 120, 0.75), virtualCase(20, 400, 180, 120, 0.5),
];

test(`${cases.length} queues of the textbooks: simulated, they come to what is computed`, () => {
  const all = cases.flatMap(({ name, scenario, exact }, i) => compared(name, simulateBareQueue(scenario, streamsOf(1000 + i)), scenario.calls, exact));
  const missed = all.filter((one) => !one.holds);
  expect(missed.length / all.length, JSON.stringify(missed, undefined, 1)).toBeLessThanOrEqual(0.03);
  expect(all.length).toBeGreaterThan(90);
});

test('the same seed meets the same customers: another house changes nobody’s arrival and nobody’s patience', () => {
  const scenario = { ...plain, calls: 5000, agents: 10, callsPerSecond: [0.06], handleSeconds: 180, patienceSeconds: 90 };
  const [one, again, larger] = [simulateBareQueue(scenario, streamsOf(3)), simulateBareQueue(scenario, streamsOf(3)), simulateBareQueue({ ...scenario, agents: 12 }, streamsOf(3))];
  expect(again).toEqual(one);
  const lost = (out: BareOutcome) => out.outcome.reduce((sum, each) => sum + Number(each === gaveUp), 0);
  expect(lost(larger)).toBeLessThan(lost(one));
});
