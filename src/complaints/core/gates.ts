/**
 * What is asked for before a complaint enters a stage. Gates are data: a stage, a key (its sentences stand in the slice's words under
 * `need.<key>`), and a pure question to the facts. A refusal names every key that is missing, a screen shows the same list before.
 * `must` blocks: without it the stage's own name would be untrue. `owed` may be left out with one sentence why; so may a `must` of a
 * stage that is passed by. `advice` is shown and asks nothing: an agent may know better.
 */
import type { Cause } from './cause.ts';
import type { ComplaintClass } from './classify.ts';
import { actsLeft, type LadderStep, type ResolvingAct } from './ladder.ts';
import type { EscalationLevel } from './policy.ts';
import type { ResponseKind } from './response.ts';
import { stages, waysFrom, type Outcome, type Stage } from './stage.ts';

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

interface Gate {
  readonly to: Stage;
  /** Only for these endings; else for all. */
  readonly endings?: readonly Outcome[];
  readonly key: NeedKey;
  readonly weight: 'must' | 'owed' | 'advice';
  readonly isMet: (facts: ComplaintFacts) => boolean;
}

export const needKeys = [
  'description', 'receipt', 'remedy_sought', 'scores', 'investigation_log', 'cause', 'first_answer', 'offer_or_date', 'resolve_step', 'five_acts',
  'decision', 'response_kind', 'customer_told', 'agreement', 'promises_kept', 'referred_to', 'referral_outcome', 'senior_look', 'closing_words',
] as const;
export type NeedKey = (typeof needKeys)[number];

const isWritten = (text: string) => text.trim() !== '';

const settled: readonly Outcome[] = ['accepted', 'referred_outside'];

export const gates: readonly Gate[] = [
  { to: 'acknowledged', key: 'description', weight: 'owed', isMet: (facts) => facts.isDescribed },
  { to: 'acknowledged', key: 'receipt', weight: 'must', isMet: (facts) => facts.isReceiptSent },

  // Asked for here and not before the receipt: nobody's receipt waits for a form to be full.
  { to: 'assessed', key: 'remedy_sought', weight: 'owed', isMet: (facts) => isWritten(facts.remedySought) },
  { to: 'assessed', key: 'scores', weight: 'owed', isMet: (facts) => facts.isScored },

  // Effort in proportion: a general complaint of plain cause needs no investigation, a major one always does, and so does what was begun.
  { to: 'responded', key: 'investigation_log', weight: 'owed', isMet: (facts) => facts.investigationSteps > 0 || (facts.class === 'general' && facts.stage !== 'investigating') },
  { to: 'responded', key: 'cause', weight: 'owed', isMet: (facts) => facts.cause !== null },
  { to: 'responded', key: 'first_answer', weight: 'must', isMet: (facts) => facts.isAnswered },

  { to: 'decided', key: 'offer_or_date', weight: 'owed', isMet: (facts) => facts.responseKinds.length > 0 || facts.isAnswerPromised },
  { to: 'decided', key: 'decision', weight: 'must', isMet: (facts) => isWritten(facts.decision) },
  { to: 'decided', key: 'resolve_step', weight: 'advice', isMet: (facts) => facts.ladder === 'resolve' },
  { to: 'decided', key: 'five_acts', weight: 'advice', isMet: (facts) => actsLeft(facts.acts).length === 0 },

  // A lost customer may be out of reach: then it cannot be asked that they were told.
  { to: 'closed', endings: settled, key: 'response_kind', weight: 'must', isMet: (facts) => facts.responseKinds.length > 0 },
  { to: 'closed', endings: settled, key: 'customer_told', weight: 'must', isMet: (facts) => facts.isCustomerTold },
  { to: 'closed', endings: ['accepted'], key: 'agreement', weight: 'must', isMet: (facts) => facts.isAgreed },
  { to: 'closed', endings: ['accepted'], key: 'promises_kept', weight: 'must', isMet: (facts) => facts.openCommitments === 0 },
  { to: 'closed', endings: ['referred_outside'], key: 'referred_to', weight: 'must', isMet: (facts) => isWritten(facts.referredTo) },
  { to: 'closed', endings: ['referred_outside'], key: 'referral_outcome', weight: 'must', isMet: (facts) => isWritten(facts.referralOutcome) },
  { to: 'closed', endings: ['lost'], key: 'customer_told', weight: 'advice', isMet: (facts) => facts.isCustomerTold },
  { to: 'closed', endings: ['lost'], key: 'senior_look', weight: 'must', isMet: (facts) => facts.level !== 'frontline' },
  { to: 'closed', endings: ['lost'], key: 'closing_words', weight: 'must', isMet: (facts) => isWritten(facts.closingWords) },
];

export interface Passage {
  /** Is there such a way at all? */
  readonly isWay: boolean;
  /** A way, and nothing missing; what is owed may still ask for a sentence. */
  readonly isOpen: boolean;
  readonly missing: readonly NeedKey[];
  readonly owed: readonly NeedKey[];
  readonly advised: readonly NeedKey[];
}

/** May this complaint go to `to`? Closing needs an `outcome`, whose own gates count; without one no way leads to `closed`. */
export function passage(facts: ComplaintFacts, to: Stage, outcome?: Outcome): Passage {
  const isWay = waysFrom(facts.stage).includes(to) && (to === 'closed') === (outcome !== undefined);
  if (!isWay) return { isWay, isOpen: false, missing: [], owed: [], advised: [] };
  const [from, target] = [stages.indexOf(facts.stage), stages.indexOf(to)];
  const isFor = (gate: Gate) => stages.indexOf(gate.to) > from && stages.indexOf(gate.to) <= target && (gate.endings === undefined || (outcome !== undefined && gate.endings.includes(outcome)));
  const unmet = gates.filter((gate) => isFor(gate) && !gate.isMet(facts));
  const missing = keysOf(unmet.filter((gate) => gate.weight === 'must' && gate.to === to));
  const owed = keysOf(unmet.filter((gate) => gate.weight === 'owed' || (gate.weight === 'must' && gate.to !== to))).filter((key) => !missing.includes(key));
  return { isWay, isOpen: missing.length === 0, missing, owed, advised: keysOf(unmet.filter((gate) => gate.weight === 'advice' && gate.to === to)) };
}

function keysOf(found: readonly Gate[]): NeedKey[] {
  return found.map(({ key }) => key);
}
