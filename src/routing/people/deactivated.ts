/** A colleague who may no longer work here: offers are taken back, their customers go back to their places. */
import type { Listener } from '#kit/events/listener.ts';
import { backInLine } from '../moves.ts';
import { putPresence } from './presence.ts';
import { lockRouting, lockTicket, ticketsHeldBy } from '../store.ts';

export const deactivatedListener: Listener = {
  name: 'routing.deactivated',
  on: ['staff.deactivated'],
  async run(act, event) {
    await lockRouting(act);
    for (const { id } of await ticketsHeldBy(act, event.subjectId)) {
      const ticket = await lockTicket(act, id);
      if (ticket?.state === 'assigned' && ticket.agent_id === event.subjectId) await backInLine(act, ticket, { reason: 'agent_deactivated' });
    }
    await putPresence(act, event.subjectId, { state: 'offline', reason: '', by: { kind: 'system' } });
  },
};
