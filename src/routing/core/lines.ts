import { type Candidate, type Desk, levelsOf } from './choose.ts';
import { capacityOn, isReady, needsOf, qualifies } from './eligibility.ts';
import { compareInLine } from './order.ts';
import type { Agent, Queue, RoutingState, Ticket } from './types.ts';

/**
 * Tickets of one queue that ask for exactly the same, in order. Whoever can take the first can take every one of them, so
 * candidates are found once a line instead of once a ticket: 10,000 tickets against 500 agents stay milliseconds.
 */
export type Line = { readonly queue: Queue; readonly tickets: Ticket[]; readonly candidates: readonly Candidate[]; next: number };

/** Working copies of the agents who are free for something. */
export function desksOf(agents: readonly Agent[], nowMs: number): Desk[] {
  const desks: Desk[] = [];
  for (const agent of agents) {
    if (isReady(agent, nowMs)) desks.push({ agent, load: new Map(Object.entries(agent.load)) });
  }
  return desks;
}

/** The lines that somebody free could serve, each sorted. Lines with nobody free are left out before any sorting. */
export function linesOf(state: RoutingState, desks: readonly Desk[], nowMs: number): Line[] {
  const queues = new Map(state.queues.map((queue) => [queue.id, queue]));
  const byQueue = Map.groupBy(desks.flatMap((desk) => desk.agent.queues.map((queueId) => ({ queueId, desk }))), (entry) => entry.queueId);
  const lines = new Map<string, Line>();
  for (const ticket of state.tickets) {
    const queue = queues.get(ticket.queueId);
    if (queue === undefined || !mayBeOffered(ticket, queue, nowMs)) continue;
    const key = profileOf(ticket);
    const known = lines.get(key);
    if (known !== undefined) {
      // A line that nobody free can serve keeps only its first ticket, which stands for all of them.
      if (known.candidates.length > 0) known.tickets.push(ticket);
      continue;
    }
    const serving = byQueue.get(queue.id) ?? [];
    lines.set(key, { queue, tickets: [ticket], candidates: candidatesFor(ticket, queue, serving.map((entry) => entry.desk)), next: 0 });
  }
  const open = [...lines.values()].filter((line) => line.candidates.length > 0);
  for (const line of open) line.tickets.sort(compareInLine);
  return open;
}

/** Waiting, or parked with the turn still to come; a call-back also waits for its next try and for opening hours. */
export function mayBeOffered(ticket: Ticket, queue: Queue, nowMs: number): boolean {
  if (ticket.notBeforeMs !== undefined && nowMs < ticket.notBeforeMs) return false;
  return ticket.state === 'waiting' || (ticket.state === 'parked' && queue.isOpen);
}

function candidatesFor(ticket: Ticket, queue: Queue, desks: readonly Desk[]): Candidate[] {
  const needs = needsOf(ticket, queue);
  const candidates: Candidate[] = [];
  for (const desk of desks) {
    if (!qualifies(desk.agent, ticket, queue, needs)) continue;
    candidates.push({ desk, levels: levelsOf(desk.agent, needs), capacity: capacityOn(desk.agent, ticket.channel) });
  }
  return candidates;
}

/** Everything that decides who can take a ticket, as one string. The separator is one that no id or code contains. */
function profileOf(ticket: Ticket): string {
  let key = `${ticket.queueId}\n${ticket.channel}\n${ticket.weight}\n${ticket.language ?? ''}`;
  for (const need of ticket.requiredSkills) key += `\n${need.skill}\n${need.minLevel}`;
  return key;
}
