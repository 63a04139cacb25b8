import type { Queue, Ticket } from './types.ts';

/**
 * The order of one line: class first (0 before 1), then the moment of joining, then the id so that equals have an order too.
 * Whether the customer is on the line or is to be called back makes no difference: nobody overtakes, nobody starves.
 */
export function compareInLine(a: Ticket, b: Ticket): number {
  return a.priorityClass - b.priorityClass || a.arrivedAtMs - b.arrivedAtMs || compareIds(a.id, b.id);
}

/** The order between lines for an agent who serves several: the queue's priority, then as within a line. */
export function compareAcross(queueA: Queue, a: Ticket, queueB: Queue, b: Ticket): number {
  return queueA.priority - queueB.priority || compareInLine(a, b);
}

/** By code unit: the same on every machine, unlike a locale's order. */
export function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Still has a place in the line: waiting, parked with the place kept, or ringing at an agent who may not answer. */
export function isInLine(ticket: Ticket): boolean {
  return ticket.state === 'waiting' || ticket.state === 'parked' || ticket.state === 'offered';
}
