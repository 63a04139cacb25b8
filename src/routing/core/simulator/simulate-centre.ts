import { Engine } from '../engine.ts';
import { waitBehind } from '../waits/expected-wait.ts';
import type { Effect, Happening } from '../happening.ts';
import type { Agent, Presence, Queue, Ticket } from '../types.ts';
import { Agenda } from './agenda.ts';

/** A customer who is going to come, with everything that is theirs: what they want, how long it takes, how long they wait. */
export interface SimulatedContact {
  readonly arrivesAtMs: number;
  readonly ask: Pick<Ticket, 'queueId' | 'channel' | 'priorityClass' | 'requiredSkills' | 'weight' | 'language'>;
  readonly handleMs: number;
  /** Infinity: never gives up. */
  readonly patienceMs: number;
  /** Takes the offer to keep the place, where it is made. */
  readonly keepsPlace: boolean;
  /** Keeps the place after so long in the line, whatever wait is expected then; whoever does so has patience until then. */
  readonly keepsPlaceAfterMs?: number;
  /** Of a kept place: called back not before. */
  readonly notBeforeMs?: number;
  /** Answers the n-th call-back (1 first) only from this one on; 1 = at once. */
  readonly answersTry: number;
}

export interface CentreScenario {
  readonly queues: readonly Queue[];
  readonly agents: readonly Agent[];
  /** Who comes on duty and who goes, in order; those never named are there all the time. */
  readonly duty?: readonly { readonly atMs: number; readonly agentId: string; readonly to: Presence }[];
  /** How long an agent lets it ring. */
  readonly pickUpMs: number;
  /** A place may be kept where the expected wait is longer; Infinity: never. */
  readonly keepPlaceOverSeconds: number;
  /** What the expected wait is reckoned with. */
  readonly meanHandleSeconds: number;
  readonly meanPatienceSeconds?: number;
}

/** One line of the log: what became of contact number `contact` and when. */
interface SimulatedLine {
  readonly atMs: number;
  readonly contact: number;
  readonly what: 'arrived' | 'keptPlace' | 'rang' | 'answered' | 'gaveUp' | 'notReached' | 'finished';
  readonly agentId: string | null;
}

const patienceEnds = 0;
const picksUp = 1;
const finishes = 2;
const keeps = 3;
const kinds = 4;
/** A call-back that nobody answers takes an agent this long. */
const vainCallMs = 30_000;

/**
 * Drives the engine in virtual time, with customers who are drawn beforehand. The house keeps its tickets in rows by verbs of its own, over the same floor and rules;
 * `same-history.test.ts` holds that both live through a history alike.
 * Contacts in the order of arrival; lines are told in the order in which they happen. The same contacts and scenario tell the same lines.
 */
export function simulateCentre(scenario: CentreScenario, contacts: Iterable<SimulatedContact>, tell: (line: SimulatedLine) => void): void {
  for (const _ of stepsOfCentre(scenario, contacts, tell));
}

/** The same step by step, for whoever has other things to do in between. */
export function* stepsOfCentre(scenario: CentreScenario, contacts: Iterable<SimulatedContact>, tell: (line: SimulatedLine) => void): Generator<void> {
  const engine = new Engine();
  const agenda = new Agenda();
  const coming = contacts[Symbol.iterator]();
  const here = new Map<number, { readonly contact: SimulatedContact; tries: number; agentId: string | null; rangAtMs: number }>();
  /** queue → who waits in it, and how many of them keep a place. */
  const inLine = new Map(scenario.queues.map((queue) => [queue.id, { all: 0, kept: 0 }]));
  const onDuty = new Set(scenario.agents.filter((agent) => agent.presence === 'available').map((agent) => agent.id));
  let came = 0;
  let now = 0;
  for (const queue of scenario.queues) engine.step({ kind: 'queueSet', queue }, 0);
  for (const agent of scenario.agents) engine.step({ kind: 'agentSet', agent }, 0);

  const count = (contact: SimulatedContact, change: number, which: 'all' | 'kept' = 'all'): void => {
    const line = inLine.get(contact.ask.queueId);
    if (line !== undefined) line[which] += change;
  };
  const step = (what: Happening): void => hear(engine.step(what, now));
  const hear = (effects: readonly Effect[]): void => {
    for (const effect of effects) {
      if (effect.kind !== 'offered') continue;
      const number = numberOf(effect.ticketId);
      const one = here.get(number);
      if (one === undefined) continue;
      one.agentId = effect.agentId;
      one.rangAtMs = effect.atMs;
      tell({ atMs: effect.atMs, contact: number, what: 'rang', agentId: effect.agentId });
      agenda.put(effect.atMs + scenario.pickUpMs, number * kinds + picksUp);
    }
  };
  const arrive = (contact: SimulatedContact): void => {
    const number = came++;
    const ticketId = idOf(number);
    here.set(number, { contact, tries: 0, agentId: null, rangAtMs: -Infinity });
    tell({ atMs: now, contact: number, what: 'arrived', agentId: null });
    count(contact, 1);
    step({ kind: 'arrived', ticket: { id: ticketId, arrivedAtMs: now, ...contact.ask, state: 'waiting', virtual: false, declinedBy: [] } });
    const ringsAtOnce = here.get(number)?.agentId !== null;
    if (ringsAtOnce && scenario.pickUpMs === 0) return;
    if (contact.keepsPlaceAfterMs !== undefined) agenda.put(now + contact.keepsPlaceAfterMs, number * kinds + keeps);
    else if (contact.keepsPlace && !ringsAtOnce && mayKeepPlace(contact)) keepPlace(number);
    else if (contact.patienceMs < Infinity) agenda.put(now + contact.patienceMs, number * kinds + patienceEnds);
  };
  const keepPlace = (number: number): void => {
    const one = here.get(number);
    const ticketId = idOf(number);
    const state = engine.ticket(ticketId)?.state;
    if (one === undefined || (state !== 'waiting' && state !== 'offered')) return;
    tell({ atMs: now, contact: number, what: 'keptPlace', agentId: null });
    count(one.contact, 1, 'kept');
    step({ kind: 'placeKept', ticketId, ...(one.contact.notBeforeMs !== undefined && { notBeforeMs: one.contact.notBeforeMs }) });
  };
  const mayKeepPlace = (contact: SimulatedContact): boolean => {
    if (scenario.keepPlaceOverSeconds === Infinity) return false;
    const { meanHandleSeconds, meanPatienceSeconds } = scenario;
    const { all, kept } = inLine.get(contact.ask.queueId) ?? { all: 1, kept: 0 };
    // With nobody on duty no wait is short.
    if (onDuty.size === 0) return true;
    const pace = { meanHandleSeconds, ...(meanPatienceSeconds !== undefined && { meanPatienceSeconds }) };
    return waitBehind({ ahead: Math.max(0, all - 1), keptAhead: kept, servers: onDuty.size, pace }).meanSeconds > scenario.keepPlaceOverSeconds;
  };
  const answer = (number: number): void => {
    const one = here.get(number);
    const ticketId = idOf(number);
    const ticket = engine.ticket(ticketId);
    const isVirtual = ticket?.virtual === true;
    // Whoever was to pick up may have gone meanwhile: then it rings elsewhere, and is picked up there in its own time.
    if (one?.agentId === undefined || one.agentId === null || ticket?.state !== 'offered' || one.rangAtMs + scenario.pickUpMs !== now) return;
    count(one.contact, -1);
    if (isVirtual) count(one.contact, -1, 'kept');
    step({ kind: 'accepted', ticketId, agentId: one.agentId });
    if (isVirtual && (one.tries += 1) < one.contact.answersTry) {
      agenda.put(now + vainCallMs, number * kinds + finishes);
      return;
    }
    one.tries = Infinity;
    tell({ atMs: now, contact: number, what: 'answered', agentId: one.agentId });
    agenda.put(now + one.contact.handleMs, number * kinds + finishes);
  };
  const giveUp = (number: number): void => {
    const one = here.get(number);
    const ticketId = idOf(number);
    const state = engine.ticket(ticketId)?.state;
    if (one === undefined || (state !== 'waiting' && state !== 'offered')) return;
    here.delete(number);
    count(one.contact, -1);
    tell({ atMs: now, contact: number, what: 'gaveUp', agentId: null });
    step({ kind: 'left', ticketId });
  };
  const finish = (number: number): void => {
    const one = here.get(number);
    const ticketId = idOf(number);
    if (one === undefined) return;
    const { agentId } = one;
    if (one.tries === Infinity) {
      here.delete(number);
      tell({ atMs: now, contact: number, what: 'finished', agentId });
      return step({ kind: 'finished', ticketId });
    }
    one.agentId = null;
    tell({ atMs: now, contact: number, what: 'notReached', agentId });
    step({ kind: 'notReached', ticketId, outcome: 'no_answer', zones: [] });
    if (engine.ticket(ticketId) === undefined) here.delete(number);
    else {
      count(one.contact, 1);
      count(one.contact, 1, 'kept');
    }
  };

  const duty = scenario.duty ?? [];
  let changes = 0;
  let next = coming.next();
  while (next.done !== true || agenda.size > 0 || here.size > 0) {
    const change = duty[changes];
    const at = Math.min(change?.atMs ?? Infinity, next.done === true ? Infinity : next.value.arrivesAtMs, agenda.size > 0 ? agenda.nextAt : Infinity, engine.nextWakeMs ?? Infinity);
    // Whoever is left has nobody who could ever serve them.
    if (at === Infinity) return;
    now = at;
    if (change?.atMs === at) {
      changes += 1;
      if (change.to === 'available') onDuty.add(change.agentId);
      else onDuty.delete(change.agentId);
      step({ kind: 'presenceChanged', agentId: change.agentId, to: change.to });
    } else if (next.done !== true && next.value.arrivesAtMs === at) {
      arrive(next.value);
      next = coming.next();
    } else if (agenda.size > 0 && agenda.nextAt === at) {
      const code = agenda.next;
      agenda.drop();
      const number = Math.floor(code / kinds);
      if (code % kinds === patienceEnds) giveUp(number);
      else if (code % kinds === picksUp) answer(number);
      else if (code % kinds === keeps) keepPlace(number);
      else finish(number);
    } else step({ kind: 'tick' });
    yield;
  }
}

const idOf = (number: number): string => `c${number}`;
const numberOf = (id: string): number => Number(id.slice(1));
