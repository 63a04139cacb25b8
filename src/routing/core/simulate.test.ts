import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from './decide.ts';
import { whyNot } from './eligibility.ts';
import { type Offer, openOffer, releaseWork, settleOffer, type Settling } from './offer.ts';
import { buildAgent, buildQueue, buildTicket } from './sample.ts';
import type { Agent, Queue, RoutingState, Ticket } from './types.ts';
import { comeBack, keepPlace, noAnswer } from './virtual.ts';
import { nextWakeMs } from './wake.ts';

/** A centre in memory: applies what the core answers, exactly as the store will, and checks what always holds after each step. */
class Centre {
  nowMs = 0;
  readonly tickets = new Map<string, Ticket>();
  readonly agents = new Map<string, Agent>();
  readonly queues: Queue[] = [buildQueue({ id: 'q1', wrapUpSeconds: 10 }), buildQueue({ id: 'q2', priority: 1, wrapUpSeconds: 5, requiredSkills: [{ skill: 's', minLevel: 1 }] })];
  /** By ticket: whose phone rings, or who serves. */
  readonly ringing = new Map<string, Offer>();
  readonly serving = new Map<string, string>();
  readonly joined = new Map<string, number>();
  readonly tries = new Map<string, number>();

  constructor() {
    for (const [id, given] of Object.entries({ a1: { queues: ['q1'] }, a2: { queues: ['q1', 'q2'], skills: { s: 2 } }, a3: { queues: ['q2'], skills: { s: 1 }, languages: ['zh', 'en'] } })) {
      this.agents.set(id, buildAgent({ id, capacity: { chat: 3 }, ...given }));
    }
  }

  state(): RoutingState {
    return { tickets: [...this.tickets.values()], agents: [...this.agents.values()], queues: this.queues };
  }

  route(): void {
    for (const decision of decide(this.state(), this.nowMs)) {
      const ticket = this.ticket(decision.ticketId);
      const agent = this.agent(decision.agentId);
      const queue = this.queue(ticket);
      expect(whyNot(agent, ticket, queue, this.nowMs)).toBeUndefined();
      const opened = openOffer(decision, ticket, agent, queue, this.nowMs);
      this.ringing.set(ticket.id, opened.offer);
      this.keep(opened.ticket, opened.agent);
    }
  }

  settle(ticketId: string, settling: Settling): void {
    const offer = this.ringing.get(ticketId);
    if (offer === undefined) return;
    const settled = settleOffer({ offer, ticket: this.ticket(ticketId), agent: this.agent(offer.agentId) }, settling, this.nowMs);
    if (settled.kind === 'refused') return;
    this.ringing.delete(ticketId);
    if (settled.ticket.state === 'assigned') this.serving.set(ticketId, offer.agentId);
    this.keep(settled.ticket, settled.agent);
  }

  finish(ticketId: string, answered: boolean): void {
    const agentId = this.serving.get(ticketId);
    if (agentId === undefined) return;
    const before = this.ticket(ticketId);
    const released = releaseWork(before, this.agent(agentId), this.queue(before), this.nowMs);
    this.serving.delete(ticketId);
    const tries = (this.tries.get(ticketId) ?? 0) + 1;
    this.tries.set(ticketId, tries);
    this.keep(answered ? released.ticket : noAnswer(before, tries, { tries: 3, everySeconds: 60 }, this.nowMs), released.agent);
  }

  /** Time passes to `toMs`: leases end when they end, and the router wakes when the core asked for it. */
  passTo(toMs: number): void {
    while (true) {
      const lease = Math.min(...[...this.ringing.values()].map((offer) => offer.expiresAtMs));
      const wake = nextWakeMs(this.state(), this.nowMs) ?? Infinity;
      const next = Math.min(lease, wake);
      this.quietUntil(Math.min(next, toMs));
      if (next > toMs) break;
      this.nowMs = Math.max(this.nowMs, next);
      for (const [ticketId, offer] of this.ringing) if (offer.expiresAtMs <= this.nowMs) this.settle(ticketId, { to: 'timed_out' });
      this.route();
    }
    this.nowMs = Math.max(this.nowMs, toMs);
  }

  /** Between events and wake-ups nothing becomes possible: whoever sleeps until the wake misses nothing. */
  private quietUntil(endMs: number): void {
    if (endMs - this.nowMs > 1) expect(decide(this.state(), endMs - 1)).toEqual([]);
  }

  keep(ticket: Ticket, agent?: Agent): void {
    this.tickets.set(ticket.id, ticket);
    if (agent !== undefined) this.agents.set(agent.id, agent);
  }

  /** Going away or home withdraws what rings there; coming back starts to be idle. */
  keepAgent(agentId: string, to: Agent['presence']): void {
    if (to !== 'available') for (const [ticketId, offer] of this.ringing) if (offer.agentId === agentId) this.settle(ticketId, { to: 'withdrawn', because: 'agent_left' });
    const agent = this.agent(agentId);
    if (agent.presence !== to) this.agents.set(agentId, { ...agent, presence: to, idleSinceMs: this.nowMs });
  }

  ticket(id: string): Ticket {
    const found = this.tickets.get(id);
    if (found === undefined) throw new Error(`no ticket ${id}`);
    return found;
  }

  agent(id: string): Agent {
    const found = this.agents.get(id);
    if (found === undefined) throw new Error(`no agent ${id}`);
    return found;
  }

  private queue(ticket: Ticket): Queue {
    const found = this.queues.find((queue) => queue.id === ticket.queueId);
    if (found === undefined) throw new Error(`no queue ${ticket.queueId}`);
    return found;
  }

  check(): void {
    expect(this.tickets.size).toBe(this.joined.size);
    const load = new Map<string, number>();
    for (const ticket of this.tickets.values()) {
      expect(ticket.arrivedAtMs).toBe(this.joined.get(ticket.id));
      expect(this.ringing.has(ticket.id)).toBe(ticket.state === 'offered');
      expect(this.serving.has(ticket.id)).toBe(ticket.state === 'assigned');
      const agentId = this.ringing.get(ticket.id)?.agentId ?? this.serving.get(ticket.id);
      if (agentId !== undefined) load.set(agentId, (load.get(agentId) ?? 0) + ticket.weight);
    }
    for (const agent of this.agents.values()) {
      expect(agent.load['chat'] ?? 0).toBe(load.get(agent.id) ?? 0);
      expect(agent.load['chat'] ?? 0).toBeLessThanOrEqual(agent.capacity['chat'] ?? 0);
      // Nobody is rung twice at once.
      const rings = [...this.ringing.values()].filter((offer) => offer.agentId === agent.id).length;
      expect(rings).toBeLessThanOrEqual(1);
      expect(agent.ringing).toHaveLength(rings);
    }
    for (const offer of this.ringing.values()) expect(offer.expiresAtMs).toBeGreaterThan(this.nowMs);
    // Drained: no ticket waits while somebody may be rung with it.
    expect(decide(this.state(), this.nowMs)).toEqual([]);
  }
}

type Step =
  | { do: 'arrive'; queueId: string; priorityClass: number; weight: number; language: string | undefined; ownerAgentId: string | undefined }
  | { do: 'leave' | 'keepPlace' | 'comeBack' | 'accept' | 'decline' | 'leadTakes' | 'finish' | 'noAnswer'; pick: number }
  | { do: 'presence'; agentId: string; to: Agent['presence'] }
  | { do: 'pass'; ms: number };

function take(centre: Centre, step: Step): void {
  const pickOf = (ids: Iterable<string>): string | undefined => {
    const all = [...ids];
    return 'pick' in step ? all[step.pick % all.length] : undefined;
  };
  const change = (state: Ticket['state'], to: (ticket: Ticket) => Ticket): void => {
    const id = pickOf([...centre.tickets.values()].filter((ticket) => ticket.state === state).map((ticket) => ticket.id));
    if (id !== undefined) centre.keep(to(centre.ticket(id)));
  };
  switch (step.do) {
    case 'arrive': {
      const id = `t${String(centre.tickets.size).padStart(3, '0')}`;
      const { do: _, ...given } = step;
      centre.joined.set(id, centre.nowMs);
      centre.keep(buildTicket({ id, arrivedAtMs: centre.nowMs, ...given, ...(given.ownerAgentId !== undefined && { affinityUntilMs: centre.nowMs + 30_000 }) }));
      return;
    }
    case 'leave': {
      const ringing = pickOf(centre.ringing.keys());
      if (ringing !== undefined) centre.settle(ringing, { to: 'withdrawn', because: 'customer_left' });
      else change('waiting', (ticket) => ({ ...ticket, state: 'ended' }));
      return;
    }
    case 'keepPlace': return change(step.pick % 2 === 0 ? 'waiting' : 'offered', keepPlace);
    case 'comeBack': return change(step.pick % 2 === 0 ? 'parked' : 'offered', comeBack);
    case 'accept': return centre.settle(pickOf(centre.ringing.keys()) ?? '', { to: 'accepted' });
    case 'decline': return centre.settle(pickOf(centre.ringing.keys()) ?? '', { to: 'declined' });
    case 'leadTakes': {
      const id = pickOf(centre.ringing.keys());
      const offer = id === undefined ? undefined : centre.ringing.get(id);
      const heir = [...centre.agents.values()].find((agent) => agent.id !== offer?.agentId && (agent.load['chat'] ?? 0) + 2 <= 3);
      if (id === undefined || heir === undefined) return;
      centre.settle(id, { to: 'withdrawn', because: 'taken_elsewhere' });
      const ticket = centre.ticket(id);
      centre.serving.set(id, heir.id);
      centre.keep(ticket, { ...heir, load: { chat: (heir.load['chat'] ?? 0) + ticket.weight } });
      return;
    }
    case 'finish': return centre.finish(pickOf(centre.serving.keys()) ?? '', true);
    case 'noAnswer': return centre.finish(pickOf(centre.serving.keys()) ?? '', false);
    case 'presence': return centre.keepAgent(step.agentId, step.to);
    case 'pass': return centre.passTo(centre.nowMs + step.ms);
  }
}

const pick = fc.nat(50);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('arrive' as const), queueId: fc.constantFrom('q1', 'q2'), priorityClass: fc.nat(1), weight: fc.constantFrom(1, 1, 2), language: fc.constantFrom(undefined, undefined, 'zh', 'en'), ownerAgentId: fc.constantFrom(undefined, undefined, 'a1', 'a2') }) },
  { weight: 10, arbitrary: fc.record({ do: fc.constantFrom('leave' as const, 'keepPlace' as const, 'comeBack' as const, 'accept' as const, 'accept' as const, 'accept' as const, 'decline' as const, 'leadTakes' as const, 'finish' as const, 'finish' as const, 'noAnswer' as const), pick }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('presence' as const), agentId: fc.constantFrom('a1', 'a2', 'a3'), to: fc.constantFrom('available' as const, 'available' as const, 'away' as const, 'offline' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 45_000 }) }) },
);

test('random histories: nothing lost, nothing doubled, nobody overloaded, and in the end everybody has been served', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 1, maxLength: 120 }), (steps) => {
      const centre = new Centre();
      for (const step of steps) {
        take(centre, step);
        centre.route();
        centre.check();
      }
      // Closing time: everybody comes back and serves until nobody is left whom anybody can serve.
      const left = (): Ticket[] => [...centre.tickets.values()].filter((ticket) => ticket.state !== 'ended' && !(ticket.language === 'en' && ticket.queueId === 'q1'));
      for (let round = 0; round < 500 && left().length > 0; round += 1) {
        for (const id of centre.agents.keys()) centre.keepAgent(id, 'available');
        centre.route();
        for (const id of centre.ringing.keys()) centre.settle(id, { to: 'accepted' });
        for (const id of centre.serving.keys()) centre.finish(id, true);
        centre.passTo(centre.nowMs + 1000);
        centre.check();
      }
      expect(left()).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
