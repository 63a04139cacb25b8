/**
 * What a clock on the wall of a zone reads at an instant, and which instant a reading means.
 *
 * Instants are epoch milliseconds. A day is its number since 1970-01-01 in the proleptic Gregorian calendar (an integer, so
 * "the next day" is +1 over any month or leap year); a reading within it is minutes since midnight. The zone data are those of
 * `Intl` (IANA); nothing here asks what time it is. Good for the years 1 to 9999.
 */

export const dayMs = 86_400_000;
const minuteMs = 60_000;
export const minutesADay = 1440;

/** Day number of a date of the Gregorian calendar (days-from-civil, eras of 400 years). */
export function dayOf(year: number, month: number, date: number): number {
  // The year is thought to begin in March, so that the leap day is its last day and needs no rule of its own.
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** `{ year, month 1–12, date 1–31 }` of a day number: the inverse of `dayOf`. */
export function dateOf(day: number): { year: number; month: number; date: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 };
}

/** `2026-02-14` of a day number. */
export function dayText(day: number): string {
  const { year, month, date } = dateOf(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** Day number of `2026-02-14`; undefined when there is no such date (2026-02-29, 2026-2-1). */
export function dayFromText(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
  return dayText(day) === text ? day : undefined;
}

/** 0 Monday … 6 Sunday (1970-01-01 was a Thursday). */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** One formatter a zone: making one costs a hundred times more than asking it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
    year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}

/** Does this name a zone (`Asia/Shanghai`)? */
export function isZone(zone: string): boolean {
  try {
    formatterOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** The wall's reading in milliseconds since 1970-01-01 00:00 on that same wall. Throws RangeError for an unknown zone. */
function readingMs(zone: string, at: number): number {
  const [month = 0, date = 0, year = 0, hour = 0, minute = 0, second = 0] = (formatterOf(zone).format(at).match(/\d+/g) ?? []).map(Number);
  const wholeSecond = Math.floor(at / 1000) * 1000;
  return dayOf(year, month, date) * dayMs + ((hour * 60 + minute) * 60 + second) * 1000 + (at - wholeSecond);
}

/** `{ day, minute }` on the wall at an instant; the minute may carry a fraction (09:00:30 is 540.5). */
export function readWall(zone: string, at: number): { day: number; minute: number } {
  const reading = readingMs(zone, at);
  const day = Math.floor(reading / dayMs);
  return { day, minute: (reading - day * dayMs) / minuteMs };
}

/** `2026-11-19 09:00` on the wall of a zone: read alike in every language. */
export function wallText(zone: string, at: number): string {
  const { day, minute } = readWall(zone, at);
  const whole = Math.floor(minute);
  return `${dayText(day)} ${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}

/**
 * The first instant at which the wall has reached a reading. A reading that comes twice (clocks go back) means the first time; one
 * that never comes (clocks go forward) means the moment of the jump. Both keep later readings at later or equal instants, so
 * periods that do not overlap on paper never overlap in time.
 */
export function instantAt(zone: string, day: number, minute: number): number {
  const wanted = day * dayMs + minute * minuteMs;
  const before = wanted - dayMs;
  const after = wanted + dayMs;
  const offsetBefore = readingMs(zone, before) - before;
  const offsetAfter = readingMs(zone, after) - after;
  const early = wanted - Math.max(offsetBefore, offsetAfter);
  if (readingMs(zone, early) === wanted) return early;
  const late = wanted - Math.min(offsetBefore, offsetAfter);
  if (readingMs(zone, late) === wanted) return late;
  // The jump lies between the two guesses: find the first whole second that reads later than what is wanted.
  let low = Math.floor(early / 1000) - 1;
  let high = Math.ceil(late / 1000) + 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (readingMs(zone, middle * 1000) > wanted) high = middle;
    else low = middle;
  }
  return high * 1000;
}

/** The date on the wall, `2026-11-21`. */
export function localDate(zone: string, at: number): string {
  return dayText(readWall(zone, at).day);
}
