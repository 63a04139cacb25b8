import { beginWrapUp } from './people/wrap-up.ts';
import { loadOn } from './eligibility.ts';
import type { Agent, Decision, Queue, Ticket } from './types.ts';

/*
 * An offer rings one agent with one ticket. It is a lease: it always ends by itself.
 *
 *                 ┌─ accepted ── ticket assigned, the agent keeps the load
 *   ringing ──────┼─ declined ── ticket back to its place, the agent stays available and is remembered as having declined
 *   (until        ├─ timed_out ─ the same, and the agent goes away with reason 'missed_offer': a desk that does not answer
 *    expiresAtMs) │              must not be rung with the next customer
 *                 └─ withdrawn ─ 'customer_left': ticket ended · 'agent_left': ticket back to its place, nobody is blamed ·
 *                                'taken_elsewhere': ticket assigned to somebody else (a lead took it)
 *
 * "Back to its place" keeps `arrivedAtMs`, so the ticket stands where it stood: normally at the head. A virtual ticket goes
 * back to `parked`, any other to `waiting`. Whatever ends an offer but acceptance gives the agent the capacity back.
 */

type OfferState = 'ringing' | 'accepted' | 'declined' | 'timed_out' | 'withdrawn';
type WithdrawnBecause = 'customer_left' | 'agent_left' | 'taken_elsewhere';

export type Offer = {
  readonly ticketId: string;
  readonly agentId: string;
  readonly offeredAtMs: number;
  readonly expiresAtMs: number;
  readonly state: OfferState;
  readonly settledAtMs?: number;
};

/** The three values an offer binds together, before and after. */
export type Ringing = { readonly offer: Offer; readonly ticket: Ticket; readonly agent: Agent };

export type Settling =
  | { readonly to: 'accepted' | 'declined' | 'timed_out' }
  | { readonly to: 'withdrawn'; readonly because: WithdrawnBecause };

export type Settled =
  | (Ringing & { readonly kind: 'settled'; readonly presenceReason?: 'missed_offer' })
  | { readonly kind: 'refused'; readonly because: 'already_settled' | 'expired' | 'still_ringing' };

/** Starts the lease that a decision asks for: the ticket is offered and the agent's capacity is reserved. */
export function openOffer(decision: Decision, ticket: Ticket, agent: Agent, queue: Queue, nowMs: number): Ringing {
  return {
    offer: { ticketId: decision.ticketId, agentId: decision.agentId, offeredAtMs: nowMs, expiresAtMs: nowMs + queue.offerTimeoutSeconds * 1000, state: 'ringing' },
    ticket: { ...ticket, state: 'offered' },
    agent: { ...withLoad(agent, ticket, ticket.weight), ringing: [...agent.ringing, ...channelsOf(ticket)] },
  };
}

/**
 * Ends an offer. Refuses what comes second ('already_settled'), an answer after the lease ('expired': the next agent may be
 * ringing by now) and a time-out before it ('still_ringing'); a refusal changes nothing.
 */
export function settleOffer(ringing: Ringing, settling: Settling, nowMs: number): Settled {
  const { offer, ticket, agent } = ringing;
  if (offer.state !== 'ringing') return { kind: 'refused', because: 'already_settled' };
  const isOver = nowMs >= offer.expiresAtMs;
  if (isOver && (settling.to === 'accepted' || settling.to === 'declined')) return { kind: 'refused', because: 'expired' };
  if (!isOver && settling.to === 'timed_out') return { kind: 'refused', because: 'still_ringing' };

  const ended: Offer = { ...offer, state: settling.to, settledAtMs: nowMs };
  const quiet = { ...agent, ringing: agent.ringing.filter((channel) => !channelsOf(ticket).includes(channel)) };
  const freed = withLoad(quiet, ticket, -ticket.weight);
  switch (settling.to) {
    case 'accepted':
      return { kind: 'settled', offer: ended, ticket: { ...ticket, state: 'assigned', virtual: false }, agent: quiet };
    case 'declined':
      return { kind: 'settled', offer: ended, ticket: backInLine(ticket, agent.id, nowMs), agent: freed };
    case 'timed_out':
      return { kind: 'settled', offer: ended, ticket: backInLine(ticket, agent.id, nowMs), agent: { ...freed, presence: 'away' }, presenceReason: 'missed_offer' };
    case 'withdrawn':
      return { kind: 'settled', offer: ended, ticket: afterWithdrawal(ticket, settling.because), agent: freed };
  }
}

/** The contact is over for this agent: capacity back, idle from now, and the queue's wrap-up before anything new. */
export function releaseWork(ticket: Ticket, agent: Agent, queue: Queue, nowMs: number): { ticket: Ticket; agent: Agent } {
  const freed = { ...withLoad(agent, ticket, -ticket.weight), idleSinceMs: nowMs };
  return { ticket: { ...ticket, state: 'ended' }, agent: beginWrapUp(freed, queue.wrapUpSeconds, nowMs) };
}

function backInLine(ticket: Ticket, agentId: string, nowMs: number): Ticket {
  const declinedBy = ticket.declinedBy.includes(agentId) ? ticket.declinedBy : [...ticket.declinedBy, agentId];
  return { ...ticket, state: ticket.virtual ? 'parked' : 'waiting', declinedBy, declinedAtMs: nowMs };
}

function afterWithdrawal(ticket: Ticket, because: WithdrawnBecause): Ticket {
  if (because === 'customer_left') return { ...ticket, state: 'ended' };
  if (because === 'taken_elsewhere') return { ...ticket, state: 'assigned', virtual: false };
  return { ...ticket, state: ticket.virtual ? 'parked' : 'waiting' };
}

/** Never below 0: a release that arrives twice must not hand out capacity that does not exist. */
export function withLoad(agent: Agent, ticket: Ticket, change: number): Agent {
  const load = { ...agent.load, [ticket.channel]: Math.max(0, loadOn(agent, ticket.channel) + change) };
  return { ...agent, load: ticket.alsoOn === undefined ? load : { ...load, [ticket.alsoOn]: Math.max(0, loadOn(agent, ticket.alsoOn) + Math.sign(change)) } };
}

function channelsOf({ channel, alsoOn }: Ticket): readonly string[] {
  return alsoOn === undefined ? [channel] : [channel, alsoOn];
}
