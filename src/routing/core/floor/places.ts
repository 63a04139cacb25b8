import type { Candidate, Room } from '../choose.ts';
import type { Agent, Queue, SkillNeed, Ticket } from '../types.ts';
import type { Row } from './row.ts';

/** One agent on the floor: what they are now, what room they have on each channel, and for which lines they stand. */
export interface Desk {
  agent: Agent;
  readonly rooms: Map<string, Room>;
  readonly places: Map<Line, Candidate>;
}

/**
 * Tickets of one queue that ask for exactly the same: whoever can take the first can take every one of them. So who qualifies is
 * found once a line instead of once a ticket, and who of them is free is kept up as people become free and busy.
 */
export interface Line {
  readonly queue: Queue;
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
