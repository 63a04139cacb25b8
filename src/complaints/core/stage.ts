/**
 * The stages of a complaint (ISO 10002, clauses 7.2 to 7.9) and the ways between them.
 *
 *   received 受理 ▶ acknowledged 告知收到 ▶ assessed 初步评估 ▶ investigating 调查 ▶ responded 答复 ▶ decided 决定 ▶ closed 关闭
 *
 * Forward it may go to any later stage: a plain complaint is answered at once, one that is settled on the telephone is closed at once.
 * What a stage says of itself must be true (no "responded" without an answer); what is merely owed on the way may be left out with one
 * sentence why (gates.ts). Back to the assessment or the investigation at any time, and nothing is asked: what turned out wrong must
 * never be hard to say. Closed, it goes on only by being reopened.
 *
 * A complaint ends as `accepted` by the customer, as `referred_outside` once the outside body has decided (being
 * referred does not close it), or as `lost`: said honestly. Whatever the ending, an unsatisfied customer reopens it. It then goes
 * back to the investigation, one level up, at the foot of the conversation's ladder, under new clocks.
 */
import { higherLevel, type EscalationLevel } from './policy.ts';
import type { LadderStep } from './ladder.ts';

export const stages = ['received', 'acknowledged', 'assessed', 'investigating', 'responded', 'decided', 'closed'] as const;
export type Stage = (typeof stages)[number];

export const outcomes = ['accepted', 'referred_outside', 'lost'] as const;
export type Outcome = (typeof outcomes)[number];

/** Where what turned out wrong is taken up again. */
const back: readonly Stage[] = ['investigating', 'assessed'];

/** Where a complaint may go from here: forward the nearest first, then back. */
export function waysFrom(stage: Stage): readonly Stage[] {
  if (stage === 'closed') return ['investigating'];
  const at = stages.indexOf(stage);
  return [...stages.slice(at + 1), ...back.filter((to) => stages.indexOf(to) < at)];
}

interface Reopened {
  readonly stage: Stage;
  readonly ladder: LadderStep;
  readonly level: EscalationLevel;
}

/** How a closed complaint stands once reopened: never again with the front line alone. */
export function reopenedAt(level: EscalationLevel): Reopened {
  return { stage: 'investigating', ladder: 'buffer', level: higherLevel(level, 'senior') };
}
