/** Cases: the matters that contacts are about. What screens, the API and other slices may know. */
import * as z from 'zod';
import { FormOfAddress, Id, Instant, Language, Line, Mood, Note, PageQuery, Text } from '#kit/core/shapes.ts';
import { TimerView } from '#clocks/contract.ts';
import { Commitment, SettledPromise } from '#commitments/contract.ts';
import { caseViews } from './core/belongs.ts';
import { noticeReasons } from './core/notice.ts';
import { caseKinds } from './core/number.ts';

export const CaseKind = z.enum(caseKinds);
/** A complaint goes open → closed by its stages; every other kind open → solved → closed. */
export const CaseState = z.enum(['open', 'solved', 'closed']);
const Person = z.object({ id: Id, name: z.string() });

/** The next promise on a case. Its time is counted on the timer's calendar; `dueAt` is what a screen ticks towards. */
export const CaseClock = z.object({
  name: z.string(),
  startedAt: Instant,
  dueAt: Instant.nullable(),
  /** From then on one of the case's promises is in the last fifth of its time. */
  soonAt: Instant.nullable(),
  isPaused: z.boolean(),
  isOverdue: z.boolean(),
});

/** A row of a list, and what a live frame `case` carries. */
export const Case = z.object({
  id: Id,
  number: z.string(),
  /** Before it became a complaint. */
  formerNumber: z.string().nullable(),
  kind: CaseKind,
  title: z.string(),
  state: CaseState,
  /** 1 normal, 2 raised, 3 urgent. */
  priority: z.number().int(),
  nextStep: z.string(),
  /** One owner at every moment. */
  owner: Person,
  customer: z.object({ id: Id, number: z.string(), name: z.string(), formOfAddress: FormOfAddress, tier: z.string(), language: Language }),
  product: z.object({ id: Id, name: z.string(), model: z.string(), serial: z.string() }).nullable(),
  openedAt: Instant,
  solvedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  /** A complaint's ending (`accepted`, `referred_outside`, `lost`); for other kinds how it was solved, in words. */
  outcome: z.string().nullable(),
  reopened: z.number().int(),
  /** A rule or a person opened it again and it can be taken back: it was only a thank-you. */
  reopening: z.object({ at: Instant, why: z.enum(['afterword', 'person', 'unsatisfied']) }).nullable(),
  clock: CaseClock.nullable(),
  /** Only for complaints; the codes are those of the complaints slice. */
  complaint: z.object({ stage: z.string(), class: z.enum(['general', 'major']), level: z.enum(['frontline', 'senior', 'external']) }).nullable(),
  changedAt: Instant,
});
export type Case = z.infer<typeof Case>;

export const CaseNote = z.object({
  id: Id,
  /** `note` and `investigation` stay in the house; `update` was told to the customer; `customer` are their own words from the tracking page. */
  kind: z.enum(['note', 'investigation', 'update', 'customer']),
  /** Null: the customer, or the centre itself. */
  by: Person.nullable(),
  text: z.string(),
  at: Instant,
});
export type CaseNote = z.infer<typeof CaseNote>;
export const CaseInteraction = z.object({
  id: Id, number: z.string(), channel: z.string(), startedAt: Instant, endedAt: Instant.nullable(), agentName: z.string().nullable(), lastText: z.string(), mood: Mood, disposition: z.string().nullable(),
});
/** One thing that happened; `name` is a word key under `event` of its slice (`cases:event.case.opened`). */
export const CaseEvent = z.object({ at: Instant, name: z.string(), actorKind: z.string(), actorName: z.string().nullable(), detail: z.record(z.string(), z.unknown()) });

/** All of one case that the desk shows at once; a complaint's own part is `GET /api/complaints/:id`. */
export const CasePage = z.object({
  case: Case,
  description: z.string(),
  interactions: z.array(CaseInteraction),
  notes: z.array(CaseNote),
  clocks: z.array(TimerView),
  commitments: z.array(Commitment),
  /** Oldest first, the newest 300. */
  history: z.array(CaseEvent),
});
export type CasePage = z.infer<typeof CasePage>;

export const CaseListView = z.enum(caseViews);
/** Without a view: a colleague's own, and everything for a key, which owns nothing. `all` = whatever became of them, newest first. */
export const CasesQuery = PageQuery.extend({ view: z.enum([...caseViews, 'all']).optional(), kind: CaseKind.optional(), customerId: Id.optional(), ownerId: Id.optional(), q: z.string().max(200).optional() });
/** Live views stand with the nearest promise first; `solved` and `closed` newest first, with a cursor. With `q` the view is left aside: number, title, words, or customer. */
export const Cases = z.object({ items: z.array(Case), nextCursor: z.string().nullable(), counts: z.partialRecord(CaseListView, z.number().int()) });
export type Cases = z.infer<typeof Cases>;

/** What came to whoever asks without their own doing, until they have looked at it; also the live frame `case.notice`. */
export const CaseNotice = z.object({ case: Case, why: z.enum(noticeReasons), at: Instant });
export const CaseNotices = z.object({ items: z.array(CaseNotice) });
export type CaseNotices = z.infer<typeof CaseNotices>;
export const Seen = z.object({ wasNew: z.boolean() });

/** From a conversation (`interactionId` says whose it is), or by hand for a customer. A complaint is taken by `POST /api/complaints`. */
export const OpenCase = z.strictObject({
  kind: CaseKind.exclude(['complaint']).default('inquiry'),
  title: Line(120),
  description: Note(10_000).default(''),
  interactionId: Id.optional(),
  customerId: Id.optional(),
  productId: Id.optional(),
  /** Without one: whoever opens it. */
  ownerId: Id.optional(),
  priority: z.number().int().min(1).max(3).default(1),
  nextStep: Note(300).default(''),
});
export type OpenCase = z.infer<typeof OpenCase>;
export const ChangeCase = z.strictObject({ title: Line(120).optional(), description: Note(10_000).optional(), priority: z.number().int().min(1).max(3).optional(), nextStep: Note(300).optional(), productId: Id.nullable().optional() });
export type ChangeCase = z.infer<typeof ChangeCase>;
export const LinkInteraction = z.strictObject({ interactionId: Id });
/** The sender's key: a resend finds the first. */
export const WriteCaseNote = z.strictObject({ key: z.string().min(8).max(64), kind: z.enum(['note', 'investigation', 'update']).default('note'), text: Text(10_000) });
export type WriteCaseNote = z.infer<typeof WriteCaseNote>;
export const AssignCase = z.strictObject({ ownerId: Id, why: Note(300).default('') });
/** What became of each promise on it that was still open; one that is left out and open is refused by name. */
const promises = z.array(SettledPromise).max(50).default([]);
export const SolveCase = z.strictObject({ /** How it was solved, in words. */ outcome: Note(500).default(''), promises });
/** Nothing need be sent where nothing is promised. */
export const CloseCase = z.strictObject({ promises }).nullish();
export const ReopenCase = z.strictObject({ why: Text(500) });
/** Why the reopening was needless: kept as a note. */
export const TakeBackReopening = z.strictObject({ why: Text(500) });
