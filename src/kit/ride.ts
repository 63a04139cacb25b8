/**
 * Acts that come in the same moment ride together: several acts of a brand in one transaction, which costs one commit instead of many,
 * and one statement where they ask the same at the same step (`act.together`). Nobody waits for company: an act that finds the road free
 * goes alone at once; those that come while rides are on the road board the next one.
 *
 * Inside one transaction no row lock keeps two acts apart, so each says what it is about, and two about the same thing never ride
 * together. If one act of a ride refuses or fails, nothing of the ride is kept and each goes again by itself: acts change nothing but rows.
 */
import { begin, keepEvents, transact, type Act, type AskForAll, type Shared } from './act.ts';
import type { Actor } from './actor.ts';
import type { House } from './house.ts';

const roads = new WeakMap<House, Rides>();
/** The rides of this house: all doors share them. */
export function ridesOf(house: House): Rides {
  const rides = roads.get(house) ?? openRides(house);
  roads.set(house, rides);
  return rides;
}

export interface Rides {
  take<T>(who: Actor, about: readonly string[], work: (act: Act) => Promise<T>): Promise<T>;
}

const mostAboard = 32;

interface Passenger {
  readonly who: Actor;
  readonly about: readonly string[];
  work(act: Act): Promise<unknown>;
  arrive(value: unknown): void;
  fail(cause: unknown): void;
}
interface Stop {
  waiting: Passenger[];
  readonly onTheRoad: Set<readonly Passenger[]>;
}

function openRides(house: House): Rides {
  const stops = new Map<string, Stop>();
  const depart = (brandId: string, stop: Stop) => {
    for (let next = board(stop); next.length > 0; next = board(stop)) {
      const aboard = next;
      stop.waiting = stop.waiting.filter((passenger) => !aboard.includes(passenger));
      stop.onTheRoad.add(aboard);
      void ride(house, aboard).finally(() => {
        stop.onTheRoad.delete(aboard);
        depart(brandId, stop);
        if (stop.onTheRoad.size === 0) stops.delete(brandId);
      });
    }
  };
  return {
    take: <T>(who: Actor, about: readonly string[], work: (act: Act) => Promise<T>) => new Promise<T>((arrive, fail) => {
      const stop = stops.get(who.brandId) ?? { waiting: [], onTheRoad: new Set() };
      stops.set(who.brandId, stop);
      stop.waiting.push({ who, about, work, arrive: arrive as (value: unknown) => void, fail });
      depart(who.brandId, stop);
    }),
  };
}

/** Who goes now. Acts about the same thing go one after the other, in the order in which they came. */
function board(stop: Stop): readonly Passenger[] {
  const seats = seatsNow(stop);
  const things = new Set([...stop.onTheRoad].flatMap((aboard) => aboard.flatMap((passenger) => passenger.about)));
  const aboard: Passenger[] = [];
  for (const passenger of stop.waiting) {
    if (aboard.length >= seats) break;
    if (!passenger.about.some((thing) => things.has(thing))) aboard.push(passenger);
    for (const thing of passenger.about) things.add(thing);
  }
  return aboard;
}

/**
 * Two rides may be on the road: while the database works on one, the next one's questions are written. They share who is there
 * evenly, so the second one goes when it is worth it: with half as many as the first one carries.
 */
function seatsNow({ waiting, onTheRoad }: Stop): number {
  const [first, second] = [...onTheRoad];
  if (second !== undefined) return 0;
  if (first === undefined) return mostAboard;
  return waiting.length * 2 < first.length ? 0 : Math.min(mostAboard, Math.ceil((waiting.length + first.length) / 2));
}

async function ride(house: House, aboard: readonly Passenger[]): Promise<void> {
  const ended = aboard.length > 1 ? await rideAsOne(house, aboard) : undefined;
  await Promise.all(aboard.map(async (passenger, i) => {
    const end = ended?.[i];
    try {
      if (end?.failed !== undefined) passenger.fail(end.failed.cause);
      else passenger.arrive(end === undefined ? await transact(house, passenger.who, (act) => passenger.work(act)) : end.value);
    } catch (cause) {
      passenger.fail(cause);
    }
  }));
}

interface Ended {
  readonly value?: unknown;
  readonly failed?: { readonly cause: unknown };
  /** Whether it asked the database for anything. An act that refused before is not aboard at all. */
  readonly hasAsked: boolean;
}

async function endOf({ act, passenger }: { act: Act; passenger: Passenger }): Promise<Ended> {
  let hasAsked = false;
  const noted = <A extends unknown[], R>(ask: (...asked: A) => R) => (...asked: A): R => {
    hasAsked = true;
    return ask(...asked);
  };
  try {
    const value = await passenger.work({ ...act, rows: noted(act.rows) as Act['rows'], one: noted(act.one) as Act['one'], maybe: noted(act.maybe) as Act['maybe'], run: noted(act.run), together: noted(act.together) as Act['together'] });
    return { value, hasAsked };
  } catch (cause) {
    return { failed: { cause }, hasAsked };
  }
}

/** How each act ended; undefined when nothing was kept, because one of them could not go on. */
async function rideAsOne(house: House, aboard: readonly Passenger[]): Promise<readonly Ended[] | undefined> {
  const [first] = aboard;
  if (first === undefined) return undefined;
  const { brandId } = first.who;
  try {
    const done = await house.db.transact({ brandId, keepsPlans: true }, async (tx) => {
      const shared: Shared = { rows: tx.rows, one: tx.one, maybe: tx.maybe, run: tx.run, brandId, now: house.clock.now() };
      const together = openGathering(shared);
      const riding = aboard.map((passenger) => ({ ...begin(house, shared, passenger.who, together), passenger }));
      // All of them end before the transaction does: none may still write after it.
      const ended = await Promise.all(riding.map(endOf));
      const broken = ended.find((each) => each.failed !== undefined && each.hasAsked);
      if (broken !== undefined) throw broken.failed?.cause;
      return { ended, hasEvents: await keepEvents(shared, riding.filter((_, i) => ended[i]?.failed === undefined)) };
    });
    if (done.hasEvents) house.wake();
    return done.ended;
  } catch (cause) {
    house.log.info('a ride was given up, its acts go one by one', { acts: aboard.length, cause: cause instanceof Error ? cause.message : String(cause) });
    return undefined;
  }
}

interface Question {
  readonly item: unknown;
  answer(value: unknown): void;
  fail(cause: unknown): void;
}

/** Acts of a ride walk in step: what they ask before the loop turns is asked by one statement. */
function openGathering(shared: Shared): Act['together'] {
  const asked = new Map<AskForAll<unknown, unknown>, Question[]>();
  const askAll = async (ask: AskForAll<unknown, unknown>, questions: readonly Question[]) => {
    try {
      const answers = await ask(shared, questions.map((question) => question.item));
      if (answers.length !== questions.length) throw new Error(`asked for ${questions.length}, answered ${answers.length}`);
      for (const [i, question] of questions.entries()) question.answer(answers[i]);
    } catch (cause) {
      for (const question of questions) question.fail(cause);
    }
  };
  const flush = () => {
    const all = [...asked];
    asked.clear();
    for (const [ask, questions] of all) void askAll(ask, questions);
  };
  return <I, O>(ask: AskForAll<I, O>, item: I) => new Promise<O>((answer, fail) => {
    // A tick comes after all promises that can go on have gone on, so every act of the ride has asked by then.
    if (asked.size === 0) process.nextTick(flush);
    const key = ask as AskForAll<unknown, unknown>;
    const questions = asked.get(key) ?? [];
    questions.push({ item, answer: answer as (value: unknown) => void, fail });
    asked.set(key, questions);
  });
}
