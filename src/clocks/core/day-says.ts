/** What a calendar says about one day: when it is open, and why. */
import { missingYears, periodsOn, type BusinessCalendar, type DayKind, type Period } from './calendar.ts';
import { dateOf, dayFromText, dayText, instantAt } from './wall-clock.ts';

interface DaySays {
  readonly periods: readonly Period[];
  readonly because: DayKind | 'week';
  readonly note: string;
  /** Until when the day before still works into this one, `06:00`; null when it does not. */
  readonly nightUntil: string | null;
  /** False: the holidays of its year are not entered, so the bare week decided. */
  readonly isKnown: boolean;
}

/** @param date `2026-10-10`; undefined for what is no date */
export function daySays(calendar: BusinessCalendar, date: string): DaySays | undefined {
  const day = dayFromText(date);
  if (day === undefined) return undefined;
  const entry = calendar.days[date];
  const nightUntil = periodsOn(calendar, day - 1).filter(([from, to]) => to <= from && to > '00:00').map(([, to]) => to).toSorted().at(-1) ?? null;
  const noonMs = instantAt(calendar.zone, day, 12 * 60);
  return { periods: periodsOn(calendar, day), because: entry?.kind ?? 'week', note: entry?.note ?? '', nightUntil, isKnown: entry !== undefined || missingYears(calendar, noonMs, noonMs).length === 0 };
}

/** The year of a day that is not entered, for saying so. */
export function yearOf(date: string): number {
  return dateOf(dayFromText(date) ?? 0).year;
}

/** So many days from it, the first included. */
export function daysFrom(date: string, count: number): string[] {
  const first = dayFromText(date);
  return first === undefined ? [] : Array.from({ length: count }, (_, i) => dayText(first + i));
}
