import { expect, test } from 'vitest';
import { completeUpTo, drawThread, mergeMessages, type Said } from './thread.ts';

const said = (position: number, more: Partial<Said> = {}): Said => ({ id: `m${position}`, position, speaker: 'customer', speakerId: null, kind: 'text', at: `2026-11-21T02:0${position}:00.000Z`, ...more });

test('whatever the order of arrival, the words stand in their order, once', () => {
  const have = [said(1), said(2)];
  expect(mergeMessages(have, [said(4), said(3)]).map((one) => one.position)).toEqual([1, 2, 3, 4]);
  expect(mergeMessages(have, have)).toBe(have);
  const corrected = said(2, { kind: 'note' });
  expect(mergeMessages(have, [corrected])[1]).toBe(corrected);
});

test('a gap is noticed', () => {
  expect(completeUpTo([])).toBe(0);
  expect(completeUpTo([said(1), said(2)])).toBe(2);
  expect(completeUpTo([said(5), said(6), said(8)])).toBe(6);
});

test('a name stands above the first of a run, the time below its last; a new day begins with its date', () => {
  const thread = drawThread([said(1), said(2), said(3, { speaker: 'staff', speakerId: 'a' }), said(4, { at: '2026-11-22T02:00:00.000Z' })], { dayOf: (at) => at.slice(0, 10), msOf: Date.parse });
  expect(thread.map(({ day, opens, closes }) => [day, opens, closes])).toEqual([['2026-11-21', true, false], [null, false, true], [null, true, true], ['2026-11-22', true, true]]);
});

test('five minutes of silence end a run', () => {
  const thread = drawThread([said(1), said(2, { at: '2026-11-21T02:06:00.000Z' })], { dayOf: () => 'day', msOf: Date.parse });
  expect(thread.map(({ opens }) => opens)).toEqual([true, true]);
});
