import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordedStay } from './records.ts';
import { chooseDays, repetitionsFor } from './sample.ts';
import { dutyOf } from './simulate-days.ts';
import { ventingOf } from './venting.ts';

test('stretches of one person that touch or overlap are one; people do not mix', () => {
  const minutes = (agentId: string, from: number, to: number) => ({ agentId, fromMs: from * 60_000, toMs: to * 60_000 });
  expect(dutyOf([minutes('a', 10, 20), minutes('b', 0, 5), minutes('a', 0, 10), minutes('a', 12, 15), minutes('a', 30, 40), minutes('b', 7, 7)]).map(({ atMs, agentId, to }) => [atMs / 60_000, agentId, to])).toEqual([
    [0, 'a', 'available'], [0, 'b', 'available'], [5, 'b', 'away'], [20, 'a', 'away'], [30, 'a', 'available'], [40, 'a', 'away'],
  ]);
});

test('small periods are simulated whole; of large ones whole days on all days of the week, within what can be done', () => {
  expect(chooseDays([10, 0, 5])).toEqual([0, 2]);
  expect(chooseDays([])).toEqual([]);
  fc.assert(fc.property(fc.integer({ min: 1, max: 3000 }), (perDay) => {
    const chosen = chooseDays(Array.from({ length: 92 }, () => perDay));
    expect(chosen.length).toBeGreaterThan(0);
    expect(chosen.length * perDay).toBeLessThanOrEqual(12_000 + perDay);
    if (chosen.length > 7) expect(new Set(chosen.map((day) => day % 7)).size).toBe(7);
  }));
  expect([repetitionsFor(0), repetitionsFor(3000), repetitionsFor(6000), repetitionsFor(1_000_000)]).toEqual([20, 20, 10, 3]);
});

const answered = (waitSeconds: number, handleSeconds: number): RecordedStay => ({ queueId: 'q', channel: 'phone', priorityClass: 1, enteredAtMs: 0, leftAtMs: waitSeconds * 1000, outcome: 'answered', handleSeconds });
const calledBack = (handleSeconds: number): RecordedStay => ({ queueId: 'q', channel: 'phone', priorityClass: 1, enteredAtMs: 0, leftAtMs: 30_000, outcome: 'kept_place', handleSeconds, keptPlace: { isReached: true, vainCalls: 0, isCall: true, takenUpAtMs: 900_000 } });
const of = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

test('time spent on complaints about the wait: said only of enough people and beyond chance, by a count by hand', () => {
  const venting = (stays: RecordedStay[]) => ventingOf(stays, () => 120, 0);
  expect(venting([...of(29, () => answered(200, 300)), ...of(40, () => calledBack(200))])).toMatchObject({ verdict: 'too_few', waitedLong: { count: 29, meanSeconds: 300 }, calledBack: { count: 40, meanSeconds: 200 }, savedMinutes: undefined });
  // 300 ± 10 against 200 ± 10, 50 each: variance 100 × 50/49 in both, standard error 2.0203; short waits and messages are in neither group.
  const told = venting([...of(50, (i) => answered(121, 300 + (i % 2 === 0 ? 10 : -10))), ...of(50, (i) => calledBack(200 + (i % 2 === 0 ? 10 : -10))), ...of(60, () => answered(120, 5000))]);
  expect(told.verdict).toBe('said');
  expect(told.longerSeconds?.mean).toBe(100);
  expect(told.longerSeconds?.low).toBeCloseTo(100 - 1.959964 * 2.020305, 4);
  expect(told.savedMinutes?.mean).toBeCloseTo((100 * 50) / 60, 9);
  expect(venting([...of(40, (i) => answered(200, 300 + 400 * (i % 2))), ...of(40, (i) => calledBack(290 + 400 * (i % 2)))]).verdict).toBe('no_difference');
  // Calls back that took longer save nothing.
  expect(venting([...of(40, () => answered(200, 200)), ...of(40, () => calledBack(300))]).verdict).toBe('no_difference');
});
