/** What is wrong with a calendar that a person entered: asked before it is stored, so that the arithmetic may trust it. */
import { minutesOf, weekdays, type BusinessCalendar, type Period } from './calendar.ts';
import { dayFromText, isZone, minutesADay } from './wall-clock.ts';

const calendarFaults = ['unknownZone', 'badDate', 'badPeriod', 'overlap', 'neverOpens'] as const;

export interface CalendarFault {
  /** A path into the calendar: `week.mon.1`, `days.2026-02-30`. */
  readonly at: string;
  readonly fault: (typeof calendarFaults)[number];
}

/** Every fault, in reading order; an empty list is a sound calendar. Overlap of one day's night with the next day is allowed: it counts once. */
export function calendarProblems(calendar: BusinessCalendar): CalendarFault[] {
  const faults: CalendarFault[] = [];
  if (!isZone(calendar.zone)) faults.push({ at: 'zone', fault: 'unknownZone' });
  for (const weekday of weekdays) faults.push(...periodProblems(calendar.week[weekday], `week.${weekday}`));
  for (const [date, override] of Object.entries(calendar.days)) {
    if (dayFromText(date) === undefined) faults.push({ at: `days.${date}`, fault: 'badDate' });
    faults.push(...periodProblems(override.periods ?? [], `days.${date}.periods`));
  }
  if (weekdays.every((weekday) => calendar.week[weekday].length === 0)) faults.push({ at: 'week', fault: 'neverOpens' });
  return faults;
}

function periodProblems(periods: readonly Period[], at: string): CalendarFault[] {
  const faults: CalendarFault[] = [];
  const spans: { from: number; to: number }[] = [];
  for (const [index, period] of periods.entries()) {
    const from = minutesOf(period[0]);
    const to = minutesOf(period[1]);
    if (Number.isNaN(to) || !(from < minutesADay)) {
      faults.push({ at: `${at}.${index}`, fault: 'badPeriod' });
      continue;
    }
    const span = { from, to: to <= from ? to + minutesADay : to };
    if (spans.some((other) => span.from < other.to && other.from < span.to)) faults.push({ at: `${at}.${index}`, fault: 'overlap' });
    spans.push(span);
  }
  return faults;
}
