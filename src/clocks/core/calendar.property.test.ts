/** The calendar against an oracle that reads the wall minute by minute with another library and knows no arithmetic but counting. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { addWorkingSeconds, isWithinHours, nextClosing, nextOpening, weekdays, workingSecondsBetween, type BusinessCalendar, type Period } from './calendar.ts';

interface Scene {
  readonly zone: string;
  /** First minute and length of what the oracle looks at. */
  readonly from: string;
  readonly days: number;
  /** Minutes of the day that the wall shows twice: no period begins or ends inside (the table of cases covers those). */
  readonly twice?: readonly [from: number, to: number];
}

const scenes: readonly Scene[] = [
  { zone: 'Asia/Shanghai', from: '2026-02-09T00:00+08:00', days: 21 },
  { zone: 'Europe/Berlin', from: '2026-03-22T00:00+01:00', days: 14 },
  { zone: 'Europe/Berlin', from: '2026-10-18T00:00+02:00', days: 14, twice: [120, 180] },
  { zone: 'America/New_York', from: '2026-03-01T00:00-05:00', days: 14 },
  { zone: 'America/New_York', from: '2026-10-25T00:00-04:00', days: 14, twice: [60, 120] },
];

const minuteMs = 60_000;
const text = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** One to three periods from sorted minutes of the day; the last may run over midnight. */
function periodsFor(scene: Scene): fc.Arbitrary<Period[]> {
  const away = (minute: number) => (scene.twice && minute > scene.twice[0] && minute < scene.twice[1] ? scene.twice[1] : minute);
  return fc.tuple(fc.uniqueArray(fc.integer({ min: 0, max: 1439 }).map(away), { minLength: 2, maxLength: 6 }), fc.boolean()).map(([minutes, isOverNight]) => {
    const sorted = minutes.toSorted((a, b) => a - b);
    const even = sorted.length % 2 === 0 ? sorted : sorted.slice(1);
    // Rotated by one, the pairs leave the first minute to end the last period: 22:00–06:00.
    const ordered = isOverNight ? [...even.slice(1), ...even.slice(0, 1)] : even;
    return Array.from({ length: ordered.length / 2 }, (_, i): Period => [text(ordered[2 * i] ?? 0), text(ordered[2 * i + 1] ?? 0)]);
  });
}

function calendarFor(scene: Scene): fc.Arbitrary<BusinessCalendar> {
  const periods = fc.oneof({ weight: 1, arbitrary: fc.constant<Period[]>([]) }, { weight: 4, arbitrary: periodsFor(scene) });
  const start = Temporal.PlainDate.from(scene.from.slice(0, 10));
  const override = fc.tuple(fc.integer({ min: 0, max: scene.days - 1 }), fc.oneof(fc.constant<Period[]>([]), periodsFor(scene)));
  return fc.tuple(fc.tuple(periods, periods, periods, periods, periods, periods, periods), fc.array(override, { maxLength: 4 })).map(([[mon, tue, wed, thu, fri, sat, sun], overrides]) => ({
    zone: scene.zone,
    week: { mon, tue, wed, thu, fri, sat, sun },
    days: Object.fromEntries(overrides.map(([offset, own]) => [start.add({ days: offset }).toString(), { kind: 'special' as const, periods: own, note: '', source: '' }])),
    knownYears: 'every' as const,
  }));
}

interface Wall {
  readonly dates: readonly Temporal.PlainDate[];
  /** For every minute of the scene: which of the dates, and the minute of the day. */
  readonly readings: readonly { readonly date: number; readonly minute: number }[];
}

function wallOf({ zone, from, days }: Scene): Wall {
  const start = Temporal.Instant.from(from);
  const first = Temporal.PlainDate.from(from.slice(0, 10));
  const readings = Array.from({ length: days * 1440 }, (_, i) => {
    const wall = start.add({ minutes: i }).toZonedDateTimeISO(zone);
    return { date: wall.dayOfYear - first.dayOfYear, minute: wall.hour * 60 + wall.minute };
  });
  return { dates: Array.from({ length: days + 1 }, (_, i) => first.add({ days: i })), readings };
}

/** Is each minute worked? Today's periods while they last, and yesterday's that ran over midnight. */
function worked(calendar: BusinessCalendar, { dates, readings }: Wall): boolean[] {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const on = (date: Temporal.PlainDate) => (calendar.days[date.toString()]?.periods ?? calendar.week[weekdays[date.dayOfWeek - 1] ?? 'mon']).map(([from, to]) => [minutes(from), minutes(to)] as const);
  const days = dates.map((date) => {
    const [today, yesterday] = [on(date), on(date.subtract({ days: 1 }))];
    return Array.from({ length: 1440 }, (_, minute) =>
      today.some(([from, to]) => from <= minute && (minute < to || to <= from)) || yesterday.some(([from, to]) => to <= from && minute < to));
  });
  return readings.map(({ date, minute }) => days[date]?.[minute] === true);
}

describe.each(scenes)('$zone from $from', (scene) => {
  const wall = wallOf(scene);
  const start = Date.parse(scene.from);
  const minute = fc.integer({ min: 0, max: wall.readings.length - 1 });

  test('counts, adds, opens and closes as a minute-by-minute count does', () => {
    fc.assert(fc.property(calendarFor(scene), minute, minute, (calendar, a, b) => {
      // The oracle does not know the night before its first day.
      const first = Math.max(1440, Math.min(a, b));
      const last = Math.max(1440, Math.max(a, b));
      const isWorked = worked(calendar, wall);
      const from = start + first * minuteMs;
      let count = 0;
      let lastWorked = first;
      for (let i = first; i < last; i++) {
        if (isWorked[i] === true) {
          count++;
          lastWorked = i + 1;
        }
      }
      expect(workingSecondsBetween(calendar, from, start + last * minuteMs)).toBe(count * 60);
      if (count > 0) expect(addWorkingSeconds(calendar, from, count * 60)).toBe(start + lastWorked * minuteMs);
      expect(isWithinHours(calendar, from)).toBe(isWorked[first]);
      const opens = isWorked.indexOf(true, first);
      if (opens < 0) return;
      expect(nextOpening(calendar, from)).toBe(start + opens * minuteMs);
      const closes = isWorked.indexOf(false, opens);
      if (closes >= 0) expect(nextClosing(calendar, from)).toBe(start + closes * minuteMs);
    }), { numRuns: 100 });
  }, 60_000);

  const opening = calendarFor(scene).filter((calendar) => weekdays.some((weekday) => calendar.week[weekday].length > 0));
  const moment = fc.integer({ min: 0, max: scene.days * 86_400_000 }).map((ms) => start + ms);
  const lengthSeconds = fc.integer({ min: 0, max: 400 * 3_600_000 }).map((ms) => ms / 1000);

  test('adding and counting are inverse', () => {
    fc.assert(fc.property(opening, moment, lengthSeconds, (calendar, from, seconds) => {
      const due = addWorkingSeconds(calendar, from, seconds);
      expect(workingSecondsBetween(calendar, from, due)).toBe(seconds);
      // The earliest such moment: one millisecond before, a millisecond of work is missing.
      if (seconds > 0) expect(workingSecondsBetween(calendar, from, due - 1)).toBeCloseTo(seconds - 0.001, 6);
    }));
  });

  test('more work is never due earlier, a later start never due earlier, and parts add up to the whole', () => {
    fc.assert(fc.property(opening, moment, moment, lengthSeconds, lengthSeconds, (calendar, a, b, s, t) => {
      const [early, late] = a <= b ? [a, b] : [b, a];
      const [less, more] = s <= t ? [s, t] : [t, s];
      expect(addWorkingSeconds(calendar, early, less)).toBeLessThanOrEqual(addWorkingSeconds(calendar, early, more));
      expect(addWorkingSeconds(calendar, early, less)).toBeLessThanOrEqual(addWorkingSeconds(calendar, late, less));
      if (less > 0) expect(addWorkingSeconds(calendar, addWorkingSeconds(calendar, early, less), more)).toBe(addWorkingSeconds(calendar, early, Math.round((less + more) * 1000) / 1000));
      const middle = Math.floor((early + late) / 2);
      expect(workingSecondsBetween(calendar, early, middle) + workingSecondsBetween(calendar, middle, late)).toBeCloseTo(workingSecondsBetween(calendar, early, late), 6);
    }));
  });
});
