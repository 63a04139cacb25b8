import { expect, it } from 'vitest';
import { readDate, stepDays, stepMonths, weeksOf } from './date-text.ts';

it.each([
  ['2026-11-22', '2026-11-22'], ['2026/1/2', '2026-01-02'], ['2026.11.22', '2026-11-22'], ['20261122', '2026-11-22'], ['２０２６－１１－２２', '2026-11-22'], [' 2026年11月2日 ', '2026-11-02'],
  ['11-22', '2026-11-22'], ['3月8日', '2026-03-08'], ['2024-2-29', '2024-02-29'],
  ['2026-02-29', null], ['2026-13-01', null], ['22.11.2026', null], ['22', null], ['', null], ['soon', null],
])('%s → %s', (typed, read) => {
  expect(readDate(typed, '2026-11-21')).toBe(read);
});

it('goes over months and years', () => {
  expect([stepDays('2026-12-31', 1), stepDays('2024-03-01', -1)]).toEqual(['2027-01-01', '2024-02-29']);
  expect([stepMonths('2026-01-31', 1), stepMonths('2026-12-15', 1), stepMonths('2026-01-15', -1), stepMonths('2024-02-29', 12)]).toEqual(['2026-02-28', '2027-01-15', '2025-12-15', '2025-02-28']);
});

it('shows whole weeks from Monday, and every day of the month once', () => {
  const weeks = weeksOf('2026-11-22');
  expect([weeks.length, weeks[0]?.[0], weeks.at(-1)?.[6]]).toEqual([6, '2026-10-26', '2026-12-06']);
  expect(weeks.flat().filter((day) => day.startsWith('2026-11'))).toHaveLength(30);
  expect(weeksOf('2027-02-10')).toHaveLength(4);
});
