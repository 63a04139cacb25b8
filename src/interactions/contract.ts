/** What a screen, the API or another slice may know of an interaction: one exchange on one channel, and its messages. */
import * as z from 'zod';
import { CallBackView } from '#routing/contract.ts';
import { dispositions } from './core/dispositions.ts';
import { FormOfAddress, Id, Instant, Language, longestMessage, Mood, Note, PageQuery, Text } from '#kit/core/shapes.ts';

export const Channel = z.enum(['chat', 'phone', 'mail', 'visit']);
/** Who speaks: the customer, a member of staff, or the centre itself (a system line such as "人工客服已接入"). */
export const Speaker = z.enum(['customer', 'staff', 'system']);

export const Attachment = z.object({
  id: Id,
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  /** Re-encoded preview exists: it may be shown inline. Everything else is download only. */
  hasPreview: z.boolean(),
  widthPx: z.number().int().nullable(),
  heightPx: z.number().int().nullable(),
});
export type Attachment = z.infer<typeof Attachment>;

export const MoodReading = z.object({
  mood: Mood,
  strength: z.number().min(0).max(1),
  /** The words that caused it, as spans of the message. */
  evidence: z.array(z.object({ text: z.string(), start: z.number().int(), end: z.number().int(), cue: z.string() })),
  /** `rules`, `model…`, or the person who corrected it. */
  judgedBy: z.string(),
  rulesVersion: z.string().optional(),
});
export type MoodReading = z.infer<typeof MoodReading>;

export const Message = z.object({
  id: Id,
  interactionId: Id,
  /** 1, 2, 3 … within the interaction, without gaps: a client that has n asks for what comes after n. */
  position: z.number().int(),
  speaker: Speaker,
  speakerId: Id.nullable(),
  speakerName: z.string().nullable(),
  /** `note` and `whisper` never leave the house: no visitor route can select them. `system` carries a word key in `text`. */
  kind: z.enum(['text', 'note', 'whisper', 'system']),
  text: z.string(),
  attachments: z.array(Attachment),
  at: Instant,
  /** The sender's own key: a resend finds the first. */
  key: z.string().nullable(),
  mood: MoodReading.nullable(),
});
export type Message = z.infer<typeof Message>;

export const InteractionState = z.enum(['waiting', 'offered', 'assigned', 'parked', 'wrap_up', 'ended']);
export const EndReason = z.enum(['resolved', 'customer_left', 'abandoned', 'closed_by_lead', 'kept_place_done', 'not_reached', 'came_back', 'spam']);

export const Interaction = z.object({
  id: Id,
  number: z.string(),
  channel: Channel,
  state: InteractionState,
  customerId: Id,
  customerName: z.string(),
  formOfAddress: FormOfAddress,
  queueId: Id.nullable(),
  queueName: z.string().nullable(),
  agentId: Id.nullable(),
  agentName: z.string().nullable(),
  startedAt: Instant,
  /** Their place in the line: before `startedAt` where the place of an earlier contact was taken over. */
  arrivedAt: Instant,
  answeredAt: Instant.nullable(),
  /** The first word an agent wrote; `answeredAt` is when somebody took it. */
  firstAnswerAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  endReason: EndReason.nullable(),
  /** The customer's oldest word that nobody has answered yet. */
  waitingSince: Instant.nullable(),
  /** When the first or next answer is due by the queue's standard. */
  answerDueAt: Instant.nullable(),
  lastMessageAt: Instant.nullable(),
  lastText: z.string(),
  lastSpeaker: Speaker.nullable(),
  unread: z.number().int(),
  mood: Mood,
  moodStrength: z.number(),
  arrivalMood: Mood.nullable(),
  departureMood: Mood.nullable(),
  /** How often it was handed on. */
  transfers: z.number().int(),
  /** The same customer had contacted us within the 72 hours before. */
  isRepeat: z.boolean(),
  /** The customer left and waits to be contacted, or was: this alone says that it stands among the kept places. */
  isVirtual: z.boolean(),
  /** Where to reach the customer who closed the page: masked here; whoever holds the conversation gets `reach` on its page. */
  keptPlace: z.object({ kind: z.enum(['phone', 'mail']), value: z.string(), since: Instant }).nullable(),
  disposition: z.string().nullable(),
  language: Language,
  /** The position of the last message the customer has seen. */
  customerReadUpTo: z.number().int(),
  staffReadUpTo: z.number().int(),
  cases: z.array(z.object({ id: Id, number: z.string(), kind: z.string(), title: z.string(), state: z.string() })),
});
export type Interaction = z.infer<typeof Interaction>;

/** What a lead hears when a customer's mood fell sharply: the live frame `mood.fell`. */
export const MoodFell = z.object({ interactionId: Id, messageId: Id, number: z.string(), customerName: z.string(), formOfAddress: FormOfAddress, agentId: Id.nullable(), agentName: z.string().nullable(), from: Mood, to: Mood });

/** `serving` is what colleagues serve now. */
export const InboxView = z.enum(['mine', 'waiting', 'due_soon', 'complaints', 'kept_place', 'serving', 'ended', 'all']);
/** `agentId` narrows a live view to what one person holds. */
/** Without a view: a colleague's own, and everything for a key, which serves nobody. */
export const InboxQuery = PageQuery.extend({ view: InboxView.optional(), queueId: Id.optional(), agentId: Id.optional() });
export const Inbox = z.object({ items: z.array(Interaction), nextCursor: z.string().nullable(), /** How many stand in each live view, of the asked queue. */
  counts: z.partialRecord(InboxView, z.number().int()) });
export type Inbox = z.infer<typeof Inbox>;

export const PostMessage = z.strictObject({
  key: Note(64).min(8),
  text: Note(longestMessage),
  attachmentIds: z.array(Id).max(10).default([]),
});
export type PostMessage = z.infer<typeof PostMessage>;
export const PostNote = z.strictObject({ key: Note(64).min(8), text: Text(longestMessage) });
export const MessagesQuery = z.object({ after: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(500).default(200) });
export const Messages = z.object({ messages: z.array(Message), readUpTo: z.object({ customer: z.number().int(), staff: z.number().int() }) });
export const MarkRead = z.strictObject({ upTo: z.number().int().min(0) });
export const SaveDraft = z.strictObject({ text: Note(longestMessage), mode: z.enum(['reply', 'note']) });
export const Draft = z.object({ text: z.string(), mode: z.enum(['reply', 'note']), savedAt: Instant.nullable() });
export const EndInteraction = z.strictObject({ reason: z.enum(['resolved', 'spam', 'kept_place_done', 'closed_by_lead']).default('resolved') });
export const RepeatContact = z.object({ id: Id, number: z.string(), startedAt: Instant, disposition: z.string().nullable(), lastText: z.string() });
/** All of one conversation that the desk shows at once. */
export const InteractionPage = z.object({
  interaction: Interaction,
  messages: z.array(Message),
  draft: z.object({ text: z.string(), mode: z.enum(['reply', 'note']) }).nullable(),
  /** Contacts of the same customer in the 72 hours before: they need not repeat themselves. */
  repeats: z.array(RepeatContact),
  /** The number or address of a kept place in full: for the one who holds the conversation and must call. */
  reach: z.string().nullable(),
  /** What the customer who kept a place was promised, and each attempt; null where nobody keeps one. */
  callBack: CallBackView.nullable(),
});
export type InteractionPage = z.infer<typeof InteractionPage>;
export const SearchQuery = z.object({ q: z.string().min(1).max(200), limit: z.coerce.number().int().min(1).max(50).default(20) });
/** `contacts`: the one whose number was typed. */
export const SearchFound = z.object({ contacts: z.array(z.object({ id: Id, number: z.string(), customerName: z.string(), formOfAddress: FormOfAddress, startedAt: Instant, lastText: z.string() })), items: z.array(z.object({ message: Message, interaction: z.object({ id: Id, number: z.string(), customerName: z.string(), formOfAddress: FormOfAddress }) })) });
export const WrapUp = z.strictObject({ disposition: z.enum(dispositions), note: Note(2000).default(''), departureMood: Mood.optional() });
export type WrapUp = z.infer<typeof WrapUp>;
export const CorrectMood = z.strictObject({ messageId: Id, mood: Mood });
