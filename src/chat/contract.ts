/**
 * The customer's door, as the widget sees it. The widget imports these as types only (no zod in its bundle).
 *
 * A visitor opens a session (POST /api/visitor/session), then holds one socket (/api/visitor/live). Words travel over the socket
 * when it is open, else by POST: both carry the sender's key, both are answered by the stored message, so a resend is harmless.
 * After a drop the client asks for everything after the last position it has (`after`).
 */
import * as z from 'zod';
import { Id, Instant, Language, longestMessage, Line, Note, Said, Text } from '#kit/core/shapes.ts';
import { Attachment, PostMessage } from '#interactions/contract.ts';
import { callBackChoices } from '#routing/core/call-backs/call-back.ts';
import type { StateHeard } from './core/heard.ts';

/** Set by the host page: the shop's own user, signed with the brand's widget secret: hex HMAC-SHA256 over `userId`. */
export const HostIdentity = z.strictObject({ userId: Line(200), signature: z.string().regex(/^[0-9a-f]{64}$/).meta({ 'x-rule': 'chat:shape.signature' }), name: Line(100).optional(), phone: Line(40).optional(), mail: Line(254).optional() });

export const OpenSession = z.strictObject({
  brand: z.string().min(1).max(60),
  language: Language,
  /** A token from an earlier visit: the conversation is found again. */
  token: z.string().max(200).optional(),
  identity: HostIdentity.optional(),
  /** The page the customer stands on, for the agent to see. */
  pageUrl: Note(2000).optional(),
});
export type OpenSession = z.infer<typeof OpenSession>;

/** What a visitor may see of a message: no notes, no moods, no staff ids. */
export const VisitorMessage = z.object({
  id: Id,
  conversationId: Id,
  position: z.number().int(),
  speaker: z.enum(['customer', 'staff', 'system']),
  speakerName: z.string().nullable(),
  kind: z.enum(['text', 'system']),
  text: z.string(),
  attachments: z.array(Attachment),
  at: Instant,
  key: z.string().nullable(),
});
export type VisitorMessage = z.infer<typeof VisitorMessage>;

/** The wait as it may be spoken: a range in seconds, never rising without a word. */
export const SpokenWait = z.object({
  position: z.number().int(),
  lowSeconds: z.number().nullable(),
  highSeconds: z.number().nullable(),
  /** Why there is no number, or why it rose: a word key of namespace `routing` (`wait.closed`, `wait.nobody_here`, `wait.rose_agents_left` …). */
  word: z.string().nullable(),
  /** While the queue is closed: its own words in the visitor's language, plain text; empty when it has none. */
  closedMessage: z.string(),
  /** Why it takes longer today (a surge is on), in the visitor's language; empty as a rule. */
  notice: z.string(),
  /** Offer to keep the place (wait is long, closing soon, or closed). */
  mayKeepPlace: z.boolean(),
});
export type SpokenWait = z.infer<typeof SpokenWait>;

export const VisitorConversation = z.object({
  id: Id,
  state: z.enum(['waiting', 'assigned', 'parked', 'ended']),
  agentName: z.string().nullable(),
  wait: SpokenWait.nullable(),
  keptPlace: z.object({
    kind: z.enum(['phone', 'mail']), shown: z.string(),
    /** What they chose, and by when we promised to call; null where no time could be promised. */
    choice: z.enum(callBackChoices), wantedAt: Instant.nullable(), promisedBy: Instant.nullable(),
    /** All of it as a sentence in the visitor's language. */
    said: z.string(),
  }).nullable(),
  staffReadUpTo: z.number().int(),
  messages: z.array(VisitorMessage),
  /** Where to say how it was, once ended. */
  surveyUrl: z.string().nullable(),
});
export type VisitorConversation = z.infer<typeof VisitorConversation>;

export const VisitorSession = z.object({
  token: z.string(),
  brand: z.object({ slug: z.string(), name: z.string(), greeting: z.string() }),
  isOpen: z.boolean(),
  /** Somebody takes enquiries at this moment. */
  isStaffed: z.boolean(),
  /** Mail can leave this centre: a place may be kept by mail. */
  canMail: z.boolean(),
  opensAt: Instant.nullable(),
  /** Known form of address, or null: the widget may ask once. */
  formOfAddress: z.string().nullable(),
  /** `closedMessage`: the words of a queue that is closed now; empty while it is open or has none. `notice`: why it takes longer today; empty as a rule. */
  topics: z.array(z.object({ queueId: Id, name: z.string(), closedMessage: z.string(), notice: z.string() })),
  conversation: VisitorConversation.nullable(),
  limits: z.object({ attachmentBytes: z.number().int(), mediaTypes: z.array(z.string()) }),
});
export type VisitorSession = z.infer<typeof VisitorSession>;

export const StartConversation = PostMessage.extend({
  queueId: Id.optional(),
  name: Line(100).optional(),
  honorific: z.enum(['mr', 'ms', 'none']).optional(),
}).strict();
export type StartConversation = z.infer<typeof StartConversation>;

/** By a program of the brand, for one of its own users. */
export const OpenConversation = z.strictObject({
  key: Note(64).min(8),
  text: Text(longestMessage),
  language: Language.default('zh'),
  queueId: Id.optional(),
  customer: z.strictObject({ userId: Line(200), name: Line(100).optional(), phone: Line(40).optional(), mail: Line(254).optional() }),
});
export type OpenConversation = z.infer<typeof OpenConversation>;
export const OpenedConversation = z.object({ id: Id, number: z.string() });

/** Keep my place: leave a phone number or a mail address and close the page. Called when the turn comes, at a set time (`at`), or answered as a message. */
/** One of phone and mail; neither, where the place is kept already and only when or what is changed. */
export const KeepPlace = z.strictObject({
  phone: Line(254).optional(), mail: Line(254).optional(),
  choice: z.enum(callBackChoices).optional(),
  at: Instant.optional(),
  /** The browser's own zone (IANA): by it nobody is called at night. */
  zone: Line(60).optional(),
  /** What is to be answered, when it is more than was said already. */
  message: Text(longestMessage).optional(),
}).refine((k) => k.phone === undefined || k.mail === undefined, 'one_of');
export type KeepPlace = z.infer<typeof KeepPlace>;

/** What there is to choose, in the visitor's words. Times: within opening hours and the customer's waking hours, half an hour apart, by the days of their own clock. */
export const KeepPlaceOffer = z.object({
  how: z.string(), when: z.string(), what: z.string(),
  choices: z.array(z.object({ choice: z.enum(callBackChoices), words: z.string() })),
  days: z.array(z.object({ words: z.string(), times: z.array(z.object({ at: Instant, words: z.string() })) })),
  /** The time that was agreed before, where it can still be had; else the first. Null: there is none. */
  at: Instant.nullable(),
});
export type KeepPlaceOffer = z.infer<typeof KeepPlaceOffer>;

/** Widget → server. */
export const VisitorSays = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('hello'), token: z.string().max(200), after: z.number().int().min(0) }),
  z.strictObject({ t: z.literal('say'), key: Note(64).min(8), text: Said(longestMessage), attachmentIds: z.array(Id).max(10).default([]) }),
  z.strictObject({ t: z.literal('typing'), text: z.string().max(500).optional() }),
  z.strictObject({ t: z.literal('read'), upTo: z.number().int().min(0) }),
  z.strictObject({ t: z.literal('ping') }),
]);
export type VisitorSays = z.infer<typeof VisitorSays>;

/** Server → widget. What is about a conversation names it: a person may have begun one on another device. */
export type VisitorHears =
  | { t: 'welcome'; conversation: VisitorConversation | null }
  | { t: 'message'; message: VisitorMessage }
  | { t: 'ack'; key: string; message: VisitorMessage }
  /** `afterSeconds`: nothing is wrong with it, it only came too fast; say it again then, with the same key. */
  | { t: 'refused'; key: string | null; what: string; right: string; afterSeconds?: number }
  | { t: 'typing'; conversationId: string; name: string }
  | { t: 'read'; conversationId: string; staffReadUpTo: number }
  | { t: 'wait'; conversationId: string; wait: SpokenWait }
  | ({ t: 'state' } & StateHeard)
  | { t: 'pong' };
