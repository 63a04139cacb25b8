import { levelsOf, type Candidate } from '../choose.ts';
import { needsOf, qualifies } from '../eligibility.ts';
import type { Queue, SkillNeed, Ticket } from '../types.ts';
import { candidateAt, type Desk } from './desk.ts';
import { Row } from './row.ts';

/**
 * Tickets of one queue that ask for exactly the same: whoever can take the first can take every one of them. So who qualifies is
 * found once a line instead of once a ticket, and who of them is free is kept up as people become free and busy.
 */
export interface Line {
  readonly queue: Queue;
  readonly channel: string;
  readonly weight: number;
  readonly needs: readonly SkillNeed[];
  /** One of its tickets, which stands for all in what it asks for. */
  readonly like: Ticket;
  /** Those who may be offered now. */
  readonly row: Row;
  readonly free: Set<Candidate>;
  /** Tickets in the row that may have to wait for their owner. */
  owned: number;
}

export function newLine(like: Ticket, queue: Queue): Line {
  return { queue, channel: like.channel, weight: like.weight, needs: needsOf(like, queue), like, row: new Row(), free: new Set(), owned: 0 };
}

/** Everything that decides who can take a ticket, as one string. The separator is one that no id or code contains. */
export function profileOf(ticket: Ticket): string {
  let key = `${ticket.queueId}\n${ticket.channel}\n${ticket.weight}\n${ticket.language ?? ''}`;
  for (const need of ticket.requiredSkills) key += `\n${need.skill}\n${need.minLevel}`;
  return key;
}

/** Lets the desk stand for the line if it could ever serve it. */
export function joinLine(desk: Desk, line: Line): void {
  if (!qualifies(desk.agent, line.like, line.queue, line.needs)) return;
  desk.places.set(line, candidateAt(desk, line.channel, levelsOf(desk.agent, line.needs)));
}

export function leaveLine(desk: Desk, line: Line): void {
  const candidate = desk.places.get(line);
  if (candidate === undefined) return;
  line.free.delete(candidate);
  desk.places.delete(line);
}

/** Waiting, or parked with the turn still to come; a call-back also waits for its next try, for opening hours and for the customer's waking hours. */
export function mayBeOffered(ticket: Ticket, queue: Queue, nowMs: number): boolean {
  if (ticket.notBeforeMs !== undefined && nowMs < ticket.notBeforeMs) return false;
  if (ticket.state === 'waiting') return true;
  return ticket.state === 'parked' && queue.isOpen && (ticket.notAfterMs === undefined || nowMs < ticket.notAfterMs);
}
