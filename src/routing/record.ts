/** Why a contact went to whom it went, after how long, and what keeps it waiting now. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { RoutingRecord } from './contract.ts';
import { whyNot } from './core/eligibility.ts';
import { storyEvents, storyOf, type StoryLine, type StoryOffer } from './core/story.ts';
import { agentValue, queueValue, ticketValue, ticketView } from './rows.ts';
import { handsOf } from './line/store-handlings.ts';
import { offersOf, ticketRow, type OfferRow, type TicketRow } from './store.ts';
import { memberRows, namesOf, queueRows } from './people/store.ts';
import { reasonsOf, routingEventsOf, saidTo } from './waits/store.ts';

export async function routingRecord(act: Act, interactionId: string): Promise<RoutingRecord> {
  may(act, 'interaction.read');
  const ticket = await ticketRow(act, interactionId);
  if (ticket === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  const offers = await offersOf(act, ticket.id);
  const story = storyOf({
    events: (await routingEventsOf(act, interactionId, storyEvents)).map((row) => ({ name: row.name, atMs: row.at.getTime(), by: row.actor_name, detail: row.detail })),
    offers: offers.map(storyOffer),
    said: (await saidTo(act, ticket.id)).map((row) => ({ atMs: row.said_at.getTime(), isFirst: row.is_first, kind: row.kind, rose: row.rose, lowSeconds: row.low_seconds, highSeconds: row.high_seconds })),
    reasons: (await reasonsOf(act, ticket.id)).map((row) => ({ kind: row.kind, atMs: row.at.getTime(), words: row.words })),
  });
  const hands = await handsOf(act, ticket.id);
  const people = new Set([...hands.map((one) => one.agent_id), ...offers.flatMap((offer) => [offer.agent_id, ...offer.explanation.eligible]), ...story.flatMap((line) => line.agentId ?? [])]);
  const names = new Map([...(await namesOf(act, [...people])), ...(await queueRows(act, act.brandId))].map((row) => [row.id, row.name]));
  const person = (id: string) => ({ id, name: names.get(id) ?? '' });
  return {
    ticket: ticketView(ticket),
    offers: offers.map((offer) => ({
      offerId: offer.id, agent: person(offer.agent_id), offeredAt: offer.offered_at.toISOString(), endedAt: offer.ended_at?.toISOString() ?? null, state: offer.state,
      why: offer.explanation.why, waitedSeconds: offer.explanation.waitedSeconds, eligible: offer.explanation.eligible.map(person), eligibleCount: offer.explanation.eligibleCount, isUnskilled: offer.explanation.isUnskilled === true,
    })),
    hands: hands.map((one) => ({ agent: person(one.agent_id), queue: person(one.queue_id), from: one.began_at.toISOString(), talkedUntil: one.talked_until?.toISOString() ?? null, to: one.ended_at?.toISOString() ?? null, withCustomer: one.with_customer })),
    story: story.map((line) => storyView(line, person)),
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
  const [waits, into] = [ticketValue(ticket), queueValue(queue, nowMs)];
  return members.map((row) => ({ agent: { id: row.id, name: row.name }, whyNot: whyNot(agentValue(row, everyQueue), waits, into, nowMs) ?? null }));
}

function storyOffer(row: OfferRow): StoryOffer {
  const { why, waitedSeconds, eligible, eligibleCount, isUnskilled } = row.explanation;
  return { id: row.id, agentId: row.agent_id, why, waitedSeconds, eligible, eligibleCount, isUnskilled: isUnskilled === true, offeredAtMs: row.offered_at.getTime() };
}

function storyView(line: StoryLine, named: (id: string) => { id: string; name: string }): RoutingRecord['story'][number] {
  const of = (id: string | undefined) => (id === undefined ? null : named(id));
  return {
    at: new Date(line.atMs).toISOString(), kind: line.kind, by: line.by ?? null, agent: of(line.agentId), queue: of(line.queueId), fromQueue: of(line.fromQueueId), why: line.why ?? null,
    waitedSeconds: line.waitedSeconds ?? null, eligible: (line.eligible ?? []).map(named), eligibleCount: line.eligibleCount ?? null, isUnskilled: line.isUnskilled ?? false,
    lowSeconds: line.lowSeconds ?? null, highSeconds: line.highSeconds ?? null, fromClass: line.fromClass ?? null, toClass: line.toClass ?? null, tries: line.tries ?? null, words: line.words ?? null,
  };
}
