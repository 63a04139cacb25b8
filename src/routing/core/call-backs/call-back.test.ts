import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWithinHours, type BusinessCalendar } from '#clocks/core/calendar.ts';
import { readWall } from '#clocks/core/wall-clock.ts';
import { choosableMoments, defaultCallBackRule, isQuiet, nextAllowed, nextTry, promisedBy, troubleWith, wakingMinutes, windowFrom, type CallHours } from './call-back.ts';
import { zonesOf } from './dial-zones.ts';

const weekday = [['09:00', '18:00']] as const;
const office: BusinessCalendar = { zone: 'Asia/Shanghai', week: { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: weekday, sat: [], sun: [] }, days: {}, knownYears: 'every' };
const shanghai: CallHours = { calendar: null, zones: ['Asia/Shanghai'], rule: defaultCallBackRule };
const at = (instant: string) => Date.parse(instant);
const iso = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString());

describe('whose clock', () => {
  test('the browser’s own and the number’s country; where neither is known the brand’s', () => {
    expect(zonesOf({ given: 'Europe/Berlin', number: null, brandZone: 'Asia/Shanghai' })).toEqual(['Europe/Berlin']);
    expect(zonesOf({ given: 'Europe/Berlin', number: '+999', brandZone: 'Asia/Shanghai' })).toEqual(['Europe/Berlin']);
    expect(zonesOf({ given: 'Mars/Olympus', number: '+4915112345678', brandZone: 'Asia/Shanghai' })).toEqual(['Europe/Berlin']);
    expect(zonesOf({ given: null, number: '+12125550123', brandZone: 'Asia/Shanghai' })).toEqual(['America/New_York', 'America/Los_Angeles']);
    expect(zonesOf({ given: null, number: null, brandZone: 'Asia/Shanghai' })).toEqual(['Asia/Shanghai']);
  });
  test('a telephone from elsewhere may ring at either end: awake by both, where the clocks differ', () => {
    expect(zonesOf({ given: 'America/New_York', number: '+8613800138000', brandZone: 'Asia/Shanghai' })).toEqual(['America/New_York', 'Asia/Shanghai']);
    expect(zonesOf({ given: 'Asia/Singapore', number: '+8613800138000', brandZone: 'Asia/Shanghai' })).toEqual(['Asia/Singapore']);
    // A country of many clocks: theirs is one of them.
    for (const given of ['America/Chicago', 'America/Phoenix', 'America/New_York']) expect(zonesOf({ given, number: '+12125550123', brandZone: 'Asia/Shanghai' })).toEqual([given]);
    expect(zonesOf({ given: 'Pacific/Honolulu', number: '+12125550123', brandZone: 'Asia/Shanghai' })).toEqual(['Pacific/Honolulu', 'America/New_York', 'America/Los_Angeles']);
    // Alike in winter, apart in summer.
    expect(zonesOf({ given: 'Africa/Abidjan', number: '+442079460123', brandZone: 'Asia/Shanghai' })).toEqual(['Africa/Abidjan', 'Europe/London']);
    const hours = { ...shanghai, zones: zonesOf({ given: 'America/New_York', number: '+8613800138000', brandZone: 'Asia/Shanghai' }) };
    // 14:00 in New York is 03:00 in Shanghai.
    expect(isQuiet(hours, at('2026-11-18T19:00:00Z'))).toBe(true);
    expect(iso(nextAllowed(hours, at('2026-11-18T19:00:00Z')))).toBe('2026-11-19T00:30:00.000Z');
  });
});

describe('when somebody may be called', () => {
  test('not from 21:00 to 08:30 of their own clock: the first moment after is the next allowed', () => {
    expect(isQuiet(shanghai, at('2026-11-18T12:59:59.999Z'))).toBe(false);
    expect(isQuiet(shanghai, at('2026-11-18T13:00:00Z'))).toBe(true);
    expect(iso(nextAllowed(shanghai, at('2026-11-18T13:00:00Z')))).toBe('2026-11-19T00:30:00.000Z');
    expect(iso(nextAllowed(shanghai, at('2026-11-19T00:29:59Z')))).toBe('2026-11-19T00:30:00.000Z');
    expect(iso(nextAllowed(shanghai, at('2026-11-19T00:30:00Z')))).toBe('2026-11-19T00:30:00.000Z');
  });

  test('within the queue’s hours and the customer’s at once; a Friday night waits for Monday', () => {
    expect(iso(nextAllowed({ ...shanghai, calendar: office }, at('2026-11-20T11:00:00Z')))).toBe('2026-11-23T01:00:00.000Z');
    // 09:00–18:00 in Shanghai is 02:00–11:00 in Berlin: open from 08:30 there, 15:30 here.
    expect(iso(nextAllowed({ ...shanghai, zones: ['Europe/Berlin'], calendar: office }, at('2026-11-18T01:00:00Z')))).toBe('2026-11-18T07:30:00.000Z');
  });

  test('where the hours leave nothing free, no moment is made up', () => {
    expect(nextAllowed({ calendar: office, zones: ['America/Los_Angeles'], rule: { ...defaultCallBackRule, quietFrom: '16:00', quietTo: '09:00' } }, at('2026-11-18T01:00:00Z'))).toBeUndefined();
  });

  test('quiet hours over the night on which the clocks go back last until the wall has passed their end for good', () => {
    const rule = { ...defaultCallBackRule, quietFrom: '22:00', quietTo: '02:30' };
    // Berlin, 2026-10-25: 02:30 comes at 00:30Z and again at 01:30Z.
    expect(iso(nextAllowed({ calendar: null, zones: ['Europe/Berlin'], rule }, at('2026-10-24T22:00:00Z')))).toBe('2026-10-25T01:30:00.000Z');
  });

  test('an offer is made early enough to be taken up before the customer sleeps', () => {
    expect(windowFrom(shanghai, at('2026-11-18T02:00:00Z'), 20_000)).toEqual({ notBeforeMs: at('2026-11-18T02:00:00Z'), notAfterMs: at('2026-11-18T12:59:40Z') });
    expect(windowFrom(shanghai, at('2026-11-18T12:59:50Z'), 20_000)).toEqual({ notBeforeMs: at('2026-11-19T00:30:00Z'), notAfterMs: at('2026-11-19T12:59:40Z') });
  });

  test('no quiet hours: no end', () => {
    expect(windowFrom({ ...shanghai, rule: { ...defaultCallBackRule, quietFrom: '00:00', quietTo: '00:00' } }, 5, 20_000)).toEqual({ notBeforeMs: 5 });
    expect(windowFrom({ ...shanghai, zones: [] }, 5, 20_000)).toEqual({ notBeforeMs: 5 });
  });
});

describe('a time that the customer names', () => {
  const hours = { ...shanghai, calendar: office };
  const now = at('2026-11-18T02:00:00Z');
  test('is refused with the next that would do', () => {
    expect(troubleWith(hours, at('2026-11-18T06:00:00Z'), now, 20_000)).toBeUndefined();
    expect(troubleWith(hours, at('2026-11-18T10:30:00Z'), now, 20_000)).toEqual({ is: 'not_allowed', nextMs: at('2026-11-19T01:00:00Z') });
    expect(troubleWith(hours, at('2026-11-18T01:59:00Z'), now, 20_000)).toEqual({ is: 'past', nextMs: now });
    expect(troubleWith(hours, at('2026-12-18T02:00:00Z'), now, 20_000)).toMatchObject({ is: 'too_far' });
  });

  test('is late enough for the telephone to ring at an agent before the night begins; what is accepted today is called today', () => {
    const late = at('2026-11-18T12:59:30Z');
    expect(troubleWith(shanghai, late, now, 20_000)).toBeUndefined();
    expect(troubleWith(shanghai, late, now, 40_000)).toEqual({ is: 'not_allowed', nextMs: at('2026-11-19T00:30:00Z') });
    const rule = { ...defaultCallBackRule, quietFrom: '21:01' };
    expect(choosableMoments({ ...shanghai, rule }, at('2026-11-18T12:20:00Z'), 1, 30_000).map(iso)).toEqual(['2026-11-18T13:00:00.000Z']);
    expect(choosableMoments({ ...shanghai, rule }, at('2026-11-18T12:20:00Z'), 1, 90_000).map(iso)).toEqual(['2026-11-19T00:30:00.000Z']);
  });

  test('is one of full and half hours within hours', () => {
    expect(choosableMoments(hours, at('2026-11-18T08:10:00Z'), 4, 20_000).map(iso)).toEqual(['2026-11-18T09:00:00.000Z', '2026-11-18T09:30:00.000Z', '2026-11-19T01:00:00.000Z', '2026-11-19T01:30:00.000Z']);
  });
});

describe('a rule', () => {
  test('says how much of a day it leaves for calls', () => {
    const waking = (quietFrom: string, quietTo: string) => wakingMinutes({ ...defaultCallBackRule, quietFrom, quietTo });
    expect([waking('21:00', '08:30'), waking('08:00', '07:59'), waking('12:00', '13:00'), waking('09:00', '09:00')]).toEqual([750, 1, 1380, 1440]);
  });
});

describe('what is promised', () => {
  const now = at('2026-11-18T02:00:00Z');
  test('ten minutes from the expected turn, or from the time that was named', () => {
    expect(iso(promisedBy(shanghai, { choice: 'turn', turn: { is: 'by', atMs: now + 20 * 60_000 } }, now, 20_000))).toBe('2026-11-18T02:30:00.000Z');
    expect(iso(promisedBy(shanghai, { choice: 'at', wantedMs: at('2026-11-18T06:00:00Z'), turn: { is: 'unknown' } }, now, 20_000))).toBe('2026-11-18T06:10:00.000Z');
  });
  test('a turn that would come at night is promised for the morning', () => {
    expect(iso(promisedBy(shanghai, { choice: 'turn', turn: { is: 'by', atMs: at('2026-11-18T13:05:00Z') } }, at('2026-11-18T12:30:00Z'), 20_000))).toBe('2026-11-19T00:40:00.000Z');
  });
  test('a turn so late that no agent could take it up before the night is promised for the morning too', () => {
    const late = { choice: 'turn', turn: { is: 'by', atMs: at('2026-11-18T12:59:50Z') } } as const;
    expect(iso(promisedBy(shanghai, late, now, 20_000))).toBe('2026-11-19T00:40:00.000Z');
  });
  test('nothing where nobody can say it, and nothing for a message', () => {
    expect(promisedBy(shanghai, { choice: 'turn', turn: { is: 'unknown' } }, now, 20_000)).toBeUndefined();
    expect(promisedBy(shanghai, { choice: 'message', turn: { is: 'by', atMs: now } }, now, 20_000)).toBeUndefined();
  });
});

describe('by any clock, in any night', () => {
  const zone = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'Australia/Lord_Howe', 'Pacific/Auckland', 'Asia/Kathmandu', 'America/St_Johns');
  const minute = fc.integer({ min: 0, max: 47 }).map((half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`);
  const rule = fc.record({ tries: fc.integer({ min: 1, max: 6 }), everyMinutes: fc.integer({ min: 1, max: 600 }), promiseMinutes: fc.constant(10), quietFrom: minute, quietTo: minute });
  const hours = fc.record({ calendar: fc.constantFrom(null, office), zones: fc.uniqueArray(zone, { minLength: 1, maxLength: 2 }), rule });
  const moment = fc.oneof(
    fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2028-01-01T00:00:00Z') }),
    // The weeks around the nights on which clocks change.
    ...['2026-03-08', '2026-03-29', '2026-04-05', '2026-09-27', '2026-10-04', '2026-10-25', '2026-11-01'].map((day) => fc.integer({ min: at(`${day}T00:00:00Z`) - 2 * 86_400_000, max: at(`${day}T00:00:00Z`) + 2 * 86_400_000 })),
  );
  /** Asked of the wall alone, without what the rules themselves compute. */
  const sleeps = (given: CallHours, atMs: number): boolean => given.zones.some((one) => {
    const [reading, from, to] = [readWall(one, atMs).minute, minutes(given.rule.quietFrom), minutes(given.rule.quietTo)];
    return from <= to ? from <= reading && reading < to : reading >= from || reading < to;
  });
  const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const mayCall = (given: CallHours, atMs: number): boolean => !sleeps(given, atMs) && (given.calendar === null || isWithinHours(given.calendar, atMs));

  test('nobody is called in their sleep or outside the queue’s hours, first or again, at the beginning of the window or at its end', () => {
    fc.assert(fc.property(hours, moment, fc.integer({ min: 1, max: 7 }), fc.constantFrom('no_answer', 'busy', 'wrong_number'), (given, nowMs, triesMade, outcome) => {
      const first = windowFrom(given, nowMs, 20_000);
      const next = nextTry(given, outcome, triesMade, nowMs, 20_000);
      for (const window of [first, next.is === 'again' ? next.window : undefined]) {
        if (window === undefined) continue;
        expect(mayCall(given, window.notBeforeMs)).toBe(true);
        // From the first moment to the last, and as long as it may still ring then, nobody is woken.
        if (window.notAfterMs !== undefined) for (let share = 0; share <= 20; share += 1) expect(sleeps(given, window.notBeforeMs + Math.floor(((window.notAfterMs + 20_000 - 1 - window.notBeforeMs) * share) / 20))).toBe(false);
      }
      if (next.is === 'again') {
        expect(triesMade).toBeLessThan(given.rule.tries);
        expect(outcome).not.toBe('wrong_number');
        expect(next.window.notBeforeMs).toBeGreaterThanOrEqual(nowMs + given.rule.everyMinutes * 60_000);
      }
    }), { numRuns: 400 });
  });

  test('what may be chosen may be had, and no allowed moment is passed over', () => {
    fc.assert(fc.property(hours, moment, fc.integer({ min: 0, max: 3 * 86_400_000 }), (given, nowMs, laterMs) => {
      for (const choice of choosableMoments(given, nowMs, 6, 20_000)) expect([troubleWith(given, choice, nowMs, 20_000), mayCall(given, choice), windowFrom(given, choice, 20_000)?.notBeforeMs]).toEqual([undefined, true, choice]);
      const nextMs = nextAllowed(given, nowMs);
      const otherMs = nowMs + laterMs;
      // A moment between now and the next allowed one is not allowed by the rules; the one night on which the wall reads the end twice they wait for the second.
      if (nextMs !== undefined && otherMs < nextMs) expect(isQuiet(given, otherMs) || (given.calendar !== null && !isWithinHours(given.calendar, otherMs))).toBe(true);
    }), { numRuns: 300 });
  });
});
