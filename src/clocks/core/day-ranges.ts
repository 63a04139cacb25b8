/** Days of a calendar as people read them: seven rows 国庆节 are one line, 1 to 7 October. */
import type { DayOverride } from './calendar.ts';
import { dayFromText, dayText } from './wall-clock.ts';

export interface DayRange {
  /** First and last day, `2026-10-01`. */
  readonly from: string;
  readonly to: string;
  readonly length: number;
  readonly day: DayOverride;
}

/** The days of one year in order, neighbours that say the same joined. Days that are no dates are left out. */
export function rangesOf(days: Readonly<Record<string, DayOverride>>, year: number): DayRange[] {
  const ranges: DayRange[] = [];
  for (const date of Object.keys(days).filter((text) => text.startsWith(`${year}-`) && dayFromText(text) !== undefined).toSorted()) {
    const day = days[date];
    if (day === undefined) continue;
    const last = ranges.at(-1);
    if (last !== undefined && dayFromText(date) === (dayFromText(last.to) ?? 0) + 1 && saysTheSame(last.day, day)) ranges[ranges.length - 1] = { ...last, to: date, length: last.length + 1 };
    else ranges.push({ from: date, to: date, length: 1, day });
  }
  return ranges;
}

/** Every date from one to the other, both included; empty when the end comes first or either is no date. */
export function datesBetween(from: string, to: string): string[] {
  const first = dayFromText(from);
  const last = dayFromText(to);
  if (first === undefined || last === undefined || last < first) return [];
  return Array.from({ length: last - first + 1 }, (_, i) => dayText(first + i));
}

function saysTheSame(a: DayOverride, b: DayOverride): boolean {
  return a.kind === b.kind && a.note === b.note && a.source === b.source && JSON.stringify(a.periods ?? null) === JSON.stringify(b.periods ?? null);
}
