/** A lead lets somebody go first, or later: the class decides before the moment of joining, so it is changed with a reason and told in the story. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { ChangeClass, TicketView } from '../contract.ts';
import { setClass } from './store.ts';
import { insertReason } from '../waits/store.ts';
import { lockedTicket, ticketOf } from '../tickets.ts';

/** Refuses what no longer waits. The class it has already is no fault. */
export async function changeClass(act: Act, interactionId: string, asked: ChangeClass): Promise<TicketView> {
  may(act, 'interaction.move');
  const ticket = await lockedTicket(act, interactionId);
  if (ticket.state !== 'waiting' && ticket.state !== 'parked' && ticket.state !== 'offered') throw refuse('conflict', 'routing.notWaiting');
  if (ticket.priority_class !== asked.priorityClass) {
    await setClass(act, ticket.id, asked.priorityClass);
    await insertReason(act, ticket.id, 'class', asked.reason);
    act.emit({ name: 'ticket.classChanged', subject: ['interaction', interactionId], detail: { queueId: ticket.queue_id, before: { priorityClass: ticket.priority_class }, after: { priorityClass: asked.priorityClass } } });
  }
  const view = await ticketOf(act, interactionId);
  if (view === undefined) throw new Error('a ticket vanished while its class was changed');
  return view;
}
