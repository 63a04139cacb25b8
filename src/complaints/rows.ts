/** Rows as the store gives them, what the gates look at, and what screens see. */
import type { Case } from '#cases/contract.ts';
import type { Complaint } from './contract.ts';
import { bearingFor, type Cause } from './core/cause.ts';
import type { ClassReason, ComplaintClass, Scores } from './core/classify.ts';
import { passage, type ComplaintFacts } from './core/gates.ts';
import { actsLeft, resolvingActs, type LadderStep, type ResolvingAct } from './core/ladder.ts';
import { nextStep } from './core/next.ts';
import type { EscalationLevel } from './core/policy.ts';
import type { ResponseKind } from './core/response.ts';
import { proposeScores } from './core/suspect.ts';
import { outcomes, waysFrom, type Outcome, type Stage } from './core/stage.ts';

interface KeptAct {
  readonly at: string;
  readonly by: string | null;
  readonly words: string;
}
/** All that a reopening sets back, so that it can be taken back too. Instants as ISO text: it is kept as jsonb. */
export interface KeptRound {
  readonly closedAt: string | null;
  readonly outcome: Outcome | null;
  readonly closingWords: string;
  readonly decision: string;
  readonly decidedAt: string | null;
  readonly responseKinds: readonly ResponseKind[];
  readonly toldAt: string | null;
  readonly toldBy: string | null;
  readonly toldStaff: string | null;
  readonly agreed: boolean | null;
  readonly firstAnsweredAt: string | null;
  readonly firstAnsweredBy: string | null;
  readonly firstAnsweredStaff: string | null;
  readonly unheardAt: string | null;
  readonly answerPromisedBy: string | null;
  readonly ladder: LadderStep;
  readonly level: EscalationLevel;
  readonly acts: Readonly<Partial<Record<ResolvingAct, KeptAct>>>;
  readonly stageAt: Readonly<Partial<Record<Stage, string>>>;
}

export interface ComplaintRow {
  readonly case_id: string;
  readonly channel: Complaint['channel'];
  readonly received_by: string | null;
  readonly received_by_name: string | null;
  readonly product_words: string;
  readonly repeat_of: string | null;
  readonly repeat_number: string | null;
  readonly stage: Stage;
  readonly stage_at: Readonly<Partial<Record<Stage, string>>>;
  readonly ladder: LadderStep;
  readonly class: ComplaintClass;
  readonly class_by: 'rule' | 'hand';
  readonly class_words: string;
  readonly rule_class: ComplaintClass;
  readonly rule_reasons: readonly ClassReason[];
  readonly scores: Scores | null;
  readonly suspected: readonly string[] | null;
  readonly remedy_sought: string;
  readonly cause: Cause | null;
  readonly cause_words: string;
  readonly acts: Readonly<Partial<Record<ResolvingAct, KeptAct>>>;
  readonly response_kinds: readonly ResponseKind[];
  readonly decision: string;
  readonly decided_at: Date | null;
  readonly customer_told_at: Date | null;
  /** The ways, joined by blanks. */
  readonly customer_told_by: string | null;
  readonly customer_told_staff: string | null;
  readonly customer_told_staff_name: string | null;
  readonly customer_agreed: boolean | null;
  readonly first_answered_at: Date | null;
  /** The ways, joined by blanks. */
  readonly first_answered_by: string | null;
  readonly first_answered_staff: string | null;
  readonly first_answered_staff_name: string | null;
  readonly unheard_at: Date | null;
  readonly answer_promised_by: Date | null;
  readonly escalation_level: EscalationLevel;
  readonly escalated_to: string | null;
  readonly escalated_to_name: string | null;
  readonly escalated_at: Date | null;
  readonly referred_to: string;
  readonly referral_outcome: string;
  readonly outcome: Outcome | null;
  readonly closing_words: string;
  readonly reopened: number;
  readonly rounds: readonly KeptRound[];
  readonly receipt_sent_at: Date | null;
  /** The ways it went, joined by blanks. */
  readonly receipt_sent_by: string | null;
  readonly received_at: Date;
  readonly closed_at: Date | null;
  readonly description: string;
  readonly identity_id: string;
  readonly owner_id: string;
  readonly owner_team: string;
  readonly has_interaction: boolean;
  readonly investigation_steps: number;
  readonly open_commitments: number;
  /** A conversation about it goes on, and the customer is on its page. */
  readonly has_open_chat: boolean;
  readonly has_mail: boolean;
}

function doneActs(row: Pick<ComplaintRow, 'acts'>): ResolvingAct[] {
  return resolvingActs.filter((act) => row.acts[act] !== undefined);
}

export function factsOf(row: ComplaintRow): ComplaintFacts {
  return {
    stage: row.stage, isDescribed: row.description.trim() !== '' || row.has_interaction, isReceiptSent: row.receipt_sent_at !== null, remedySought: row.remedy_sought, isScored: row.scores !== null, class: row.class,
    investigationSteps: row.investigation_steps, cause: row.cause, isAnswered: row.first_answered_at !== null, ladder: row.ladder, acts: doneActs(row), responseKinds: row.response_kinds,
    isAnswerPromised: row.answer_promised_by !== null, decision: row.decision, isCustomerTold: row.customer_told_at !== null, isAgreed: row.customer_agreed === true, openCommitments: row.open_commitments,
    level: row.escalation_level, referredTo: row.referred_to, referralOutcome: row.referral_outcome, closingWords: row.closing_words,
  };
}

/** Every way from here, and what each still asks for: the screen shows before what a refusal would say after. */
function waysOf(facts: ComplaintFacts): Complaint['ways'] {
  return waysFrom(facts.stage).flatMap((to) =>
    (to === 'closed' ? outcomes : [undefined]).map((outcome) => {
      const { isOpen, missing, owed, advised } = passage(facts, to, outcome);
      return { to, outcome: outcome ?? null, isOpen, missing: [...missing], owed: [...owed], advised: [...advised] };
    }),
  );
}

const iso = (at: Date | null) => at?.toISOString() ?? null;
const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
const waysIn = (joined: string | null) => (joined ?? '').split(' ').filter((way) => way !== '');

/** By which ways, when, and who says so; null staff: the house itself. */
function told(at: Date | null, ways: string | null, staff: Complaint['receivedBy']): Complaint['told'] {
  return at === null ? null : { at: at.toISOString(), by: waysIn(ways), staff };
}

export function complaintView(row: ComplaintRow, around: Case): Complaint {
  const facts = factsOf(row);
  return {
    case: around, channel: row.channel, receivedAt: row.received_at.toISOString(), receivedBy: person(row.received_by, row.received_by_name), productWords: row.product_words,
    repeatOf: row.repeat_of === null ? null : { id: row.repeat_of, number: row.repeat_number ?? '' },
    stage: row.stage, stageAt: { ...row.stage_at }, ways: waysOf(facts), next: nextStep(facts) ?? null, ladder: row.ladder, acts: { ...row.acts }, actsLeft: actsLeft(doneActs(row)),
    class: { value: row.class, by: row.class_by, words: row.class_words, ruleValue: row.rule_class, ruleReasons: [...row.rule_reasons] },
    scores: row.scores, proposed: row.scores === null ? proposeScores(`${around.title}\n${row.description}`) : null, suspected: row.scores === null ? [...(row.suspected ?? [])] : [], remedySought: row.remedy_sought,
    cause: row.cause, causeWords: row.cause_words, bearings: row.cause === null ? [] : [...bearingFor(row.cause)], responseKinds: [...row.response_kinds], decision: row.decision, decidedAt: iso(row.decided_at),
    told: told(row.customer_told_at, row.customer_told_by, person(row.customer_told_staff, row.customer_told_staff_name)), agreed: row.customer_agreed,
    firstAnswer: told(row.first_answered_at, row.first_answered_by, person(row.first_answered_staff, row.first_answered_staff_name)), unheardAt: iso(row.unheard_at), reach: { chat: row.has_open_chat, mail: row.has_mail },
    answerPromisedBy: iso(row.answer_promised_by), escalation: { level: row.escalation_level, to: person(row.escalated_to, row.escalated_to_name), at: iso(row.escalated_at) },
    referredTo: row.referred_to, referralOutcome: row.referral_outcome, outcome: row.outcome, closingWords: row.closing_words, closedAt: iso(row.closed_at), reopened: row.reopened,
    rounds: row.rounds.map(({ closedAt, outcome, closingWords, decision, responseKinds, toldAt, agreed, firstAnsweredAt }) => ({ closedAt, outcome, closingWords, decision, responseKinds: [...responseKinds], toldAt, agreed, firstAnsweredAt })),
    receipt: row.receipt_sent_at === null ? null : { at: row.receipt_sent_at.toISOString(), by: waysIn(row.receipt_sent_by) },
  };
}
