import fc from 'fast-check';
import { expect, test } from 'vitest';
import { declinePauseMs } from './choose.ts';
import { decide } from './decide.ts';
import { asExamples, foundInMatching } from './found-histories.fixture.ts';
import { compareInLine } from './order.ts';
import { buildAgent, buildQueue, buildTicket } from './sample.ts';
import type { Agent, RoutingState, Ticket } from './types.ts';

const nowMs = 100_000;
const skill = fc.constantFrom('refund', 'repair');
const moment = fc.integer({ min: 0, max: nowMs });
const agentIds = ['a0', 'a1', 'a2', 'a3', 'a4'];

const anyTicket = fc.record({
  queueId: fc.constantFrom('q1', 'q2'),
  arrivedAtMs: fc.integer({ min: 0, max: 20 }),
  priorityClass: fc.integer({ min: 0, max: 2 }),
  requiredSkills: fc.uniqueArray(fc.record({ skill, minLevel: fc.integer({ min: 0, max: 3 }) }), { maxLength: 2, selector: (need) => need.skill }),
  language: fc.option(fc.constantFrom('zh', 'en'), { nil: undefined }),
  channel: fc.constantFrom('chat', 'call'),
  weight: fc.constantFrom(1, 1, 1, 2),
  state: fc.constantFrom<Ticket['state']>('waiting', 'waiting', 'waiting', 'parked', 'offered', 'assigned', 'ended'),
  ownerAgentId: fc.option(fc.constantFrom(...agentIds), { nil: undefined }),
  affinityUntilMs: fc.option(fc.integer({ min: nowMs - 10, max: nowMs + 10 }), { nil: undefined }),
  declinedBy: fc.subarray(agentIds),
  declinedAtMs: fc.option(fc.integer({ min: nowMs - 2 * declinePauseMs, max: nowMs }), { nil: undefined }),
  notBeforeMs: fc.option(fc.integer({ min: nowMs - 5, max: nowMs + 5 }), { nil: undefined }),
});

const anyAgent = fc.record({
  queues: fc.subarray(['q1', 'q2']),
  skills: fc.dictionary(skill, fc.integer({ min: 0, max: 3 })),
  languages: fc.subarray(['zh', 'en']),
  capacity: fc.record({ chat: fc.integer({ min: 0, max: 4 }), call: fc.integer({ min: 0, max: 1 }) }),
  load: fc.record({ chat: fc.integer({ min: 0, max: 2 }), call: fc.integer({ min: 0, max: 1 }) }),
  ringing: fc.subarray(['chat', 'call']),
  presence: fc.constantFrom<Agent['presence']>('available', 'available', 'available', 'away', 'offline'),
  wrapUpUntilMs: fc.option(fc.integer({ min: nowMs - 5, max: nowMs + 5 }), { nil: undefined }),
  idleSinceMs: moment,
});

const anyState: fc.Arbitrary<RoutingState> = fc
  .record({ tickets: fc.array(anyTicket, { maxLength: 25 }), agents: fc.array(anyAgent, { maxLength: 5 }), priorities: fc.tuple(fc.nat(1), fc.nat(1)), isOpen: fc.boolean(), level: fc.nat(1) })
  .map((drawn) => ({
    tickets: drawn.tickets.map((ticket, index) => buildTicket({ ...ticket, id: `t${index}`, virtual: ticket.state === 'parked' })),
    agents: drawn.agents.map((agent, index) => buildAgent({ ...agent, id: `a${index}` })),
    queues: [buildQueue({ id: 'q1', priority: drawn.priorities[0], isOpen: drawn.isOpen }), buildQueue({ id: 'q2', priority: drawn.priorities[1], requiredSkills: drawn.level === 0 ? [] : [{ skill: 'refund', minLevel: 1 }] })],
  }));

/** The rules once more, written the slow and obvious way, so that the engine is not its own judge. */
function couldServe(state: RoutingState, agent: Agent, ticket: Ticket): boolean {
  const queue = state.queues.find((each) => each.id === ticket.queueId);
  const needs = [...(queue?.requiredSkills ?? []), ...ticket.requiredSkills];
  return agent.presence === 'available' && agent.queues.includes(ticket.queueId) && (agent.capacity[ticket.channel] ?? 0) >= ticket.weight
    && needs.every((need) => need.skill in agent.skills && (agent.skills[need.skill] ?? 0) >= need.minLevel)
    && (ticket.language === undefined || agent.languages.includes(ticket.language));
}
const isOffDesk = (agent: Agent): boolean => agent.wrapUpUntilMs !== undefined && agent.wrapUpUntilMs > nowMs;
const isTakeable = (state: RoutingState, ticket: Ticket): boolean =>
  (ticket.notBeforeMs ?? 0) <= nowMs && (ticket.state === 'waiting' || (ticket.state === 'parked' && state.queues.some((queue) => queue.id === ticket.queueId && queue.isOpen)));
const isHeld = (state: RoutingState, ticket: Ticket): boolean =>
  nowMs < (ticket.affinityUntilMs ?? 0) && state.agents.some((agent) => agent.id === ticket.ownerAgentId && couldServe(state, agent, ticket) && !ticket.declinedBy.includes(agent.id));
const isResting = (agent: Agent, ticket: Ticket): boolean => ticket.declinedBy.includes(agent.id) && nowMs < (ticket.declinedAtMs ?? -Infinity) + declinePauseMs;

const ringsOn = (agent: Agent, channel: string, taken: readonly Ticket[]): boolean => agent.ringing.includes(channel) || taken.some((ticket) => ticket.channel === channel);

const weightOn = (agent: Agent, channel: string, taken: readonly Ticket[]): number =>
  taken.reduce((sum, ticket) => sum + (ticket.channel === channel ? ticket.weight : 0), agent.load[channel] ?? 0);

test('whatever the state: nobody doubled, nobody rung twice at once, nobody overloaded, nobody unskilled, nobody overtaken, nobody left while somebody is free', () => {
  fc.assert(
    fc.property(anyState, (state) => {
      const decisions = decide(state, nowMs);
      const taken = new Map<string, Ticket[]>(state.agents.map((agent) => [agent.id, []]));
      const decided = new Set<string>();
      const left = (): Ticket[] => state.tickets.filter((ticket) => isTakeable(state, ticket) && !decided.has(ticket.id));
      for (const { ticketId, agentId, explanation } of decisions) {
        const ticket = state.tickets.find((each) => each.id === ticketId);
        const agent = state.agents.find((each) => each.id === agentId);
        if (ticket === undefined || agent === undefined) throw new Error('a decision about nobody');
        const fits = (each: Agent, one: Ticket): boolean =>
          couldServe(state, each, one) && !isOffDesk(each) && !ringsOn(each, one.channel, taken.get(each.id) ?? []) && weightOn(each, one.channel, taken.get(each.id) ?? []) + one.weight <= (each.capacity[one.channel] ?? 0);
        expect(decided.has(ticketId)).toBe(false);
        expect(isTakeable(state, ticket)).toBe(true);
        expect(fits(agent, ticket)).toBe(true);
        expect(isResting(agent, ticket)).toBe(false);
        // A decliner only when nobody else could.
        if (ticket.declinedBy.includes(agentId)) expect(state.agents.filter((each) => fits(each, ticket) && !ticket.declinedBy.includes(each.id))).toEqual([]);
        // The owner within the limit, or nobody.
        if (isHeld(state, ticket)) expect(agentId).toBe(ticket.ownerAgentId);
        // Nobody in the same line with an earlier key could have had this agent.
        const overtaken = left().filter((other) => other.queueId === ticket.queueId && compareInLine(other, ticket) < 0 && fits(agent, other) && !isResting(agent, other) && (!isHeld(state, other) || other.ownerAgentId === agentId));
        expect(overtaken).toEqual([]);
        expect(explanation.eligible).toContain(agentId);
        expect(explanation).toMatchObject({ chosen: agentId, waitedMs: nowMs - ticket.arrivedAtMs });
        decided.add(ticketId);
        taken.get(agentId)?.push(ticket);
      }
      // Afterwards nobody who could be served now is left.
      for (const ticket of left()) {
        const free = state.agents.filter((agent) => couldServe(state, agent, ticket) && !isOffDesk(agent) && !isResting(agent, ticket)
          && (!isHeld(state, ticket) || agent.id === ticket.ownerAgentId)
          && !ringsOn(agent, ticket.channel, taken.get(agent.id) ?? []) && weightOn(agent, ticket.channel, taken.get(agent.id) ?? []) + ticket.weight <= (agent.capacity[ticket.channel] ?? 0));
        expect(free).toEqual([]);
      }
    }),
    { numRuns: 1500, examples: asExamples(foundInMatching) },
  );
});

test('the same state gives the same answer, in whatever order its parts stand', () => {
  fc.assert(
    fc.property(anyState, (state) => {
      const mirrored = { tickets: state.tickets.toReversed(), agents: state.agents.toReversed(), queues: state.queues.toReversed() };
      const plain = (each: RoutingState): unknown => decide(each, nowMs).map((decision) => ({ ...decision, explanation: { ...decision.explanation, eligible: decision.explanation.eligible.toSorted() } }));
      expect(plain(mirrored)).toEqual(plain(state));
    }),
  );
});
