import { levelsOf } from '../choose.ts';
import { needsOf, qualifies } from '../eligibility.ts';
import type { Queue, Ticket } from '../types.ts';
import { candidateAt } from './desk.ts';
import type { Desk, Line } from './places.ts';
import { Row } from './row.ts';

export function newLine(like: Ticket, queue: Queue): Line {
  return { queue, weight: like.weight, needs: needsOf(like, queue), like, row: new Row(), free: new Set(), owned: 0 };
}

/** Everything that decides who can take a ticket, as one string. The separator is one that no id or code contains. */
export function profileOf(ticket: Ticket): string {
  let key = `${ticket.queueId}\n${ticket.channel}\n${ticket.alsoOn ?? ''}\n${ticket.weight}\n${ticket.language ?? ''}`;
  for (const need of ticket.requiredSkills) key += `\n${need.skill}\n${need.minLevel}`;
  return key;
}

/** Lets the desk stand for the line if it could ever serve it. */
export function joinLine(desk: Desk, line: Line): void {
  if (!qualifies(desk.agent, line.like, line.queue, line.needs)) return;
  desk.places.set(line, candidateAt(desk, line.like, levelsOf(desk.agent, line.needs)));
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
