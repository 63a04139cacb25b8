import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isWithinHours, missingYears } from './calendar.ts';
import { publishedYearsCn, standardCalendar, statutoryDaysCn } from './holidays-cn.ts';

const calendar = standardCalendar();
const isWorked = (date: string) => isWithinHours(calendar, Date.parse(`${date}T10:00+08:00`));

test('what demand 15 asks for: 14 February and 10 October 2026 are worked, 7 October is not', () => {
  expect(['2026-02-14', '2026-10-10', '2026-10-07'].map(isWorked)).toEqual([true, true, false]);
});

test.each(publishedYearsCn.map(({ year }) => year))('every day of %i is free or worked as the source says', (year) => {
  const source: { holidays: Record<string, string>; workdays: Record<string, string> } =
    JSON.parse(readFileSync(new URL(`../../../node_modules/chinese-days/dist/years/${year}.json`, import.meta.url), 'utf8'));
  const days = statutoryDaysCn();
  const ofYear = (kind: string) => Object.keys(days).filter((date) => date.startsWith(`${year}-`) && days[date]?.kind === kind).toSorted();
  expect(ofYear('holiday')).toEqual(Object.keys(source.holidays).toSorted());
  expect(ofYear('workday')).toEqual(Object.keys(source.workdays).toSorted());
});

test.each([[2025, 248], [2026, 248]])('%i has %i working days', (year, count) => {
  let worked = 0;
  for (let at = Date.parse(`${year}-01-01T10:00+08:00`); at < Date.parse(`${year + 1}-01-01T00:00+08:00`); at += 86_400_000) if (isWithinHours(calendar, at)) worked++;
  expect(worked).toBe(count);
});

test('a make-up day lies at the weekend, and every row says where it comes from', () => {
  for (const [date, day] of Object.entries(statutoryDaysCn())) {
    if (day.kind === 'workday') expect([0, 6]).toContain(new Date(`${date}T00:00Z`).getUTCDay());
    expect(day.source).toContain(`国务院办公厅关于${date.slice(0, 4)}年`);
    expect(day.note).not.toBe('');
  }
});

test('a year without a notice is missing, not a year of work', () => {
  const newYear = Date.parse('2027-01-01T10:00+08:00');
  expect(missingYears(calendar, newYear, newYear)).toEqual([2027]);
});
