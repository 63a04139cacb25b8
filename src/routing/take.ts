/** Picking a contact up oneself: whoever serves the queue may pull one that waits; a lead may pull any, and take over what another holds. */
import type { Act } from '#kit/act.ts';
import { holds, may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { TicketView } from './contract.ts';
import { refuseUnlessCallable } from './call-backs/call-backs.ts';
import { isSkilled, qualifies } from './core/eligibility.ts';
import { assign, settle } from './moves.ts';
import { agentValue, queueValue, ticketValue } from './rows.ts';
import { serveOnly } from './people/presence.ts';
import { insertOffer, lockRouting, type TicketRow } from './store.ts';
import { memberById, queueRows, type MemberRow, type QueueRow } from './people/store.ts';
import { lockedTicket, ticketOf } from './tickets.ts';

/** Taking what one has is no fault. Capacity is one's own judgement here. A lead who is offline is shown as serving from then on, and is rung with nobody new. */
export async function takeInteraction(act: Act, interactionId: string): Promise<TicketView> {
  may(act, 'interaction.answer');
  if (act.who.kind !== 'staff') throw refuse('forbidden', 'routing.onlyStaff');
  const staffId = act.who.id;
  const isOffline = (await memberById(act, staffId))?.state === 'offline';
  // Whoever rings does so under this lock: nothing rings at the same number meanwhile. It comes before the ticket's.
  await lockRouting(act);
  const ticket = await lockedTicket(act, interactionId);
  if (ticket.state === 'wrap_up' || ticket.state === 'ended') throw refuse('conflict', 'routing.over');
  if (ticket.state !== 'assigned' || ticket.agent_id !== staffId) await takeFrom(act, ticket, staffId);
  if (isOffline) await serveOnly(act, staffId);
  const view = await ticketOf(act, interactionId);
  if (view === undefined) throw new Error('a ticket vanished while it was taken');
  return view;
}

async function takeFrom(act: Act, ticket: TicketRow, staffId: string): Promise<void> {
  const person = await memberById(act, staffId);
  if (person === undefined) throw refuse('forbidden', 'routing.onlyStaff');
  const queues = await queueRows(act, act.brandId);
  if (ticket.state === 'assigned') may(act, 'interaction.move');
  else if (!holds(act.who, 'interaction.move')) refuseUnlessEligible(act, ticket, person, queues);
  await refuseUnlessCallable(act, ticket, 0);
  const isOwnOffer = ticket.state === 'offered' && ticket.agent_id === staffId;
  const settled = ticket.state === 'offered' ? await settle(act, ticket, isOwnOffer ? { to: 'accepted' } : { to: 'withdrawn', because: 'taken_elsewhere' }) : undefined;
  // An own offer whose time has just run out is taken all the same: the customer is still there.
  if (settled?.kind === 'refused') await settle(act, ticket, { to: 'withdrawn', because: 'taken_elsewhere' });
  if (!isOwnOffer || settled?.kind === 'refused') {
    await insertOffer(act, {
      id: act.id(), ticketId: ticket.id, agentId: staffId, until: act.now, state: 'accepted',
      explanation: { eligible: [staffId], eligibleCount: 1, chosen: staffId, why: 'taken', waitedSeconds: waitedSeconds(act, ticket), ...(lacksSkill(act, ticket, person, queues) && { isUnskilled: true as const }) },
    });
  }
  await assign(act, ticket, staffId, { reason: 'taken', fromAgentId: ticket.state === 'assigned' ? ticket.agent_id : null });
}

/** A lead helps out where the skilled are missing: allowed, and marked. */
function lacksSkill(act: Act, ticket: TicketRow, person: MemberRow, queues: readonly QueueRow[]): boolean {
  const queue = queues.find((one) => one.id === ticket.queue_id);
  return queue !== undefined && !isSkilled(agentValue(person, []), ticketValue(ticket), queueValue(queue, act.now.getTime()));
}

function refuseUnlessEligible(act: Act, ticket: TicketRow, person: MemberRow, queues: readonly QueueRow[]): void {
  if (person.state === 'offline') throw refuse('conflict', 'routing.signOnFirst');
  const queue = queues.find((one) => one.id === ticket.queue_id);
  const agent = agentValue(person, queues.map((one) => one.id));
  if (queue === undefined || !qualifies(agent, ticketValue(ticket), queueValue(queue, act.now.getTime()))) throw refuse('forbidden', 'routing.notEligible');
}

export function waitedSeconds(act: Act, ticket: TicketRow): number {
  return Math.max(0, act.now.getTime() - ticket.arrived_at.getTime()) / 1000;
}
