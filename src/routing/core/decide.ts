import { type Candidate, chooseAmong, hasRoom, waitedMs } from './choose.ts';
import { qualifies } from './eligibility.ts';
import { type Line, linesOf } from './lines.ts';
import { compareAcross } from './order.ts';
import type { Agent, Decision, Explanation, RoutingState, Ticket } from './types.ts';

/**
 * Which tickets ring at which agents now. Deterministic: the same state and moment give the same answer.
 *
 * Tickets are taken strictly in order (queue priority, class, moment of joining, id). A ticket that nobody free can take
 * does not hold up those behind it. Each goes to its owner while the owner's time limit runs, otherwise to the best of
 * the eligible (the order stands at `chooseAmong`). An agent never gets more than the capacity left nor two offers at once on
 * a channel, a ticket never two agents: what is left rings when the offer is answered. Ids of tickets, agents and queues in the state must be unique; a ticket whose queue is unknown is left alone.
 *
 * Call it whenever something changed and at `nextWakeMs`; apply its decisions before calling it again.
 */
export function decide(state: RoutingState, nowMs: number): Decision[] {
  const lines = linesOf(state, nowMs);
  if (lines.length === 0) return [];
  const agents = new Map(state.agents.map((agent) => [agent.id, agent]));
  const decisions: Decision[] = [];
  for (let line = mostUrgent(lines); line !== undefined; line = mostUrgent(lines)) {
    const ticket = line.tickets[line.next];
    line.next += 1;
    if (ticket === undefined || !line.candidates.some((candidate) => hasRoom(candidate, ticket))) {
      lines.splice(lines.indexOf(line), 1);
      continue;
    }
    const choice = choiceFor(ticket, line, agents, nowMs);
    if (choice === undefined) continue;
    const { agent, room } = choice.candidate;
    room.used += ticket.weight;
    room.isRinging = true;
    decisions.push({ ticketId: ticket.id, agentId: agent.id, virtual: ticket.virtual, explanation: choice.explanation });
  }
  return decisions;
}

type Choice = { readonly candidate: Candidate; readonly explanation: Explanation };

/** The line whose first ticket comes first of all. Lines are few (kinds of need, not tickets), so looking at each is cheap. */
function mostUrgent(lines: readonly Line[]): Line | undefined {
  let first: Line | undefined;
  let firstTicket: Ticket | undefined;
  for (const line of lines) {
    const ticket = line.tickets[line.next];
    // A line that ran out is handed back at once, to be taken away.
    if (ticket === undefined) return line;
    if (first === undefined || firstTicket === undefined || compareAcross(line.queue, ticket, first.queue, firstTicket) < 0) {
      first = line;
      firstTicket = ticket;
    }
  }
  return first;
}

/** The owner within the time limit; nobody yet while the owner is on duty but busy; otherwise the best of the eligible. */
function choiceFor(ticket: Ticket, line: Line, agents: ReadonlyMap<string, Agent>, nowMs: number): Choice | undefined {
  const owner = ownerOf(ticket, line, agents, nowMs);
  if (owner === undefined) return chooseAmong(line.candidates, ticket, nowMs);
  const free = line.candidates.find((candidate) => candidate.agent.id === owner.id);
  if (free === undefined || !hasRoom(free, ticket)) return undefined;
  const eligible = line.candidates.filter((candidate) => hasRoom(candidate, ticket)).map((candidate) => candidate.agent.id);
  return { candidate: free, explanation: { eligible, chosen: owner.id, why: 'owner', waitedMs: waitedMs(ticket, nowMs) } };
}

/**
 * The owner whom the ticket should wait for: within the time limit, on duty, able, and not one who already said no.
 * Nobody waits for an owner who has gone home.
 */
function ownerOf(ticket: Ticket, line: Line, agents: ReadonlyMap<string, Agent>, nowMs: number): Agent | undefined {
  if (ticket.ownerAgentId === undefined || ticket.affinityUntilMs === undefined || nowMs >= ticket.affinityUntilMs) return undefined;
  const owner = agents.get(ticket.ownerAgentId);
  if (owner === undefined || owner.presence !== 'available' || ticket.declinedBy.includes(owner.id)) return undefined;
  return qualifies(owner, ticket, line.queue) ? owner : undefined;
}
