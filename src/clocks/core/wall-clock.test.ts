import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { dateOf, dayFromText, dayMs, dayOf, dayText, instantAt, isZone, localDate, readWall, weekdayOf } from './wall-clock.ts';

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Cairo', 'America/St_Johns', 'Pacific/Apia', 'UTC'];
const zone = fc.constantFrom(...zones);
/** 1971 to 2100: the years with whole-minute offsets everywhere. */
const instant = fc.integer({ min: Date.UTC(1971, 0, 1), max: Date.UTC(2100, 0, 1) });

test('every day of four centuries has the number and weekday that the platform gives it', () => {
  for (let day = dayOf(1799, 12, 31); day <= dayOf(2200, 3, 2); day++) {
    const platform = new Date(day * dayMs);
    const { year, month, date } = dateOf(day);
    if (year !== platform.getUTCFullYear() || month !== platform.getUTCMonth() + 1 || date !== platform.getUTCDate()) expect.fail(`day ${day} is ${dayText(day)}`);
    if (dayOf(year, month, date) !== day || (weekdayOf(day) + 1) % 7 !== platform.getUTCDay()) expect.fail(`day ${day}, weekday ${weekdayOf(day)}`);
  }
});

test('a date that does not exist is none', () => {
  expect(['2026-02-29', '2026-13-01', '2026-00-10', '2026-2-1', '2026-02-1', 'today', ''].map(dayFromText)).toEqual(Array(7).fill(undefined));
  expect(dayText(dayFromText('2028-02-29') ?? 0)).toBe('2028-02-29');
});

test('the wall reads as Temporal reads it', () => {
  fc.assert(fc.property(zone, instant, (name, at) => {
    const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name);
    const { day, minute } = readWall(name, at);
    expect(dayText(day)).toBe(wall.toPlainDate().toString());
    expect(Math.round(minute * 60_000)).toBe(((wall.hour * 60 + wall.minute) * 60 + wall.second) * 1000 + wall.millisecond);
  }), { numRuns: 2000 });
});

test('a reading means the instant that Temporal finds: the first of two, the jump if there is none', () => {
  const reading = fc.record({ year: fc.integer({ min: 1990, max: 2040 }), month: fc.integer({ min: 1, max: 12 }), date: fc.integer({ min: 1, max: 28 }), minute: fc.integer({ min: 0, max: 1439 }) });
  fc.assert(fc.property(zone, reading, (name, { year, month, date, minute }) => agrees(name, year, month, date, minute)), { numRuns: 2000 });
});

test('and so it does at every minute around the change of clocks', () => {
  for (const [name, year, month, date] of [
    ['Europe/Berlin', 2026, 3, 29], ['Europe/Berlin', 2026, 10, 25], ['America/New_York', 2026, 3, 8], ['America/New_York', 2026, 11, 1],
    ['Australia/Lord_Howe', 2026, 4, 5], ['Australia/Lord_Howe', 2026, 10, 4], ['Africa/Cairo', 2026, 4, 24],
  ] as const) for (let minute = 0; minute < 300; minute++) agrees(name, year, month, date, minute);
});

test('a day that an island skipped has no length', () => {
  const skipped = dayFromText('2011-12-30') ?? 0;
  expect(instantAt('Pacific/Apia', skipped, 600)).toBe(instantAt('Pacific/Apia', skipped + 1, 0));
  expect(instantAt('Pacific/Apia', skipped + 1, 0)).toBe(Date.parse('2011-12-31T00:00+14:00'));
});

test('later readings never lie earlier', () => {
  fc.assert(fc.property(zone, fc.integer({ min: 10_000, max: 30_000 }), fc.array(fc.integer({ min: 0, max: 2880 }), { minLength: 2 }), (name, day, minutes) => {
    const instants = minutes.toSorted((a, b) => a - b).map((minute) => instantAt(name, day, minute));
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
  }));
});

test('zones are known by their names', () => {
  expect(zones.every(isZone)).toBe(true);
  expect(['Asia/Beijing', 'Mars', '北京', 'Asia/Shanghai '].some(isZone)).toBe(false);
  expect(() => readWall('Mars', 0)).toThrow(RangeError);
});

test('the date is the one on that wall', () => {
  const at = Date.parse('2026-11-21T16:30:00Z');
  expect([localDate('Asia/Shanghai', at), localDate('Europe/Berlin', at)]).toEqual(['2026-11-22', '2026-11-21']);
});

function agrees(name: string, year: number, month: number, date: number, minute: number): void {
  const wall = Temporal.PlainDateTime.from({ year, month, day: date, hour: Math.floor(minute / 60), minute: minute % 60 });
  const found = wall.toZonedDateTime(name, { disambiguation: 'earlier' });
  const isSkipped = !found.toPlainDateTime().equals(wall);
  const wanted = isSkipped ? found.getTimeZoneTransition('next') : found;
  expect(instantAt(name, dayOf(year, month, date), minute), `${wall.toString()} ${name}`).toBe(wanted?.epochMilliseconds);
}
