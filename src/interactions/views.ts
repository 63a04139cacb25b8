/** Reads: the inbox, one conversation, what comes after a position, search in words. */
import type { Act } from '#kit/act.ts';
import { holds, may } from '#kit/actor.ts';
import { askedWhileTyping, matchesText } from '#kit/core/grams.ts';
import { refuse } from '#kit/refusal.ts';
import type * as z from 'zod';
import { pageOf, readCursor } from '#kit/cursor.ts';
import { callBackOf } from '#routing/index.ts';
import type { Inbox, InboxQuery, Interaction, InteractionPage, Message, SearchFound, SearchQuery } from './contract.ts';
import { readContactNumber } from './core/contact-number.ts';
import { repeatContactMs } from './core/repeat.ts';
import { liveCursorText, readLiveCursor } from './live-cursor.ts';
import { interactionView, messageView } from './rows.ts';
import { contactsBefore, draftOf, interactionNumbered, interactionsByIds, liveCounts, liveInbox, messagesAfter, messagesWithGrams, newestMessages, pastInbox, timesTaken, whereIs } from './store.ts';

export async function viewOf(act: Act, interactionId: string): Promise<Interaction> {
  const [row] = await interactionsByIds(act, act.brandId, [interactionId]);
  if (row === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  return interactionView(row);
}

export async function inbox(act: Act, asked: z.output<typeof InboxQuery>): Promise<Inbox> {
  may(act, 'interaction.read');
  const me = act.who.id ?? '00000000-0000-0000-0000-000000000000';
  const counts = await liveCounts(act, me, act.now, asked.queueId);
  const view = asked.view ?? (act.who.kind === 'key' ? 'all' : 'mine');
  if (view === 'ended' || view === 'all') {
    const before = readCursor(asked.cursor);
    const page = pageOf(await pastInbox(act, view === 'ended', asked.queueId, before && { startedAt: before.at, id: before.id }, asked.limit + 1), asked.limit, (row) => row.started_at);
    return { items: page.rows.map(interactionView), nextCursor: page.nextCursor, counts };
  }
  const which = { mine: () => whereIs.mine(me), waiting: whereIs.waiting, due_soon: () => whereIs.dueSoon(act.now), kept_place: whereIs.keptPlace, complaints: whereIs.complaints, serving: () => whereIs.serving(me) }[view]();
  const inQueue = asked.queueId === undefined ? which : whereIs.both(which, whereIs.queue(asked.queueId));
  const rows = await liveInbox(act, asked.agentId === undefined ? inQueue : whereIs.both(inQueue, whereIs.mine(asked.agentId)), readLiveCursor(asked.cursor), asked.limit + 1);
  const page = rows.slice(0, asked.limit);
  const last = rows.length > asked.limit ? page.at(-1) : undefined;
  return { items: page.map(interactionView), nextCursor: last === undefined ? null : liveCursorText({ answerDueAt: last.answer_due_at, waitingSince: last.waiting_since, arrivedAt: last.arrived_at, id: last.id }), counts };
}

/** Everything the desk shows of one conversation at once. */
export async function interactionPage(act: Act, interactionId: string): Promise<InteractionPage> {
  may(act, 'interaction.read');
  const [row] = await interactionsByIds(act, act.brandId, [interactionId]);
  if (row === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  const interaction = interactionView(row);
  const draft = act.who.kind === 'staff' ? await draftOf(act, act.who.id, interactionId) : undefined;
  const repeats = await contactsBefore(act, interactionId, new Date(row.started_at.getTime() - repeatContactMs));
  return {
    interaction,
    messages: await asHeard(act, interactionId, row.agent_id, (await newestMessages(act, act.brandId, interactionId, 200)).map(messageView)),
    draft: draft ?? null,
    reach: act.who.kind === 'staff' && row.agent_id === act.who.id ? (row.kept_place?.value ?? null) : null,
    callBack: row.is_virtual || row.kept_place !== null ? await callBackOf(act, interactionId) : null,
    repeats: repeats.map((one) => ({ id: one.id, number: one.number, startedAt: one.started_at.toISOString(), disposition: one.disposition, lastText: one.last_text })),
  };
}

export async function messagesSince(act: Act, interactionId: string, asked: { after: number; limit: number }) {
  may(act, 'interaction.read');
  const { customerReadUpTo, staffReadUpTo, agentId } = await viewOf(act, interactionId);
  return { messages: await asHeard(act, interactionId, agentId, (await messagesAfter(act, act.brandId, interactionId, asked.after, asked.limit)).map(messageView)), readUpTo: { customer: customerReadUpTo, staff: staffReadUpTo } };
}

/** Looked through for a common word before the index is asked: a few milliseconds. */
const recentMessages = 4000;

/** Words in messages, newest first; several grams are an AND, so each found text is checked again. */
export async function searchMessages(act: Act, asked: z.output<typeof SearchQuery>): Promise<z.infer<typeof SearchFound>> {
  may(act, 'interaction.read');
  const grams = askedWhileTyping(asked.q);
  const contacts = await contactsNumbered(act, asked.q);
  if ((grams.all.length === 0 && grams.either.length === 0) || contacts.length > 0) return { contacts, items: [] };
  const places = async (newest?: number) => (await messagesWithGrams(act, grams, asked.limit * 4, newest)).filter((row) => (row.kind !== 'whisper' || holds(act.who, 'interaction.join')) && matchesText(row.text, asked.q));
  const recent = await places(recentMessages);
  const found = (recent.length >= asked.limit ? recent : await places()).slice(0, asked.limit);
  const interactions = new Map((await interactionsByIds(act, act.brandId, [...new Set(found.map((row) => row.interaction_id))])).map((row) => [row.id, interactionView(row)]));
  return {
    contacts,
    items: found.flatMap((row) => {
      const interaction = interactions.get(row.interaction_id);
      return interaction === undefined ? [] : [{ message: messageView(row), interaction: { id: interaction.id, number: interaction.number, customerName: interaction.customerName, formOfAddress: interaction.formOfAddress } }];
    }),
  };
}

async function contactsNumbered(act: Act, typed: string): Promise<z.infer<typeof SearchFound>['contacts']> {
  const number = readContactNumber(typed);
  const id = number === undefined ? undefined : await interactionNumbered(act, number);
  if (id === undefined) return [];
  return (await interactionsByIds(act, act.brandId, [id])).map(interactionView).map((one) => ({ id: one.id, number: one.number, customerName: one.customerName, formOfAddress: one.formOfAddress, startedAt: one.startedAt, lastText: one.lastText }));
}

/** A whisper keeps its place for everybody and its words for the leads, for whoever serves, and for whoever served when it was said. */
async function asHeard(act: Act, interactionId: string, holderId: string | null, messages: readonly Message[]): Promise<Message[]> {
  const isOpen = holds(act.who, 'interaction.join') || (act.who.id !== null && act.who.id === holderId);
  if (isOpen || !messages.some((message) => message.kind === 'whisper')) return [...messages];
  const taken = await timesTaken(act, interactionId);
  const heldThen = (at: string): boolean => taken.findLast((one) => one.at.getTime() <= Date.parse(at))?.agent_id === act.who.id;
  return messages.map((message) => (message.kind !== 'whisper' || heldThen(message.at) ? message : { ...message, text: '', speakerId: null, speakerName: null }));
}
