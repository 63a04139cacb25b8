/** Complaints: what screens, the API and other slices may know. The case around it is `GET /api/cases/:id`; ids here are the case's. */
import * as z from 'zod';
import { FormOfAddress, Id, Instant, Line, Note, Text } from '#kit/core/shapes.ts';
import { Case } from '#cases/contract.ts';
import { bearings, causes } from './core/cause.ts';
import { classReasons, complaintClasses } from './core/classify.ts';
import { needKeys } from './core/gates.ts';
import { ladderSteps, resolvingActs } from './core/ladder.ts';
import { nextSteps } from './core/next.ts';
import { escalationLevels, pauseReasons } from './core/policy.ts';
import { responseKinds } from './core/response.ts';
import { outcomes, stages } from './core/stage.ts';

export const Stage = z.enum(stages);
export const ComplaintClass = z.enum(complaintClasses);
export const LadderStep = z.enum(ladderSteps);
export const ResolvingAct = z.enum(resolvingActs);
export const Outcome = z.enum(outcomes);
export const ResponseKind = z.enum(responseKinds);
export const PauseReason = z.enum(pauseReasons);
export const NeedKey = z.enum(needKeys);
/** How the complaint came, or how a customer was told something. `page` is the public complaint page and the tracking page. */
export const ComplaintChannel = z.enum(['chat', 'phone', 'mail', 'visit', 'letter', 'page']);
export type ComplaintChannel = z.infer<typeof ComplaintChannel>;
const Score = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
/** 0 none · 1 slight · 2 considerable · 3 grave. */
export const Scores = z.strictObject({ severity: Score, safety: Score, complexity: Score, impact: Score, immediateAction: z.enum(['not_needed', 'possible', 'not_possible']) });
export type Scores = z.infer<typeof Scores>;
const Person = z.object({ id: Id, name: z.string() });

/** A way from the present stage: what is missing blocks it (`need.<key>` has the sentence), what is owed asks for one sentence why it is left out, what is advised is only shown. */
export const Way = z.object({ to: Stage, outcome: Outcome.nullable(), isOpen: z.boolean(), missing: z.array(NeedKey), owed: z.array(NeedKey), advised: z.array(NeedKey) });
/** That the customer was told: by `chat` and `mail` it was sent by the centre, else a colleague says that it was told so. */
const Told = z.object({ at: Instant, by: z.array(z.string()), staff: Person.nullable() });

/** What was decided before a reopening. */
export const Round = z.object({
  closedAt: Instant.nullable(), outcome: Outcome.nullable(), closingWords: z.string(), decision: z.string(), responseKinds: z.array(ResponseKind), toldAt: Instant.nullable(), agreed: z.boolean().nullable(), firstAnsweredAt: Instant.nullable(),
});

export const Complaint = z.object({
  case: Case,
  channel: ComplaintChannel,
  receivedAt: Instant,
  /** Null: the customer filed it on the public page. */
  receivedBy: Person.nullable(),
  productWords: z.string(),
  /** The same customer's complaint of the last 90 days. */
  repeatOf: z.object({ id: Id, number: z.string() }).nullable(),
  stage: Stage,
  /** When each stage was last entered. */
  stageAt: z.partialRecord(Stage, Instant),
  ways: z.array(Way),
  /** The step that helps most now; null once closed. */
  next: z.enum(nextSteps).nullable(),
  ladder: LadderStep,
  acts: z.partialRecord(ResolvingAct, z.object({ at: Instant, by: z.string().nullable(), words: z.string() })),
  /** Still to be done, in the order that helps. */
  actsLeft: z.array(ResolvingAct),
  class: z.object({
    value: ComplaintClass,
    by: z.enum(['rule', 'hand']),
    /** The hand's reason. */
    words: z.string(),
    /** What the rule says by itself, and why. */
    ruleValue: ComplaintClass,
    ruleReasons: z.array(z.enum(classReasons)),
  }),
  scores: Scores.nullable(),
  /** Until it is scored: what to begin with, by rule from the words. */
  proposed: Scores.nullable(),
  /** Until it is scored: what the words made the rule suspect. */
  suspected: z.array(z.string()),
  remedySought: z.string(),
  cause: z.enum(causes).nullable(),
  causeWords: z.string(),
  /** What to do first in the answer, by the cause. */
  bearings: z.array(z.enum(bearings)),
  responseKinds: z.array(ResponseKind),
  decision: z.string(),
  decidedAt: Instant.nullable(),
  told: Told.nullable(),
  agreed: z.boolean().nullable(),
  /** The first answer of substance that reached the customer. */
  firstAnswer: Told.nullable(),
  /** Words for the customer stand on their page alone since then: no way was open, somebody must tell them. */
  unheardAt: Instant.nullable(),
  /** The ways by which what is sent reaches the customer now, beside their page. */
  reach: z.object({ chat: z.boolean(), mail: z.boolean() }),
  /** It cannot be solved now: an answer was promised by then. */
  answerPromisedBy: Instant.nullable(),
  escalation: z.object({ level: z.enum(escalationLevels), to: Person.nullable(), at: Instant.nullable() }),
  referredTo: z.string(),
  referralOutcome: z.string(),
  outcome: Outcome.nullable(),
  closingWords: z.string(),
  closedAt: Instant.nullable(),
  reopened: z.number().int(),
  rounds: z.array(Round),
  receipt: z.object({ at: Instant, by: z.array(z.string()) }).nullable(),
});
export type Complaint = z.infer<typeof Complaint>;

/**
 * From a conversation, from a case that turned out to be one, or by hand for a customer. The receipt goes out by itself where it can
 * (`receipt` says how); when it could not, tell the customer and record it: `POST /api/complaints/:id/receipt`.
 */
export const ReceiveComplaint = z.strictObject({
  interactionId: Id.optional(),
  caseId: Id.optional(),
  customerId: Id.optional(),
  /** Without one: the beginning of the description. */
  title: Line(120).optional(),
  description: Note(10_000).default(''),
  remedySought: Note(2000).default(''),
  productId: Id.optional(),
  /** Product, serial or order as the customer names it. */
  productWords: Note(300).default(''),
  scores: Scores.optional(),
  ownerId: Id.optional(),
  /** A conversation says it by itself. */
  channel: ComplaintChannel.optional(),
});
export type ReceiveComplaint = z.infer<typeof ReceiveComplaint>;
export const AssessComplaint = z.strictObject({ scores: Scores });
export const ClassifyComplaint = z.strictObject({ class: ComplaintClass, reason: Text(500) });
export type ClassifyComplaint = z.infer<typeof ClassifyComplaint>;
/** How a colleague told the customer something themselves: said, not sent. */
const ToldBy = ComplaintChannel.exclude(['page']);
/** A word of the customer's own, in which they say that they agree. */
export const CustomerWord = z.object({ kind: z.enum(['message', 'note']), id: Id, text: z.string(), at: Instant });
export type CustomerWord = z.infer<typeof CustomerWord>;
export const CustomerWords = z.object({ items: z.array(CustomerWord) });
/**
 * `why`: one sentence for what is left out on the way (`owed`); closing words say it too. Closing needs an outcome; closing words are what
 * everybody may read, the customer too, and what was told and agreed may be said with it.
 */
export const MoveComplaint = z.strictObject({
  to: Stage, why: Note(300).optional(), outcome: Outcome.optional(), closingWords: Note(1000).optional(), toldBy: ToldBy.optional(), agreed: z.literal(true).optional(), responseKinds: z.array(ResponseKind).max(responseKinds.length).optional(),
  /** Where the customer said so themselves: after a reopening an agent closes by nothing less. */
  agreedIn: z.strictObject({ kind: z.enum(['message', 'note']), id: Id }).optional(),
});
export type MoveComplaint = z.output<typeof MoveComplaint>;
export const StepLadder = z.strictObject({ to: LadderStep });
export const RecordAct = z.strictObject({ act: ResolvingAct, words: Note(1000).default(''), /** False takes it back. */ isDone: z.boolean().default(true) });
export type RecordAct = z.infer<typeof RecordAct>;
/** Only what is named changes. */
export const RecordComplaint = z.strictObject({
  remedySought: Note(2000).optional(),
  productWords: Note(300).optional(),
  cause: z.enum(causes).nullable().optional(),
  causeWords: Note(2000).optional(),
  responseKinds: z.array(ResponseKind).max(responseKinds.length).optional(),
  decision: Note(5000).optional(),
  /** The customer was told the decision this way, now. */
  toldBy: ToldBy.nullable().optional(),
  agreed: z.boolean().nullable().optional(),
  referredTo: Note(300).optional(),
  referralOutcome: Note(2000).optional(),
  closingWords: Note(1000).optional(),
});
export type RecordComplaint = z.infer<typeof RecordComplaint>;
export const PauseComplaint = z.strictObject({ reason: PauseReason, words: Note(500).default('') });
/**
 * A substantive answer, not the receipt. By `page` the words are sent: they stand on the tracking page, and go into the open conversation
 * and by mail where there is one; with neither, nobody is told yet and the clock runs on. By any other way they are what was said.
 */
export const AnswerComplaint = z.strictObject({ by: ComplaintChannel, words: Text(10_000), cause: z.enum(causes).optional(), causeWords: Note(2000).optional() });
/** The decision, what is offered, and with `by` that the customer is told it now (by `page` the words are sent, as an answer is). */
export const DecideComplaint = z.strictObject({ decision: Text(5000), responseKinds: z.array(ResponseKind).max(responseKinds.length), by: ComplaintChannel.nullable().default(null), words: Note(10_000).default(''), why: Note(300).default('') });
export type DecideComplaint = z.output<typeof DecideComplaint>;
export const TellDecision = z.strictObject({ by: ComplaintChannel, words: Text(10_000) });
export type TellDecision = z.output<typeof TellDecision>;
export type AnswerComplaint = z.infer<typeof AnswerComplaint>;
export const PromiseAnswer = z.strictObject({ withinHours: z.union([z.literal(24), z.literal(48)]), words: Text(500) });
export const EscalateComplaint = z.strictObject({ level: z.enum(['senior', 'external']), why: Text(500) });
/** Sent again with a new link (the old one ends); told by telephone it is only recorded. The link is in this answer and nowhere else. */
export const SendReceipt = z.strictObject({ by: z.enum(['again', 'phone', 'visit', 'letter']).default('again') });
export const Receipt = z.object({ link: z.string(), by: z.array(z.string()) });
export const ReopenComplaint = z.strictObject({ why: Text(500) });

/** Everything open at a glance. `overdue` and `dueSoon` (the last fifth of a clock's time) stand with the nearest first. */
export const Board = z.object({
  open: z.number().int(),
  major: z.number().int(),
  stages: z.array(z.object({ stage: Stage, count: z.number().int(), items: z.array(Case) })),
  overdue: z.array(Case),
  dueSoon: z.array(Case),
  escalated: z.array(Case),
});
export type Board = z.infer<typeof Board>;

const Both = z.object({ zh: z.string(), en: z.string() });
/** The customer's page: no internal notes, no ids of people. */
export const Tracking = z.object({
  number: z.string(),
  brand: z.object({ name: z.string(), slug: z.string(), zone: z.string() }),
  language: z.enum(['zh', 'en']),
  formOfAddress: FormOfAddress,
  receivedAt: Instant,
  stage: Stage,
  /** In plain words: what is happening now. */
  stageWords: Both,
  steps: z.array(z.object({ stage: Stage, words: Both, state: z.enum(['done', 'now', 'next']), at: Instant.nullable() })),
  /** Settled and opened again: when, why, and that in plain words. Null otherwise, and again once it is closed anew. */
  reopened: z.object({ at: Instant, why: z.enum(['afterword', 'person', 'unsatisfied']), words: Both }).nullable(),
  ownerName: z.string(),
  firstAnswer: z.object({ promisedBy: Instant.nullable(), doneAt: Instant.nullable() }),
  /** While paused nobody can say when; `waitsFor` says what for. */
  solution: z.object({ promisedBy: Instant.nullable(), waitsFor: PauseReason.nullable(), doneAt: Instant.nullable() }),
  answerPromisedBy: Instant.nullable(),
  /** What we told, and what the customer added, oldest first. */
  updates: z.array(z.object({ from: z.enum(['us', 'you']), text: z.string(), at: Instant })),
  closed: z.object({ at: Instant, outcome: Outcome.nullable(), words: z.string() }).nullable(),
  /** Where to say how it was, once closed and asked. */
  surveyUrl: z.string().nullable(),
  /** False once a great deal has been added. */
  mayAddWords: z.boolean(),
});
export type Tracking = z.infer<typeof Tracking>;
export const AddWords = z.strictObject({ key: z.string().min(8).max(64), text: Text(5000) });

/** The public notice: where and how to complain, what to bring, the steps, the time limits, how to ask for the status. */
export const ComplaintPage = z.object({
  brand: z.object({ name: z.string(), slug: z.string(), zone: z.string() }),
  /** The brand's own words; empty when it has none. */
  notice: Both,
  howTo: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
  limits: z.object({ firstAnswerHours: z.number(), generalDays: z.number(), majorDays: z.number(), counted: z.enum(['natural', 'working']) }),
});
export type ComplaintPage = z.infer<typeof ComplaintPage>;
export const FileComplaint = z.strictObject({
  /** The page's own key: a second click files no second complaint. */
  key: z.string().min(16).max(64),
  language: z.enum(['zh', 'en']).default('zh'),
  name: Line(100),
  honorific: z.enum(['mr', 'ms', 'none']).default('none'),
  phone: Line(40).optional(),
  mail: Line(254).optional(),
  /** Product, serial or order number. */
  product: Note(300).default(''),
  whatHappened: Text(10_000),
  remedySought: Note(2000).default(''),
});
export type FileComplaint = z.infer<typeof FileComplaint>;
export const FiledComplaint = z.object({ number: z.string(), link: z.string(), firstAnswerBy: Instant.nullable(), solveBy: Instant.nullable() });
export type FiledComplaint = z.infer<typeof FiledComplaint>;
