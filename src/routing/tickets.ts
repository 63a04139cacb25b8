/** A ticket comes, leaves for a while with its place kept, and ends. Called by the slices that know the contact itself. */
import type { Act } from '#kit/act.ts';
import { holds, may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { TicketView } from './contract.ts';
import { callBackNotNeeded, callBackOver, callBackReached, isCallBackOver, moveCallBack as movingCallBack, nextCall, promiseCallBack, type AskedCallBack } from './call-backs/call-backs.ts';
import type { TryOutcome } from './core/call-backs/call-back.ts';
import { comeBack as backFromKeeping, keepPlace as keepingPlace } from './core/call-backs/virtual.ts';
import { backInLine, settle } from './moves.ts';
import { ticketValue, ticketView } from './rows.ts';
import { insertTicket, lockRouting, lockTicketOf, putTicket, ticketRow, type TicketRow } from './store.ts';
import { queueById, setIdle } from './people/store.ts';

export type EndReason = 'resolved' | 'customer_left' | 'abandoned' | 'closed_by_lead' | 'kept_place_done' | 'not_reached' | 'came_back' | 'spam';

export interface OpenTicket {
  readonly interactionId: string;
  readonly queueId: string;
  readonly channel: string;
  readonly language: string;
  /** Whose contact it is: their tier says the class, and who served them last may have them again. */
  readonly identityId?: string;
  /** 0 is served first; by the customer's tier where nothing is said. */
  readonly priorityClass?: number;
  /** The place of an earlier contact of theirs, which this one goes on with. */
  readonly placeOf?: Date;
}

/** How soon the queue promises the first and each later answer. */
interface QueuePromises {
  readonly targetSeconds: number;
  readonly nextAnswerSeconds: number;
}

/** Somebody waits from now on. Opening twice is no fault: the first stands. Refuses an unknown or archived queue. */
export async function openTicket(act: Act, asked: OpenTicket): Promise<QueuePromises> {
  const made = await insertTicket(act, { id: act.id(), interactionId: asked.interactionId, queueId: asked.queueId, arrivedAt: asked.placeOf ?? act.now, cameAt: asked.placeOf === undefined ? null : act.now, priorityClass: asked.priorityClass ?? null, identityId: asked.identityId ?? null, channel: asked.channel, language: asked.language });
  if (made === undefined) throw refuse('not_found', 'routing.queueUnknown', { at: 'body.queueId' });
  if (made.is_new) act.emit({ name: 'ticket.opened', subject: ['interaction', asked.interactionId], detail: { queueId: asked.queueId, channel: asked.channel, priorityClass: made.class } });
  return { targetSeconds: made.target_seconds, nextAnswerSeconds: made.next_answer_seconds };
}

/**
 * The contact is over. Whoever holds it wraps up for the queue's time; then it ends by `finishWrapUp` or by itself. Ending again changes nothing.
 * @param leftAt when the customer left the line, if that was before now: waiting is counted until then
 */
export async function endTicket(act: Act, interactionId: string, reason: EndReason, leftAt: Date | null = null): Promise<void> {
  let ticket = await lockedTicket(act, interactionId);
  if (ticket.state === 'ended' || ticket.state === 'wrap_up') return;
  await callBackOver(act, ticket, reason);
  if (ticket.state === 'assigned' && ticket.agent_id !== null) {
    const queue = await queueById(act, ticket.queue_id);
    const wrapUpSeconds = queue?.wrap_up_seconds ?? 0;
    await setIdle(act, ticket.agent_id);
    if (wrapUpSeconds === 0) return endNow(act, ticket, reason);
    await putTicket(act, { ...ticket, state: 'wrap_up', wrap_up_until: new Date(act.now.getTime() + wrapUpSeconds * 1000), end_reason: reason });
    act.emit({ name: 'ticket.wrapUp', subject: ['interaction', interactionId], detail: { queueId: ticket.queue_id, agentId: ticket.agent_id, reason } });
    return;
  }
  if (ticket.state === 'offered') {
    const settled = await settle(act, ticket, { to: 'withdrawn', because: 'customer_left' });
    if (settled.kind === 'settled') ticket = settled.ticket;
  }
  await endNow(act, { ...ticket, agent_id: null, offered_until: null, left_at: leftAt }, reason);
}

/** The agent is done with the contact. After the time is up, or where there is no wrap-up, it is done already. */
export async function finishWrapUp(act: Act, interactionId: string): Promise<void> {
  await requireHolder(act, interactionId);
  const ticket = await lockedTicket(act, interactionId);
  if (ticket.state === 'ended') return;
  if (ticket.state !== 'wrap_up') throw refuse('conflict', 'routing.notInWrapUp');
  await endNow(act, ticket, ticket.end_reason ?? 'resolved');
}

export async function endNow(act: Act, ticket: TicketRow, reason: string): Promise<void> {
  await putTicket(act, { ...ticket, state: 'ended', ended_at: act.now, end_reason: reason });
  act.emit({ name: 'ticket.ended', subject: ['interaction', ticket.interaction_id], detail: { queueId: ticket.queue_id, agentId: ticket.agent_id, reason } });
}

/**
 * The customer leaves and the ticket waits in their stead, at the same place; when they are called is theirs to choose. Kept already:
 * only what was chosen changes. Refuses when nobody waits any more, and a time that cannot be, with the next that can.
 */
export async function keepPlace(act: Act, interactionId: string, asked: AskedCallBack): Promise<void> {
  // Whoever rings does so under this lock: two who leave the same number at once see each other.
  await lockRouting(act);
  const ticket = await lockedTicket(act, interactionId);
  if (ticket.state !== 'waiting' && ticket.state !== 'parked' && ticket.state !== 'offered') throw refuse('conflict', 'routing.notWaiting');
  const window = await promiseCallBack(act, ticket, asked);
  const kept: TicketRow = { ...ticket, ...window, state: ticket.state === 'parked' ? 'parked' : keepingPlace(ticketValue(ticket)).state, is_virtual: true, by_phone: asked.number !== null };
  // It rings, and they are not to be called now: nobody is to take it up.
  const isTooSoon = kept.state === 'offered' && !isOpen(window, act.now);
  if (isTooSoon) await settle(act, kept, { to: 'withdrawn', because: 'customer_left' });
  await putTicket(act, isTooSoon ? { ...kept, state: 'parked', agent_id: null, offered_until: null } : kept);
  act.emit({ name: 'ticket.parked', subject: ['interaction', interactionId], detail: { queueId: ticket.queue_id, choice: asked.choice } });
}

function isOpen({ not_before: from, not_after: to }: Pick<TicketRow, 'not_before' | 'not_after'>, now: Date): boolean {
  return (from === null || from <= now) && (to === null || to > now);
}

/** The customer is here again: at the same place if the turn has not come, else with whoever has it by now. Without a kept place nothing changes. */
export async function comeBack(act: Act, interactionId: string): Promise<void> {
  const ticket = await lockedTicket(act, interactionId);
  if (!ticket.is_virtual || ticket.state === 'ended' || ticket.state === 'wrap_up') return;
  await callBackNotNeeded(act, ticket);
  await putTicket(act, { ...ticket, state: ticket.state === 'assigned' ? 'assigned' : backFromKeeping(ticketValue(ticket)).state, is_virtual: false, by_phone: false, not_before: null, not_after: null });
  act.emit({ name: 'ticket.cameBack', subject: ['interaction', interactionId], detail: { queueId: ticket.queue_id } });
}

/**
 * How the call went. `reached`: it goes on as a conversation with whoever called. Otherwise the agent is free, and the ticket waits at
 * its place for the next try; after the last one, or where the number is somebody else's, nothing is moved: the caller ends the
 * contact. Refuses unless the actor holds it and the customer keeps a place.
 */
export async function calledBack(act: Act, interactionId: string, outcome: TryOutcome): Promise<'reached' | 'tried_again' | 'given_up'> {
  await requireHolder(act, interactionId);
  const ticket = await lockedTicket(act, interactionId);
  if (ticket.state !== 'assigned' || !ticket.is_virtual || (await isCallBackOver(act, ticket))) throw refuse('conflict', 'routing.noCallBack');
  const tries = ticket.tries + 1;
  act.emit({ name: 'callBack.tried', subject: ['interaction', interactionId], detail: { outcome, tries, agentId: ticket.agent_id } });
  if (outcome === 'reached') {
    await callBackReached(act, ticket);
    await putTicket(act, { ...ticket, tries });
    return 'reached';
  }
  const next = await nextCall(act, ticket, outcome, tries);
  if (next === 'given_up') {
    await putTicket(act, { ...ticket, tries });
    return 'given_up';
  }
  await backInLine(act, { ...ticket, ...next, tries }, { reason: 'no_answer', detail: { tries } });
  return 'tried_again';
}

/** Called at another time: by whoever has the customer on the line (also once they are reached), or by a lead. Whoever holds it is free of it until then. */
export async function moveCallBack(act: Act, interactionId: string, at: Date, asWished: boolean): Promise<{ readonly before: Date | null; readonly wasReached: boolean }> {
  const held = await ticketRow(act, interactionId);
  if (held === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  if (held.state === 'assigned') await requireHolder(act, interactionId);
  else may(act, 'interaction.move');
  // Others to the same number are held with it: whoever changes many does so under this lock.
  await lockRouting(act);
  const ticket = await lockedTicket(act, interactionId);
  if (!ticket.is_virtual || (ticket.state !== 'parked' && ticket.state !== 'assigned')) throw refuse('conflict', 'routing.noCallBack');
  const { window, wasReached } = await movingCallBack(act, ticket, at, asWished);
  if (ticket.state === 'assigned') await backInLine(act, { ...ticket, ...window, ...(wasReached && { tries: 0 }) }, { reason: 'call_back_moved' });
  else await putTicket(act, { ...ticket, ...window });
  act.emit({ name: 'callBack.moved', subject: ['interaction', interactionId], detail: { queueId: ticket.queue_id, at: at.toISOString(), before: ticket.not_before?.toISOString() ?? null, asWished } });
  return { before: ticket.not_before, wasReached };
}

/** Undefined for an interaction without a ticket (or of another brand). */
export async function ticketOf(act: Act, interactionId: string): Promise<TicketView | undefined> {
  const row = await ticketRow(act, interactionId);
  return row === undefined ? undefined : ticketView(row);
}

/** Refuses unless the actor holds the interaction (or held it last, so that wrapping up late works), or may move what others hold. */
export async function requireHolder(act: Act, interactionId: string): Promise<void> {
  const ticket = await ticketRow(act, interactionId);
  if (ticket === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  const isHeld = ticket.state === 'assigned' || ticket.state === 'wrap_up' || ticket.state === 'ended';
  if (isHeld && act.who.kind === 'staff' && ticket.agent_id === act.who.id) return;
  if (holds(act.who, 'interaction.move')) return;
  throw refuse('forbidden', 'routing.notYours', { params: { name: ticket.agent_name ?? '—' } });
}

export async function lockedTicket(act: Act, interactionId: string): Promise<TicketRow> {
  const ticket = await lockTicketOf(act, interactionId);
  if (ticket === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  return ticket;
}
