/** Keeps what was announced beside what then happened. */
import type { Listener } from '#kit/events/listener.ts';
import type { SealedEvent } from '#kit/events/event.ts';
import { contactsAnnounced, endAnnouncements, type EndedBy } from './store.ts';
import { ticketsOf, type TicketRow } from '../store.ts';

/** The customer left by themselves; any other end without an answer was ours. */
const gaveUp = new Set(['abandoned', 'customer_left']);

/** When a wait comes to its end, whatever was announced of it is told how it went. */
export const waitsEndedListener: Listener = {
  name: 'routing.waitsEnded',
  on: ['ticket.assigned', 'ticket.ended', 'ticket.requeued', 'ticket.parked'],
  async concerns(act, events) {
    const announced = await contactsAnnounced(act, events.map((event) => event.subjectId));
    return events.filter((event) => announced.has(event.subjectId));
  },
  async run(act, event) {
    const [ticket] = await ticketsOf(act, act.brandId, { contacts: [event.subjectId], tickets: [] });
    const ended = ticket === undefined ? undefined : endOf(event, ticket);
    if (ended !== undefined) await endAnnouncements(act, event.subjectId, ended);
  },
};

function endOf({ name, at, detail }: SealedEvent, ticket: TicketRow): EndedBy | undefined {
  if (name === 'ticket.assigned') return { at, outcome: ticket.is_virtual ? 'called_back' : 'answered' };
  if (name === 'ticket.ended') return gaveUp.has(String(detail?.['reason'])) ? { at, leftAt: ticket.left_at, outcome: 'gave_up' } : { at, outcome: 'closed_out' };
  // Goes on in another queue, where it is told anew.
  if (name === 'ticket.requeued') return typeof detail?.['fromQueueId'] === 'string' && detail['fromQueueId'] !== detail['queueId'] ? { at, outcome: 'moved', queueId: detail['fromQueueId'] } : undefined;
  // At a time of their own choice, by mail, or once they are awake: what was said of the line binds no more.
  const isInTurn = detail?.['choice'] === 'turn' && (ticket.not_before === null || ticket.not_before <= at);
  return isInTurn ? undefined : { at, outcome: 'chose_time' };
}
