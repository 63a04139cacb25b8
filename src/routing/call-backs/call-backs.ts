/**
 * Customers who keep their place and are called back: what they chose and were promised, each attempt, the window in which it may ring.
 * `arrived_at` is touched by none of it: whoever is called back is served where they stood. Tickets are locked by the caller.
 */
import type { Act } from '#kit/act.ts';
import { refuse } from '#kit/refusal.ts';
import { wallText } from '#clocks/core/wall-clock.ts';
import { brandOf } from '#staff/index.ts';
import type { CallBackView } from '../contract.ts';
import { choosableMoments, isQuiet, nextAllowed, nextTry, promisedBy, troubleWith, windowFrom, type CallBackChoice, type CallHours, type CallWindow, type ExpectedTurn, type TryOutcome } from '../core/call-backs/call-back.ts';
import { zonesOf } from '../core/call-backs/dial-zones.ts';
import type { TicketRow } from '../store.ts';
import { beginTry, callBackRow, changeCallBack, endCallBack, endTry, holdOthers, isAnswered, isNumberBusy, isNumberTaken, lastInVain, putCallBack, reopenCallBack, setWindow, triesOf, type CallBackOutcome, type CallBackRow } from './store.ts';
import { queueById, type QueueRow } from '../people/store.ts';

export interface AskedCallBack {
  readonly choice: CallBackChoice;
  /** Of a set time. */
  readonly wantedAt?: Date | undefined;
  /** IANA, as the customer's browser says it. */
  readonly zone?: string | null | undefined;
  /** E.164; null: answered by mail. */
  readonly number: string | null;
}
type Window = Pick<TicketRow, 'not_before' | 'not_after'>;

async function queueOf(act: Act, ticket: TicketRow): Promise<QueueRow> {
  const queue = await queueById(act, ticket.queue_id);
  if (queue === undefined) throw new Error(`a ticket without its queue: ${ticket.id}`);
  return queue;
}

/** So long an agent may let it ring. */
const leadMsOf = (queue: QueueRow): number => queue.offer_timeout_seconds * 1000;

function hoursOf(queue: QueueRow, zones: readonly string[]): CallHours {
  return { calendar: queue.calendar, zones, rule: queue.call_back };
}

/** Opening hours are the router's own: a calendar may change meanwhile. Undefined where the customer is never awake by the rule. */
function windowRow(hours: CallHours, fromMs: number, leadMs: number): Window | undefined {
  const window: CallWindow | undefined = windowFrom({ ...hours, calendar: null }, fromMs, leadMs);
  return window && { not_before: new Date(window.notBeforeMs), not_after: window.notAfterMs === undefined ? null : new Date(window.notAfterMs) };
}

/** Writes what is chosen and promised, and returns the window in which the ticket may ring. A time that cannot be is refused with the next that can. */
export async function promiseCallBack(act: Act, ticket: TicketRow, asked: AskedCallBack): Promise<Window> {
  const queue = await queueOf(act, ticket);
  const zones = asked.number === null ? [] : zonesOf({ given: asked.zone ?? null, number: asked.number, brandZone: (await brandOf(act)).zone });
  const hours = hoursOf(queue, zones);
  const nowMs = act.now.getTime();
  const wantedMs = asked.choice === 'at' ? asked.wantedAt?.getTime() : undefined;
  if (asked.choice === 'at') await refuseUnlessPossible(act, hours, wantedMs, leadMsOf(queue));
  const before = await callBackRow(act, ticket.id);
  const kept = before !== undefined && before.ended_at === null ? before : undefined;
  const promised = promisedBy(hours, { choice: asked.choice, wantedMs, turn: expectedTurn(ticket) }, nowMs, leadMsOf(queue));
  const row = { ticket_id: ticket.id, choice: asked.choice, zones, number: asked.number, asked_at: act.now, wanted_at: wantedMs === undefined ? null : new Date(wantedMs), promised_by: promised === undefined ? null : new Date(promised) };
  // A mistyped number is put right: what was promised stands. Another choice is another promise.
  if (kept !== undefined && kept.choice === asked.choice && kept.wanted_at?.getTime() === wantedMs) await changeCallBack(act, { ...row, promised_by: kept.promised_by });
  else await putCallBack(act, row);
  return keptApart(act, ticket.id, windowRow(hours, wantedMs ?? nowMs, leadMsOf(queue)));
}

/** One number is never rung by two at once: of several, each waits until the one before it is done. */
async function keptApart(act: Act, ticketId: string, window: Window | undefined): Promise<Window> {
  if (window === undefined) throw refuse('conflict', 'routing.neverAwake');
  for (const interactionId of await holdOthers(act, ticketId)) act.emit({ name: 'ticket.windowMoved', subject: ['interaction', interactionId], detail: { reason: 'same_number' } });
  return (await isNumberTaken(act, ticketId)) ? { ...window, not_after: act.now } : window;
}

/** By what was last said of the wait. */
function expectedTurn(ticket: TicketRow): ExpectedTurn {
  const said = (ticket.announced as { said?: { kind?: string; highByMs?: number } } | null)?.said;
  if (said?.kind === 'range' && said.highByMs !== undefined) return { is: 'by', atMs: said.highByMs };
  return said?.kind === 'closed' ? { is: 'opening' } : { is: 'unknown' };
}

async function refuseUnlessPossible(act: Act, hours: CallHours, wantedMs: number | undefined, leadMs: number): Promise<void> {
  if (wantedMs === undefined) throw refuse('invalid', 'routing.callBackNoTime', { at: 'body.at' });
  const trouble = troubleWith(hours, wantedMs, act.now.getTime(), leadMs);
  if (trouble === undefined) return;
  // Who left a mail is known by no clock of their own.
  const zone = hours.zones[0] ?? (await brandOf(act)).zone;
  if (trouble.nextMs === undefined) throw refuse('conflict', 'routing.neverAwake', { at: 'body.at' });
  throw refuse('invalid', trouble.is === 'too_far' ? 'routing.callBackTooFar' : 'routing.callBackAsleep', { at: 'body.at', params: { next: wallText(zone, trouble.nextMs) } });
}

/** Moments a customer of this ticket may choose, in order. */
export async function callBackTimes(act: Act, ticket: TicketRow, zone: string | null, most: number): Promise<Date[]> {
  const [queue, row] = [await queueOf(act, ticket), await callBackRow(act, ticket.id)];
  // A number that is known already says with whose night it must agree.
  const zones = zonesOf({ given: zone, number: row?.number ?? null, brandZone: (await brandOf(act)).zone });
  return momentsOf(act, queue, zones, most);
}
function momentsOf(act: Act, queue: QueueRow, zones: readonly string[], most: number): Date[] {
  return choosableMoments(hoursOf(queue, zones), act.now.getTime(), most, leadMsOf(queue)).map((atMs) => new Date(atMs));
}
/** The same moments, for whoever has the customer on the line: by the clocks that are known of them. The first is shown. */
export async function agreeableTimes(act: Act, ticket: TicketRow, most: number): Promise<{ zone: string; times: Date[] }> {
  const [queue, row, { zone }] = [await queueOf(act, ticket), await callBackRow(act, ticket.id), await brandOf(act)];
  if (row === undefined) throw refuse('conflict', 'routing.noCallBack');
  return { zone: row.zones[0] ?? zone, times: momentsOf(act, queue, row.zones, most) };
}

/** Somebody has it in their hands now: from here it counts as called. */
export async function callBackTaken(act: Act, ticket: TicketRow, agentId: string): Promise<void> {
  if (ticket.is_virtual) await beginTry(act, ticket.id, agentId);
}
/** It went to somebody else, or back to its place, before anything was said. */
export async function callBackBrokenOff(act: Act, ticket: TicketRow): Promise<void> {
  if (ticket.is_virtual && ticket.state === 'assigned') await endTry(act, ticket.id, 'broken_off');
}
/** The customer is on the line: the promise is kept, what follows is a conversation like any other. */
export async function callBackReached(act: Act, ticket: TicketRow): Promise<void> {
  await endTry(act, ticket.id, 'reached');
  await endCallBack(act, ticket.id, 'reached');
}
/** Reached, and given out of hand all the same (handed on, left behind): to be called again from now on, with all tries. The promise was kept and stays so. */
export async function callBackAgain(act: Act, ticket: TicketRow): Promise<Partial<TicketRow>> {
  const row = ticket.is_virtual ? await callBackRow(act, ticket.id) : undefined;
  if (row?.outcome !== 'reached') return {};
  await reopenCallBack(act, ticket.id);
  const queue = await queueOf(act, ticket);
  return { tries: 0, ...(windowRow(hoursOf(queue, row.zones), act.now.getTime(), leadMsOf(queue)) ?? { not_before: act.now, not_after: act.now }) };
}
/** Reached already, or ended otherwise: how it went was said. */
export async function isCallBackOver(act: Act, ticket: TicketRow): Promise<boolean> {
  return ((await callBackRow(act, ticket.id))?.ended_at ?? null) !== null;
}

/** How the contact's end ends a call-back that still runs; one that was reached is over already. */
const outcomeBy: Readonly<Record<string, CallBackOutcome>> = { kept_place_done: 'reached', not_reached: 'not_reached', came_back: 'came_back' };
/** Refuses to call a contact resolved while its customer still waits to be called: how the call went is said first. */
export async function callBackOver(act: Act, ticket: TicketRow, reason: string): Promise<void> {
  const row = ticket.is_virtual ? await callBackRow(act, ticket.id) : undefined;
  if (row === undefined || row.ended_at !== null) return;
  if (ticket.by_phone && reason === 'resolved') throw refuse('conflict', 'routing.callUntold');
  // By mail they were reached when somebody has answered them, whatever the end is called.
  const isByMail = !ticket.by_phone && (reason === 'resolved' || reason === 'kept_place_done');
  const outcome = isByMail ? ((await isAnswered(act, ticket.interaction_id)) ? 'reached' : 'cancelled') : (outcomeBy[reason] ?? 'cancelled');
  await endTry(act, ticket.id, outcome === 'reached' ? 'reached' : 'broken_off');
  await endCallBack(act, ticket.id, outcome);
}
/** The customer is here again by themselves. */
export async function callBackNotNeeded(act: Act, ticket: TicketRow): Promise<void> {
  await endTry(act, ticket.id, 'broken_off');
  await endCallBack(act, ticket.id, 'came_back');
}
/** Its end was taken back: it stands as it stood. */
export async function callBackRunsAgain(act: Act, ticket: TicketRow): Promise<void> {
  if (ticket.is_virtual) await reopenCallBack(act, ticket.id);
}

/** A call that reached nobody: when the next may be made, or that it was the last. Without a promise on record (kept before there were any) the queue's rule counts by the brand's clock. */
export async function nextCall(act: Act, ticket: TicketRow, outcome: Exclude<TryOutcome, 'reached'>, triesMade: number): Promise<Window | 'given_up'> {
  const queue = await queueOf(act, ticket);
  const row = await callBackRow(act, ticket.id);
  const hours = { ...hoursOf(queue, row?.zones ?? [(await brandOf(act)).zone]), calendar: null };
  const next = nextTry(hours, outcome, triesMade, act.now.getTime(), leadMsOf(queue));
  await endTry(act, ticket.id, outcome);
  if (next.is === 'given_up') {
    if (outcome === 'wrong_number') await endCallBack(act, ticket.id, 'wrong_number');
    return 'given_up';
  }
  const window = { not_before: new Date(next.window.notBeforeMs), not_after: next.window.notAfterMs === undefined ? null : new Date(next.window.notAfterMs) };
  // Another to the same number that came first has its turn now.
  return (await isNumberTaken(act, ticket.id)) ? { ...window, not_after: act.now } : window;
}

/**
 * Refuses to have a call made now that may not be: before its time, in the customer's night, or to a number that a colleague talks to
 * or rings. Whoever was reached is on the line already. The caller holds the brand's lock: what rings meanwhile would not be seen.
 * @param leadMs how long it may ring before somebody calls
 */
export async function refuseUnlessCallable(act: Act, ticket: TicketRow, leadMs: number): Promise<void> {
  const row = ticket.is_virtual && ticket.by_phone ? await callBackRow(act, ticket.id) : undefined;
  if (row === undefined || row.ended_at !== null) return;
  if (await isNumberBusy(act, ticket.id)) throw refuse('conflict', 'routing.numberInUse');
  const nowMs = act.now.getTime();
  const nextMs = windowFrom({ ...hoursOf(await queueOf(act, ticket), row.zones), calendar: null }, Math.max(nowMs, ticket.not_before?.getTime() ?? 0), leadMs)?.notBeforeMs;
  if (nextMs === undefined) throw refuse('conflict', 'routing.neverAwake');
  const zone = row.zones[0] ?? (await brandOf(act)).zone;
  if (nextMs > nowMs) throw refuse('conflict', 'routing.callNotYet', { params: { when: wallText(zone, nextMs), zone } });
}

/**
 * By the customer's wish the promise moves along; by ours it stands as it was given, and is measured by that. Whoever was reached and is
 * still on the line is promised anew, with all tries: the promise before was kept. Refused where the customer sleeps or the queue is closed.
 */
export async function moveCallBack(act: Act, ticket: TicketRow, at: Date, asWished: boolean): Promise<{ readonly window: Window; readonly wasReached: boolean }> {
  const [queue, row] = [await queueOf(act, ticket), await callBackRow(act, ticket.id)];
  const wasReached = ticket.state === 'assigned' && row?.outcome === 'reached';
  if (row === undefined || (row.ended_at !== null && !wasReached)) throw refuse('conflict', 'routing.noCallBack');
  const hours = hoursOf(queue, row.zones);
  await refuseUnlessPossible(act, hours, at.getTime(), leadMsOf(queue));
  const promised = new Date(at.getTime() + queue.call_back.promiseMinutes * 60_000);
  if (wasReached) await putCallBack(act, { ...row, choice: 'at', asked_at: act.now, wanted_at: at, promised_by: promised });
  else await changeCallBack(act, { ...row, choice: asWished ? 'at' : row.choice, wanted_at: at, promised_by: asWished || row.promised_by === null ? promised : row.promised_by });
  return { window: await keptApart(act, ticket.id, windowRow(hours, at.getTime(), leadMsOf(queue))), wasReached };
}

/** The window is over, or by another rule: the next one begins when the customer is awake, not before the time they named nor too soon after a call in vain. */
export async function moveWindow(act: Act, ticket: TicketRow): Promise<boolean> {
  const row = await callBackRow(act, ticket.id);
  if (row === undefined || row.ended_at !== null || ticket.state !== 'parked' || ticket.not_after === null || ticket.not_after > act.now || (await isNumberTaken(act, ticket.id))) return false;
  const queue = await queueOf(act, ticket);
  const [wantedMs, inVainMs] = [row.wanted_at?.getTime() ?? 0, (await lastInVain(act, ticket.id))?.getTime() ?? 0];
  // A time that was named after the call in vain stands as it was named.
  const fromMs = Math.max(act.now.getTime(), inVainMs > wantedMs ? inVainMs + queue.call_back.everyMinutes * 60_000 : wantedMs);
  const window = windowRow(hoursOf(queue, row.zones), fromMs, leadMsOf(queue));
  if (window === undefined) return false;
  await setWindow(act, ticket.id, window);
  act.emit({ name: 'ticket.windowMoved', subject: ['interaction', ticket.interaction_id], detail: { queueId: ticket.queue_id } });
  return true;
}

/** What the desk shows beside a contact whose customer is to be called. Undefined where none was promised. */
export async function callBackView(act: Act, ticket: TicketRow): Promise<CallBackView | undefined> {
  const row = await callBackRow(act, ticket.id);
  if (row === undefined) return undefined;
  const queue = await queueOf(act, ticket);
  const hours = hoursOf(queue, row.zones);
  const nowMs = act.now.getTime();
  const nextMs = nextAllowed({ ...hours, calendar: null }, nowMs);
  return {
    ...promiseOf(row), startedAt: iso(row.started_at), endedAt: iso(row.ended_at), outcome: row.outcome, zones: [...row.zones],
    notBefore: iso(ticket.not_before), isQuietNow: isQuiet(hours, nowMs), awakeAt: nextMs === undefined || nextMs === nowMs ? null : new Date(nextMs).toISOString(),
    mostTries: queue.call_back.tries, triesMade: ticket.tries,
    tries: (await triesOf(act, ticket.id)).map((one) => ({ at: one.began_at.toISOString(), endedAt: iso(one.ended_at), agentName: one.agent_name, outcome: one.outcome })),
  };
}

export function promiseOf(row: Pick<CallBackRow, 'choice' | 'asked_at' | 'wanted_at' | 'promised_by'>): Pick<CallBackView, 'choice' | 'askedAt' | 'wantedAt' | 'promisedBy'> {
  return { choice: row.choice, askedAt: row.asked_at.toISOString(), wantedAt: iso(row.wanted_at), promisedBy: iso(row.promised_by) };
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
