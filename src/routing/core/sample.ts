import type { Agent, Queue, RoutingState, Ticket } from './types.ts';

/** One queue, its tickets and agents, in one line each: what the tests of this folder start from. */
export const minute = 60_000;

export function buildQueue(given: Partial<Queue> = {}): Queue {
  return { id: 'q', priority: 0, serviceTargetSeconds: 30, offerTimeoutSeconds: 20, wrapUpSeconds: 30, requiredSkills: [], isOpen: true, ...given };
}

export function buildTicket(given: Partial<Ticket> = {}): Ticket {
  return { id: 't', queueId: 'q', arrivedAtMs: 0, priorityClass: 0, requiredSkills: [], channel: 'chat', weight: 1, state: 'waiting', virtual: false, declinedBy: [], ...given };
}

export function buildAgent(given: Partial<Agent> = {}): Agent {
  return { id: 'a', queues: ['q'], skills: {}, languages: ['zh'], capacity: { chat: 1 }, load: {}, ringing: [], presence: 'available', idleSinceMs: 0, ...given };
}

/** A state of one queue; `tickets` and `agents` as differences from the plain one. */
export function buildState(tickets: Partial<Ticket>[], agents: Partial<Agent>[], queues: Partial<Queue>[] = [{}]): RoutingState {
  return { tickets: tickets.map(buildTicket), agents: agents.map(buildAgent), queues: queues.map(buildQueue) };
}
