/**
 * The router of a brand: keeps the floor (who waits, who is free) in memory, hears what changed, looks those rows up again, and writes
 * what the engine decides. Rows are the truth: every offer is written under the brand's lock to a ticket that still waits and an agent
 * who still has room; what turns out otherwise is looked up again. Thrown away and built anew, it goes on as if it had always been there.
 */
import { transact, type Act } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import type { Happened } from '#kit/events/event.ts';
import type { House } from '#kit/house.ts';
import { hasRoomFor, qualifies } from '../core/eligibility.ts';
import { Floor } from '../core/floor/floor.ts';
import type { Decision, Ticket } from '../core/types.ts';
import { agentValue, explanationRow, queueValue, ticketValue } from '../rows.ts';
import { lockRouting, ticketsInLine, ticketsOf, type NewOffer, type TicketRow } from '../store.ts';
import { memberRows, onlyMembers, queueRows, type QueueRow } from '../people/store.ts';
import { ringTickets } from './store-ring.ts';

/** Change who may serve what, or when, for more than the event names: the floor is built anew. */
const changesEverything = [
  'queue.membersChanged', 'queue.created', 'queue.changed', 'queue.archived', 'skill.added', 'skill.archived', 'calendar.created', 'calendar.changed', 'calendar.removed',
  'surge.switchedOn', 'surge.switchedOff', 'surge.switchUndone', 'surge.planChanged',
];
/** What may free somebody, or bring something: after any of these the router looks again. */
export const routedAfter = [
  'ticket.opened', 'ticket.requeued', 'ticket.parked', 'ticket.cameBack', 'ticket.windowMoved', 'ticket.assigned', 'ticket.wrapUp', 'ticket.ended', 'ticket.classChanged', 'callBack.moved', 'callBack.tried', 'offer.made', 'offer.ended',
  'presence.changed', 'staff.serviceChanged', 'staff.deactivated', ...changesEverything,
];
/** Even if something was never heard, it is seen by then. */
const lastsMs = 60_000;
/** Decisions that turned out otherwise are made again, so often at once; what is left waits for the next look. */
const mostRounds = 5;

export class Router {
  readonly #house: House;
  readonly #brandId: string;
  #floor: Floor | undefined;
  #builtAtMs = 0;
  /** Counts what changed everything: a floor that was being built from rows of before is no floor. */
  #changes = 0;
  #queues: readonly QueueRow[] = [];
  /** Looked up again before the next decision: contacts, tickets, people. */
  readonly #contacts = new Set<string>();
  readonly #tickets = new Set<string>();
  readonly #people = new Set<string>();
  /** Offers made here: the floor knows of them already. */
  #made = new Set<string>();
  #line: Promise<unknown> = Promise.resolve();

  constructor(house: House, brandId: string) {
    this.#house = house;
    this.#brandId = brandId;
  }

  /** What these events are about is looked up again before the next decision. */
  note(happened: readonly Happened[]): void {
    for (const { name, subjectKind, subjectId, detail } of happened) {
      if (name === 'offer.made' && this.#made.delete(String(detail?.['offerId']))) continue;
      if (changesEverything.includes(name)) {
        this.#floor = undefined;
        this.#changes += 1;
      }
      if (subjectKind === 'interaction') this.#contacts.add(subjectId);
      if (subjectKind === 'staff') this.#people.add(subjectId);
      for (const key of ['agentId', 'fromAgentId']) if (typeof detail?.[key] === 'string') this.#people.add(detail[key]);
    }
  }

  /** Rings whoever is free with whatever waits. One at a time; returns how many offers were made. */
  route(): Promise<number> {
    const done = this.#line.then(() => this.#routeNow());
    this.#line = done.catch(() => undefined);
    return done;
  }

  async #routeNow(): Promise<number> {
    let made = 0;
    for (let round = 0; round < mostRounds; round += 1) {
      const nowMs = this.#house.clock.now().getTime();
      const floor = await this.#upToDate(nowMs);
      const decisions = floor.match(nowMs);
      if (decisions.length === 0) return made;
      try {
        const rung = await transact(this.#house, systemOf(this.#brandId, 'routing'), (act) => this.#ring(act, floor, decisions), { keepsPlans: true });
        made += rung;
        if (rung === decisions.length) return made;
      } catch (cause) {
        // What the floor now takes for ringing was never written.
        this.#floor = undefined;
        throw cause;
      }
    }
    return made;
  }

  /** The floor with all that was noted looked up again, and the queues as open as their calendars say. */
  async #upToDate(nowMs: number): Promise<Floor> {
    const isOld = nowMs - this.#builtAtMs > lastsMs || nowMs < this.#builtAtMs;
    const [contacts, tickets, people] = [[...this.#contacts], [...this.#tickets], [...this.#people]];
    for (const noted of [this.#contacts, this.#tickets, this.#people]) noted.clear();
    const known = isOld ? undefined : this.#floor;
    try {
      if (known === undefined) return await this.#build(nowMs);
      if (contacts.length + tickets.length + people.length > 0) await this.#lookUp(known, { contacts, tickets }, people, nowMs);
      for (const row of this.#queues) {
        const queue = queueValue(row, nowMs);
        if (known.queue(row.id)?.isOpen !== queue.isOpen) known.putQueue(queue, nowMs);
      }
      return known;
    } catch (cause) {
      this.#floor = undefined;
      throw cause;
    }
  }

  async #build(nowMs: number): Promise<Floor> {
    const changes = this.#changes;
    const [queues, members, tickets] = await this.#house.db.transact({ brandId: this.#brandId }, async (tx) => [await queueRows(tx, this.#brandId), await memberRows(tx, this.#brandId), await ticketsInLine(tx, this.#brandId)] as const);
    const everyQueue = queues.map((queue) => queue.id);
    this.#queues = queues;
    this.#floor = Floor.of({ queues: queues.map((row) => queueValue(row, nowMs)), agents: members.map((row) => agentValue(row, everyQueue)), tickets: tickets.map(ticketValue) }, nowMs);
    // Heard while the rows were read: good for this look, and built anew for the next.
    this.#builtAtMs = changes === this.#changes ? nowMs : -Infinity;
    this.#made = new Set();
    return this.#floor;
  }

  async #lookUp(floor: Floor, asked: { contacts: readonly string[]; tickets: readonly string[] }, people: readonly string[], nowMs: number): Promise<void> {
    const [tickets, members] = await this.#house.db.transact({ brandId: this.#brandId, keepsPlans: true }, async (tx) => [
      asked.contacts.length + asked.tickets.length === 0 ? [] : await ticketsOf(tx, this.#brandId, asked), people.length === 0 ? [] : await memberRows(tx, this.#brandId, onlyMembers(people)),
    ] as const);
    const everyQueue = this.#queues.map((queue) => queue.id);
    const found = new Set(members.map((member) => member.id));
    // The people first: who just became busy is not rung with what comes in the same moment.
    for (const id of people) if (!found.has(id)) floor.removeAgent(id);
    for (const row of members) floor.putAgent(agentValue(row, everyQueue), nowMs);
    for (const row of tickets) floor.putTicket(inLineOrOver(row), nowMs);
  }

  async #ring(act: Act, floor: Floor, decisions: readonly Decision[]): Promise<number> {
    await lockRouting(act);
    const everyQueue = this.#queues.map((queue) => queue.id);
    const rows = new Map((await memberRows(act, act.brandId, onlyMembers([...new Set(decisions.map((decision) => decision.agentId))]))).map((row) => [row.id, row]));
    const queues = new Map(this.#queues.map((queue) => [queue.id, queue]));
    const offers: (NewOffer & { queueId: string })[] = [];
    for (const { ticketId, agentId, explanation } of decisions) {
      const [row, ticket] = [rows.get(agentId), floor.ticket(ticketId)];
      const queue = queues.get(ticket?.queueId ?? '');
      if (row === undefined || ticket === undefined || queue === undefined) continue;
      // Skills, queues and load may have changed since the floor was told of them.
      const agent = agentValue(row, everyQueue);
      if (!qualifies(agent, ticket, queueValue(queue, act.now.getTime())) || !hasRoomFor(agent, ticket, act.now.getTime())) continue;
      offers.push({ id: act.id(), ticketId, queueId: ticket.queueId, agentId, explanation: explanationRow(explanation), until: new Date(act.now.getTime() + queue.offer_timeout_seconds * 1000) });
    }
    const told = offers.length === 0 ? [] : await ringTickets(act, offers);
    for (const { interactionId } of told.filter((one) => one.isHeld)) act.emit({ name: 'ticket.windowMoved', subject: ['interaction', interactionId], detail: { reason: 'same_number' } });
    const rung = new Map(told.filter((one) => !one.isHeld).map((one) => [one.ticketId, one.interactionId]));
    for (const offer of offers) {
      const interactionId = rung.get(offer.ticketId);
      if (interactionId === undefined) continue;
      this.#made.add(offer.id);
      act.emit({ name: 'offer.made', subject: ['interaction', interactionId], detail: { offerId: offer.id, queueId: offer.queueId, agentId: offer.agentId, until: offer.until.toISOString(), why: offer.explanation.why } });
    }
    // What came to nothing is looked up again: the ticket may be gone, the agent may be busy.
    for (const { ticketId, agentId } of decisions) {
      if (rung.has(ticketId)) continue;
      this.#people.add(agentId);
      this.#tickets.add(ticketId);
    }
    return rung.size;
  }
}

/** On the floor stands who waits or rings; whoever is served or done is nobody's next. */
function inLineOrOver(row: TicketRow): Ticket {
  const ticket = ticketValue(row);
  return ticket.state === 'assigned' ? { ...ticket, state: 'ended' } : ticket;
}
