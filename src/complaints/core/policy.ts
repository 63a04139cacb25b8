/**
 * What is promised about a complaint's time: a first answer within 24 hours, a general complaint solved within 3 days, a major one
 * within 15. A policy is data with a version; a timer notes the version it was started under, and is retargeted when class or
 * policy change (its pauses stay).
 */
import { workdaySeconds, type Calendar } from '#clocks/core/calendar.ts';
import type { ComplaintClass } from './classify.ts';

/** `complaint.first_answer` and `complaint.solve` are the timers' names. */
const complaintClocks = ['first_answer', 'solve'] as const;
export type ComplaintClock = (typeof complaintClocks)[number];

interface Limit {
  readonly count: number;
  readonly unit: 'hours' | 'days';
  /** Natural time runs on nights and holidays; working time only within the team's hours, a working day being one usual day's work. */
  readonly counted: 'natural' | 'working';
}

export const escalationLevels = ['frontline', 'senior', 'external'] as const;
export type EscalationLevel = (typeof escalationLevels)[number];

const audiences = ['owner', 'lead', 'administrator'] as const;
type Audience = (typeof audiences)[number];

interface EscalationStep {
  /** Percent of the target that has run, or the moment the promise is broken. */
  readonly at: number | 'breach';
  readonly tell: readonly Audience[];
  /** The least level the complaint stands at from then on. */
  readonly level: EscalationLevel;
}

export interface ComplaintPolicy {
  readonly version: number;
  readonly firstAnswer: Limit;
  readonly general: Limit;
  readonly major: Limit;
  readonly escalation: readonly EscalationStep[];
}

export const defaultPolicy: ComplaintPolicy = {
  version: 1,
  firstAnswer: { count: 24, unit: 'hours', counted: 'natural' },
  general: { count: 3, unit: 'days', counted: 'natural' },
  major: { count: 15, unit: 'days', counted: 'natural' },
  escalation: [
    { at: 50, tell: ['owner'], level: 'frontline' },
    { at: 80, tell: ['owner', 'lead'], level: 'frontline' },
    { at: 'breach', tell: ['owner', 'lead', 'administrator'], level: 'senior' },
  ],
};

/** Why a clock may stand still. The first answer is owed whatever we wait for: only `solve` can be paused. */
export const pauseReasons = ['waiting_customer', 'waiting_parts', 'waiting_third_party', 'agreed_date'] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** Target and calendar of a clock: what a timer is started with, or retargeted to. Throws RangeError where working days hold no work. */
export function clockTerms(policy: ComplaintPolicy, clock: ComplaintClock, complaintClass: ComplaintClass, hours: Calendar): { targetSeconds: number; calendar: Calendar } {
  const limit = clock === 'first_answer' ? policy.firstAnswer : policy[complaintClass];
  const calendar = limit.counted === 'natural' ? 'always' : hours;
  const unitSeconds = limit.unit === 'hours' ? 3600 : workdaySeconds(calendar);
  if (unitSeconds === 0) throw new RangeError('this calendar has no usual working day to count in');
  return { targetSeconds: Math.round(limit.count * unitSeconds), calendar };
}

/** The policy's warning thresholds in percent, ascending: 50 and 80. */
export function warningPercents(policy: ComplaintPolicy): number[] {
  return policy.escalation.flatMap(({ at }) => (at === 'breach' ? [] : [at])).sort((a, b) => a - b);
}

/** Whom a warning or the breach is told to, and the level from then on, never lower than it was. undefined when the policy says nothing of it. */
export function escalationAt(policy: ComplaintPolicy, at: number | 'breach', level: EscalationLevel): { tell: readonly Audience[]; level: EscalationLevel } | undefined {
  const step = policy.escalation.find((candidate) => candidate.at === at);
  return step && { tell: step.tell, level: higherLevel(step.level, level) };
}

export function higherLevel(a: EscalationLevel, b: EscalationLevel): EscalationLevel {
  return escalationLevels.indexOf(a) >= escalationLevels.indexOf(b) ? a : b;
}
