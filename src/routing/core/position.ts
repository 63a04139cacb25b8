import { compareAcross, compareInLine, isInLine } from './order.ts';
import type { Queue, RoutingState, Ticket } from './types.ts';

/** Everybody who has a place, per queue and in order. Built once for a state, asked as often as needed. */
export type LineUp = { readonly byQueue: ReadonlyMap<string, readonly Ticket[]>; readonly queues: ReadonlyMap<string, Queue> };

export function lineUp(state: RoutingState): LineUp {
  const byQueue = Map.groupBy(state.tickets.filter(isInLine), (ticket) => ticket.queueId);
  for (const tickets of byQueue.values()) tickets.sort(compareInLine);
  return { byQueue, queues: new Map(state.queues.map((queue) => [queue.id, queue])) };
}

/**
 * How many of the ticket's own queue are served before it. Those ringing at an agent and those with a kept place count: they
 * may come back to their place, and a position that then rose would have been a false promise.
 */
export function aheadOf(lines: LineUp, ticket: Ticket): number {
  return countBefore(lines.byQueue.get(ticket.queueId) ?? [], (other) => compareInLine(other, ticket) < 0);
}

/** 1 = next. */
export function positionOf(lines: LineUp, ticket: Ticket): number {
  return aheadOf(lines, ticket) + 1;
}

/** How many of another queue an agent who serves both takes before this ticket. */
export function aheadInQueue(lines: LineUp, ticket: Ticket, otherQueueId: string): number {
  const own = lines.queues.get(ticket.queueId);
  const other = lines.queues.get(otherQueueId);
  if (own === undefined || other === undefined) return 0;
  return countBefore(lines.byQueue.get(otherQueueId) ?? [], (rival) => compareAcross(other, rival, own, ticket) < 0);
}

/** Length of the leading part for which `isBefore` holds, by halving: the line is sorted. */
function countBefore(line: readonly Ticket[], isBefore: (other: Ticket) => boolean): number {
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = line[middle];
    if (other !== undefined && isBefore(other)) low = middle + 1;
    else high = middle;
  }
  return low;
}
