/** The simulated day loses nobody; where the truth is known, because the records were themselves simulated, the estimate comes to it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { simulateCentre, type SimulatedContact } from '#routing/core/simulator/simulate-centre.ts';
import { exponential } from '#routing/core/simulator/streams.ts';
import { buildAgent, buildQueue } from '#routing/core/sample.ts';
import { learn } from './customers.ts';
import type { RecordedDay, RecordedStay, SimulatedHouse } from './records.ts';
import { nothingSaved, savingsOf } from './savings.ts';
import { simulateDays, type Repetition } from './simulate-days.ts';
import { recordedTally, type Tally } from './tally.ts';
import { comparisonsOf, lacksOf } from './verdict.ts';

const chanceOf = (seed: number): (() => number) => {
  const dice = xoroshiro128plus(seed);
  return () => (dice.next() >>> 0) / 2 ** 32;
};
const nowMs = 200_000_000;
const house: SimulatedHouse = {
  queues: [{ id: 'q1', priority: 0, longSeconds: 60 }, { id: 'q2', priority: 1, longSeconds: 60 }], pickUpSeconds: 3, nowMs,
  agents: ['a', 'b', 'c'].map((id) => ({ id, queueIds: ['q1', 'q2'], capacity: { phone: 1, chat: 2 } })),
};
function repeat(days: readonly RecordedDay[], seed: number, queueId?: string, of: SimulatedHouse = house): Repetition {
  const steps = simulateDays(of, days, learn(days.flatMap((day) => day.stays), of.nowMs), queueId, chanceOf(seed));
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const anyStay: fc.Arbitrary<RecordedStay> = fc.record({
  queueId: fc.constantFrom('q1', 'q2'), channel: fc.constantFrom('phone', 'chat'), priorityClass: fc.nat(1), enteredAtMs: fc.nat(3_600_000), waitSeconds: fc.nat(600), handleSeconds: fc.integer({ min: 1, max: 600 }),
  outcome: fc.constantFrom('answered' as const, 'answered' as const, 'answered' as const, 'abandoned' as const, 'kept_place' as const, 'closed_out' as const, 'handed_on' as const, 'waiting' as const),
  agentId: fc.constantFrom('a', 'b', 'c', 'who has left'), isReached: fc.boolean(), vainCalls: fc.nat(4), calledAfterMs: fc.nat(7_200_000), hasChosen: fc.boolean(),
}).map(({ waitSeconds, handleSeconds, isReached, vainCalls, calledAfterMs, hasChosen, agentId, ...stay }) => {
  const leftAtMs = stay.enteredAtMs + waitSeconds * 1000;
  if (stay.outcome === 'waiting') return stay;
  if (stay.outcome === 'answered') return { ...stay, leftAtMs, agentId, handleSeconds };
  if (stay.outcome !== 'kept_place') return { ...stay, leftAtMs };
  return { ...stay, leftAtMs, ...(isReached && { agentId, handleSeconds }), keptPlace: { isReached, vainCalls, isCall: true, ...(isReached && { takenUpAtMs: leftAtMs + calledAfterMs }), ...(hasChosen && { notBeforeMs: leftAtMs + calledAfterMs }) } };
});
const anyDay: fc.Arbitrary<RecordedDay> = fc.record({
  stays: fc.array(anyStay, { maxLength: 60 }).map((stays) => stays.toSorted((a, b) => a.enteredAtMs - b.enteredAtMs)),
  ready: fc.array(fc.record({ agentId: fc.constantFrom('a', 'b', 'c'), fromMs: fc.nat(5_000_000), seconds: fc.nat(7200) }).map(({ agentId, fromMs, seconds }) => ({ agentId, fromMs, toMs: fromMs + seconds * 1000 })), { maxLength: 6 }),
});

describe('any day', () => {
  test('everybody who came is in exactly one part, in both scenarios and in the records', () => {
    fc.assert(fc.property(fc.array(anyDay, { maxLength: 3 }), fc.nat(1000), fc.constantFrom(undefined, 'q1'), (days, seed, queueId) => {
      const stays = days.flatMap((day) => day.stays).filter((stay) => queueId === undefined || stay.queueId === queueId);
      const { withPlaces, without } = repeat(days, seed, queueId);
      for (const tally of [withPlaces, without, recordedTally(stays, nowMs)]) {
        expect(tally.offered).toBe(stays.length);
        expect(tally.answered + tally.gaveUp + tally.keptPlaces + tally.leftOtherwise + tally.inLine).toBe(tally.offered);
        expect(tally.calledBack).toBeLessThanOrEqual(tally.keptPlaces);
        expect(Math.min(tally.trunkMs, tally.windowMs, tally.answeredWaitMs, ...tally.turnWaitsMs)).toBeGreaterThanOrEqual(0);
      }
      expect([without.keptPlaces, without.calledBack]).toEqual([0, 0]);
    }), { numRuns: 60 });
  });

  test('the same seed comes to the same, to the digit', () => {
    fc.assert(fc.property(fc.array(anyDay, { maxLength: 2 }), fc.nat(1000), (days, seed) => void expect(repeat(days, seed)).toEqual(repeat(days, seed))), { numRuns: 20 });
  });

  test('where nobody of the queue kept a place, nothing was saved: both scenarios are the same', () => {
    fc.assert(fc.property(fc.array(anyDay, { maxLength: 2 }), fc.nat(1000), (days, seed) => {
      const none = days.map((day) => ({ ...day, stays: day.stays.map((stay) => (stay.queueId === 'q1' && stay.outcome === 'kept_place' ? { ...stay, outcome: 'closed_out' as const, keptPlace: undefined } : stay)).map(({ keptPlace, ...stay }): RecordedStay => (keptPlace === undefined ? stay : { ...stay, keptPlace })) }));
      const { withPlaces, without } = repeat(none, seed, 'q1');
      expect(without).toEqual(withPlaces);
      for (const { saved } of savingsOf([{ withPlaces, without }])) if (saved !== undefined) expect(saved).toEqual({ mean: 0, low: 0, high: 0 });
    }), { numRuns: 30 });
    expect(nothingSaved().every((one) => one.saved?.mean === 0)).toBe(true);
  });
});

/** A busy week of a call centre whose truth is known: it is made by the simulator, with everybody's patience. Each number is another week. */
function madeWeek(nth = 0): { days: RecordedDay[]; truth: (tally: 'gaveUp' | 'trunkMs') => number; house: SimulatedHouse } {
  const agents = Array.from({ length: 12 }, (_, i) => `a${i}`);
  const [patience, handle] = [180, 190];
  let [savedGaveUp, savedTrunkMs] = [0, 0];
  const days = Array.from({ length: 5 }, (_, day): RecordedDay => {
    const dice = Array.from({ length: 4 }, (_, stream) => chanceOf(nth * 1000 + day * 10 + stream + 1));
    const [arrivals, service, patiences, choices] = dice as [() => number, () => number, () => number, () => number];
    const startMs = day * 86_400_000;
    let at = startMs;
    const contacts: SimulatedContact[] = [];
    while ((at += exponential(3_600_000 / 250, arrivals)) < startMs + 6 * 3_600_000) {
      contacts.push({ arrivesAtMs: at, ask: { queueId: 'q', channel: 'phone', priorityClass: 1, weight: 1, requiredSkills: [] }, handleMs: exponential(handle * 1000, service), patienceMs: exponential(patience * 1000, patiences), keepsPlace: choices() < 0.4, answersTry: 1 });
    }
    const run = (keepPlaceOverSeconds: number): RecordedStay[] => {
      const stays: { stay: RecordedStay; servedAtMs?: number }[] = [];
      const scenario = { queues: [buildQueue({ wrapUpSeconds: 0 })], agents: agents.map((id) => buildAgent({ id, capacity: { phone: 1 } })), pickUpMs: 0, keepPlaceOverSeconds, meanHandleSeconds: handle, meanPatienceSeconds: patience };
      simulateCentre(scenario, contacts, ({ what, contact, atMs, agentId }) => {
        const one = stays[contact];
        if (what === 'arrived') stays[contact] = { stay: { queueId: 'q', channel: 'phone', priorityClass: 1, enteredAtMs: atMs, outcome: 'waiting' } };
        else if (one === undefined) throw new Error('nobody arrived');
        else if (what === 'gaveUp') one.stay = { ...one.stay, outcome: 'abandoned', leftAtMs: atMs };
        else if (what === 'keptPlace') one.stay = { ...one.stay, outcome: 'kept_place', leftAtMs: atMs, keptPlace: { isReached: true, vainCalls: 0, isCall: true } };
        else if (what === 'answered') {
          one.servedAtMs = atMs;
          one.stay = { ...one.stay, ...(agentId !== null && { agentId }), ...(one.stay.keptPlace === undefined ? { outcome: 'answered', leftAtMs: atMs } : { keptPlace: { ...one.stay.keptPlace, takenUpAtMs: atMs } }) };
        } else if (what === 'finished') one.stay = { ...one.stay, handleSeconds: (atMs - (one.servedAtMs ?? atMs)) / 1000 };
      });
      return stays.map((one) => one.stay);
    };
    const [kept, none] = [run(45), run(Infinity)];
    const [a, b] = [recordedTally(kept, nowMs * 10), recordedTally(none, nowMs * 10)];
    savedGaveUp += b.gaveUp - a.gaveUp;
    savedTrunkMs += b.trunkMs - a.trunkMs;
    return { stays: kept, ready: agents.map((agentId) => ({ agentId, fromMs: startMs, toMs: startMs + 12 * 3_600_000 })) };
  });
  return { days, truth: (what) => (what === 'gaveUp' ? savedGaveUp : savedTrunkMs), house: { queues: [{ id: 'q', priority: 0, longSeconds: 45 }], agents: agents.map((id) => ({ id, queueIds: ['q'], capacity: { phone: 1 } })), pickUpSeconds: 0, nowMs: nowMs * 10 } };
}

test('a week whose truth is known: the simulation agrees with the records, and the estimate comes to the truth', () => {
  const week = madeWeek();
  const stays = week.days.flatMap((day) => day.stays);
  const recorded = recordedTally(stays, week.house.nowMs);
  const learnt = learn(stays, week.house.nowMs);
  expect(Math.abs(learnt.patienceSeconds - 180)).toBeLessThan(25);
  const repetitions = [1, 2, 3, 4, 5, 6].map((seed) => repeat(week.days, seed, undefined, week.house));
  expect(lacksOf(recorded, recorded.gaveUp)).toEqual([]);
  // The simulation with places comes to the records exactly: nothing in them is left to chance.
  for (const { recorded: was, simulated: is } of comparisonsOf(recorded, repetitions.map((one) => one.withPlaces))) expect(is).toBeCloseTo(was ?? Number.NaN, 6);
  const saving = (id: string) => savingsOf(repetitions).find((one) => one.id === id);
  for (const [id, truth] of [['given_up', week.truth('gaveUp')], ['trunk_minutes', week.truth('trunkMs') / 60_000]] as const) {
    const { saved, without } = saving(id) ?? {};
    expect(truth).toBeGreaterThan(50);
    expect(saved?.low).toBeLessThan(truth);
    expect(saved?.high).toBeGreaterThan(truth);
    expect(Math.abs((saved?.mean ?? Number.NaN) - truth) / (without ?? Number.NaN)).toBeLessThan(0.03);
  }
  expect(saving('window_minutes')).toMatchObject({ withPlaces: 0, without: 0, saved: { mean: 0 } });
});

test('over many weeks the estimate leans neither way, and its range holds the truth as often as a range of six can', () => {
  const weeks = Array.from({ length: 8 }, (_, nth) => {
    const week = madeWeek(nth * 7 + 7);
    const saved = savingsOf([1, 2, 3, 4, 5, 6].map((seed) => repeat(week.days, seed * 31 + nth, undefined, week.house))).find((one) => one.id === 'given_up')?.saved;
    if (saved === undefined) throw new Error('nothing was concluded');
    const truth = week.truth('gaveUp');
    return { truth, error: saved.mean - truth, isInside: saved.low <= truth && truth <= saved.high };
  });
  const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
  expect(Math.abs(mean(weeks.map((one) => one.error))) / mean(weeks.map((one) => one.truth))).toBeLessThan(0.1);
  // Of seven that differ by chance alone, one given one lies between the least and the greatest of the others five times.
  expect(weeks.filter((one) => one.isInside).length).toBeGreaterThanOrEqual(4);
});

test('a simulation that is far from what happened is found out; too little says so', () => {
  const tally = (given: Partial<Tally>): Tally => ({ offered: 100, answered: 80, gaveUp: 12, keptPlaces: 8, leftOtherwise: 0, inLine: 0, calledBack: 8, answeredWaitMs: 80 * 40_000, trunkMs: 0, windowMs: 0, turnWaitsMs: [600_000, 300_000], ...given });
  const far = (given: Partial<Tally>) => comparisonsOf(tally({}), [tally(given)]).filter((one) => one.isClose === false).map((one) => one.id);
  expect(far({})).toEqual([]);
  expect(far({ gaveUp: 15, answered: 77 })).toEqual([]);
  expect(far({ gaveUp: 16, answered: 76 })).toEqual(['given_up']);
  expect(far({ answered: 74, gaveUp: 12, inLine: 6, answeredWaitMs: 74 * 40_000 })).toEqual(['answered']);
  expect(far({ answeredWaitMs: 80 * 56_000 })).toEqual(['mean_line_wait']);
  expect(comparisonsOf(tally({}), []).map((one) => [one.simulated, one.isClose])).toEqual(Array.from({ length: 6 }, () => [undefined, undefined]));
  expect(comparisonsOf(tally({}), []).find((one) => one.id === 'median_call_back')?.recorded).toBe(450);
  expect(lacksOf(tally({ offered: 49, keptPlaces: 4 }), 9)).toEqual(['contacts', 'kept_places', 'gave_up']);
});
