/**
 * Business calendars: when a team works, and arithmetic in the time it works. Values in, values out; instants are epoch
 * milliseconds, lengths are seconds (exact to the millisecond).
 *
 * A period belongs to the day on which it begins: the night shift 22:00–06:00 of the 30th still ends at 06:00 on the 1st, even
 * when the 1st is a holiday. A period is one span of real time: over the night the clocks change it is an hour longer or shorter.
 */
import { dateOf, dayMs, dayText, instantAt, minutesADay, readWall, weekdayOf } from './wall-clock.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** `['09:00', '12:00']` on the wall, end excluded. An end not after its beginning lies on the next day; `24:00` is midnight. */
export type Period = readonly [from: string, to: string];

/** `workday` is a make-up day 调休; `special` is any other day with hours of its own (a half day, a sale). */
export const dayKinds = ['holiday', 'workday', 'special'] as const;
export type DayKind = (typeof dayKinds)[number];

export interface DayOverride {
  readonly kind: DayKind;
  /** What is given here holds, whatever the kind. Without: a holiday is closed, a special day keeps its weekday's periods, a
   *  workday has its weekday's or, on a day that is otherwise free, those of the week's first working day. */
  readonly periods?: readonly Period[];
  readonly note: string;
  /** Where this comes from: a state notice, a person. */
  readonly source: string;
}

export interface BusinessCalendar {
  /** IANA name, `Asia/Shanghai`. */
  readonly zone: string;
  readonly week: Readonly<Record<Weekday, readonly Period[]>>;
  /** By local date, `2026-02-14`. */
  readonly days: Readonly<Record<string, DayOverride>>;
  /** The years whose holidays are published and entered; `every` when this team's days depend on no such notice. */
  readonly knownYears: readonly number[] | 'every';
}

/** `always` is 24 hours on 7 days: natural time is a calendar like any other. */
export type Calendar = BusinessCalendar | 'always';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Longest stretch without one opening, or without one closing, that is believed; a calendar beyond it is taken as never changing. */
const horizonDays = 400;
const rememberedDays = 4000;

/** Minutes of `09:30` since midnight; NaN for anything else. `24:00` is 1440. */
export function minutesOf(text: string): number {
  const match = /^(\d\d):(\d\d)$/.exec(text);
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
  return Number(match?.[2]) < 60 && minutes <= minutesADay ? minutes : Number.NaN;
}

/** From and to in minutes since the midnight before `from`; the end may pass 1440. Throws RangeError for a time that is none. */
function minutesSpanned(period: Period): { from: number; to: number } {
  const from = minutesOf(period[0]);
  const to = minutesOf(period[1]);
  if (Number.isNaN(from) || Number.isNaN(to)) throw new RangeError(`not a period of a day: ${period[0]}–${period[1]}`);
  return { from, to: to <= from ? to + minutesADay : to };
}

/** What counts as work on a day: its own entry before its weekday. @param day number since 1970-01-01 */
export function periodsOn(calendar: BusinessCalendar, day: number): readonly Period[] {
  const own = calendar.week[weekdays[weekdayOf(day)] ?? 'mon'];
  const override = calendar.days[dayText(day)];
  if (!override) return own;
  if (override.periods) return override.periods;
  if (override.kind === 'holiday') return [];
  if (override.kind === 'special' || own.length > 0) return own;
  return weekdays.map((weekday) => calendar.week[weekday]).find((periods) => periods.length > 0) ?? [];
}

/** A calendar is a value that nobody changes, so what was worked out for its days stays true as long as it lives. */
const remembered = new WeakMap<BusinessCalendar, Map<number, readonly Span[]>>();

function spansOn(calendar: BusinessCalendar, day: number): readonly Span[] {
  let days = remembered.get(calendar);
  if (!days || days.size > rememberedDays) remembered.set(calendar, (days = new Map()));
  const known = days.get(day);
  if (known) return known;
  const spans = periodsOn(calendar, day)
    .map(minutesSpanned)
    .map(({ from, to }) => ({ from: instantAt(calendar.zone, day, from), to: instantAt(calendar.zone, day, to) }))
    .sort((a, b) => a.from - b.from);
  days.set(day, spans);
  return spans;
}

/** The stretches of work from `at` on, in order, without overlaps, the first cut at `at`; ends when nothing opens within the horizon. */
function* workFrom(calendar: BusinessCalendar, at: number): Generator<Span> {
  let reached = at;
  let closedDays = 0;
  // A night shift of the day before may still be running.
  for (let day = readWall(calendar.zone, at).day - 1; closedDays <= horizonDays; day++) {
    closedDays++;
    for (const span of spansOn(calendar, day)) {
      if (span.to <= reached || span.to <= span.from) continue;
      closedDays = 0;
      yield { from: Math.max(span.from, reached), to: span.to };
      reached = span.to;
    }
  }
}

/** Is the team at work at this instant? The first millisecond of a period is within, its end is not. */
export function isWithinHours(calendar: Calendar, at: number): boolean {
  if (calendar === 'always') return true;
  const today = readWall(calendar.zone, at).day;
  return [today - 1, today].some((day) => spansOn(calendar, day).some((span) => span.from <= at && at < span.to));
}

/**
 * The earliest instant by which `seconds` of work have passed since `from`: 3 hours from 09:00 end at 12:00, not after lunch.
 * 0 seconds end at `from`. Throws RangeError for a negative length and for a calendar that does not open again.
 */
export function addWorkingSeconds(calendar: Calendar, from: number, seconds: number): number {
  if (!(seconds >= 0) || !Number.isFinite(seconds)) throw new RangeError(`not a length of time: ${seconds} s`);
  let wantedMs = Math.round(seconds * 1000);
  if (calendar === 'always' || wantedMs === 0) return from + wantedMs;
  for (const span of workFrom(calendar, from)) {
    if (wantedMs <= span.to - span.from) return span.from + wantedMs;
    wantedMs -= span.to - span.from;
  }
  throw new RangeError(`the calendar has no working time in the ${horizonDays} days before it is due`);
}

/** Seconds of work between two instants; 0 when `to` is not after `from`. */
export function workingSecondsBetween(calendar: Calendar, from: number, to: number): number {
  if (to <= from) return 0;
  if (calendar === 'always') return (to - from) / 1000;
  let sumMs = 0;
  for (const span of workFrom(calendar, from)) {
    if (span.from >= to) break;
    sumMs += Math.min(span.to, to) - span.from;
  }
  return sumMs / 1000;
}

/** `at` itself within hours, else the next beginning of work; undefined when none comes within the horizon. */
export function nextOpening(calendar: Calendar, at: number): number | undefined {
  if (calendar === 'always') return at;
  return workFrom(calendar, at).next().value?.from;
}

/** When the present work ends, or outside hours the next; undefined when it does not end or never begins. Adjoining periods are one. */
export function nextClosing(calendar: Calendar, at: number): number | undefined {
  if (calendar === 'always') return undefined;
  let end: number | undefined;
  for (const span of workFrom(calendar, at)) {
    if (end !== undefined && span.from > end) return end;
    end = span.to;
    if (end - at > horizonDays * dayMs) return undefined;
  }
  return end;
}

/**
 * The years between two instants (both included, on the calendar's wall) whose holidays are not entered, ascending. A time counted
 * through them follows the bare week and must be shown as such, never passed off as known.
 */
export function missingYears(calendar: Calendar, from: number, to: number): number[] {
  if (calendar === 'always' || calendar.knownYears === 'every') return [];
  const known = calendar.knownYears;
  const first = dateOf(readWall(calendar.zone, from).day).year;
  const last = dateOf(readWall(calendar.zone, Math.max(from, to)).day).year;
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((year) => !known.includes(year));
}

/** The years to raise an alarm for now: this one, and from 1 November the next, as long as their holidays are not entered. */
export function yearsToEnter(calendar: Calendar, now: number): number[] {
  if (calendar === 'always' || calendar.knownYears === 'every') return [];
  const known = calendar.knownYears;
  const { year, month } = dateOf(readWall(calendar.zone, now).day);
  return (month >= 11 ? [year, year + 1] : [year]).filter((wanted) => !known.includes(wanted));
}

/**
 * How much work one usual working day holds, in seconds: the length most weekdays with work have, the shorter of two equally
 * common. This is what "3 working days" are counted in. 24 hours for `always`, 0 for a week without work.
 */
export function workdaySeconds(calendar: Calendar): number {
  if (calendar === 'always') return dayMs / 1000;
  const counts = new Map<number, number>();
  for (const weekday of weekdays) {
    const minutes = calendar.week[weekday].map(minutesSpanned).reduce((sum, span) => sum + span.to - span.from, 0);
    if (minutes > 0) counts.set(minutes, (counts.get(minutes) ?? 0) + 1);
  }
  const [usual] = [...counts].sort(([aMinutes, aDays], [bMinutes, bDays]) => bDays - aDays || aMinutes - bMinutes);
  return (usual?.[0] ?? 0) * 60;
}
