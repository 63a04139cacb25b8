import { Floor } from './floor/floor.ts';
import type { Decision, RoutingState } from './types.ts';

/**
 * Which tickets ring at which agents now. Deterministic: the same state and moment give the same answer.
 *
 * Tickets are taken strictly in order (queue priority, class, moment of joining, id). A ticket that nobody free can take
 * does not hold up those behind it. Each goes to its owner while the owner's time limit runs, otherwise to the best of
 * the eligible (the order stands at `chooseAmong`). An agent never gets more than the capacity left nor two offers at once on
 * a channel, a ticket never two agents: what is left rings when the offer is answered. Ids of tickets, agents and queues in the state must be unique; a ticket whose queue is unknown is left alone.
 *
 * For one look at a whole state. Whoever looks again and again keeps a `Floor` and tells it what changed.
 */
export function decide(state: RoutingState, nowMs: number): Decision[] {
  return Floor.of(state, nowMs).match(nowMs);
}
