/** Kept places as other slices and screens ask for them: what was promised, which times may be chosen, a place that goes over to the customer's next contact. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { maskMail } from '#kit/core/mail.ts';
import { maskPhone } from '#kit/core/phone.ts';
import { formOfAddress } from '#customers/core/name.ts';
import { refuse } from '#kit/refusal.ts';
import { agreeableTimes, callBackTimes, callBackView, promiseOf } from './call-backs.ts';
import type { CallBacks, CallBackTimes, CallBackView } from '../contract.ts';
import { isQuiet } from '../core/call-backs/call-back.ts';
import { lockedTicket, requireHolder } from '../tickets.ts';
import { ticketRow } from '../store.ts';
import { markTakenOver, openCallBacks } from './store.ts';
import { queueRows } from '../people/store.ts';

/** Null where no call-back was promised. */
export async function callBackOf(act: Act, interactionId: string): Promise<CallBackView | null> {
  const ticket = await ticketRow(act, interactionId);
  return ticket === undefined ? null : ((await callBackView(act, ticket)) ?? null);
}

/** Half hours within the queue's opening hours and the customer's waking hours, of the next seven days. */
export async function callBackTimesOf(act: Act, interactionId: string, zone: string | null, most: number): Promise<string[]> {
  const ticket = await ticketRow(act, interactionId);
  if (ticket === undefined) throw refuse('not_found', 'kit.notFound');
  return (await callBackTimes(act, ticket, zone, most)).map((at) => at.toISOString());
}

/** As many as the customer's own page offers: three days of half hours. */
const mostAgreeable = 60;

/** What may be agreed with a customer on the line, for whoever has them there. */
export async function callBackTimesToAgree(act: Act, interactionId: string): Promise<CallBackTimes> {
  may(act, 'interaction.answer');
  await requireHolder(act, interactionId);
  const ticket = await ticketRow(act, interactionId);
  if (ticket === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  const { zone, times } = await agreeableTimes(act, ticket, mostAgreeable);
  return { zone, times: times.map((at) => at.toISOString()) };
}

const mostShown = 300;

/** Every call-back still to be made or being made; the promise that ends first leads. */
export async function callBacks(act: Act): Promise<CallBacks> {
  may(act, 'queue.read');
  // It names customers.
  may(act, 'interaction.read');
  const queues = new Map((await queueRows(act, act.brandId)).map((queue) => [queue.id, queue]));
  return {
    items: (await openCallBacks(act, mostShown)).map((row) => {
      const queue = queues.get(row.queue_id);
      return {
        ...promiseOf(row), startedAt: row.started_at?.toISOString() ?? null, notBefore: row.not_before?.toISOString() ?? null,
        isQuietNow: queue !== undefined && isQuiet({ calendar: null, zones: row.zones, rule: queue.call_back }, act.now.getTime()),
        mostTries: row.rule.tries, triesMade: row.tries, interactionId: row.interaction_id, number: row.number_shown, customerName: row.customer_name,
        formOfAddress: formOfAddress({ surname: row.surname, givenName: row.given_name, honorific: row.honorific, title: row.title }),
        queueId: row.queue_id, queueName: row.queue_name, state: row.state, agentName: row.state === 'parked' ? null : row.agent_name,
        reach: row.kept_place === null ? null : { kind: row.kept_place.kind, shown: row.kept_place.kind === 'phone' ? maskPhone(row.kept_place.value) : maskMail(row.kept_place.value) },
      };
    }),
  };
}

/**
 * The customer has come again by another door: the place goes over to the new contact, once, and nobody calls them any more. The old
 * contact's row is locked, and ended by the caller. Undefined where the place is not free to go: somebody is on the telephone about
 * it, or it went over already. One that still runs (`wasRunning`) is to be ended by the caller.
 */
export async function endFormerPlace(act: Act, interactionId: string, nextInteractionId: string): Promise<{ readonly arrivedAt: Date; readonly wasRunning: boolean } | undefined> {
  const ticket = await lockedTicket(act, interactionId);
  const view = await callBackView(act, ticket);
  const isOver = ticket.state === 'ended';
  if (view === undefined || (isOver ? view.outcome !== 'not_reached' && view.outcome !== 'wrong_number' : !ticket.is_virtual || (ticket.state !== 'parked' && ticket.state !== 'offered'))) return undefined;
  if (!(await markTakenOver(act, ticket.id, nextInteractionId))) return undefined;
  return { arrivedAt: ticket.arrived_at, wasRunning: !isOver };
}
