import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, intervalRow, occupancyIn, slicesOf, type IntervalRow } from './intervals.ts';
import { defaultSettings, type ContactRow, type LineOutcome } from './types.ts';
import { coveredMs } from './work.ts';

const columns = columnsOf(defaultSettings).map((column) => column.id);
const valueOf = (row: IntervalRow, id: string): number => row.values[columns.indexOf(id)] ?? Number.NaN;
const nobody = { work: [], handled: [] };
const minuteMs = 60_000;
const parts = ['answered', 'abandoned', 'abandoned_short', 'kept_place', 'closed_out', 'handed_on'];

describe('every interval balances', () => {
  const history: fc.Arbitrary<ContactRow[]> = fc.array(fc.record({
    arrivedMs: fc.integer({ min: 0, max: 4 * 60 * minuteMs }), waitedMs: fc.integer({ min: 0, max: 90 * minuteMs }),
    outcome: fc.constantFrom<LineOutcome>('waiting', 'answered', 'abandoned', 'kept_place', 'closed_out', 'handed_on'),
  }), { maxLength: 60 }).map((all) => all.map(({ arrivedMs, waitedMs, outcome }, i) => ({ id: String(i), arrivedAtMs: arrivedMs, outcome, ...(outcome === 'waiting' ? {} : { leftAtMs: arrivedMs + waitedMs }) })));

  it('waiting at start + offered = all that left + waiting at end, and each begins as the last ended', () => {
    fc.assert(fc.property(history, fc.constantFrom(15, 30, 60), fc.integer({ min: 0, max: 5 * 60 }), (rows, minutes, endMinute) => {
      const told = slicesOf({ fromMs: 30 * minuteMs, toMs: (30 + endMinute) * minuteMs }, minutes).map((slice) => intervalRow(rows, nobody, slice, defaultSettings));
      for (const [i, row] of told.entries()) {
        expect(row.difference).toBe(0);
        expect(valueOf(row, 'waiting_at_start') + valueOf(row, 'offered')).toBe(parts.reduce((sum, id) => sum + valueOf(row, id), 0) + valueOf(row, 'waiting_at_end'));
        const before = told[i - 1];
        if (before !== undefined) expect(valueOf(row, 'waiting_at_start')).toBe(valueOf(before, 'waiting_at_end'));
      }
    }));
  });

  it('slices of a period are as many as it has quarters, halves and hours, and add up to the whole', () => {
    fc.assert(fc.property(history, (rows) => {
      const whole = { fromMs: 0, toMs: 8 * 60 * minuteMs };
      const once = intervalRow(rows, nobody, whole, defaultSettings);
      for (const minutes of [15, 30, 60]) {
        const slices = slicesOf(whole, minutes);
        expect(slices).toHaveLength((8 * 60) / minutes);
        for (const id of ['offered', ...parts]) expect(slices.map((slice) => valueOf(intervalRow(rows, nobody, slice, defaultSettings), id)).reduce((a, b) => a + b, 0)).toBe(valueOf(once, id));
      }
    }));
  });
});

it('a contact counts where it came and where it left; its wait belongs to the slice in which it was answered', () => {
  const row: ContactRow = { id: 'a', arrivedAtMs: 14 * minuteMs, leftAtMs: 16 * minuteMs, outcome: 'answered' };
  const [first, second] = slicesOf({ fromMs: 0, toMs: 30 * minuteMs }, 15).map((slice) => intervalRow([row], nobody, slice, defaultSettings));
  if (first === undefined || second === undefined) throw new Error('there are two quarters in half an hour');
  expect([valueOf(first, 'offered'), valueOf(first, 'waiting_at_end'), valueOf(second, 'waiting_at_start'), valueOf(second, 'answered')]).toEqual([1, 1, 1, 1]);
  expect([first.values[columns.indexOf('average_speed_of_answer')], valueOf(second, 'average_speed_of_answer')]).toEqual([undefined, 120]);
});

it('occupancy goes by people and the clock: three chats at once are one time in hand', () => {
  const at = (agentId: string, fromMinute: number, toMinute: number, isReady = false) => ({ id: `${agentId}${fromMinute}`, queueId: isReady ? null : 'q', agentId, fromMs: fromMinute * minuteMs, toMs: toMinute * minuteMs, isReady });
  const slice = { fromMs: 0, toMs: 60 * minuteMs };
  // One works 30 of 60 minutes in three overlapping chats; the other is ready for 20 and holds one from the 50th on, beyond the hour.
  const work = [at('a', 0, 20), at('a', 10, 30), at('a', 15, 25), at('b', 50, 90), at('a', 0, 60, true), at('b', 0, 20, true)];
  expect(occupancyIn(work, slice)).toBe((30 + 10) / (60 + 30));
  expect(occupancyIn([], slice)).toBeUndefined();
  expect(coveredMs([], slice)).toBe(0);
});

it('the last slice is as long as what is left; a period without length has none', () => {
  expect(slicesOf({ fromMs: 0, toMs: 40 * minuteMs }, 15).map(({ toMs }) => toMs / minuteMs)).toEqual([15, 30, 40]);
  expect(slicesOf({ fromMs: 5, toMs: 5 }, 15)).toEqual([]);
});
