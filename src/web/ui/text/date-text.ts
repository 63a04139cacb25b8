/** A calendar day as people type it: the same in every language of browser and desk. */
import { dateOf, dayFromText, dayOf, dayText } from '#clocks/core/wall-clock.ts';

const pad = (n: string | number, width: number): string => String(n).padStart(width, '0');

/**
 * 2026-11-22, 2026/11/22, 2026.11.22, 20261122, 2026年11月22日, and without the year 11-22, 11月22日 → `2026-11-22`. The year comes
 * first or is this year's, so that no day can be taken for a month. Null for what is no day. `today` as `2026-11-22`.
 */
export function readDate(text: string, today: string): string | null {
  const plain = text.normalize('NFKC').trim().replaceAll(/\s+/g, '');
  const whole = /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain);
  const short = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain);
  const [year, month, date] = whole ? [whole[1], whole[2], whole[3]] : short ? [today.slice(0, 4), short[1], short[2]] : [];
  if (year === undefined || month === undefined || date === undefined) return null;
  const day = dayFromText(`${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`);
  return day === undefined ? null : dayText(day);
}

/** So many days later or earlier. */
export function stepDays(date: string, by: number): string {
  return dayText((dayFromText(date) ?? 0) + by);
}

/** The same day of a later or earlier month; the last one where the month is shorter. */
export function stepMonths(date: string, by: number): string {
  const { year, month, date: day } = dateOf(dayFromText(date) ?? 0);
  const months = year * 12 + month - 1 + by;
  const [toYear, toMonth] = [Math.floor(months / 12), (months % 12) + 1];
  const longest = dayOf(toMonth === 12 ? toYear + 1 : toYear, toMonth === 12 ? 1 : toMonth + 1, 1) - dayOf(toYear, toMonth, 1);
  return dayText(dayOf(toYear, toMonth, Math.min(day, longest)));
}

/** Whole weeks from Monday that hold the month of `date`. */
export function weeksOf(date: string): string[][] {
  const { year, month } = dateOf(dayFromText(date) ?? 0);
  const first = dayOf(year, month, 1);
  // 1970-01-01 was a Thursday.
  const monday = first - ((((first + 3) % 7) + 7) % 7);
  const last = dayOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - 1;
  const weeks = Math.floor((last - monday) / 7) + 1;
  return Array.from({ length: weeks }, (_, week) => Array.from({ length: 7 }, (__, i) => dayText(monday + week * 7 + i)));
}
