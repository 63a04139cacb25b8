import { type Candidate, hasRoom, levelsOf, type Room } from './choose.ts';
import { capacityOn, isReady, loadOn, needsOf, qualifies } from './eligibility.ts';
import { compareInLine } from './order.ts';
import type { Agent, Queue, RoutingState, Ticket } from './types.ts';

/**
 * Tickets of one queue that ask for exactly the same, in order. Whoever can take the first can take every one of them, so
 * candidates are found once a line instead of once a ticket: 10,000 tickets against 500 agents stay milliseconds.
 */
export type Line = { readonly queue: Queue; readonly tickets: Ticket[]; readonly candidates: readonly Candidate[]; next: number };

/** An agent with room for something, and the room on each channel as this round sees it. */
type Desk = { readonly agent: Agent; readonly rooms: ReadonlyMap<string, Room> };

/** The lines that somebody free could serve, each sorted. Lines with nobody free are left out before any sorting. */
export function linesOf(state: RoutingState, nowMs: number): Line[] {
  const serving = desksByQueue(state.agents, nowMs);
  if (serving.size === 0) return [];
  const queues = new Map(state.queues.map((queue) => [queue.id, queue]));
  const lines = new Map<string, Line>();
  for (const ticket of state.tickets) {
    const desks = serving.get(ticket.queueId);
    const queue = queues.get(ticket.queueId);
    if (desks === undefined || queue === undefined || !mayBeOffered(ticket, queue, nowMs)) continue;
    const key = profileOf(ticket);
    const known = lines.get(key);
    if (known === undefined) lines.set(key, { queue, tickets: [ticket], candidates: candidatesFor(ticket, queue, desks), next: 0 });
    // A line that nobody free can serve keeps only its first ticket, which stands for all of them.
    else if (known.candidates.length > 0) known.tickets.push(ticket);
  }
  const open = [...lines.values()].filter((line) => line.candidates.length > 0);
  for (const line of open) line.tickets.sort(compareInLine);
  return open;
}

/** Waiting, or parked with the turn still to come; a call-back also waits for its next try and for opening hours. */
function mayBeOffered(ticket: Ticket, queue: Queue, nowMs: number): boolean {
  if (ticket.notBeforeMs !== undefined && nowMs < ticket.notBeforeMs) return false;
  return ticket.state === 'waiting' || (ticket.state === 'parked' && queue.isOpen);
}

function desksByQueue(agents: readonly Agent[], nowMs: number): Map<string, Desk[]> {
  const serving = new Map<string, Desk[]>();
  for (const agent of agents) {
    if (!isReady(agent, nowMs)) continue;
    const rooms = new Map<string, Room>();
    for (const channel of Object.keys(agent.capacity)) {
      const room = { used: loadOn(agent, channel), capacity: capacityOn(agent, channel), isRinging: agent.ringing.includes(channel) };
      if (!room.isRinging && room.used < room.capacity) rooms.set(channel, room);
    }
    if (rooms.size === 0) continue;
    for (const queueId of agent.queues) {
      const desks = serving.get(queueId);
      if (desks === undefined) serving.set(queueId, [{ agent, rooms }]);
      else desks.push({ agent, rooms });
    }
  }
  return serving;
}

function candidatesFor(ticket: Ticket, queue: Queue, desks: readonly Desk[]): Candidate[] {
  const needs = needsOf(ticket, queue);
  const candidates: Candidate[] = [];
  for (const { agent, rooms } of desks) {
    const room = rooms.get(ticket.channel);
    if (room === undefined || !qualifies(agent, ticket, queue, needs)) continue;
    const candidate = { agent, levels: levelsOf(agent, needs), room };
    if (hasRoom(candidate, ticket)) candidates.push(candidate);
  }
  return candidates;
}

/** Everything that decides who can take a ticket, as one string. The separator is one that no id or code contains. */
function profileOf(ticket: Ticket): string {
  let key = `${ticket.queueId}\n${ticket.channel}\n${ticket.weight}\n${ticket.language ?? ''}`;
  for (const need of ticket.requiredSkills) key += `\n${need.skill}\n${need.minLevel}`;
  return key;
}
