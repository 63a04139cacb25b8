import { chooseAmong, chooseOwner, declinePauseMs, hasRoom, type Candidate } from '../choose.ts';
import { isReady } from '../eligibility.ts';
import { openOffer } from '../offer.ts';
import { compareAcross, compareInLine } from '../order.ts';
import type { Agent, Decision, Explanation, Queue, RoutingState, Ticket } from '../types.ts';
import { countRooms, isSameService, newDesk } from './desk.ts';
import { joinLine, leaveLine, mayBeOffered, newLine, profileOf } from './line.ts';
import { Moments } from './moments.ts';
import type { Desk, Line } from './places.ts';

/** Lines that ran empty are kept for the next who asks for the same, up to so many. */
const mostEmptyLines = 200;

/**
 * The floor of a centre: who waits and who is free, held so that a change costs as much as what it touches and not as much as the
 * house is large. Whole values are put in (`putTicket`, `putAgent`, `putQueue`: whatever they were before is forgotten), and `match`
 * says who rings where, by the rules that stand at `decide`.
 *
 * What holds after every `match`: no ticket that may be offered stands in the same line as somebody free who may be rung with it.
 * So the next match only looks at lines that something touched since: a ticket came, somebody became free, a moment passed.
 */
export class Floor {
  readonly #queues = new Map<string, Queue>();
  readonly #desks = new Map<string, Desk>();
  readonly #tickets = new Map<string, Ticket>();
  readonly #lines = new Map<string, Line>();
  readonly #touched = new Set<Line>();
  /** Moments at which time alone may change something: of a desk (its wrap-up ends) or of a ticket, by id. */
  readonly #wakes = new Moments<Desk | string>();

  static of(state: RoutingState, nowMs: number): Floor {
    const floor = new Floor();
    for (const queue of state.queues) floor.putQueue(queue, nowMs);
    for (const agent of state.agents) floor.putAgent(agent, nowMs);
    for (const ticket of state.tickets.toSorted(compareInLine)) floor.putTicket(ticket, nowMs);
    return floor;
  }

  ticket(id: string): Ticket | undefined {
    return this.#tickets.get(id);
  }
  agent(id: string): Agent | undefined {
    return this.#desks.get(id)?.agent;
  }
  queue(id: string): Queue | undefined {
    return this.#queues.get(id);
  }
  /** Everything on it, as plain values. */
  state(): RoutingState {
    return { tickets: [...this.#tickets.values()], agents: [...this.#desks.values()].map((desk) => desk.agent), queues: [...this.#queues.values()] };
  }
  /** The next moment at which time alone may allow a match; it may turn out that nothing is due then. */
  get nextWakeMs(): number | undefined {
    return this.#wakes.next;
  }

  /** One that ended is taken away. A ticket of a queue that is not here stays outside every line until the queue comes. */
  putTicket(ticket: Ticket, nowMs: number): void {
    const before = this.#tickets.get(ticket.id);
    if (before !== undefined) this.#outOfLine(before);
    if (ticket.state === 'ended') this.#tickets.delete(ticket.id);
    else {
      this.#tickets.set(ticket.id, ticket);
      this.#intoLine(ticket, nowMs);
    }
  }

  putAgent(agent: Agent, nowMs: number): void {
    const before = this.#desks.get(agent.id);
    let desk = before;
    if (desk === undefined || !isSameService(desk.agent, agent)) {
      if (desk !== undefined) this.#leaveAll(desk);
      desk = newDesk(agent);
      this.#desks.set(agent.id, desk);
      for (const line of this.#lines.values()) joinLine(desk, line);
    }
    // Whoever stops being there, or can no longer do it, frees those who waited for exactly them.
    if (before !== undefined && (desk !== before || before.agent.presence !== agent.presence)) this.#touchOwned();
    desk.agent = agent;
    this.#recount(desk, nowMs);
  }

  removeAgent(id: string): void {
    const desk = this.#desks.get(id);
    if (desk === undefined) return;
    this.#leaveAll(desk);
    this.#desks.delete(id);
    this.#touchOwned();
  }

  /** Opening, closing and other needs change where each of its tickets stands. */
  putQueue(queue: Queue, nowMs: number): void {
    const before = this.#queues.get(queue.id);
    const mine = before === undefined && this.#tickets.size === 0 ? [] : [...this.#tickets.values()].filter((ticket) => ticket.queueId === queue.id);
    for (const ticket of mine) this.#outOfLine(ticket);
    for (const [key, line] of this.#lines) if (line.queue.id === queue.id) this.#dropLine(key, line);
    this.#queues.set(queue.id, queue);
    for (const ticket of mine.toSorted(compareInLine)) this.#intoLine(ticket, nowMs);
  }

  /**
   * Who rings where now. What is decided counts as done: the tickets are offered, the agents ring. Tickets are taken strictly in
   * order; one that nobody free can take does not hold up those behind it.
   */
  match(nowMs: number): Decision[] {
    this.#wake(nowMs);
    if (this.#touched.size === 0) return [];
    const decisions: Decision[] = [];
    const open = [...this.#touched].filter((line) => line.row.length > 0 && line.free.size > 0).map((line) => ({ line, next: 0 }));
    this.#touched.clear();
    for (let at = mostUrgent(open); at !== undefined; at = mostUrgent(open)) {
      const { line } = at;
      const ticket = line.row.at(at.next);
      if (ticket === undefined || line.free.size === 0) {
        open.splice(open.indexOf(at), 1);
        continue;
      }
      const choice = this.#choiceFor(ticket, line, nowMs);
      if (choice === undefined) {
        at.next += 1;
        continue;
      }
      const decision = { ticketId: ticket.id, agentId: choice.candidate.desk.agent.id, virtual: ticket.virtual, explanation: choice.explanation };
      decisions.push(decision);
      this.#ring(decision, ticket, line, at.next, nowMs);
    }
    return decisions;
  }

  #ring(decision: Decision, ticket: Ticket, line: Line, index: number, nowMs: number): void {
    const desk = this.#desks.get(decision.agentId);
    if (desk === undefined) throw new Error(`no desk of ${decision.agentId}`);
    const ringing = openOffer(decision, ticket, desk.agent, line.queue, nowMs);
    line.row.removeAt(index);
    if (isOwned(ticket)) line.owned -= 1;
    this.#tickets.set(ticket.id, ringing.ticket);
    desk.agent = ringing.agent;
    this.#recount(desk, nowMs);
  }

  /** The owner within the time limit; nobody yet while the owner is on duty but busy; otherwise the best of the free. */
  #choiceFor(ticket: Ticket, line: Line, nowMs: number): { candidate: Candidate; explanation: Explanation } | undefined {
    const owner = this.#ownerOf(ticket, line, nowMs);
    if (owner === undefined) return chooseAmong(line.free, ticket, nowMs);
    return line.free.has(owner) ? chooseOwner(owner, line.free, ticket, nowMs) : undefined;
  }

  /** The owner whom the ticket should wait for: within the time limit, on duty, able, and not one who already said no. Nobody waits for an owner who has gone home. */
  #ownerOf(ticket: Ticket, line: Line, nowMs: number): Candidate | undefined {
    if (ticket.ownerAgentId === undefined || ticket.affinityUntilMs === undefined || nowMs >= ticket.affinityUntilMs) return undefined;
    const desk = this.#desks.get(ticket.ownerAgentId);
    if (desk === undefined || desk.agent.presence !== 'available' || ticket.declinedBy.includes(desk.agent.id)) return undefined;
    return desk.places.get(line);
  }

  #intoLine(ticket: Ticket, nowMs: number): void {
    const queue = this.#queues.get(ticket.queueId);
    if (queue === undefined || (ticket.state !== 'waiting' && ticket.state !== 'parked')) return;
    const { notBeforeMs, notAfterMs, affinityUntilMs, declinedAtMs } = ticket;
    for (const moment of [notBeforeMs, ticket.state === 'parked' ? notAfterMs : undefined, isOwned(ticket) ? affinityUntilMs : undefined, declinedAtMs === undefined ? undefined : declinedAtMs + declinePauseMs]) {
      if (moment !== undefined && moment > nowMs) this.#wakes.put(moment, ticket.id);
    }
    if (!mayBeOffered(ticket, queue, nowMs)) return;
    const line = this.#lineOf(ticket, queue, nowMs);
    line.row.add(ticket);
    if (isOwned(ticket)) line.owned += 1;
    this.#touched.add(line);
  }

  #outOfLine(ticket: Ticket): void {
    if (ticket.state !== 'waiting' && ticket.state !== 'parked') return;
    const line = this.#lines.get(profileOf(ticket));
    if (line?.row.remove(ticket) === true && isOwned(ticket)) line.owned -= 1;
  }

  #lineOf(ticket: Ticket, queue: Queue, nowMs: number): Line {
    const key = profileOf(ticket);
    const known = this.#lines.get(key);
    if (known !== undefined) return known;
    if (this.#lines.size >= mostEmptyLines) for (const [other, line] of this.#lines) if (line.row.length === 0) this.#dropLine(other, line);
    const line = newLine(ticket, queue);
    this.#lines.set(key, line);
    for (const desk of this.#desks.values()) {
      joinLine(desk, line);
      this.#recountPlace(desk, line, isReady(desk.agent, nowMs));
    }
    return line;
  }

  #dropLine(key: string, line: Line): void {
    for (const desk of this.#desks.values()) leaveLine(desk, line);
    this.#lines.delete(key);
    this.#touched.delete(line);
  }

  #leaveAll(desk: Desk): void {
    for (const line of desk.places.keys()) leaveLine(desk, line);
  }

  #touchOwned(): void {
    for (const line of this.#lines.values()) if (line.owned > 0) this.#touched.add(line);
  }

  #recount(desk: Desk, nowMs: number): void {
    countRooms(desk);
    const isHere = isReady(desk.agent, nowMs);
    for (const line of desk.places.keys()) this.#recountPlace(desk, line, isHere);
    const { wrapUpUntilMs, presence } = desk.agent;
    if (!isHere && presence === 'available' && wrapUpUntilMs !== undefined) this.#wakes.put(wrapUpUntilMs, desk);
  }

  #recountPlace(desk: Desk, line: Line, isHere: boolean): void {
    const candidate = desk.places.get(line);
    if (candidate === undefined) return;
    if (!isHere || !hasRoom(candidate, line.weight)) line.free.delete(candidate);
    else if (!line.free.has(candidate)) {
      line.free.add(candidate);
      this.#touched.add(line);
    }
  }

  /** What was put for a moment that has come is looked at again; what no longer holds changes nothing. */
  #wake(nowMs: number): void {
    for (let due = this.#wakes.pop(nowMs); due !== undefined; due = this.#wakes.pop(nowMs)) {
      if (typeof due !== 'string') {
        if (this.#desks.get(due.agent.id) === due) this.#recount(due, nowMs);
        continue;
      }
      const ticket = this.#tickets.get(due);
      if (ticket === undefined) continue;
      this.#outOfLine(ticket);
      this.#intoLine(ticket, nowMs);
    }
  }
}

function isOwned(ticket: Ticket): boolean {
  return ticket.ownerAgentId !== undefined && ticket.affinityUntilMs !== undefined;
}

/** The line whose next ticket comes first of all. Lines are few (kinds of need, not tickets), so looking at each is cheap. */
function mostUrgent<T extends { readonly line: Line; readonly next: number }>(open: readonly T[]): T | undefined {
  let first: T | undefined;
  let firstTicket: Ticket | undefined;
  for (const at of open) {
    const ticket = at.line.row.at(at.next);
    // A line that ran out is handed back at once, to be taken away.
    if (ticket === undefined) return at;
    if (first === undefined || firstTicket === undefined || compareAcross(at.line.queue, ticket, first.line.queue, firstTicket) < 0) {
      first = at;
      firstTicket = ticket;
    }
  }
  return first;
}
