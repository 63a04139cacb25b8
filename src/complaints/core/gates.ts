/**
 * What must be recorded before a complaint goes on. Gates are data: a way, a key (its sentences stand in the slice's words under
 * `need.<key>`), and a pure question to the facts. A refusal names every key that is missing, a screen shows the same list before.
 * `must` blocks; `advice` is shown and blocks nobody: an agent may know better.
 */
import type { Cause } from './cause.ts';
import type { ComplaintClass } from './classify.ts';
import { actsLeft, type LadderStep, type ResolvingAct } from './ladder.ts';
import type { EscalationLevel } from './policy.ts';
import type { ResponseKind } from './response.ts';
import { waysFrom, type Outcome, type Stage } from './stage.ts';

/** What the gates look at: the record as it would stand when the complaint goes on. Texts count as recorded when not blank. */
export interface ComplaintFacts {
  readonly stage: Stage;
  /** The customer's story is on file: in words, or as the conversation it was told in. */
  readonly isDescribed: boolean;
  /** The receipt went out, by itself or by hand; silence is none. */
  readonly isReceiptSent: boolean;
  readonly remedySought: string;
  readonly isScored: boolean;
  readonly class: ComplaintClass;
  /** Steps in the log of the investigation. */
  readonly investigationSteps: number;
  readonly cause: Cause | null;
  /** The customer has had a first answer of substance; the receipt is none. */
  readonly isAnswered: boolean;
  readonly ladder: LadderStep;
  readonly acts: readonly ResolvingAct[];
  /** What was offered to put it right. */
  readonly responseKinds: readonly ResponseKind[];
  /** Instead of an offer: it was said why not yet, and by when. */
  readonly isAnswerPromised: boolean;
  /** The decision with its reason. */
  readonly decision: string;
  readonly isCustomerTold: boolean;
  readonly isAgreed: boolean;
  /** Promises on this case not yet kept. */
  readonly openCommitments: number;
  readonly level: EscalationLevel;
  /** The outside body and what it decided. */
  readonly referredTo: string;
  readonly referralOutcome: string;
  /** How it ended, in a sentence that everybody may read. */
  readonly closingWords: string;
}

export interface Gate {
  readonly from: Stage;
  readonly to: Stage;
  /** Only for these endings; else for all. */
  readonly endings?: readonly Outcome[];
  readonly key: NeedKey;
  readonly weight: 'must' | 'advice';
  readonly isMet: (facts: ComplaintFacts) => boolean;
}

export const needKeys = [
  'description', 'receipt', 'remedy_sought', 'scores', 'investigation', 'investigation_log', 'cause', 'first_answer', 'offer_or_date', 'resolve_step', 'five_acts',
  'decision', 'response_kind', 'customer_told', 'agreement', 'promises_kept', 'referred_to', 'referral_outcome', 'senior_look', 'closing_words',
] as const;
export type NeedKey = (typeof needKeys)[number];

const isWritten = (text: string) => text.trim() !== '';

export const gates: readonly Gate[] = [
  { from: 'received', to: 'acknowledged', key: 'description', weight: 'must', isMet: (facts) => facts.isDescribed },
  { from: 'received', to: 'acknowledged', key: 'receipt', weight: 'must', isMet: (facts) => facts.isReceiptSent },

  // Asked for here and not before the receipt: nobody's receipt waits for a form to be full.
  { from: 'acknowledged', to: 'assessed', key: 'remedy_sought', weight: 'must', isMet: (facts) => isWritten(facts.remedySought) },
  { from: 'acknowledged', to: 'assessed', key: 'scores', weight: 'must', isMet: (facts) => facts.isScored },

  // Effort in proportion: a general complaint of plain cause needs no investigation, a major one always does.
  { from: 'assessed', to: 'responded', key: 'investigation', weight: 'must', isMet: (facts) => facts.class === 'general' },
  { from: 'assessed', to: 'responded', key: 'cause', weight: 'must', isMet: (facts) => facts.cause !== null },
  { from: 'assessed', to: 'responded', key: 'first_answer', weight: 'must', isMet: (facts) => facts.isAnswered },

  { from: 'investigating', to: 'responded', key: 'investigation_log', weight: 'must', isMet: (facts) => facts.investigationSteps > 0 },
  { from: 'investigating', to: 'responded', key: 'cause', weight: 'must', isMet: (facts) => facts.cause !== null },
  { from: 'investigating', to: 'responded', key: 'first_answer', weight: 'must', isMet: (facts) => facts.isAnswered },

  { from: 'responded', to: 'decided', key: 'offer_or_date', weight: 'must', isMet: (facts) => facts.responseKinds.length > 0 || facts.isAnswerPromised },
  { from: 'responded', to: 'decided', key: 'decision', weight: 'must', isMet: (facts) => isWritten(facts.decision) },
  { from: 'responded', to: 'decided', key: 'resolve_step', weight: 'advice', isMet: (facts) => facts.ladder === 'resolve' },
  { from: 'responded', to: 'decided', key: 'five_acts', weight: 'advice', isMet: (facts) => actsLeft(facts.acts).length === 0 },

  // A lost customer may be out of reach: then it cannot be asked that they were told.
  { from: 'decided', to: 'closed', endings: ['accepted', 'referred_outside'], key: 'response_kind', weight: 'must', isMet: (facts) => facts.responseKinds.length > 0 },
  { from: 'decided', to: 'closed', endings: ['accepted', 'referred_outside'], key: 'customer_told', weight: 'must', isMet: (facts) => facts.isCustomerTold },
  { from: 'decided', to: 'closed', endings: ['accepted'], key: 'agreement', weight: 'must', isMet: (facts) => facts.isAgreed },
  { from: 'decided', to: 'closed', endings: ['accepted'], key: 'promises_kept', weight: 'must', isMet: (facts) => facts.openCommitments === 0 },
  { from: 'decided', to: 'closed', endings: ['referred_outside'], key: 'referred_to', weight: 'must', isMet: (facts) => isWritten(facts.referredTo) },
  { from: 'decided', to: 'closed', endings: ['referred_outside'], key: 'referral_outcome', weight: 'must', isMet: (facts) => isWritten(facts.referralOutcome) },
  { from: 'decided', to: 'closed', endings: ['lost'], key: 'customer_told', weight: 'advice', isMet: (facts) => facts.isCustomerTold },
  { from: 'decided', to: 'closed', endings: ['lost'], key: 'senior_look', weight: 'must', isMet: (facts) => facts.level !== 'frontline' },
  { from: 'decided', to: 'closed', endings: ['lost'], key: 'closing_words', weight: 'must', isMet: (facts) => isWritten(facts.closingWords) },
];

export interface Passage {
  /** Is there such a way at all? */
  readonly isWay: boolean;
  /** A way, and nothing missing. */
  readonly isOpen: boolean;
  readonly missing: readonly NeedKey[];
  readonly advised: readonly NeedKey[];
}

/** May this complaint go to `to`? Closing needs an `outcome`, whose own gates count; without one no way leads to `closed`. */
export function passage(facts: ComplaintFacts, to: Stage, outcome?: Outcome): Passage {
  const isWay = waysFrom(facts.stage).includes(to) && (to === 'closed') === (outcome !== undefined);
  if (!isWay) return { isWay, isOpen: false, missing: [], advised: [] };
  const isFor = (gate: Gate) => gate.from === facts.stage && gate.to === to && (gate.endings === undefined || (outcome !== undefined && gate.endings.includes(outcome)));
  const unmet = gates.filter((gate) => isFor(gate) && !gate.isMet(facts));
  const missing = unmet.filter(({ weight }) => weight === 'must').map(({ key }) => key);
  return { isWay, isOpen: missing.length === 0, missing, advised: unmet.filter(({ weight }) => weight === 'advice').map(({ key }) => key) };
}
