import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addWorkingSeconds, workingSecondsBetween, type BusinessCalendar, type Calendar } from './calendar.ts';
import { standardCalendar } from './holidays-cn.ts';
import { breachedAt, dueAt, elapsed, moveStop, nextWordAt, pauseTimer, remaining, resumeTimer, retarget, startTimer, stopTimer, timerState, unknownYears, warningsDue, type Timer } from './timer.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);
const h = 3600;
const standard = standardCalendar();
const start = (targetSeconds: number, from: string, calendar: Calendar = standard) => startTimer({ targetSeconds, calendar, at: at(from), by: 'lin' });

describe('a running timer', () => {
  test('four hours taken at eleven are due at half past four', () => {
    const timer = start(4 * h, '2026-11-23T11:00');
    expect(dueAt(timer)).toBe(at('2026-11-23T16:30'));
    expect(elapsed(timer, at('2026-11-23T13:00'))).toBe(h);
    expect(remaining(timer, at('2026-11-23T13:30'))).toBe(3 * h);
    expect(remaining(timer, at('2026-11-23T17:00'))).toBe(-0.5 * h);
    expect(elapsed(timer, at('2026-11-20T11:00'))).toBe(0);
  });

  test('is kept at the due time and broken after it', () => {
    const timer = start(4 * h, '2026-11-23T11:00');
    const due = at('2026-11-23T16:30');
    expect([breachedAt(timer, due - 1), breachedAt(timer, due), breachedAt(timer, due + 1)]).toEqual([undefined, undefined, due]);
    expect(breachedAt(stopTimer(timer, due), due + 99)).toBeUndefined();
    expect(breachedAt(stopTimer(timer, due + 1), due + 99)).toBe(due);
  });

  test('is late at night although no working time has passed since', () => {
    const timer = start(7.5 * h, '2026-11-23T09:00');
    expect(breachedAt(timer, at('2026-11-23T20:00'))).toBe(at('2026-11-23T18:00'));
    expect(remaining(timer, at('2026-11-23T20:00'))).toBe(0);
  });

  test('refuses a target that is no length of time', () => {
    expect(() => start(-1, '2026-11-23T09:00')).toThrow(RangeError);
    expect(() => start(Number.NaN, '2026-11-23T09:00')).toThrow(RangeError);
  });
});

describe('a stop that turned out to be none', () => {
  const timer = start(4 * h, '2026-11-23T11:00');
  const stopped = stopTimer(timer, at('2026-11-23T12:00'));
  test('has run on: due, warned and broken as if it had never been stopped', () => {
    expect(moveStop(stopped, undefined)).toEqual(timer);
    expect(breachedAt(moveStop(stopped, undefined), at('2026-11-23T17:00'))).toBe(at('2026-11-23T16:30'));
  });
  test('is moved to when it was fulfilled after all, in time or late; what was never stopped has no stop to move', () => {
    expect(moveStop(stopped, at('2026-11-23T15:30'))).toEqual(stopTimer(timer, at('2026-11-23T15:30')));
    expect(breachedAt(moveStop(stopped, at('2026-11-23T17:00')), at('2026-11-24T09:00'))).toBe(at('2026-11-23T16:30'));
    expect(() => moveStop(timer, undefined)).toThrow(RangeError);
  });
  test('a pause before it stays', () => {
    const paused = stopTimer(pauseTimer(timer, at('2026-11-23T11:30'), 'waiting_customer', 'lin'), at('2026-11-23T12:00'));
    expect([timerState(moveStop(paused, undefined)), elapsed(moveStop(paused, undefined), at('2026-11-24T12:00'))]).toEqual(['paused', h / 2]);
  });
});

describe('a paused timer', () => {
  const running = start(24 * h, '2026-11-21T08:00', 'always');
  const paused = pauseTimer(running, at('2026-11-22T04:00'), 'waiting_customer', 'lin');

  test('24 hours, 20 used, paused three days: 4 hours are left, and every interval says why and who', () => {
    expect(remaining(paused, at('2026-11-25T04:00'))).toBe(4 * h);
    const resumed = resumeTimer(paused, at('2026-11-25T04:00'), 'chen');
    expect(remaining(resumed, at('2026-11-25T04:00'))).toBe(4 * h);
    expect(dueAt(resumed)).toBe(at('2026-11-25T08:00'));
    expect(resumed.intervals).toEqual([
      { from: at('2026-11-21T08:00'), to: at('2026-11-22T04:00'), state: 'running', reason: null, by: 'lin' },
      { from: at('2026-11-22T04:00'), to: at('2026-11-25T04:00'), state: 'paused', reason: 'waiting_customer', by: 'lin' },
      { from: at('2026-11-25T04:00'), to: null, state: 'running', reason: null, by: 'chen' },
    ]);
  });

  test('has no due time, breaks no promise and warns of nothing', () => {
    const late = at('2026-12-25T04:00');
    expect([dueAt(paused), breachedAt(paused, late), timerState(paused)]).toEqual([undefined, undefined, 'paused']);
    expect(warningsDue(paused, [50, 80], [], late)).toEqual([]);
    expect(nextWordAt(paused, [50, 80], [], false)).toBeUndefined();
  });

  test('paused when already late, stays late', () => {
    const late = pauseTimer(running, at('2026-11-23T08:00'), 'waiting_parts', 'lin');
    expect(dueAt(late)).toBe(at('2026-11-22T08:00'));
    expect(breachedAt(late, at('2026-11-23T08:00'))).toBe(at('2026-11-22T08:00'));
  });

  test('reached in the very millisecond of the pause, it is due then and not after the pause', () => {
    const from = at('2026-11-23T11:00');
    const timer = pauseTimer(start(1.001, '2026-11-23T11:00', 'always'), from + 1001, 'waiting_customer', 'lin');
    expect(dueAt(timer)).toBe(from + 1001);
    expect(dueAt(resumeTimer(timer, from + 9000, 'lin'))).toBe(from + 1001);
  });

  test('a matter that begins paused starts paused', () => {
    const timer = startTimer({ targetSeconds: 4 * h, calendar: standard, at: at('2026-11-23T11:00'), by: null, pausedFor: 'waiting_parts' });
    expect([timerState(timer), dueAt(timer), elapsed(timer, at('2026-11-27T11:00'))]).toEqual(['paused', undefined, 0]);
    expect(dueAt(resumeTimer(timer, at('2026-11-24T11:00'), 'lin'))).toBe(at('2026-11-24T16:30'));
  });

  test('pausing out of hours costs nothing and gains nothing', () => {
    const timer = start(4 * h, '2026-11-23T17:00');
    const overNight = resumeTimer(pauseTimer(timer, at('2026-11-23T19:00'), 'waiting_customer', 'lin'), at('2026-11-24T08:00'), 'lin');
    expect(dueAt(overNight)).toBe(dueAt(timer));
    expect(dueAt(timer)).toBe(at('2026-11-24T12:00'));
  });

  test('cannot be paused twice, nor a running one resumed', () => {
    expect(() => pauseTimer(paused, at('2026-11-23T04:00'), 'waiting_parts', 'lin')).toThrow(RangeError);
    expect(() => resumeTimer(running, at('2026-11-23T04:00'), 'lin')).toThrow(RangeError);
  });

  test('a wall clock set back loses no interval and turns none around', () => {
    const early = resumeTimer(paused, at('2026-11-21T00:00'), 'chen');
    expect(early.intervals.map(({ from, to }) => (to ?? from) - from)).toEqual([20 * h * 1000, 0, 0]);
    expect(dueAt(early)).toBe(at('2026-11-22T08:00'));
    expect(stopTimer(early, at('2026-11-01T00:00')).stoppedAt).toBe(at('2026-11-22T04:00'));
  });
});

describe('a changed promise', () => {
  test('keeps the pauses: another priority is due at its target from the start plus the pause, and back to the second', () => {
    const timer = resumeTimer(pauseTimer(start(72 * h, '2026-11-21T08:00', 'always'), at('2026-11-21T18:00'), 'waiting_customer', 'lin'), at('2026-11-23T18:00'), 'lin');
    const first = dueAt(timer);
    expect(first).toBe(at('2026-11-26T08:00'));
    const raised = retarget(timer, { targetSeconds: 24 * h });
    expect(dueAt(raised)).toBe(at('2026-11-24T08:00'));
    expect(raised.intervals).toEqual(timer.intervals);
    expect(dueAt(retarget(raised, { targetSeconds: 72 * h }))).toBe(first);
  });

  test('may turn out broken long ago', () => {
    const timer = resumeTimer(pauseTimer(start(72 * h, '2026-11-21T08:00', 'always'), at('2026-11-21T18:00'), 'waiting_customer', 'lin'), at('2026-11-23T18:00'), 'lin');
    const raised = retarget(timer, { targetSeconds: 4 * h });
    expect(breachedAt(raised, at('2026-11-23T19:00'))).toBe(at('2026-11-21T12:00'));
  });

  test('counts what has run anew on another calendar', () => {
    const timer = start(10 * h, '2026-11-23T17:00', 'always');
    expect(dueAt(timer)).toBe(at('2026-11-24T03:00'));
    const inHours = retarget(timer, { calendar: standard });
    expect(elapsed(inHours, at('2026-11-24T00:00'))).toBe(h);
    expect(dueAt(inHours)).toBe(at('2026-11-25T10:30'));
  });
});

describe('a stopped timer', () => {
  test('stops once, keeps its due time and neither runs, pauses nor warns any more', () => {
    const stopped = stopTimer(start(4 * h, '2026-11-23T11:00'), at('2026-11-23T15:00'));
    expect([timerState(stopped), stopped.stoppedAt, dueAt(stopped)]).toEqual(['stopped', at('2026-11-23T15:00'), at('2026-11-23T16:30')]);
    expect(elapsed(stopped, at('2026-11-30T15:00'))).toBe(2.5 * h);
    expect(remaining(stopped, at('2026-11-30T15:00'))).toBe(1.5 * h);
    expect(warningsDue(stopped, [50], [], at('2026-11-30T15:00'))).toEqual([]);
    expect(nextWordAt(stopped, [50], [], false)).toBeUndefined();
    for (const again of [() => stopTimer(stopped, 0), () => pauseTimer(stopped, 0, 'waiting_parts', 'lin'), () => resumeTimer(stopped, 0, 'lin')]) expect(again).toThrow(RangeError);
  });

  test('stopped while paused it never came due', () => {
    const stopped = stopTimer(pauseTimer(start(4 * h, '2026-11-23T11:00'), at('2026-11-23T11:30'), 'waiting_customer', 'lin'), at('2026-11-27T11:30'));
    expect([dueAt(stopped), breachedAt(stopped, at('2026-12-01T00:00')), elapsed(stopped, at('2026-12-01T00:00'))]).toEqual([undefined, undefined, 0.5 * h]);
  });
});

describe('warnings', () => {
  const timer = start(10 * h, '2026-11-21T08:00', 'always');
  const half = { thresholdPercent: 50, reachedAt: at('2026-11-21T13:00') };
  const most = { thresholdPercent: 80, reachedAt: at('2026-11-21T16:00') };

  test('come at their part of the target, lowest first, each once', () => {
    expect(warningsDue(timer, [80, 50], [], half.reachedAt - 1)).toEqual([]);
    expect(warningsDue(timer, [80, 50], [], half.reachedAt)).toEqual([half]);
    expect(warningsDue(timer, [80, 50], [50], at('2026-11-21T15:00'))).toEqual([]);
    expect(warningsDue(timer, [80, 50, 80], [], at('2026-11-22T00:00'))).toEqual([half, most]);
    expect(warningsDue(timer, [80, 50], [50, 80], at('2026-11-22T00:00'))).toEqual([]);
  });

  test('wait for the work in a pause, and come after it', () => {
    const resumed = resumeTimer(pauseTimer(timer, at('2026-11-21T12:00'), 'waiting_customer', 'lin'), at('2026-11-22T12:00'), 'lin');
    expect(warningsDue(resumed, [50], [], at('2026-11-22T12:59'))).toEqual([]);
    expect(warningsDue(resumed, [50], [], at('2026-11-22T13:00'))).toEqual([{ thresholdPercent: 50, reachedAt: at('2026-11-22T13:00') }]);
  });

  test('a threshold told before the target grew is not told again', () => {
    expect(warningsDue(retarget(timer, { targetSeconds: 20 * h }), [50, 80], [50], at('2026-11-21T23:00'))).toEqual([]);
  });

  test('the next word is the next warning, then the breach, then none', () => {
    const due = at('2026-11-21T18:00');
    expect(nextWordAt(timer, [50, 80], [], false)).toBe(half.reachedAt);
    expect(nextWordAt(timer, [50, 80], [50], false)).toBe(most.reachedAt);
    expect(nextWordAt(timer, [50, 80], [50, 80], false)).toBe(due + 1);
    expect(breachedAt(timer, due + 1)).toBe(due);
    expect(nextWordAt(timer, [50, 80], [50, 80], true)).toBeUndefined();
  });
});

test('a due time counted through a year without holidays says so', () => {
  const timer = start(7.5 * h, '2026-12-31T17:00');
  expect(unknownYears(timer, at('2026-12-31T17:00'))).toEqual([2027]);
  expect(unknownYears(start(h, '2026-12-31T10:00'), at('2026-12-31T10:00'))).toEqual([]);
  const paused = pauseTimer(timer, at('2026-12-31T17:30'), 'waiting_customer', 'lin');
  expect([unknownYears(paused, at('2026-12-31T18:00')), unknownYears(paused, at('2027-01-02T18:00'))]).toEqual([[], [2027]]);
});

describe('whatever happens to a timer', () => {
  const berlin: BusinessCalendar = {
    zone: 'Europe/Berlin', days: {}, knownYears: 'every',
    week: { mon: [['22:00', '06:00']], tue: [['09:00', '12:00'], ['13:00', '17:00']], wed: [], thu: [['09:00', '17:00']], fri: [], sat: [['22:00', '06:00']], sun: [['08:00', '12:00']] },
  };
  const calendar = fc.constantFrom<Calendar>('always', standard, berlin);
  const begin = fc.integer({ min: at('2026-03-20T00:00'), max: at('2026-04-05T00:00') });
  /** Lengths of the intervals in ms, running and paused in turn. */
  const steps = fc.array(fc.integer({ min: 0, max: 3 * 86_400_000 }), { maxLength: 12 });
  const targetSeconds = fc.integer({ min: 0, max: 60 * h * 1000 }).map((ms) => ms / 1000);

  function live(hours: Calendar, from: number, lengths: readonly number[], target: number): { timer: Timer; now: number } {
    let now = from;
    let timer = startTimer({ targetSeconds: target, calendar: hours, at: now, by: null });
    for (const length of lengths) {
      now += length;
      timer = timerState(timer) === 'running' ? pauseTimer(timer, now, 'waiting_customer', 'lin') : resumeTimer(timer, now, 'lin');
    }
    return { timer, now };
  }

  test('running and paused time add up to all the time, and the intervals tile it', () => {
    fc.assert(fc.property(calendar, begin, steps, targetSeconds, (hours, from, lengths, target) => {
      const { timer, now } = live(hours, from, lengths, target);
      const pausedSeconds = timer.intervals.filter(({ state }) => state === 'paused').reduce((sum, interval) => sum + workingSecondsBetween(hours, interval.from, interval.to ?? now), 0);
      expect(elapsed(timer, now) + pausedSeconds).toBeCloseTo(workingSecondsBetween(hours, from, now), 3);
      expect(timer.intervals.slice(1).map((interval) => interval.from)).toEqual(timer.intervals.slice(0, -1).map(({ to }) => to));
      expect(timer.intervals[0]?.from).toBe(from);
    }));
  });

  test('a pause leaves exactly what was left, however long', () => {
    fc.assert(fc.property(calendar, begin, steps.filter(({ length }) => length % 2 === 0), targetSeconds, fc.integer({ min: 0, max: 40 * 86_400_000 }), (hours, from, lengths, target, pauseMs) => {
      const { timer, now } = live(hours, from, lengths, target);
      const later = now + pauseMs;
      const resumed = resumeTimer(pauseTimer(timer, now, 'waiting_parts', 'lin'), later, 'lin');
      expect(remaining(resumed, later)).toBe(remaining(timer, now));
      if (remaining(timer, now) > 0) expect(dueAt(resumed)).toBe(addWorkingSeconds(hours, later, remaining(timer, now)));
      else expect(dueAt(resumed)).toBe(dueAt(timer));
      if (pauseMs === 0) expect(dueAt(resumed)).toBe(dueAt(timer));
    }));
  });

  test('at the due time nothing is left; before it something is', () => {
    fc.assert(fc.property(calendar, begin, steps, targetSeconds, (hours, from, lengths, target) => {
      const { timer } = live(hours, from, lengths, target);
      const due = dueAt(timer);
      if (due === undefined) {
        expect(timerState(timer)).toBe('paused');
        return;
      }
      expect(remaining(timer, due)).toBe(0);
      if (target > 0) expect(remaining(timer, due - 1)).toBeGreaterThan(0);
    }));
  });

  test('a higher target is never due earlier, and there and back is the same timer', () => {
    fc.assert(fc.property(calendar, begin, steps, targetSeconds, targetSeconds, (hours, from, lengths, a, b) => {
      const { timer } = live(hours, from, lengths, Math.min(a, b));
      const more = retarget(timer, { targetSeconds: Math.max(a, b) });
      expect(dueAt(more) ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(dueAt(timer) ?? Number.POSITIVE_INFINITY);
      expect(retarget(more, { targetSeconds: timer.targetSeconds })).toEqual(timer);
    }));
  });

  test('a sweep that looks whenever the timer asks to be looked at tells each thing once and never late', () => {
    fc.assert(fc.property(calendar, begin, steps, targetSeconds, (hours, from, lengths, target) => {
      const { timer } = live(hours, from, lengths, target);
      const announced: number[] = [];
      let isBreachAnnounced = false;
      for (let looks = 0; ; looks++) {
        expect(looks).toBeLessThan(4);
        const next = nextWordAt(timer, [50, 80], announced, isBreachAnnounced);
        if (next === undefined) break;
        const due = warningsDue(timer, [50, 80], announced, next);
        announced.push(...due.map(({ thresholdPercent }) => thresholdPercent));
        const isBroken = breachedAt(timer, next) !== undefined;
        expect(due.length > 0 || isBroken).toBe(true);
        isBreachAnnounced ||= isBroken;
      }
      expect([announced.length, isBreachAnnounced]).toEqual(timerState(timer) === 'running' ? [2, true] : [0, false]);
    }));
  });
});
