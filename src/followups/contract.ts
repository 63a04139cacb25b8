/** Satisfaction after closing: what the customer is asked on the secret page, and what staff see of the answers. */
import * as z from 'zod';
import { Id, Instant, Language, Note, PageQuery } from '#kit/core/shapes.ts';
import { feltWaits } from './core/felt-wait.ts';

/** 1 very dissatisfied … 5 very satisfied: words `followups:score.1` … `.5`. */
export const Score = z.number().int().min(1).max(5);
export const longestAnswer = 2000;
/** How long a wait felt; what each counts as stands in core/felt-wait.ts. */
export const FeltWait = z.enum(feltWaits);

export const SurveyAnswer = z.strictObject({
  score: Score,
  /** The customer's own words, kept byte for byte. */
  words: Note(longestAnswer).default(''),
  /** Whether the matter is solved; null when the customer did not say. */
  solved: z.boolean().nullable().default(null),
  /** How long the wait felt, where the page asks about one; null when the customer did not say. */
  felt: FeltWait.nullable().default(null),
});
export type SurveyAnswer = z.output<typeof SurveyAnswer>;

/** What the holder of the link sees: no ids, nothing of anybody else. */
export const SurveyPage = z.object({
  brandName: z.string(),
  /** What it is about: a conversation, or a matter (case, complaint). */
  about: z.enum(['conversation', 'matter']),
  number: z.string(),
  at: Instant,
  /** Who served the customer; null when nobody in particular. */
  staffName: z.string().nullable(),
  language: Language,
  endsAt: Instant,
  /** The wait that is asked about, and when it began; null for whoever was answered at once. kept: they left with the place kept, and were called. */
  wait: z.object({ kind: z.enum(['live', 'kept']), at: Instant }).nullable(),
  answer: z.object({ score: Score, words: z.string(), solved: z.boolean().nullable(), felt: FeltWait.nullable(), answeredAt: Instant }).nullable(),
  /** May be answered, or the answer changed, until then; null: no longer. */
  openUntil: Instant.nullable(),
});
export type SurveyPage = z.infer<typeof SurveyPage>;

export const FollowupView = z.enum(['all', 'unsatisfied', 'unanswered', 'answered']);
export type FollowupView = z.infer<typeof FollowupView>;
export const FollowupQuery = PageQuery.extend({ view: FollowupView.default('all'), /** Asked at or after, and before. */ from: Instant.optional(), to: Instant.optional() });
export type FollowupQuery = z.output<typeof FollowupQuery>;

export const Followup = z.object({
  id: Id,
  askedAt: Instant,
  endsAt: Instant,
  /** page: shown where the conversation was; chat: a line in the conversation that goes on; mail; none: the customer could not be reached, or was asked lately. */
  sentBy: z.enum(['page', 'chat', 'mail', 'none']),
  answeredAt: Instant.nullable(),
  score: Score.nullable(),
  words: z.string().nullable(),
  solved: z.boolean().nullable(),
  isUnsatisfied: z.boolean(),
  /** The wait that was asked about, as it was and as it felt; null for whoever was answered at once. */
  wait: z.object({ waitedSeconds: z.number(), felt: FeltWait.nullable() }).nullable(),
  customer: z.object({ id: Id, name: z.string(), formOfAddress: z.object({ zh: z.string(), en: z.string() }) }),
  staff: z.object({ id: Id, name: z.string() }).nullable(),
  interaction: z.object({ id: Id, number: z.string() }).nullable(),
  case: z.object({ id: Id, number: z.string(), kind: z.string(), title: z.string(), state: z.string() }).nullable(),
  /** The case that was reopened for an unsatisfied customer, or opened so that somebody calls back. */
  reopened: z.object({ caseId: Id, number: z.string(), ownerName: z.string(), at: Instant }).nullable(),
});
export type Followup = z.infer<typeof Followup>;
export const FollowupList = z.object({ items: z.array(Followup), nextCursor: z.string().nullable() });
export type FollowupList = z.infer<typeof FollowupList>;
