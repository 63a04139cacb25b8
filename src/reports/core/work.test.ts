import { expect, test } from 'vitest';
import { averageHandleTime, handled, occupancy, transferRate } from './figures/handling.ts';
import type { HandlingRow, WorkRow } from './types.ts';
import { workByClock, workByQueue, workedMs } from './work.ts';

const minuteMs = 60_000;
const hand = (id: string, interactionId: string, seconds: number, more: Partial<HandlingRow> = {}): HandlingRow =>
  ({ id, interactionId, agentId: 'a', queueId: 'q', fromMs: 0, talkedUntilMs: seconds * 1000, toMs: seconds * 1000, withCustomer: true, isHandedOn: false, isContinued: false, ...more });

test('handling time: what is still in hand and what reached nobody does not count; an end that was taken back is one', () => {
  const { toMs: _open, ...open } = hand('open', 'c5', 50);
  const rows = [
    hand('first', 'c1', 120, { isHandedOn: true }), hand('second', 'c1', 3600), hand('vain', 'c2', 30, { withCustomer: false }),
    hand('pressed by mistake', 'c3', 60, { talkedUntilMs: 50_000, isContinued: true }), hand('went on', 'c3', 300), open,
  ];
  expect(handled().compute(rows)).toMatchObject({ value: 3, rowIds: ['first', 'second', 'went on'] });
  expect(averageHandleTime().compute(rows)).toMatchObject({ numerator: 4080, denominator: 3 });
  expect(averageHandleTime('talk').compute(rows)).toMatchObject({ numerator: 4070, denominator: 3 });
  expect(averageHandleTime('wrap_up').compute(rows)).toMatchObject({ numerator: 10, denominator: 3 });
  // Of two customers one was handed on, once; of three times that somebody had one.
  expect(transferRate().compute(rows)).toMatchObject({ numerator: 1, denominator: 2 });
  expect(transferRate('of_handlings').compute(rows)).toMatchObject({ numerator: 1, denominator: 3 });
  expect(averageHandleTime().compute([]).value).toBeUndefined();
});

const work = (id: string, agentId: string, fromMinute: number, toMinute: number, queueId: string | null = 'q'): WorkRow => ({ id, agentId, queueId, fromMs: fromMinute * minuteMs, toMs: toMinute * minuteMs, isReady: queueId === null });

test('time at work is cut where the hours meet, and none of it is lost', () => {
  const rows = [work('long', 'a', 50, 190), work('ready', 'a', 0, 55, null), work('short', 'b', 61, 62)];
  const parts = workByClock(rows, 'hour', 'UTC');
  expect([...parts].map(([key, part]) => [key, part.map(({ id, fromMs, toMs }) => [id, fromMs / minuteMs, toMs / minuteMs])])).toEqual([
    ['1970-01-01 00:00', [['long', 50, 60], ['ready', 0, 55]]], ['1970-01-01 01:00', [['long', 60, 120], ['short', 61, 62]]], ['1970-01-01 02:00', [['long', 120, 180]]], ['1970-01-01 03:00', [['long', 180, 190]]],
  ]);
  // A zone whose hours begin at three quarters.
  expect([...workByClock([work('x', 'a', 0, 60)], 'hour', 'Asia/Kathmandu').values()].map((part) => part.map((row) => row.toMs / minuteMs))).toEqual([[30], [60]]);
  const busy = [...parts.values()].map((part) => workedMs(part).busyMs).reduce((sum, ms) => sum + ms, 0);
  expect(busy).toBe(workedMs(rows).busyMs);
});

test('a queue counts all the time of those who had one of its contacts, and of nobody else', () => {
  const rows = [work('one', 'a', 0, 10, 'first'), work('two', 'a', 20, 30, 'second'), work('free', 'a', 0, 60, null), work('other', 'b', 0, 60, 'second'), work('idle', 'c', 0, 60, null)];
  const parts = workByQueue(rows);
  expect([...parts.keys()]).toEqual(['first', 'second']);
  expect(occupancy().compute(parts.get('first') ?? [])).toMatchObject({ value: 1 / 3, numerator: 1200, denominator: 3600, rowIds: ['one', 'two'] });
  expect(occupancy().compute(rows)).toMatchObject({ numerator: 1200 + 3600, denominator: 3 * 3600 });
});
