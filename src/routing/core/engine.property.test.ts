import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from './decide.ts';
import { qualifies, whyNot } from './eligibility.ts';
import { Engine } from './engine.ts';
import { asExamples, foundInEngine, type Step } from './found-histories.fixture.ts';
import type { Effect, Happening } from './happening.ts';
import { buildAgent, buildQueue, buildTicket } from './sample.ts';
import type { Agent, Queue, RoutingState, Ticket } from './types.ts';

/*
 * Histories of a small centre, drawn at random: people flap, answers come late and twice, customers leave and come back, the process
 * dies between two steps and goes on from what was written down. After every step, what always holds.
 */
const queues: Queue[] = [buildQueue({ id: 'q1', wrapUpSeconds: 10 }), buildQueue({ id: 'q2', priority: 1, wrapUpSeconds: 5, requiredSkills: [{ skill: 's', minLevel: 1 }] })];
const agents: Agent[] = [
  { id: 'a1', queues: ['q1'] }, { id: 'a2', queues: ['q1', 'q2'], skills: { s: 2 } }, { id: 'a3', queues: ['q2'], skills: { s: 1 }, languages: ['zh', 'en'] },
].map((given) => buildAgent({ capacity: { chat: 3 }, ...given }));

/** A contact that goes on without whoever had it leaves them nothing to write up. */
const goesOnWithoutThem = new Set<Happening['kind']>(['notReached', 'movedOn', 'taken']);
const writingUp = (state: RoutingState) => Object.fromEntries(state.agents.map((agent) => [agent.id, agent.wrapUpUntilMs]));

class Story {
  engine = new Engine();
  nowMs = 0;
  readonly joined = new Map<string, number>();
  readonly over = new Set<string>();
  readonly rung: Extract<Effect, { kind: 'offered' }>[] = [];

  constructor() {
    for (const queue of queues) this.tell({ kind: 'queueSet', queue });
    for (const agent of agents) this.tell({ kind: 'agentSet', agent });
  }

  tell(happening: Happening): Effect[] {
    const before = this.engine.state();
    const effects = this.engine.step(happening, this.nowMs);
    // Who is rung may be rung: at that moment the rules as they are read one by one found nothing against it.
    for (const effect of effects) {
      if (effect.kind === 'ended') this.over.add(effect.ticketId);
      if (effect.kind === 'offered') this.rung.push(effect);
    }
    if (effects.length === 1 && effects[0]?.kind === 'offered' && happening.kind !== 'tick') this.#mayRing(before, happening, effects[0]);
    for (const effect of effects) if (effect.kind === 'offered') this.#isTheirTurn(effect);
    if (goesOnWithoutThem.has(happening.kind)) expect(writingUp(this.engine.state())).toEqual(writingUp(before));
    return effects;
  }

  #mayRing(before: RoutingState, happening: Happening, { ticketId, agentId, atMs }: Extract<Effect, { kind: 'offered' }>): void {
    if (happening.kind !== 'arrived') return;
    const agent = before.agents.find((one) => one.id === agentId);
    const queue = before.queues.find((one) => one.id === happening.ticket.queueId);
    if (agent === undefined || queue === undefined || happening.ticket.id !== ticketId || atMs !== this.nowMs) return;
    expect(whyNot(agent, happening.ticket, queue, atMs)).toBeUndefined();
  }

  /** Whoever rings can do what is asked, and nobody who could have rung there as well came before and waits on. */
  #isTheirTurn({ ticketId, agentId, atMs }: Extract<Effect, { kind: 'offered' }>): void {
    const { tickets, agents: people, queues: all } = this.engine.state();
    const [rung, agent] = [tickets.find((one) => one.id === ticketId), people.find((one) => one.id === agentId)];
    const queue = all.find((one) => one.id === rung?.queueId);
    // Over again within the same step: what rang then is no longer to be seen.
    if (rung === undefined || agent === undefined || queue === undefined) return;
    expect(qualifies(agent, rung, queue)).toBe(true);
    if (atMs !== this.nowMs) return;
    const overtaken = tickets.filter((one) => one.state === 'waiting' && one.queueId === rung.queueId && one.priorityClass === rung.priorityClass && one.weight === rung.weight && one.arrivedAtMs < rung.arrivedAtMs
      && one.ownerAgentId === undefined && rung.ownerAgentId === undefined && !one.declinedBy.includes(agentId) && !rung.declinedBy.includes(agentId) && qualifies(agent, one, queue));
    expect(overtaken).toEqual([]);
  }

  tickets(...states: Ticket['state'][]): string[] {
    return this.engine.state().tickets.filter((ticket) => states.includes(ticket.state)).map((ticket) => ticket.id).toSorted();
  }

  take(step: Step): void {
    const one = (ids: readonly string[]): string => ('pick' in step ? (ids[step.pick % Math.max(1, ids.length)] ?? 'nobody') : 'nobody');
    const { offers, serving } = this.engine.state();
    const ringing = offers.map((offer) => offer.ticketId).toSorted();
    const ringsAt = (ticketId: string): string => offers.find((offer) => offer.ticketId === ticketId)?.agentId ?? 'nobody';
    switch (step.do) {
      case 'arrive': {
        const { do: _, isCallBack, ownerAgentId, ...given } = step;
        const id = `t${String(this.joined.size).padStart(3, '0')}`;
        this.joined.set(id, this.nowMs);
        return void this.tell({ kind: 'arrived', ticket: buildTicket({ id, arrivedAtMs: this.nowMs, ...given, ...(ownerAgentId !== undefined && { ownerAgentId, affinityUntilMs: this.nowMs + 30_000 }), ...(isCallBack && { state: 'parked', virtual: true, notBeforeMs: this.nowMs + 20_000 }) }) });
      }
      case 'leave': return void this.tell({ kind: 'left', ticketId: one(this.tickets('waiting', 'parked', 'offered')) });
      case 'keepPlace': return void this.tell({ kind: 'placeKept', ticketId: one(this.tickets('waiting', 'offered')) });
      case 'comeBack': return void this.tell({ kind: 'cameBack', ticketId: one(this.tickets('parked', 'offered')) });
      case 'accept': return void this.tell({ kind: 'accepted', ticketId: one(ringing), agentId: ringsAt(one(ringing)) });
      case 'decline': return void this.tell({ kind: 'declined', ticketId: one(ringing), agentId: ringsAt(one(ringing)) });
      case 'answerTwice': {
        const answer = { kind: 'accepted', ticketId: one(ringing), agentId: ringsAt(one(ringing)) } as const;
        this.tell(answer);
        return void expect(this.tell(answer)[0]?.kind).toBe('refused');
      }
      case 'answerForAnother': return void expect(this.tell({ kind: 'accepted', ticketId: one(ringing), agentId: 'somebody else' })[0]?.kind).toBe('refused');
      case 'take': return void this.tell({ kind: 'taken', ticketId: one(this.tickets('waiting', 'parked', 'offered', 'assigned')), agentId: agents[step.pick % 3]?.id ?? '' });
      case 'finish': return void this.tell({ kind: 'finished', ticketId: one(Object.keys(serving).toSorted()) });
      case 'notReached': return void this.tell({ kind: 'notReached', ticketId: one(Object.keys(serving).toSorted()), outcome: step.pick % 5 === 0 ? 'wrong_number' : 'no_answer', zones: [] });
      case 'callLater': return void this.tell({ kind: 'calledLater', ticketId: one(Object.keys(serving).toSorted()), window: { notBeforeMs: this.nowMs + 1000 * step.pick }, reached: step.pick % 2 === 0 });
      case 'moveWindow': return void this.tell({ kind: 'windowMoved', ticketId: one(this.tickets('parked')), window: { notBeforeMs: this.nowMs + 1000 * step.pick, ...(step.pick % 3 === 0 && { notAfterMs: this.nowMs + 2000 * step.pick }) } });
      case 'moveOn': return void this.tell({ kind: 'movedOn', ticketId: one(this.tickets('waiting', 'parked', 'offered', 'assigned')), queueId: step.pick % 2 === 0 ? 'q1' : 'q2' });
      case 'presence': return void this.tell({ kind: 'presenceChanged', agentId: step.agentId, to: step.to });
      case 'wrapUp': return void this.tell({ kind: 'wrappedUp', agentId: step.agentId });
      case 'close': return void this.tell({ kind: 'queueSet', queue: { ...(queues[0] as Queue), isOpen: false } });
      case 'open': return void this.tell({ kind: 'queueSet', queue: queues[0] as Queue });
      case 'crash': return this.crash();
      case 'pass': {
        this.nowMs += step.ms;
        return void this.tell({ kind: 'tick' });
      }
    }
  }

  /** All that is left is what was written down, in whatever order. */
  crash(): void {
    const written = JSON.parse(JSON.stringify(this.engine.state())) as ReturnType<Engine['state']>;
    this.engine = new Engine(written, this.nowMs);
    this.tell({ kind: 'tick' });
  }

  check(): void {
    const { tickets, agents: people, offers, serving } = this.engine.state();
    // Conservation: everybody who came is here in one place, or is over.
    expect(new Set([...tickets.map((ticket) => ticket.id), ...this.over]).size).toBe(this.joined.size);
    const carried = new Map<string, number>();
    for (const ticket of tickets) {
      expect(this.over.has(ticket.id)).toBe(false);
      expect(ticket.arrivedAtMs).toBe(this.joined.get(ticket.id));
      const offer = offers.filter((each) => each.ticketId === ticket.id);
      expect(offer.length).toBe(ticket.state === 'offered' ? 1 : 0);
      expect(ticket.id in serving).toBe(ticket.state === 'assigned');
      const agentId = offer[0]?.agentId ?? serving[ticket.id];
      if (agentId !== undefined) carried.set(agentId, (carried.get(agentId) ?? 0) + ticket.weight);
    }
    for (const agent of people) {
      expect(agent.load['chat'] ?? 0).toBe(carried.get(agent.id) ?? 0);
      const rings = offers.filter((offer) => offer.agentId === agent.id);
      // Nobody is rung twice at once, nor while away; every lease still runs.
      expect(rings.length).toBeLessThanOrEqual(1);
      expect(agent.ringing).toHaveLength(rings.length);
      if (agent.presence !== 'available') expect(rings).toEqual([]);
      for (const offer of rings) expect(offer.expiresAtMs).toBeGreaterThan(this.nowMs);
    }
    // Drained: nobody waits while somebody may be rung with them.
    expect(decide(this.engine.state(), this.nowMs)).toEqual([]);
  }
}

const pick = fc.nat(50);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('arrive' as const), queueId: fc.constantFrom('q1', 'q2'), priorityClass: fc.nat(1), weight: fc.constantFrom(1, 1, 2), language: fc.constantFrom(undefined, undefined, 'zh', 'en'), ownerAgentId: fc.constantFrom(undefined, undefined, 'a1', 'a2'), isCallBack: fc.constantFrom(false, false, false, true) }) },
  { weight: 12, arbitrary: fc.record({ do: fc.constantFrom('leave' as const, 'keepPlace' as const, 'comeBack' as const, 'accept' as const, 'accept' as const, 'accept' as const, 'decline' as const, 'answerTwice' as const, 'answerForAnother' as const, 'take' as const, 'finish' as const, 'finish' as const, 'notReached' as const, 'callLater' as const, 'moveWindow' as const, 'moveOn' as const), pick }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('presence' as const), agentId: fc.constantFrom('a1', 'a2', 'a3'), to: fc.constantFrom('available' as const, 'available' as const, 'away' as const, 'offline' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wrapUp' as const), agentId: fc.constantFrom('a1', 'a2', 'a3') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('close' as const, 'open' as const, 'crash' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 45_000 }) }) },
);

test('random histories with crashes: nothing lost, nothing doubled, nobody overloaded, and in the end everybody has been served', () => {
  fc.assert(fc.property(fc.array(anyStep, { minLength: 1, maxLength: 120 }), (steps) => {
    const story = new Story();
    for (const step of steps) {
      story.take(step);
      story.check();
    }
    // Closing time: everybody comes back and serves until nobody is left whom anybody can serve.
    story.take({ do: 'open' });
    const left = () => story.engine.state().tickets.filter((ticket) => !(ticket.language === 'en' && ticket.queueId === 'q1'));
    for (let round = 0; round < 5000 && left().length > 0; round += 1) {
      for (const { id } of agents) story.tell({ kind: 'presenceChanged', agentId: id, to: 'available' });
      for (const { id, notAfterMs } of left()) if (notAfterMs !== undefined && notAfterMs <= story.nowMs) story.tell({ kind: 'windowMoved', ticketId: id, window: { notBeforeMs: story.nowMs } });
      for (const { ticketId, agentId } of story.engine.state().offers) story.tell({ kind: 'accepted', ticketId, agentId });
      for (const ticketId of Object.keys(story.engine.state().serving)) story.tell({ kind: 'finished', ticketId });
      story.take({ do: 'pass', ms: 1000 });
    }
    story.check();
    expect(left()).toEqual([]);
  }), { numRuns: 1500, examples: asExamples(foundInEngine) });
});

test('the same history has the same effects, to the byte, and a crash in the middle changes none of them', () => {
  fc.assert(fc.property(fc.array(anyStep, { maxLength: 60 }), fc.nat(60), (steps, crashAfter) => {
    const told = (crashes: boolean): string => {
      const story = new Story();
      const all: string[] = [];
      const tell = story.tell.bind(story);
      story.tell = (happening) => {
        const effects = tell(happening);
        all.push(JSON.stringify(effects.map((effect) => (effect.kind === 'offered' ? { ...effect, explanation: { ...effect.explanation, eligible: effect.explanation.eligible.toSorted() } } : effect))));
        return effects;
      };
      steps.forEach((step, i) => {
        story.take(step);
        if (crashes && i === crashAfter) {
          story.crash();
          expect(all.pop()).toBe('[]');
        }
      });
      return all.join('\n');
    };
    expect(told(false)).toBe(told(false));
    expect(told(true)).toBe(told(false));
  }), { numRuns: 500 });
});

test('50 on the line and 50 to be called back, interleaved, random service: served in the order of joining', () => {
  fc.assert(fc.property(fc.array(fc.nat(300), { minLength: 100, maxLength: 100 }), fc.nat(3), (services, extraHands) => {
    const engine = new Engine();
    engine.step({ kind: 'queueSet', queue: buildQueue({ wrapUpSeconds: 5 }) }, 0);
    for (let i = 0; i < 100; i++) engine.step({ kind: 'arrived', ticket: buildTicket({ id: `t${String(i).padStart(3, '0')}`, arrivedAtMs: i, ...(i % 2 === 1 && { state: 'parked', virtual: true }) }) }, i);
    const order: string[] = [];
    const ends = new Map<string, number>();
    const hear = (effects: Effect[]): void => {
      for (const effect of effects) {
        if (effect.kind !== 'offered') continue;
        ends.set(effect.ticketId, effect.atMs + 1000 * (services[order.length] ?? 1) + 1);
        order.push(effect.ticketId);
        hear(engine.step({ kind: 'accepted', ticketId: effect.ticketId, agentId: effect.agentId }, effect.atMs));
      }
    };
    for (let i = 0; i <= extraHands; i++) hear(engine.step({ kind: 'agentSet', agent: buildAgent({ id: `a${i}` }) }, 100));
    while (order.length < 100 || ends.size > 0) {
      const [ticketId, at] = [...ends].reduce((first, next) => (next[1] < first[1] ? next : first), ['', Infinity] as [string, number]);
      const wake = engine.nextWakeMs ?? Infinity;
      if (wake < at) hear(engine.step({ kind: 'tick' }, wake));
      else {
        ends.delete(ticketId);
        hear(engine.step({ kind: 'finished', ticketId }, at));
      }
    }
    expect(order).toEqual(order.toSorted());
  }), { numRuns: 20 });
});
