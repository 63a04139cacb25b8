import { expect, test } from 'vitest';
import type { DayOverride } from './calendar.ts';
import { datesBetween, rangesOf } from './day-ranges.ts';
import { statutoryDaysCn } from './holidays-cn.ts';

const holiday: DayOverride = { kind: 'holiday', note: '国庆节', source: '通知' };

test('neighbouring days that say the same are one line; another note, a gap or a year begins a new one', () => {
  const days = { '2026-10-01': holiday, '2026-10-02': holiday, '2026-10-04': holiday, '2026-10-05': { ...holiday, note: '盘点' }, '2026-12-31': holiday, '2027-01-01': holiday, '2026-02-30': holiday };
  expect(rangesOf(days, 2026).map(({ from, to, length }) => [from, to, length])).toEqual([['2026-10-01', '2026-10-02', 2], ['2026-10-04', '2026-10-04', 1], ['2026-10-05', '2026-10-05', 1], ['2026-12-31', '2026-12-31', 1]]);
});

test('a year as published reads as its festivals and make-up days', () => {
  const ranges = rangesOf(statutoryDaysCn(), 2026);
  expect(ranges.find((range) => range.day.note === '春节')).toMatchObject({ from: '2026-02-15', to: '2026-02-23', length: 9 });
  expect(ranges.filter((range) => range.day.kind === 'workday').map((range) => range.from)).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']);
});

test('days that differ only in their hours stay apart', () => {
  expect(rangesOf({ '2026-11-10': { ...holiday, periods: [['09:00', '12:00']] }, '2026-11-11': holiday }, 2026)).toHaveLength(2);
});

test('every date between two, over months and leap days; none when the end comes first', () => {
  expect(datesBetween('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
  expect(datesBetween('2026-03-02', '2026-03-01')).toEqual([]);
  expect(datesBetween('2026-02-30', '2026-03-01')).toEqual([]);
});
