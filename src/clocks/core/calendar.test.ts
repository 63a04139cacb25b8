import { describe, expect, test } from 'vitest';
import {
  addWorkingSeconds, isWithinHours, missingYears, nextClosing, nextOpening, workdaySeconds, workingSecondsBetween, yearsToEnter,
  type BusinessCalendar, type Calendar, type DayOverride, type Period, type Weekday,
} from './calendar.ts';
import { calendarProblems } from './calendar-check.ts';
import { standardCalendar } from './holidays-cn.ts';

const at = (text: string) => Date.parse(text);
const none: readonly Period[] = [];

function calendar(zone: string, week: Partial<Record<Weekday, readonly Period[]>>, days: Record<string, DayOverride> = {}): BusinessCalendar {
  return { zone, week: { mon: none, tue: none, wed: none, thu: none, fri: none, sat: none, sun: none, ...week }, days, knownYears: 'every' };
}
const daily = (zone: string, ...periods: Period[]) =>
  calendar(zone, { mon: periods, tue: periods, wed: periods, thu: periods, fri: periods, sat: periods, sun: periods });
const office = (zone: string, ...periods: Period[]) => calendar(zone, { mon: periods, tue: periods, wed: periods, thu: periods, fri: periods });
const shut: DayOverride = { kind: 'holiday', note: 'closed', source: 'test' };

const standard = standardCalendar();
const eve = { ...standard, days: { ...standard.days, '2026-12-24': { kind: 'special', periods: [['09:00', '12:00']], note: 'half day', source: 'test' } } } satisfies BusinessCalendar;
const night = daily('Asia/Shanghai', ['22:00', '06:00']);
const nightWithHoliday = { ...night, days: { '2026-11-22': shut } };
const sundayNight = calendar('Asia/Shanghai', { sun: [['22:00', '06:00']] });
const split = daily('Asia/Shanghai', ['08:00', '10:00'], ['11:00', '13:00'], ['19:00', '21:00']);
const everyYear = { ...standard, days: {}, knownYears: 'every' } satisfies BusinessCalendar;
const berlin = office('Europe/Berlin', ['09:00', '17:00']);
const berlinNight = daily('Europe/Berlin', ['22:00', '06:00']);
const berlinRound = daily('Europe/Berlin', ['00:00', '24:00']);
const berlinFromGap = daily('Europe/Berlin', ['02:30', '05:00']);
const berlinToGap = daily('Europe/Berlin', ['01:00', '02:30']);
const newYork = office('America/New_York', ['09:00', '17:00']);
const newYorkNight = daily('America/New_York', ['22:00', '06:00']);
const lordHowe = daily('Australia/Lord_Howe', ['22:00', '06:00']);
const cairo = calendar('Africa/Cairo', { fri: [['00:00', '08:00']] });
const longShift = calendar('Asia/Shanghai', { mon: [['08:00', '08:00']] });
const overlapping = calendar('Asia/Shanghai', { mon: [['20:00', '04:00']], tue: [['02:00', '06:00']] });

const h = 3600;
const m = 60;

/** Worked out by hand on paper calendars: [what it shows, calendar, from, seconds of work, due]. 2026-11-23 is a Monday. */
const worked: readonly (readonly [string, Calendar, string, number, string])[] = [
  ['four hours taken at eleven', standard, '2026-11-23T11:00+08:00', 4 * h, '2026-11-23T16:30+08:00'],
  ['ends with the morning, not after lunch', standard, '2026-11-23T09:00+08:00', 3 * h, '2026-11-23T12:00+08:00'],
  ['a minute over the morning', standard, '2026-11-23T09:00+08:00', 3 * h + m, '2026-11-23T13:31+08:00'],
  ['taken as lunch begins', standard, '2026-11-23T12:00+08:00', m, '2026-11-23T13:31+08:00'],
  ['taken at lunch, the whole afternoon', standard, '2026-11-23T12:30+08:00', 4.5 * h, '2026-11-23T18:00+08:00'],
  ['taken before opening, the whole day', standard, '2026-11-23T08:00+08:00', 7.5 * h, '2026-11-23T18:00+08:00'],
  ['a minute over the day', standard, '2026-11-23T08:00+08:00', 7.5 * h + m, '2026-11-24T09:01+08:00'],
  ['a minute before closing', standard, '2026-11-23T17:59+08:00', 2 * m, '2026-11-24T09:01+08:00'],
  ['taken at closing', standard, '2026-11-23T18:00+08:00', m, '2026-11-24T09:01+08:00'],
  ['over the weekend', standard, '2026-11-27T17:00+08:00', 2 * h, '2026-11-30T10:00+08:00'],
  ['taken on Saturday', standard, '2026-11-21T10:00+08:00', h, '2026-11-23T10:00+08:00'],
  ['nothing to do is done at once, even on Sunday night', standard, '2026-11-22T23:59+08:00', 0, '2026-11-22T23:59+08:00'],
  ['three working days over a weekend', standard, '2026-11-27T15:00+08:00', 22.5 * h, '2026-12-02T15:00+08:00'],
  ['seconds count', standard, '2026-11-23T11:00:30+08:00', 90, '2026-11-23T11:02:00+08:00'],
  ['seconds over lunch', standard, '2026-11-23T11:59:30+08:00', 45, '2026-11-23T13:30:15+08:00'],
  ['into the make-up Saturday before Spring Festival', standard, '2026-02-13T17:00+08:00', 2 * h, '2026-02-14T10:00+08:00'],
  ['over the nine days of Spring Festival', standard, '2026-02-14T17:00+08:00', 2 * h, '2026-02-24T10:00+08:00'],
  ['over National Day', standard, '2026-09-30T17:30+08:00', h, '2026-10-08T09:30+08:00'],
  ['taken on the last free day, a Wednesday', standard, '2026-10-07T10:00+08:00', h, '2026-10-08T10:00+08:00'],
  ['fills the make-up Saturday of 10 October', standard, '2026-10-09T17:00+08:00', 8.5 * h, '2026-10-10T18:00+08:00'],
  ['half an hour over that Saturday', standard, '2026-10-09T17:00+08:00', 9 * h, '2026-10-12T09:30+08:00'],
  ['over New Year into a make-up Sunday', standard, '2025-12-31T17:00+08:00', 2 * h, '2026-01-04T10:00+08:00'],
  ['from a make-up Saturday over a Sunday', standard, '2026-02-28T16:00+08:00', 3 * h, '2026-03-02T10:00+08:00'],
  ['a free Saturday, then a make-up Sunday', standard, '2025-01-24T17:00+08:00', 2 * h, '2025-01-26T10:00+08:00'],
  ['eight days of October 2025', standard, '2025-09-30T17:00+08:00', 2 * h, '2025-10-09T10:00+08:00'],
  ['into the make-up Saturday of October 2025', standard, '2025-10-10T17:00+08:00', 2 * h, '2025-10-11T10:00+08:00'],
  ['make-up Sunday in September', standard, '2026-09-18T17:00+08:00', 2 * h, '2026-09-20T10:00+08:00'],
  ['Tomb-sweeping weekend with its Monday', standard, '2026-04-03T17:00+08:00', 2 * h, '2026-04-07T10:00+08:00'],
  ['a half day ends at noon', eve, '2026-12-24T11:00+08:00', 2 * h, '2026-12-25T10:00+08:00'],
  ['taken as the half day ends', eve, '2026-12-24T12:00+08:00', m, '2026-12-25T09:01+08:00'],
  ['over midnight within a night shift', night, '2026-11-21T23:00+08:00', 2 * h, '2026-11-22T01:00+08:00'],
  ['from the end of one night into the next', night, '2026-11-21T05:00+08:00', 2 * h, '2026-11-21T23:00+08:00'],
  ['one whole night', night, '2026-11-21T12:00+08:00', 8 * h, '2026-11-22T06:00+08:00'],
  ['a minute over the night', night, '2026-11-21T12:00+08:00', 8 * h + m, '2026-11-22T22:01+08:00'],
  ['the night before a holiday is worked to its end, the holiday has no night', nightWithHoliday, '2026-11-22T05:00+08:00', 2 * h, '2026-11-23T23:00+08:00'],
  ['Sunday night runs into Monday: the week wraps', sundayNight, '2026-11-22T23:00+08:00', 8 * h, '2026-11-29T23:00+08:00'],
  ['three periods a day', split, '2026-11-23T09:00+08:00', 5 * h, '2026-11-23T21:00+08:00'],
  ['in the last of three periods', split, '2026-11-23T09:00+08:00', 4 * h, '2026-11-23T20:00+08:00'],
  ['between two periods', split, '2026-11-23T10:30+08:00', 2 * h + m, '2026-11-23T19:01+08:00'],
  ['into the leap day', everyYear, '2028-02-28T17:00+08:00', 2 * h, '2028-02-29T10:00+08:00'],
  ['out of the leap day', everyYear, '2028-02-29T17:00+08:00', 2 * h, '2028-03-01T10:00+08:00'],
  ['no leap day in 2027', everyYear, '2027-02-26T17:00+08:00', 2 * h, '2027-03-01T10:00+08:00'],
  ['over New Year of a calendar without holidays', everyYear, '2026-12-31T17:00+08:00', 2 * h, '2027-01-01T10:00+08:00'],
  ['a day is 24 hours, always', 'always', '2026-11-27T17:00+08:00', 24 * h, '2026-11-28T17:00+08:00'],
  ['a shift of a whole day', longShift, '2026-11-23T08:00+08:00', 24 * h, '2026-11-24T08:00+08:00'],
  ['an hour more waits a week', longShift, '2026-11-23T08:00+08:00', 25 * h, '2026-11-30T09:00+08:00'],
  ['two overlapping shifts count once', overlapping, '2026-11-23T20:00+08:00', 10 * h, '2026-11-24T06:00+08:00'],
  ['Berlin, clocks go forward over the weekend', berlin, '2026-03-27T16:00+01:00', 2 * h, '2026-03-30T10:00+02:00'],
  ['Berlin, clocks go back over the weekend', berlin, '2026-10-23T16:00+02:00', 2 * h, '2026-10-26T10:00+01:00'],
  ['Berlin round the clock, the day of 23 hours', berlinRound, '2026-03-28T12:00+01:00', 24 * h, '2026-03-29T13:00+02:00'],
  ['Berlin round the clock, the day of 25 hours', berlinRound, '2026-10-24T12:00+02:00', 24 * h, '2026-10-25T11:00+01:00'],
  ['Berlin, the short night has seven hours', berlinNight, '2026-03-28T22:00+01:00', 7 * h, '2026-03-29T06:00+02:00'],
  ['Berlin, the eighth hour is the next night', berlinNight, '2026-03-28T22:00+01:00', 8 * h, '2026-03-29T23:00+02:00'],
  ['Berlin, eight hours of the long night', berlinNight, '2026-10-24T22:00+02:00', 8 * h, '2026-10-25T05:00+01:00'],
  ['Berlin, all nine hours of the long night', berlinNight, '2026-10-24T22:00+02:00', 9 * h, '2026-10-25T06:00+01:00'],
  ['Berlin, a minute over the long night', berlinNight, '2026-10-24T22:00+02:00', 9 * h + m, '2026-10-25T22:01+01:00'],
  ['a beginning that is skipped is the jump', berlinFromGap, '2026-03-29T00:00+01:00', 2 * h, '2026-03-29T05:00+02:00'],
  ['an end that is skipped is the jump', berlinToGap, '2026-03-29T00:00+01:00', h, '2026-03-29T03:00+02:00'],
  ['and what is left comes the next day', berlinToGap, '2026-03-29T00:00+01:00', h + m, '2026-03-30T01:01+02:00'],
  ['a beginning that comes twice is the first', berlinFromGap, '2026-10-25T00:00+02:00', 3.5 * h, '2026-10-25T05:00+01:00'],
  ['an end that comes twice is the first', berlinToGap, '2026-10-25T00:00+02:00', 1.5 * h, '2026-10-25T02:30+02:00'],
  ['and not the second', berlinToGap, '2026-10-25T00:00+02:00', 1.5 * h + m, '2026-10-26T01:01+01:00'],
  ['New York, clocks go forward over the weekend', newYork, '2026-03-06T16:00-05:00', 2 * h, '2026-03-09T10:00-04:00'],
  ['New York, clocks go back over the weekend', newYork, '2026-10-30T16:00-04:00', 2 * h, '2026-11-02T10:00-05:00'],
  ['New York, the short night', newYorkNight, '2026-03-07T22:00-05:00', 7 * h, '2026-03-08T06:00-04:00'],
  ['New York, the long night', newYorkNight, '2026-10-31T22:00-04:00', 9 * h, '2026-11-01T06:00-05:00'],
  ['Lord Howe changes by half an hour', lordHowe, '2026-04-04T22:00+11:00', 8.5 * h, '2026-04-05T06:00+10:30'],
  ['Cairo skips midnight', cairo, '2026-04-23T20:00+02:00', 7 * h, '2026-04-24T08:00+03:00'],
];

test.each(worked)('%s', (_, hours, from, seconds, due) => {
  expect(new Date(addWorkingSeconds(hours, at(from), seconds)).toISOString()).toBe(new Date(at(due)).toISOString());
  expect(workingSecondsBetween(hours, at(from), at(due))).toBe(seconds);
});

describe('hours', () => {
  test('a period includes its first moment and not its end', () => {
    expect(isWithinHours(standard, at('2026-11-23T09:00+08:00'))).toBe(true);
    expect(isWithinHours(standard, at('2026-11-23T09:00+08:00') - 1)).toBe(false);
    expect(isWithinHours(standard, at('2026-11-23T12:00+08:00') - 1)).toBe(true);
    expect(isWithinHours(standard, at('2026-11-23T12:00+08:00'))).toBe(false);
  });

  test('holidays are closed, make-up days open, a calendar date counts on its own wall', () => {
    expect(isWithinHours(standard, at('2026-10-07T10:00+08:00'))).toBe(false);
    expect(isWithinHours(standard, at('2026-10-10T10:00+08:00'))).toBe(true);
    expect(isWithinHours(standard, at('2026-02-14T17:30+08:00'))).toBe(true);
    expect(isWithinHours(standard, at('2026-10-08T01:30Z'))).toBe(true);
  });

  test('always is always', () => {
    const sunday = at('2026-11-22T03:00Z');
    expect([isWithinHours('always', sunday), nextOpening('always', sunday), nextClosing('always', sunday)]).toEqual([true, sunday, undefined]);
  });

  test.each([
    ['within the morning', '2026-11-23T10:00+08:00', '2026-11-23T10:00+08:00', '2026-11-23T12:00+08:00'],
    ['at lunch', '2026-11-23T12:00+08:00', '2026-11-23T13:30+08:00', '2026-11-23T18:00+08:00'],
    ['on Saturday', '2026-11-21T10:00+08:00', '2026-11-23T09:00+08:00', '2026-11-23T12:00+08:00'],
    ['in the National Day week', '2026-10-03T10:00+08:00', '2026-10-08T09:00+08:00', '2026-10-08T12:00+08:00'],
  ])('next opening and closing %s', (_, from, opens, closes) => {
    expect(nextOpening(standard, at(from))).toBe(at(opens));
    expect(nextClosing(standard, at(from))).toBe(at(closes));
  });

  test('adjoining periods close once; a calendar that never closes, or never opens, says so', () => {
    const adjoining = office('Asia/Shanghai', ['09:00', '12:00'], ['12:00', '18:00']);
    expect(nextClosing(adjoining, at('2026-11-23T10:00+08:00'))).toBe(at('2026-11-23T18:00+08:00'));
    expect(nextClosing(berlinRound, at('2026-11-23T10:00+08:00'))).toBeUndefined();
    const never = calendar('Asia/Shanghai', {});
    expect(nextOpening(never, at('2026-11-23T10:00+08:00'))).toBeUndefined();
    expect(nextClosing(never, at('2026-11-23T10:00+08:00'))).toBeUndefined();
    expect(workingSecondsBetween(never, at('2026-11-23T10:00+08:00'), at('2027-11-23T10:00+08:00'))).toBe(0);
    expect(() => addWorkingSeconds(never, at('2026-11-23T10:00+08:00'), 1)).toThrow(RangeError);
  });

  test('a length below zero or without end is refused; time set backwards counts nothing', () => {
    expect(() => addWorkingSeconds(standard, 0, -1)).toThrow(RangeError);
    expect(() => addWorkingSeconds(standard, 0, Number.NaN)).toThrow(RangeError);
    expect(() => addWorkingSeconds('always', 0, Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(workingSecondsBetween('always', 2000, 1000)).toBe(0);
  });
});

describe('special days', () => {
  const monday = at('2026-11-23T00:00+08:00');
  const tuesday = at('2026-11-24T00:00+08:00');
  const worksOn = (override: DayOverride) => workingSecondsBetween({ ...standard, days: { '2026-11-23': override } }, monday, tuesday) / h;

  test('a holiday has no hours, unless it names some', () => {
    expect(worksOn(shut)).toBe(0);
    expect(worksOn({ ...shut, periods: [['10:00', '12:00']] })).toBe(2);
  });

  test('a special day without hours of its own keeps its weekday', () => {
    expect(worksOn({ kind: 'special', note: 'founding day', source: 'test' })).toBe(7.5);
  });

  test('a make-up day takes the hours of the first working day of the week, or its own', () => {
    const from = at('2026-11-21T00:00+08:00');
    const to = at('2026-11-22T00:00+08:00');
    const saturday = (override: DayOverride) => workingSecondsBetween({ ...standard, days: { '2026-11-21': override } }, from, to) / h;
    expect(saturday({ kind: 'workday', note: '调休', source: 'test' })).toBe(7.5);
    expect(saturday({ kind: 'workday', periods: [['09:00', '12:00']], note: '调休', source: 'test' })).toBe(3);
    expect(worksOn({ kind: 'workday', note: 'as ever', source: 'test' })).toBe(7.5);
  });
});

describe('years whose holidays are not entered', () => {
  test('are reported for every span that touches them', () => {
    expect(missingYears(standard, at('2026-12-30T10:00+08:00'), at('2027-01-04T10:00+08:00'))).toEqual([2027]);
    expect(missingYears(standard, at('2024-12-31T10:00+08:00'), at('2028-01-01T00:00+08:00'))).toEqual([2024, 2027, 2028]);
    expect(missingYears(standard, at('2025-01-01T00:00+08:00'), at('2026-12-31T23:59+08:00'))).toEqual([]);
  });

  test('the year is the one on the calendar\'s wall', () => {
    expect(missingYears(standard, at('2026-12-31T16:00Z'), at('2026-12-31T16:00Z'))).toEqual([2027]);
    expect(missingYears(standard, at('2026-12-31T15:59Z'), at('2026-12-31T15:59Z'))).toEqual([]);
  });

  test('do not exist for a team that needs no notice', () => {
    expect(missingYears('always', 0, at('2099-01-01T00:00Z'))).toEqual([]);
    expect(missingYears(everyYear, 0, at('2099-01-01T00:00Z'))).toEqual([]);
    expect([yearsToEnter('always', 0), yearsToEnter(everyYear, 0)]).toEqual([[], []]);
  });

  test('raise an alarm in November for the next year, and at once for the present one', () => {
    expect(yearsToEnter(standard, at('2026-10-31T23:59+08:00'))).toEqual([]);
    expect(yearsToEnter(standard, at('2026-11-01T00:00+08:00'))).toEqual([2027]);
    expect(yearsToEnter(standard, at('2027-02-01T00:00+08:00'))).toEqual([2027]);
  });
});

test('a working day is as long as most are, and rather shorter than promised too late', () => {
  expect(workdaySeconds(standard)).toBe(7.5 * h);
  expect(workdaySeconds('always')).toBe(24 * h);
  expect(workdaySeconds(night)).toBe(8 * h);
  expect(workdaySeconds(calendar('Asia/Shanghai', {}))).toBe(0);
  expect(workdaySeconds(calendar('Asia/Shanghai', { mon: [['09:00', '18:00']], tue: [['09:00', '17:00']] }))).toBe(8 * h);
  expect(workdaySeconds(calendar('Asia/Shanghai', { mon: [['09:00', '18:00']], tue: [['09:00', '18:00']], fri: [['09:00', '12:00']] }))).toBe(9 * h);
});

describe('what a person may enter', () => {
  test('a sound calendar has no faults', () => {
    for (const sound of [standard, eve, night, split, berlinRound, longShift, overlapping]) expect(calendarProblems(sound)).toEqual([]);
  });

  test('every fault is named with its place', () => {
    const faulty = calendar(
      'Asia/Beijing',
      { mon: [['09:00', '12:00'], ['11:00', '13:00']], tue: [['9:00', '12:00'], ['24:00', '12:00'], ['08:00', '12:60']], wed: [['22:00', '02:00'], ['23:00', '23:30']] },
      { '2026-02-29': shut, '2026-03-01': { ...shut, periods: [['25:00', '26:00']] } },
    );
    expect(calendarProblems(faulty)).toEqual([
      { at: 'zone', fault: 'unknownZone' },
      { at: 'week.mon.1', fault: 'overlap' },
      { at: 'week.tue.0', fault: 'badPeriod' },
      { at: 'week.tue.1', fault: 'badPeriod' },
      { at: 'week.tue.2', fault: 'badPeriod' },
      { at: 'week.wed.1', fault: 'overlap' },
      { at: 'days.2026-02-29', fault: 'badDate' },
      { at: 'days.2026-03-01.periods.0', fault: 'badPeriod' },
    ]);
    expect(calendarProblems(calendar('Asia/Shanghai', {}))).toEqual([{ at: 'week', fault: 'neverOpens' }]);
  });
});
