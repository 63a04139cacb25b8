/** The router: looks at who waits and who is free, lets the engine decide, and rings. One at a time in a brand, over all processes. */
import { transact, type Act } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import { decide } from './core/decide.ts';
import { isReady } from './core/eligibility.ts';
import type { Agent } from './core/types.ts';
import { agentValue, explanationRow, queueValue, ticketValue } from './rows.ts';
import { headTickets, lockRouting, ringTickets, type NewOffer } from './store.ts';
import { memberRows, onlyAvailable, queueRows } from './store-people.ts';

/** What may free somebody, or bring something: after any of these the router looks again. */
export const routedAfter = [
  'ticket.opened', 'ticket.requeued', 'ticket.parked', 'ticket.cameBack', 'ticket.assigned', 'ticket.wrapUp', 'ticket.ended', 'offer.ended',
  'presence.changed', 'staff.serviceChanged', 'queue.membersChanged', 'queue.created', 'queue.changed',
];

/** Rings whoever is free with whatever waits. Returns how many offers were made. */
export async function route(house: House, brandId: string): Promise<number> {
  return transact(house, systemOf(brandId, 'routing'), routeNow);
}

async function routeNow(act: Act): Promise<number> {
  await lockRouting(act);
  const nowMs = act.now.getTime();
  const members = await memberRows(act, act.brandId, onlyAvailable);
  if (members.length === 0) return 0;
  const queues = await queueRows(act, act.brandId);
  const everyQueue = queues.map((queue) => queue.id);
  const agents = members.map((row) => agentValue(row, everyQueue));
  const rooms = roomsOf(agents, nowMs);
  if (rooms.size === 0) return 0;
  const tickets = new Map((await headTickets(act, [...rooms.keys()], Math.max(...rooms.values()))).map((row) => [row.id, row]));
  const timeouts = new Map(queues.map((queue) => [queue.id, queue.offer_timeout_seconds * 1000]));
  const decisions = decide({ agents, queues: queues.map((queue) => queueValue(queue, nowMs)), tickets: [...tickets.values()].map(ticketValue) }, nowMs);
  const offers: NewOffer[] = decisions.map((decision) => ({
    id: act.id(), ticketId: decision.ticketId, agentId: decision.agentId, explanation: explanationRow(decision.explanation),
    until: new Date(nowMs + (timeouts.get(tickets.get(decision.ticketId)?.queue_id ?? '') ?? 0)),
  }));
  if (offers.length === 0) return 0;
  const rung = await ringTickets(act, offers);
  for (const offer of offers) {
    const ticket = tickets.get(offer.ticketId);
    if (ticket === undefined || !rung.has(offer.ticketId)) continue;
    act.emit({ name: 'offer.made', subject: ['interaction', ticket.interaction_id], detail: { offerId: offer.id, queueId: ticket.queue_id, agentId: offer.agentId, until: offer.until.toISOString(), why: offer.explanation.why } });
  }
  return rung.size;
}

/** channel → how many contacts could be handed out on it now, one to each who has room and is not rung already; only channels with somebody. */
function roomsOf(agents: readonly Agent[], nowMs: number): Map<string, number> {
  const rooms = new Map<string, number>();
  for (const agent of agents.filter((one) => isReady(one, nowMs))) {
    for (const [channel, capacity] of Object.entries(agent.capacity)) {
      if (capacity > (agent.load[channel] ?? 0) && !agent.ringing.includes(channel)) rooms.set(channel, (rooms.get(channel) ?? 0) + 1);
    }
  }
  return rooms;
}
