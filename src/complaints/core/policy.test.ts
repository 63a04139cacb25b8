import { describe, expect, test } from 'vitest';
import { standardCalendar } from '#clocks/core/holidays-cn.ts';
import { breachedAt, dueAt, pauseTimer, resumeTimer, retarget, startTimer, warningsDue } from '#clocks/core/timer.ts';
import { clockTerms, defaultPolicy, escalationAt, higherLevel, warningPercents, type ComplaintPolicy } from './policy.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);
const hours = standardCalendar();
const inWorkingTime: ComplaintPolicy = {
  ...defaultPolicy, version: 2,
  firstAnswer: { count: 8, unit: 'hours', counted: 'working' }, general: { count: 3, unit: 'days', counted: 'working' }, major: { count: 15, unit: 'days', counted: 'working' },
};
const started = (policy: ComplaintPolicy, clock: 'first_answer' | 'solve', complaintClass: 'general' | 'major', from: string) =>
  startTimer({ ...clockTerms(policy, clock, complaintClass, hours), at: at(from), by: null });

describe('a complaint of Thursday 24 September 2026, 17:00, before the Mid-autumn holiday', () => {
  test.each([
    ['first answer, 24 hours', defaultPolicy, 'first_answer', 'general', '2026-09-25T17:00'],
    ['general, 3 days', defaultPolicy, 'solve', 'general', '2026-09-27T17:00'],
    ['major, 15 days over National Day', defaultPolicy, 'solve', 'major', '2026-10-09T17:00'],
    ['first answer, 8 working hours', inWorkingTime, 'first_answer', 'major', '2026-09-28T17:30'],
    ['general, 3 working days after the holiday', inWorkingTime, 'solve', 'general', '2026-09-30T17:00'],
    ['major, 15 working days over both holidays, with one make-up Saturday', inWorkingTime, 'solve', 'major', '2026-10-22T17:00'],
  ] as const)('%s', (_, policy, clock, complaintClass, due) => {
    expect(dueAt(started(policy, clock, complaintClass, '2026-09-24T17:00'))).toBe(at(due));
  });
});

test('a first answer is the same for both classes', () => {
  expect(clockTerms(defaultPolicy, 'first_answer', 'general', hours)).toEqual(clockTerms(defaultPolicy, 'first_answer', 'major', hours));
});

test('from general to major and back: the pause stays, the first due time comes back to the second', () => {
  const running = started(defaultPolicy, 'solve', 'general', '2026-11-21T09:00');
  const paused = resumeTimer(pauseTimer(running, at('2026-11-22T09:00'), 'waiting_customer', 'lin'), at('2026-11-24T09:00'), 'lin');
  expect(dueAt(paused)).toBe(at('2026-11-26T09:00'));
  const major = retarget(paused, clockTerms(defaultPolicy, 'solve', 'major', hours));
  expect(dueAt(major)).toBe(at('2026-12-08T09:00'));
  expect(dueAt(retarget(major, clockTerms(defaultPolicy, 'solve', 'general', hours)))).toBe(at('2026-11-26T09:00'));
});

test('warned at half and at four fifths, escalated at the breach, each to whom it concerns', () => {
  const timer = started(defaultPolicy, 'solve', 'general', '2026-11-21T09:00');
  const percents = warningPercents(defaultPolicy);
  expect(percents).toEqual([50, 80]);
  expect(warningsDue(timer, percents, [], at('2026-11-24T08:00'))).toEqual([
    { thresholdPercent: 50, reachedAt: at('2026-11-22T21:00') }, { thresholdPercent: 80, reachedAt: at('2026-11-23T18:36') },
  ]);
  expect(breachedAt(timer, at('2026-11-24T09:01'))).toBe(at('2026-11-24T09:00'));
  expect(escalationAt(defaultPolicy, 50, 'frontline')).toEqual({ tell: ['owner'], level: 'frontline' });
  expect(escalationAt(defaultPolicy, 80, 'frontline')).toEqual({ tell: ['owner', 'lead'], level: 'frontline' });
  expect(escalationAt(defaultPolicy, 'breach', 'frontline')).toEqual({ tell: ['owner', 'lead', 'administrator'], level: 'senior' });
  expect(escalationAt(defaultPolicy, 90, 'frontline')).toBeUndefined();
});

test('an escalation never takes a complaint down a level', () => {
  expect(escalationAt(defaultPolicy, 50, 'external')?.level).toBe('external');
  expect(escalationAt(defaultPolicy, 'breach', 'external')?.level).toBe('external');
  expect([higherLevel('frontline', 'senior'), higherLevel('senior', 'frontline'), higherLevel('senior', 'external')]).toEqual(['senior', 'senior', 'external']);
});

test('thresholds come in order, whatever order they were entered in', () => {
  expect(warningPercents({ ...defaultPolicy, escalation: [...defaultPolicy.escalation].toReversed() })).toEqual([50, 80]);
});

test('working days need hours to be counted in; natural days do not', () => {
  const shut = { ...hours, week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } };
  expect(() => clockTerms(inWorkingTime, 'solve', 'general', shut)).toThrow(RangeError);
  expect(clockTerms(defaultPolicy, 'solve', 'general', shut)).toEqual({ targetSeconds: 3 * 86_400, calendar: 'always' });
});
