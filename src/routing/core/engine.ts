import { Floor } from './floor/floor.ts';
import { Moments } from './floor/moments.ts';
import type { Effect, Happening, RefusedBecause } from './happening.ts';
import { releaseWork, settleOffer, withLoad, type Offer, type Settling } from './offer.ts';
import type { Agent, Presence, RoutingState, Ticket } from './types.ts';
import { defaultCallBackRule, type CallWindow } from './call-backs/call-back.ts';
import { calledLater, comeBack, keepPlace, notReached, type VainCall } from './call-backs/virtual.ts';
import { endWrapUp } from './people/wrap-up.ts';

/** Everything an engine knows, as plain values: what is written down so that another can go on from it. */
interface EngineState extends RoutingState {
  readonly offers: readonly Offer[];
  /** ticket → who serves it. */
  readonly serving: Readonly<Record<string, string>>;
  /** ticket → how often its customer was called back in vain. */
  readonly tries: Readonly<Record<string, number>>;
}

/**
 * The routing engine as a state machine: a happening at a moment changes the state and has effects. It knows no clock and no
 * chance: the same happenings at the same moments have the same effects, to the byte.
 *
 * Time: offers run out, wrap-ups end, call-backs come due at their own moments, also when the next step is later; `nextWakeMs` says
 * when to step with a `tick` if nothing else happens. Moments must not go backwards.
 * A happening that does not fit (an answer to an offer that is over, a contact nobody knows) is refused and changes nothing.
 */
export class Engine {
  readonly #floor: Floor;
  readonly #offers = new Map<string, Offer>();
  readonly #serving = new Map<string, string>();
  readonly #tries = new Map<string, number>();
  /** When offers run out, by ticket. */
  readonly #leases = new Moments<string>();

  constructor(state: EngineState = { tickets: [], agents: [], queues: [], offers: [], serving: {}, tries: {} }, nowMs = 0) {
    this.#floor = Floor.of(state, nowMs);
    for (const offer of state.offers) this.#lease(offer);
    for (const [ticketId, agentId] of Object.entries(state.serving)) this.#serving.set(ticketId, agentId);
    for (const [ticketId, count] of Object.entries(state.tries)) this.#tries.set(ticketId, count);
  }

  state(): EngineState {
    return { ...this.#floor.state(), offers: [...this.#offers.values()], serving: Object.fromEntries(this.#serving), tries: Object.fromEntries(this.#tries) };
  }
  ticket(id: string): Ticket | undefined {
    return this.#floor.ticket(id);
  }
  agent(id: string): Agent | undefined {
    return this.#floor.agent(id);
  }

  /** When time alone may change something next. */
  get nextWakeMs(): number | undefined {
    const [lease, wake] = [this.#leases.next, this.#floor.nextWakeMs];
    return lease === undefined || wake === undefined ? (lease ?? wake) : Math.min(lease, wake);
  }

  step(happening: Happening, nowMs: number): Effect[] {
    const effects: Effect[] = [];
    for (let at = this.nextWakeMs; at !== undefined && at <= nowMs; at = this.nextWakeMs) {
      for (let due = this.#leases.pop(at); due !== undefined; due = this.#leases.pop(at)) this.#runOut(due, at, effects);
      this.#match(at, effects);
    }
    this.#apply(happening, nowMs, effects);
    this.#match(nowMs, effects);
    return effects;
  }

  #apply(what: Happening, nowMs: number, effects: Effect[]): void {
    switch (what.kind) {
      case 'tick': return;
      case 'queueSet': return this.#floor.putQueue(what.queue, nowMs);
      case 'agentSet': return this.#setAgent(what.agent, nowMs);
      case 'presenceChanged': return this.#changePresence(what.agentId, what.to, nowMs, effects);
      case 'arrived': return this.#arrive(what.ticket, nowMs, effects);
      case 'accepted': return this.#answer(what.ticketId, what.agentId, 'accepted', nowMs, effects);
      case 'declined': return this.#answer(what.ticketId, what.agentId, 'declined', nowMs, effects);
      case 'wrappedUp': return this.#endWrapUp(what.agentId, nowMs, effects);
      default: {
        const ticket = this.#floor.ticket(what.ticketId);
        if (ticket === undefined) return refuse('unknown', nowMs, effects);
        switch (what.kind) {
          case 'left': return this.#leave(ticket, nowMs, effects);
          case 'placeKept': return this.#keep(ticket, what.notBeforeMs, nowMs, effects);
          case 'cameBack': return this.#floor.putTicket(comeBack(ticket), nowMs);
          case 'taken': return this.#take(ticket, what.agentId, nowMs, effects);
          case 'notReached': return this.#notReached(ticket, what, nowMs, effects);
          case 'calledLater': return this.#callLater(ticket, what.window, what.reached, nowMs, effects);
          case 'windowMoved': return this.#moveWindow(ticket, what.window, nowMs, effects);
          case 'movedOn': return this.#moveOn(ticket, what.queueId, nowMs, effects);
          case 'finished': return this.#finish(ticket, nowMs, effects);
        }
      }
    }
  }

  #match(nowMs: number, effects: Effect[]): void {
    for (const { ticketId, agentId, virtual, explanation } of this.#floor.match(nowMs)) {
      const queue = this.#floor.queue(this.#floor.ticket(ticketId)?.queueId ?? '');
      const expiresAtMs = nowMs + (queue?.offerTimeoutSeconds ?? 0) * 1000;
      this.#lease({ ticketId, agentId, offeredAtMs: nowMs, expiresAtMs, state: 'ringing' });
      effects.push({ kind: 'offered', atMs: nowMs, ticketId, agentId, untilMs: expiresAtMs, virtual, explanation });
    }
  }

  #lease(offer: Offer): void {
    this.#offers.set(offer.ticketId, offer);
    this.#leases.put(offer.expiresAtMs, offer.ticketId);
  }

  #setAgent(agent: Agent, nowMs: number): void {
    const before = this.#floor.agent(agent.id);
    this.#floor.putAgent(before === undefined ? agent : { ...before, queues: agent.queues, skills: agent.skills, languages: agent.languages, capacity: agent.capacity }, nowMs);
  }

  #changePresence(agentId: string, to: Presence, nowMs: number, effects: Effect[]): void {
    const agent = this.#floor.agent(agentId);
    if (agent === undefined) return refuse('unknown', nowMs, effects);
    if (agent.presence === to) return;
    this.#floor.putAgent({ ...agent, presence: to, ...(to === 'available' && { idleSinceMs: nowMs }) }, nowMs);
    // What rang at somebody who went away rings elsewhere at once.
    if (to !== 'available') for (const offer of this.#offers.values()) if (offer.agentId === agentId) this.#settle(offer, { to: 'withdrawn', because: 'agent_left' }, nowMs, effects);
  }

  #arrive(ticket: Ticket, nowMs: number, effects: Effect[]): void {
    if (this.#floor.ticket(ticket.id) !== undefined) return refuse('known_already', nowMs, effects);
    this.#floor.putTicket(ticket, nowMs);
  }

  #answer(ticketId: string, agentId: string, to: 'accepted' | 'declined', nowMs: number, effects: Effect[]): void {
    const offer = this.#offers.get(ticketId);
    if (offer === undefined) return refuse('expired', nowMs, effects);
    if (offer.agentId !== agentId) return refuse('not_yours', nowMs, effects);
    this.#settle(offer, { to }, nowMs, effects);
    if (to === 'accepted') this.#serving.set(ticketId, agentId);
  }

  /** A lease that was put for an offer that ended before is not the one of the offer that may ring now. */
  #runOut(ticketId: string, atMs: number, effects: Effect[]): void {
    const offer = this.#offers.get(ticketId);
    if (offer === undefined || offer.expiresAtMs > atMs) return;
    this.#settle(offer, { to: 'timed_out' }, atMs, effects);
  }

  #settle(offer: Offer, settling: Settling, nowMs: number, effects: Effect[]): void {
    const [ticket, agent] = [this.#floor.ticket(offer.ticketId), this.#floor.agent(offer.agentId)];
    if (ticket === undefined || agent === undefined) throw new Error(`an offer without its ticket or agent: ${offer.ticketId}`);
    const settled = settleOffer({ offer, ticket, agent }, settling, nowMs);
    if (settled.kind === 'refused') return refuse('expired', nowMs, effects);
    this.#offers.delete(offer.ticketId);
    const { ticketId, agentId } = offer;
    const because = settling.to === 'withdrawn' ? settling.because : settling.to;
    effects.push({ kind: 'offerEnded', atMs: nowMs, ticketId, agentId, because });
    if (settled.presenceReason !== undefined) effects.push({ kind: 'presenceChanged', atMs: nowMs, agentId, to: 'away', reason: settled.presenceReason });
    // The agent first: a ticket back in line must not find them free for a moment longer than they are.
    this.#floor.putAgent(settled.agent, nowMs);
    this.#floor.putTicket(settled.ticket, nowMs);
  }

  #leave(ticket: Ticket, nowMs: number, effects: Effect[]): void {
    if (ticket.state === 'assigned') return this.#finish(ticket, nowMs, effects);
    const offer = this.#offers.get(ticket.id);
    if (offer === undefined) this.#floor.putTicket({ ...ticket, state: 'ended' }, nowMs);
    else this.#settle(offer, { to: 'withdrawn', because: 'customer_left' }, nowMs, effects);
    this.#forget(ticket.id);
    effects.push({ kind: 'ended', atMs: nowMs, ticketId: ticket.id, because: 'left' });
  }

  #keep(ticket: Ticket, notBeforeMs: number | undefined, nowMs: number, effects: Effect[]): void {
    if (ticket.state !== 'waiting' && ticket.state !== 'offered') return refuse('not_waiting', nowMs, effects);
    this.#floor.putTicket({ ...keepPlace(ticket), ...(notBeforeMs !== undefined && { notBeforeMs }) }, nowMs);
  }

  #take(ticket: Ticket, agentId: string, nowMs: number, effects: Effect[]): void {
    if (this.#floor.agent(agentId) === undefined) return refuse('unknown', nowMs, effects);
    const from = this.#serving.get(ticket.id);
    if (from === agentId) return;
    const offer = this.#offers.get(ticket.id);
    if (offer !== undefined) this.#settle(offer, { to: 'withdrawn', because: 'taken_elsewhere' }, nowMs, effects);
    // Whoever had it until now has nothing to write up: it goes on with another.
    if (from !== undefined) this.#carry(from, ticket, -ticket.weight, nowMs);
    this.#carry(agentId, ticket, ticket.weight, nowMs);
    this.#serving.set(ticket.id, agentId);
    this.#floor.putTicket({ ...(this.#floor.ticket(ticket.id) ?? ticket), state: 'assigned', virtual: false }, nowMs);
  }

  #carry(agentId: string, ticket: Ticket, weight: number, nowMs: number): void {
    const agent = this.#floor.agent(agentId);
    if (agent !== undefined) this.#floor.putAgent({ ...withLoad(agent, ticket, weight), ...(weight < 0 && { idleSinceMs: nowMs }) }, nowMs);
  }

  #notReached(ticket: Ticket, { outcome, zones }: Omit<VainCall, 'triesMade'>, nowMs: number, effects: Effect[]): void {
    if (ticket.state !== 'assigned') return refuse('not_assigned', nowMs, effects);
    const [queue, tries] = [this.#floor.queue(ticket.queueId), (this.#tries.get(ticket.id) ?? 0) + 1];
    const after = notReached(ticket, { outcome, zones, triesMade: tries }, queue?.callBack ?? defaultCallBackRule, nowMs, (queue?.offerTimeoutSeconds ?? 0) * 1000);
    this.#handBack(ticket, nowMs);
    this.#tries.set(ticket.id, tries);
    this.#floor.putTicket(after, nowMs);
    if (after.state !== 'ended') return;
    this.#forget(ticket.id);
    effects.push({ kind: 'ended', atMs: nowMs, ticketId: ticket.id, because: 'not_reached' });
  }

  #callLater(ticket: Ticket, window: CallWindow, reached: boolean, nowMs: number, effects: Effect[]): void {
    if (ticket.state !== 'assigned') return refuse('not_assigned', nowMs, effects);
    this.#handBack(ticket, nowMs);
    if (reached) this.#tries.delete(ticket.id);
    this.#floor.putTicket(calledLater(ticket, window), nowMs);
  }

  /** A call in vain, a contact handed on: whoever had it has nothing to write up. */
  #handBack(ticket: Ticket, nowMs: number): void {
    const agentId = this.#serving.get(ticket.id);
    this.#serving.delete(ticket.id);
    if (agentId !== undefined) this.#carry(agentId, ticket, -ticket.weight, nowMs);
  }

  #moveWindow(ticket: Ticket, window: CallWindow, nowMs: number, effects: Effect[]): void {
    if (ticket.state !== 'parked') return refuse('not_waiting', nowMs, effects);
    const { notAfterMs: _, ...rest } = ticket;
    this.#floor.putTicket({ ...rest, ...window }, nowMs);
  }

  #moveOn(ticket: Ticket, queueId: string, nowMs: number, effects: Effect[]): void {
    if (this.#floor.queue(queueId) === undefined) return refuse('unknown', nowMs, effects);
    const offer = this.#offers.get(ticket.id);
    if (offer !== undefined) this.#settle(offer, { to: 'withdrawn', because: 'agent_left' }, nowMs, effects);
    const from = this.#serving.get(ticket.id);
    if (from !== undefined) this.#handBack(ticket, nowMs);
    const current = this.#floor.ticket(ticket.id) ?? ticket;
    // Whoever hands it on is not rung with it again while anybody else could be.
    this.#floor.putTicket({ ...current, queueId, state: current.virtual ? 'parked' : 'waiting', declinedBy: from === undefined ? [] : [from], ...(from !== undefined && { declinedAtMs: nowMs }) }, nowMs);
  }

  #finish(ticket: Ticket, nowMs: number, effects: Effect[]): void {
    if (ticket.state !== 'assigned') return refuse('not_assigned', nowMs, effects);
    this.#release(ticket, nowMs);
    this.#floor.putTicket({ ...ticket, state: 'ended' }, nowMs);
    this.#forget(ticket.id);
    effects.push({ kind: 'ended', atMs: nowMs, ticketId: ticket.id, because: 'finished' });
  }

  /** Whoever served it is free of it, after the queue's wrap-up. */
  #release(ticket: Ticket, nowMs: number): void {
    const agentId = this.#serving.get(ticket.id);
    const [agent, queue] = [this.#floor.agent(agentId ?? ''), this.#floor.queue(ticket.queueId)];
    if (agentId === undefined || agent === undefined || queue === undefined) throw new Error(`assigned to nobody: ${ticket.id}`);
    this.#serving.delete(ticket.id);
    this.#floor.putAgent(releaseWork(ticket, agent, queue, nowMs).agent, nowMs);
  }

  #endWrapUp(agentId: string, nowMs: number, effects: Effect[]): void {
    const agent = this.#floor.agent(agentId);
    if (agent === undefined) return refuse('unknown', nowMs, effects);
    this.#floor.putAgent(endWrapUp(agent, nowMs), nowMs);
  }

  #forget(ticketId: string): void {
    this.#serving.delete(ticketId);
    this.#tries.delete(ticketId);
  }
}

function refuse(because: RefusedBecause, atMs: number, effects: Effect[]): void {
  effects.push({ kind: 'refused', atMs, because });
}
