/**
 * The moves of a ticket that is locked: an offer ends, somebody gets it, it goes back to its place. Each leaves its event, with the
 * interaction as subject, so that inbox, wallboard and visitor see it at once. `arrived_at` is touched by none.
 */
import type { Act } from '#kit/act.ts';
import { callBackAgain, callBackBrokenOff, callBackTaken } from './call-backs/call-backs.ts';
import { settleOffer, type Settled, type Settling } from './core/offer.ts';
import type { Agent } from './core/types.ts';
import { ticketValue } from './rows.ts';
import { letGoFor } from './line/store-handlings.ts';
import { endOffer, openOffer, putTicket, type OfferRow, type TicketRow } from './store.ts';
import { setIdle } from './people/store.ts';

type Refused = Extract<Settled, { kind: 'refused' }>;
interface SettledRow {
  readonly kind: 'settled';
  readonly ticket: TicketRow;
  readonly offer: OfferRow;
}

/** Ends the offer that rings, by the engine's rules. Ends of the ticket itself (the customer left, somebody took it) follow by the caller. */
export async function settle(act: Act, ticket: TicketRow, settling: Settling): Promise<SettledRow | Refused> {
  const offer = await openOffer(act, ticket.id);
  if (offer === undefined) return { kind: 'refused', because: 'already_settled' };
  const ringing = { ticketId: ticket.id, agentId: offer.agent_id, offeredAtMs: offer.offered_at.getTime(), expiresAtMs: offer.until.getTime(), state: 'ringing' as const };
  const settled = settleOffer({ offer: ringing, ticket: ticketValue(ticket), agent: bareAgent(offer.agent_id) }, settling, act.now.getTime());
  if (settled.kind === 'refused') return settled;
  await endOffer(act, offer.id, settling.to);
  const because = settling.to === 'withdrawn' ? settling.because : settling.to;
  act.emit({ name: 'offer.ended', subject: ['interaction', ticket.interaction_id], detail: { offerId: offer.id, queueId: ticket.queue_id, agentId: offer.agent_id, reason: because } });
  const { state, declinedBy, declinedAtMs } = settled.ticket;
  const after: TicketRow = { ...ticket, declined_by: declinedBy, declined_at: declinedAtMs === undefined ? null : new Date(declinedAtMs) };
  if (state !== 'waiting' && state !== 'parked') return { kind: 'settled', ticket: after, offer };
  return { kind: 'settled', ticket: await backInLine(act, after, { reason: because === 'timed_out' ? 'missed_offer' : because }), offer };
}

/** Load and capacity are counted from rows; the rules of an offer ask of the agent only who it is. */
function bareAgent(id: string): Agent {
  return { id, queues: [], skills: {}, languages: [], capacity: {}, load: {}, ringing: [], presence: 'available', idleSinceMs: 0 };
}

/** The agent holds it from now on. Whoever held it before is free of it. */
export async function assign(act: Act, ticket: TicketRow, agentId: string, detail: Readonly<Record<string, unknown>> = {}): Promise<TicketRow> {
  // Taken back after its end, nobody calls anew.
  if (detail['reason'] !== 'resumed') await callBackTaken(act, ticket, agentId);
  const after: TicketRow = { ...ticket, state: 'assigned', agent_id: agentId, offered_until: null, answered_at: ticket.answered_at ?? act.now, owner_id: null, owner_until: null };
  await putTicket(act, after, detail['reason'] === 'resumed' ? 'resumed' : 'taken_over');
  if (ticket.state === 'assigned' && ticket.agent_id !== null) await setIdle(act, ticket.agent_id);
  act.emit({ name: 'ticket.assigned', subject: ['interaction', ticket.interaction_id], detail: { queueId: ticket.queue_id, agentId, ...detail } });
  return after;
}

/** Back to the place it always had; a kept place goes on being kept, and is called again even if it was reached. `agentId` of the event: whom it was taken from. */
export async function backInLine(act: Act, ticket: TicketRow, given: { reason: string; detail?: Readonly<Record<string, unknown>> }): Promise<TicketRow> {
  await callBackBrokenOff(act, ticket);
  const after: TicketRow = { ...ticket, ...(await callBackAgain(act, ticket)), state: ticket.is_virtual ? 'parked' : 'waiting', agent_id: null, offered_until: null };
  await putTicket(act, after, letGoFor(given.reason));
  if (ticket.state === 'assigned' && ticket.agent_id !== null) await setIdle(act, ticket.agent_id);
  act.emit({ name: 'ticket.requeued', subject: ['interaction', ticket.interaction_id], detail: { queueId: ticket.queue_id, agentId: ticket.agent_id, reason: given.reason, ...given.detail } });
  return after;
}
