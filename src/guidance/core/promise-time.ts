/**
 * When is "tomorrow at three"? The day, the part of the day and the hour somebody named, as an instant. Where people are vague,
 * the reading is what a customer would hold us to: "下午" ends at 18:00, a bare "周五" with the working day, "3点" is the afternoon.
 */
import { addWorkingSeconds, type BusinessCalendar, nextClosing, workdaySeconds } from '#clocks/core/calendar.ts';
import { dateOf, dayOf, instantAt, minutesADay, readWall, weekdayOf } from '#clocks/core/wall-clock.ts';

/** The moment something is said, in epoch milliseconds, and the wall the speaker looks at. */
export interface SaidAt {
  readonly nowMs: number;
  /** IANA, `Asia/Shanghai`. */
  readonly zone: string;
  /** Working days and closing times; without it Monday to Friday 09:00–18:00. */
  readonly calendar?: BusinessCalendar;
}

/** A stretch of text that names a time. Places are UTF-16, end excluded. */
export interface NamedTime {
  readonly start: number;
  readonly end: number;
  readonly dueAtMs: number;
}

export type DayWord =
  | { readonly kind: 'inDays'; readonly days: number }
  /** 0 Monday … 6 Sunday; `week` counts from this one, undefined is the next such day. */
  | { readonly kind: 'weekday'; readonly weekday: number; readonly week: number | undefined }
  /** The working week's end. */
  | { readonly kind: 'week'; readonly week: number }
  | { readonly kind: 'monthEnd' | 'yearEnd' }
  /** Of the month after this one; undefined is its last day. */
  | { readonly kind: 'nextMonth'; readonly date: number | undefined }
  | { readonly kind: 'date'; readonly month: number | undefined; readonly date: number };

/** By when each part of a day is over, in minutes; `close` is the end of the working day. */
const partEnds = { night: 360, early: 600, morning: 720, noon: 780, afternoon: 1080, dusk: 1140, evening: 1260 };
export type DayPart = keyof typeof partEnds | 'close';

export interface TimeWords {
  readonly day?: DayWord | undefined;
  readonly part?: DayPart | undefined;
  /** Minutes since midnight as said: 3:30 is 210, whatever half of the day is meant. */
  readonly clockMinutes?: number | undefined;
  /** The hour was said in full (15:00, 3 pm): it is not to be moved into the other half. */
  readonly isExact?: boolean;
}

const minuteMs = 60_000;
const endOfDay = minutesADay - 1;
const usualClosing = partEnds.afternoon;
const officeHours: BusinessCalendar['week'] = {
  mon: [['09:00', '18:00']], tue: [['09:00', '18:00']], wed: [['09:00', '18:00']], thu: [['09:00', '18:00']], fri: [['09:00', '18:00']], sat: [], sun: [],
};

/** So many minutes of natural time from now. */
export function afterMinutes(at: SaidAt, minutes: number): number {
  return at.nowMs + Math.round(minutes * minuteMs);
}

/** So many working days from now, on the centre's calendar. */
export function afterWorkingDays(at: SaidAt, days: number): number {
  const calendar = at.calendar ?? { zone: at.zone, week: officeHours, days: {}, knownYears: 'every' };
  const aDaySeconds = workdaySeconds(calendar);
  return aDaySeconds === 0 ? afterMinutes(at, days * minutesADay) : addWorkingSeconds(calendar, at.nowMs, days * aDaySeconds);
}

/** The day meant, as its number; undefined when there is no such day. */
function dayMeant(word: DayWord | undefined, today: number): number | undefined {
  if (word === undefined) return today;
  const monday = today - weekdayOf(today);
  const { year, month, date } = dateOf(today);
  switch (word.kind) {
    case 'inDays':
      return today + word.days;
    case 'weekday':
      if (word.week !== undefined) return monday + word.week * 7 + word.weekday;
      return monday + word.weekday + (monday + word.weekday < today ? 7 : 0);
    case 'week':
      // On a Saturday "this week" can only mean its end.
      return Math.max(monday + word.week * 7 + 4, word.week === 0 && weekdayOf(today) > 4 ? monday + 6 : 0);
    case 'monthEnd':
      return lastOf(year, month);
    case 'yearEnd':
      return lastOf(year, 12);
    case 'nextMonth': {
      const [nextYear, next] = month === 12 ? [year + 1, 1] : [year, month + 1];
      const last = lastOf(nextYear, next);
      return word.date === undefined ? last : word.date >= 1 && word.date <= dateOf(last).date ? dayOf(nextYear, next, word.date) : undefined;
    }
    case 'date': {
      const wanted = word.month ?? (word.date < date ? month + 1 : month);
      const wantedYear = wanted > 12 || (word.month !== undefined && dayOf(year, wanted, word.date) < today) ? year + 1 : year;
      const day = dayOf(wantedYear, ((wanted - 1) % 12) + 1, word.date);
      return wanted >= 1 && dateOf(day).date === word.date ? day : undefined;
    }
  }
}

function lastOf(year: number, month: number): number {
  return dayOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - 1;
}

/** 3 o'clock in the afternoon is 15:00; 12 at night is the midnight that ends the day; 3 o'clock alone is hardly ever 03:00. */
function minuteMeant(clock: number, words: TimeWords): number {
  if (words.isExact === true || clock >= 780) return clock;
  const { part } = words;
  // 12 or 1 at night: the day that ends.
  if (part === 'evening' && (clock >= 720 || clock < 240)) return minutesADay + (clock % 720);
  if (clock === 0) return 0;
  const isLate = part === 'afternoon' || part === 'dusk' || part === 'evening' || (part === 'noon' && clock < 660);
  if (clock < 720 && (isLate || (part === undefined && clock < 420))) return clock + 720;
  return clock;
}

/** When the working day ends, in minutes, on the calendar if it is given and the team works that day. */
function closingMinute(at: SaidAt, day: number): number {
  if (!at.calendar) return usualClosing;
  // Lunch is a closing too: the last one of the day counts.
  let minute: number | undefined;
  for (let closing = nextClosing(at.calendar, instantAt(at.zone, day, 0)); closing !== undefined; closing = nextClosing(at.calendar, closing)) {
    const wall = readWall(at.zone, closing);
    if (wall.day !== day) break;
    minute = wall.minute;
  }
  return minute ?? usualClosing;
}

/** The instant meant; undefined when it is not after now, or when there is no such day. */
export function dueOf(words: TimeWords, at: SaidAt): number | undefined {
  const now = readWall(at.zone, at.nowMs);
  const day = dayMeant(words.day, now.day);
  if (day === undefined) return undefined;
  if (words.clockMinutes !== undefined) {
    const said = minuteMeant(words.clockMinutes, words);
    // Today's midnight is the one to come.
    const minute = said === 0 && day === now.day ? minutesADay : said;
    if (day !== now.day || minute > now.minute) return afterNow(instantAt(at.zone, day, minute), at);
    // 9 o'clock, said at ten: tonight, or tomorrow when no day was named.
    const isFree = words.isExact !== true && words.part === undefined;
    if (isFree && minute < 720 && minute + 720 > now.minute) return instantAt(at.zone, day, minute + 720);
    return words.day === undefined && (words.part === undefined || words.part === 'night') ? instantAt(at.zone, day + 1, minute) : undefined;
  }
  const part = words.part ?? 'close';
  const due = instantAt(at.zone, day, part === 'close' ? closingMinute(at, day) : partEnds[part]);
  // "Today", said after closing, still means today.
  const isOpenEnd = words.part === undefined || words.part === 'evening';
  return due > at.nowMs || !isOpenEnd ? afterNow(due, at) : afterNow(instantAt(at.zone, day, endOfDay), at);
}

function afterNow(dueAtMs: number, at: SaidAt): number | undefined {
  return dueAtMs > at.nowMs ? dueAtMs : undefined;
}
