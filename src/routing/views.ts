/** Reads: who is here, how each queue stands now, why a contact went to whom it went. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { instantAt, readWall } from '#clocks/core/wall-clock.ts';
import { brandOf } from '#staff/index.ts';
import type { PresenceBoard, QueuesLive, RoutingRecord } from './contract.ts';
import { countAtWork, type AtWork } from './core/at-work.ts';
import { whyNot } from './core/eligibility.ts';
import { openAt } from './hours.ts';
import { serves } from './queues.ts';
import { agentValue, atWorkOfRow, presenceView, queueValue, ticketValue, ticketView } from './rows.ts';
import { liveRows, offersOf, ticketRow, type TicketRow } from './store.ts';
import { memberRows, namesOf, queueRows } from './store-people.ts';

export async function presenceBoard(act: Act): Promise<PresenceBoard> {
  may(act, 'queue.read');
  const team = (await memberRows(act, act.brandId)).map(presenceView);
  return { own: team.find((row) => row.staffId === act.who.id) ?? null, team };
}

/** How many stand how, for other slices' screens; who may was asked by the caller. */
export async function atWorkNow(act: Act): Promise<Record<AtWork, number>> {
  return countAtWork((await memberRows(act, act.brandId)).map(atWorkOfRow));
}

export async function queuesLive(act: Act): Promise<QueuesLive> {
  may(act, 'queue.read');
  const queues = (await queueRows(act, act.brandId)).filter((queue) => queue.archived_at === null);
  const members = await memberRows(act, act.brandId);
  const { zone } = await brandOf(act);
  const dayBegan = new Date(instantAt(zone, readWall(zone, act.now.getTime()).day, 0));
  const live = new Map((await liveRows(act, dayBegan)).map((row) => [row.queue_id, row]));
  const items = queues.map((queue) => {
    const row = live.get(queue.id);
    const people = members.filter((member) => serves(member, queue.id));
    return {
      queueId: queue.id, name: queue.name, isOpen: openAt(queue.calendar, act.now).isOpen, waiting: row?.waiting ?? 0, virtualWaiting: row?.virtual_waiting ?? 0,
      longestWaitSeconds: row?.oldest == null ? 0 : Math.max(0, Math.floor((act.now.getTime() - row.oldest.getTime()) / 1000)),
      agents: countAtWork(people.map(atWorkOfRow)), onDuty: people.filter((one) => one.state === 'available').length, offeredToday: row?.offered_today ?? 0,
    };
  });
  return { items };
}

export async function routingRecord(act: Act, interactionId: string): Promise<RoutingRecord> {
  may(act, 'interaction.read');
  const ticket = await ticketRow(act, interactionId);
  if (ticket === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  const offers = await offersOf(act, ticket.id);
  const ids = new Set(offers.flatMap((offer) => [offer.agent_id, ...offer.explanation.eligible]));
  const names = new Map((await namesOf(act, [...ids])).map((row) => [row.id, row.name]));
  const person = (id: string) => ({ id, name: names.get(id) ?? '' });
  return {
    ticket: ticketView(ticket),
    offers: offers.map((offer) => ({
      offerId: offer.id, agent: person(offer.agent_id), offeredAt: offer.offered_at.toISOString(), endedAt: offer.ended_at?.toISOString() ?? null, state: offer.state,
      why: offer.explanation.why, waitedSeconds: offer.explanation.waitedSeconds, eligible: offer.explanation.eligible.map(person), eligibleCount: offer.explanation.eligibleCount,
    })),
    now: ticket.state === 'waiting' || ticket.state === 'parked' ? await whyStillWaiting(act, ticket) : [],
  };
}

async function whyStillWaiting(act: Act, ticket: TicketRow): Promise<RoutingRecord['now']> {
  const nowMs = act.now.getTime();
  const queues = await queueRows(act, act.brandId);
  const queue = queues.find((one) => one.id === ticket.queue_id);
  if (queue === undefined) return [];
  const everyQueue = queues.map((one) => one.id);
  const members = await memberRows(act, act.brandId);
  return members.map((row) => ({ agent: { id: row.id, name: row.name }, whyNot: whyNot(agentValue(row, everyQueue), ticketValue(ticket), queueValue(queue, nowMs), nowMs) ?? null }));
}
