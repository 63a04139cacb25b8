/**
 * The stages of a complaint (ISO 10002, clauses 7.2 to 7.9) and the ways between them.
 *
 *   received 受理 ▶ acknowledged 告知收到 ▶ assessed 初步评估 ▶ investigating 调查 ▶ responded 答复 ▶ decided 决定 ▶ closed 关闭
 *
 *   besides:  assessed      ▶ responded        it is general and its cause is plain
 *             investigating ▶ assessed         it turned out to be another matter
 *             responded     ▶ investigating    the customer does not agree, or tells more
 *             decided       ▶ investigating    likewise
 *             closed        ▶ investigating    reopened: the customer is not satisfied
 *
 * Forward, each step asks for what must be recorded first (gates.ts). Backward nothing is asked: what turned out wrong must never be
 * hard to say. A complaint ends as `accepted` by the customer, as `referred_outside` once the outside body has decided (being
 * referred does not close it), or as `lost`: said honestly. Whatever the ending, an unsatisfied customer reopens it. It then goes
 * back to the investigation, one level up, at the foot of the conversation's ladder, under new clocks.
 */
import { higherLevel, type EscalationLevel } from './policy.ts';
import type { LadderStep } from './ladder.ts';

export const stages = ['received', 'acknowledged', 'assessed', 'investigating', 'responded', 'decided', 'closed'] as const;
export type Stage = (typeof stages)[number];

export const outcomes = ['accepted', 'referred_outside', 'lost'] as const;
export type Outcome = (typeof outcomes)[number];

const ways: Readonly<Record<Stage, readonly Stage[]>> = {
  received: ['acknowledged'],
  acknowledged: ['assessed'],
  assessed: ['investigating', 'responded'],
  investigating: ['responded', 'assessed'],
  responded: ['decided', 'investigating'],
  decided: ['closed', 'investigating'],
  closed: ['investigating'],
};

/** Where a complaint may go from here, the way forward first. */
export function waysFrom(stage: Stage): readonly Stage[] {
  return ways[stage];
}

export interface Reopened {
  readonly stage: Stage;
  readonly ladder: LadderStep;
  readonly level: EscalationLevel;
}

/** How a closed complaint stands once reopened: never again with the front line alone. */
export function reopenedAt(level: EscalationLevel): Reopened {
  return { stage: 'investigating', ladder: 'buffer', level: higherLevel(level, 'senior') };
}
