/**
 * A word is said. The interaction's row lock gives positions 1, 2, 3 … without gaps; the sender's key makes a resend harmless:
 * it is answered by the message that was stored first.
 */
import { hearPromise } from '#commitments/index.ts';
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { gramsWithBeginnings } from '#kit/core/grams.ts';
import { refuse } from '#kit/refusal.ts';
import { judgeMessage } from '#mood/core/judge.ts';
import { queueMail } from '#messaging/index.ts';
import { comeBack, requireHolder } from '#routing/index.ts';
import type { Message, PostMessage } from './contract.ts';
import { answerDueAt } from './answer-due.ts';
import { keptReplyTemplates } from './core/kept-reply.ts';
import { lastTextOf } from './core/last-text.ts';
import { foldMood, type MoodNow } from './mood.ts';
import { messageView } from './rows.ts';
import { SaidWord } from './said-word.ts';
import { dropDraft, messageByKey, messagesByIds, takeAttachments } from './store.ts';
import { insertInteraction, insertMessage, lockInteraction, type InteractionChange, type LockedInteraction, type NewInteraction, type NewMessage } from './store-said.ts';

type Said = Pick<NewMessage, 'speaker' | 'speakerId' | 'kind' | 'text' | 'key' | 'mood'> & { readonly attachmentIds?: readonly string[]; readonly uploadedBy?: string };

/** What the customer writes. The caller has made sure that the interaction is theirs. Undefined, and nothing written, where it has ended. */
export async function postCustomerMessage(act: Act, interactionId: string, asked: PostMessage, uploadedBy: string): Promise<Message | undefined> {
  refuseNothingSaid(asked);
  const at = await lockInteraction(act, interactionId);
  if (at === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  if (at.ended_at !== null) return undefined;
  const { said, mood, change } = await hear(act, at, asked, uploadedBy);
  const { message, isNew } = await say(act, at, said, change, 1);
  if (isNew && at.kept_place !== null) await comeBack(act, interactionId);
  if (isNew && mood?.fellSharply === true) act.emit({ name: 'mood.fell', subject: ['interaction', interactionId], detail: { from: at.mood, to: mood.mood, messageId: message.id } });
  return message;
}

/** The first word of a contact is written together with the contact itself. */
export async function postFirstMessage(act: Act, begun: NewInteraction, at: LockedInteraction, asked: PostMessage, uploadedBy: string): Promise<Message> {
  refuseNothingSaid(asked);
  const { said, change } = await hear(act, at, asked, uploadedBy);
  const id = act.id();
  await insertInteraction(act, { row: begun, first: newMessage(id, at, said), now: change });
  return messageSaid(act, id, at, said);
}

/** What a customer's word says, and what it changes about the contact. */
async function hear(act: Act, at: LockedInteraction, asked: PostMessage, uploadedBy: string): Promise<{ said: Said; mood: MoodNow | undefined; change: InteractionChange }> {
  const judged = judgeMessage(asked.text);
  const reading = asked.text === '' ? null : { mood: judged.mood, strength: judged.strength, evidence: judged.evidence, judgedBy: judged.judgedBy, rulesVersion: judged.rulesVersion };
  const mood = reading === null ? undefined : await foldMood(act, at, reading);
  const change: InteractionChange = {
    last_message_at: act.now, last_text: lastTextOf(asked.text), last_speaker: 'customer',
    ...(at.waiting_since === null ? { waiting_since: act.now, answer_due_at: answerDueAt(at, act.now) } : {}),
    ...moodChange(mood),
    // Whoever writes is here: what is answered from now on is read on the page.
    ...(at.kept_place === null ? {} : { kept_place: null, kept_place_at: null }),
  };
  return { said: { speaker: 'customer', speakerId: null, kind: 'text', text: asked.text, key: asked.key, mood: reading, attachmentIds: asked.attachmentIds, uploadedBy }, mood, change };
}

/** The customer's word by their own key, wherever the conversation stands by now. */
export async function customerWordOf(act: Act, interactionId: string, key: string): Promise<Message | undefined> {
  const earlier = await messageByKey(act, interactionId, 'customer', key);
  return earlier === undefined ? undefined : messageView(earlier);
}

/** What an agent answers. Only the one who holds the interaction speaks to the customer. */
export async function postReply(act: Act, interactionId: string, asked: PostMessage): Promise<Message> {
  may(act, 'interaction.answer');
  refuseNothingSaid(asked);
  // A resend is answered before anything else is asked: meanwhile the conversation may have ended or gone to somebody else.
  const earlier = await messageByKey(act, interactionId, 'staff', asked.key);
  if (earlier !== undefined) return messageView(earlier);
  const at = await lockOpen(act, interactionId);
  await requireHolder(act, interactionId);
  const change: InteractionChange = {
    last_message_at: act.now, last_text: lastTextOf(asked.text), last_speaker: 'staff', waiting_since: null, answer_due_at: null, unread: 0, staff_read_up_to: at.last_position,
    ...(at.first_answer_at === null ? { first_answer_at: act.now } : {}),
  };
  const { message, isNew } = await say(act, at, { speaker: 'staff', speakerId: act.who.id, kind: 'text', text: asked.text, key: asked.key, mood: null, attachmentIds: asked.attachmentIds, uploadedBy: `${act.who.kind}:${act.who.id ?? ''}` }, change, 0);
  if (isNew) await hearPromise(act, interactionId, message);
  if (isNew && at.kept_place?.kind === 'mail') await mailReply(act, at, at.kept_place.value, message);
  if (act.who.kind === 'staff') await dropDraft(act, act.who.id, interactionId);
  return message;
}

/** The customer left a mail and closed the page: there the answer would be read by nobody. */
async function mailReply(act: Act, at: LockedInteraction, to: string, { id, text, attachments }: Message): Promise<void> {
  const template = attachments.length === 0 ? keptReplyTemplates.plain : keptReplyTemplates.withFiles;
  await queueMail(act, { to, template, language: at.language, params: { text, files: attachments.map((file) => file.fileName).join('\n') }, about: ['interaction', at.id], key: `kept.reply:${id}` });
}

/**
 * A colleague's word about a matter, into the conversation about it, whoever holds that: nobody is told by a page they do not look at.
 * Whether the customer's own question in it is answered only its holder says. False where it would be read by nobody: over, or kept for later.
 */
export async function postAboutMatter(act: Act, interactionId: string, asked: { key: string; text: string; staffId: string }): Promise<boolean> {
  const at = await lockInteraction(act, interactionId);
  if (at === undefined || at.ended_at !== null || at.kept_place !== null) return false;
  const change: InteractionChange = { last_message_at: act.now, last_text: lastTextOf(asked.text), last_speaker: 'staff' };
  await say(act, at, { speaker: 'staff', speakerId: asked.staffId, kind: 'text', text: asked.text, key: asked.key, mood: null }, change, 0);
  return true;
}

/** A note stays in the house; a whisper is a lead's word to the agent while the customer is there. Neither has a way out. */
export async function postNote(act: Act, interactionId: string, asked: { key: string; text: string }, kind: 'note' | 'whisper' = 'note'): Promise<Message> {
  may(act, kind === 'note' ? 'interaction.note' : 'interaction.join');
  const at = await lockInteraction(act, interactionId);
  if (at === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  const { message } = await say(act, at, { speaker: 'staff', speakerId: act.who.id, kind, text: asked.text, key: asked.key, mood: null }, {}, 0);
  if (act.who.kind === 'staff' && kind === 'note') await dropDraft(act, act.who.id, interactionId);
  return message;
}

/** A line of the centre's own: a word key, so that each reader sees it in their language; `params` follow after a bar as JSON. */
export async function postSystemLine(act: Act, interactionId: string, wordKey: string, params: Readonly<Record<string, string>> = {}): Promise<void> {
  const at = await lockInteraction(act, interactionId);
  if (at === undefined) throw refuse('not_found', 'kit.notFound');
  const text = Object.keys(params).length === 0 ? wordKey : `${wordKey}|${JSON.stringify(params)}`;
  await say(act, at, { speaker: 'system', speakerId: null, kind: 'system', text, key: null, mood: null }, {}, 0);
}

async function say(act: Act, at: LockedInteraction, said: Said, change: InteractionChange, addUnread: number): Promise<{ message: Message; isNew: boolean }> {
  const id = act.id();
  const isNew = await insertMessage(act, newMessage(id, at, said), change, addUnread);
  if (isNew) return { message: await messageSaid(act, id, at, said), isNew };
  const earlier = await messageByKey(act, at.id, said.speaker, said.key ?? '');
  if (earlier === undefined) throw new Error('a message was neither stored nor there');
  return { message: messageView(earlier), isNew };
}

function newMessage(id: string, at: LockedInteraction, said: Said): NewMessage {
  const { speaker, speakerId, kind, text, key, mood } = said;
  return { id, interactionId: at.id, position: at.last_position + 1, speaker, speakerId, kind, text, key, mood, grams: kind === 'system' ? [] : gramsWithBeginnings(text) };
}

/** It is stored: its files go with it, and it is told. */
async function messageSaid(act: Act, id: string, at: LockedInteraction, said: Said): Promise<Message> {
  const position = at.last_position + 1;
  const { attachmentIds = [], uploadedBy = '', ...words } = said;
  if (attachmentIds.length > 0 && (await takeAttachments(act, id, at.id, attachmentIds, uploadedBy)) !== attachmentIds.length) throw refuse('invalid', 'interactions.attachmentGone', { at: 'body.attachmentIds' });
  const inHand = inHandOf(act, id, at, said);
  act.emit({ name: 'message.posted', subject: ['interaction', at.id], detail: { messageId: id, position, speaker: said.speaker, kind: said.kind }, ...(inHand === undefined ? {} : { inHand }) });
  const speaker_name = said.speaker === 'staff' && 'name' in act.who ? act.who.name : null;
  const attachments = attachmentIds.length === 0 ? [] : ((await messagesByIds(act, act.brandId, [id]))[0]?.attachments ?? []);
  return messageView({ id, interaction_id: at.id, position, speaker_id: words.speakerId, speaker_name, ...words, at: act.now, attachments });
}

function inHandOf(act: Act, id: string, at: LockedInteraction, { speaker, speakerId, kind, text, key, attachmentIds = [] }: Said): SaidWord | undefined {
  if ((kind !== 'text' && kind !== 'system') || attachmentIds.length > 0) return undefined;
  const { channel, identity_id, visitor_id } = at;
  return new SaidWord({ id, position: at.last_position + 1, speaker, speakerId, kind, text, key, at: act.now }, { id: at.id, channel, identity_id, visitor_id });
}

async function lockOpen(act: Act, interactionId: string): Promise<LockedInteraction> {
  const at = await lockInteraction(act, interactionId);
  if (at === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  if (at.ended_at !== null) throw refuse('conflict', 'interactions.ended');
  return at;
}

export function refuseNothingSaid(asked: PostMessage): void {
  if (asked.text.trim() === '' && asked.attachmentIds.length === 0) throw refuse('invalid', 'interactions.nothingSaid', { at: 'body.text' });
}

function moodChange(mood: MoodNow | undefined): InteractionChange {
  if (mood === undefined) return {};
  return { mood: mood.mood, mood_strength: mood.strength, ...(mood.arrival === null ? {} : { arrival_mood: mood.arrival }) };
}
