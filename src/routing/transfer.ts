/** Handing a contact on: to a queue at the place it always had, or to a colleague, who is rung. */
import type { Act } from '#kit/act.ts';
import { holds, may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { TicketView, Transfer } from './contract.ts';
import { callBackBrokenOff, refuseUnlessCallable } from './call-backs/call-backs.ts';
import { isSkilled } from './core/eligibility.ts';
import { backInLine, settle } from './moves.ts';
import { agentValue, queueValue, ticketValue } from './rows.ts';
import { insertOffer, lockRouting, openOffersTo, putTicket, type TicketRow } from './store.ts';
import { memberById, queueById, setIdle, type MemberRow, type QueueRow } from './people/store.ts';
import { insertReason } from './waits/store.ts';
import { lockedTicket, requireHolder, ticketOf } from './tickets.ts';
import { waitedSeconds } from './take.ts';

/** Keeps an internal note with the interaction; the slice that knows conversations gives it. */
export type LeaveNote = (act: Act, interactionId: string, text: string) => Promise<void>;
/** Whoever hands it to a colleague in vain gets it back first, for this long after the offer ended. */
const ownersTimeMs = 60_000;

export async function transferInteraction(act: Act, interactionId: string, asked: Transfer, leaveNote: LeaveNote): Promise<TicketView> {
  may(act, 'interaction.answer');
  await requireHolder(act, interactionId);
  // Before the ticket is locked: conversations are locked first everywhere.
  if (asked.note !== undefined && asked.note.trim() !== '') await leaveNote(act, interactionId, asked.note);
  await lockRouting(act);
  const ticket = await lockedTicket(act, interactionId);
  if (ticket.state === 'wrap_up' || ticket.state === 'ended') throw refuse('conflict', 'routing.over');
  // Somebody may have taken it over while we waited for the lock.
  await requireHolder(act, interactionId);
  if (asked.agentId !== undefined) await toAgent(act, ticket, asked.agentId, asked.unskilledReason);
  else if (asked.queueId !== undefined) await toQueue(act, ticket, asked.queueId);
  const view = await ticketOf(act, interactionId);
  if (view === undefined) throw new Error('a ticket vanished while it was transferred');
  return view;
}

async function toQueue(act: Act, ticket: TicketRow, queueId: string): Promise<void> {
  const queue = await queueById(act, queueId);
  if (queue === undefined || queue.archived_at !== null) throw refuse('not_found', 'routing.queueUnknown', { at: 'body.queueId' });
  if (ticket.state === 'offered') await settle(act, ticket, { to: 'withdrawn', because: 'taken_elsewhere' });
  // Whoever hands it on is not rung with it again while anybody else could be.
  const from = ticket.state === 'assigned' && ticket.agent_id !== null ? [ticket.agent_id] : [];
  const moved: TicketRow = {
    ...ticket, queue_id: queueId, declined_by: from, declined_at: from.length === 0 ? null : act.now, owner_id: null, owner_until: null, transfers: ticket.transfers + 1,
    // The other queue has its own rule of when somebody may be called: by that the next window is opened.
    ...(ticket.by_phone && { not_after: act.now }),
  };
  await backInLine(act, moved, { reason: 'transferred', detail: { fromQueueId: ticket.queue_id } });
}

async function toAgent(act: Act, ticket: TicketRow, agentId: string, unskilledReason: string | undefined): Promise<void> {
  const [agent, queue] = [await memberById(act, agentId), await queueById(act, ticket.queue_id)];
  if (agent === undefined || queue === undefined) throw refuse('not_found', 'routing.staffUnknown', { at: 'body.agentId' });
  if (ticket.agent_id === agentId) throw refuse('conflict', 'routing.alreadyTheirs', { at: 'body.agentId' });
  if (agent.state !== 'available') throw refuse('conflict', 'routing.agentNotHere', { at: 'body.agentId', params: { name: agent.name } });
  const isUnskilled = !isSkilled(agentValue(agent, []), ticketValue(ticket), queueValue(queue, act.now.getTime()));
  if (isUnskilled) await overrule(act, ticket, agent, queue, unskilledReason);
  // Rung already: this one rings after it, with its whole time, and goes back with it should the first be missed.
  const fromMs = Math.max(act.now.getTime(), agent.wrap_up_until?.getTime() ?? 0, ...(await openOffersTo(act, agentId)).map((open) => open.until.getTime()));
  const until = new Date(fromMs + queue.offer_timeout_seconds * 1000);
  await refuseUnlessCallable(act, ticket, until.getTime() - act.now.getTime());
  if (agent.wrap_up_until !== null && agent.wrap_up_until > act.now) return afterWrapUp(act, ticket, agent, { queue, isUnskilled, until: agent.wrap_up_until });
  if (ticket.state === 'offered') await settle(act, ticket, { to: 'withdrawn', because: 'taken_elsewhere' });
  const from = ticket.state === 'assigned' ? ticket.agent_id : null;
  await callBackBrokenOff(act, ticket);
  await putTicket(act, {
    ...ticket, state: 'offered', agent_id: agentId, offered_until: until, declined_by: [], declined_at: null, transfers: ticket.transfers + 1,
    owner_id: from, owner_until: from === null ? null : new Date(until.getTime() + ownersTimeMs),
  }, 'to_colleague');
  if (from !== null) await setIdle(act, from);
  const id = act.id();
  await insertOffer(act, { id, ticketId: ticket.id, agentId, until, state: 'open', explanation: { eligible: [agentId], eligibleCount: 1, chosen: agentId, why: 'transferred', waitedSeconds: waitedSeconds(act, ticket), ...(isUnskilled && { isUnskilled }) } });
  act.emit({ name: 'offer.made', subject: ['interaction', ticket.interaction_id], detail: { offerId: id, queueId: ticket.queue_id, agentId, until: until.toISOString(), why: 'transferred', fromAgentId: from } });
}

/** Whoever still writes up is rung with nothing: it waits for them at its place, and for as long as it would have rung after that. */
async function afterWrapUp(act: Act, ticket: TicketRow, agent: MemberRow, { queue, isUnskilled, until }: { queue: QueueRow; isUnskilled: boolean; until: Date }): Promise<void> {
  // The router rings nobody without the skill, whatever a lead decided: it would wait for them in vain.
  if (isUnskilled) throw refuse('conflict', 'routing.unskilledWritesUp', { at: 'body.agentId', params: { name: agent.name } });
  if (ticket.state === 'offered') await settle(act, ticket, { to: 'withdrawn', because: 'taken_elsewhere' });
  const from = ticket.state === 'assigned' && ticket.agent_id !== null ? [ticket.agent_id] : [];
  const moved: TicketRow = {
    ...ticket, declined_by: from, declined_at: from.length === 0 ? null : act.now, owner_id: agent.id, owner_until: new Date(until.getTime() + queue.offer_timeout_seconds * 1000), transfers: ticket.transfers + 1,
  };
  await backInLine(act, moved, { reason: 'transferred', detail: { fromQueueId: ticket.queue_id } });
}

/** The first answer should be the right one: only a lead hands a contact to somebody without the skill, and says why. */
async function overrule(act: Act, ticket: TicketRow, agent: MemberRow, queue: QueueRow, reason: string | undefined): Promise<void> {
  const params = { name: agent.name, queue: queue.name };
  if (!holds(act.who, 'interaction.move')) throw refuse('forbidden', 'routing.unskilled', { at: 'body.agentId', params });
  if (reason === undefined || reason.trim() === '') throw refuse('invalid', 'routing.unskilledWhy', { at: 'body.unskilledReason', params });
  await insertReason(act, ticket.id, 'unskilled', reason);
}
