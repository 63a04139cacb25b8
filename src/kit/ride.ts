/**
 * Acts that come in the same moment ride together: several acts of a brand in one transaction, which costs one commit instead of many,
 * and one statement where they ask the same at the same step (`act.together`). Nobody waits for company: an act that finds the road free
 * goes alone at once; those that come while rides are on the road board the next one.
 *
 * Inside one transaction no row lock keeps two acts apart, so each says all that it may touch, and two about the same thing never ride
 * together. If one act of a ride refuses or fails, nothing of the ride is kept and each goes again by itself: acts change nothing but rows.
 * A ride does not wait for a row that somebody holds: one customer's held conversation would hold up everybody's.
 */
import { begin, keepEvents, transact, type Act, type Shared } from './act.ts';
import type { Actor } from './actor.ts';
import { isUndone } from './db/database.ts';
import { openGathering } from './gathering.ts';
import type { House } from './house.ts';
import { refuse } from './refusal.ts';

const roads = new WeakMap<House, Rides>();
/** The rides of this house: all doors share them. */
export function ridesOf(house: House): Rides {
  const rides = roads.get(house) ?? openRides(house);
  roads.set(house, rides);
  return rides;
}

export interface Rides {
  /** @param about all that it may touch which another such act may touch: the device, the proved user, the key. */
  take<T>(who: Actor, about: readonly string[], work: (act: Act) => Promise<T>): Promise<T>;
}

const mostAboard = 32;
/** Of one brand. More than that only wait to be given up by whoever sent them. */
const mostWaiting = 2000;

interface Passenger {
  readonly who: Actor;
  readonly about: readonly string[];
  work(act: Act): Promise<unknown>;
  arrive(value: unknown): void;
  fail(cause: unknown): void;
}
interface Ride {
  readonly aboard: readonly Passenger[];
  /** False once its acts go one by one: then it holds no seat, but nobody overtakes it. */
  isShared: boolean;
}
interface Stop {
  waiting: Passenger[];
  readonly onTheRoad: Set<Ride>;
}

function openRides(house: House): Rides {
  const stops = new Map<string, Stop>();
  const depart = (brandId: string, stop: Stop) => {
    for (let aboard = board(stop); aboard.length > 0; aboard = board(stop)) {
      const gone = new Set(aboard);
      const ride: Ride = { aboard, isShared: true };
      stop.waiting = stop.waiting.filter((passenger) => !gone.has(passenger));
      stop.onTheRoad.add(ride);
      const freeSeat = () => {
        ride.isShared = false;
        depart(brandId, stop);
      };
      void go(house, aboard, freeSeat).finally(() => {
        stop.onTheRoad.delete(ride);
        depart(brandId, stop);
        if (stop.onTheRoad.size === 0) stops.delete(brandId);
      });
    }
  };
  return {
    take: <T>(who: Actor, about: readonly string[], work: (act: Act) => Promise<T>) => new Promise<T>((arrive, fail) => {
      const stop = stops.get(who.brandId) ?? { waiting: [], onTheRoad: new Set() };
      if (stop.waiting.length >= mostWaiting) throw refuse('unavailable', 'kit.unavailable');
      stops.set(who.brandId, stop);
      stop.waiting.push({ who, about, work, arrive: arrive as (value: unknown) => void, fail });
      depart(who.brandId, stop);
    }),
  };
}

/** Who goes now. Acts about the same thing go one after the other, in the order in which they came. */
function board(stop: Stop): readonly Passenger[] {
  const seats = seatsNow(stop);
  const things = new Set([...stop.onTheRoad].flatMap(({ aboard }) => aboard.flatMap((passenger) => passenger.about)));
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
  const [first, second] = [...onTheRoad].filter((ride) => ride.isShared);
  if (second !== undefined) return 0;
  if (first === undefined) return mostAboard;
  const carried = first.aboard.length;
  return waiting.length * 2 < carried ? 0 : Math.min(mostAboard, Math.ceil((waiting.length + carried) / 2));
}

async function go(house: House, aboard: readonly Passenger[], freeSeat: () => void): Promise<void> {
  // One alone rides like many: it too must not keep its seat while it waits for a row that somebody holds.
  const ended = await rideAsOne(house, aboard);
  if (ended === 'given_up') {
    freeSeat();
    await Promise.all(aboard.map((passenger) => goAlone(house, passenger)));
    return;
  }
  for (const [i, passenger] of aboard.entries()) {
    const end = ended[i];
    if (end?.failed === undefined) passenger.arrive(end?.value);
    else passenger.fail(end.failed.cause);
  }
}

async function goAlone(house: House, { who, work, arrive, fail }: Passenger): Promise<void> {
  try {
    arrive(await transact(house, who, work));
  } catch (cause) {
    fail(cause);
  }
}

interface Ended {
  readonly value?: unknown;
  readonly failed?: { readonly cause: unknown };
  /** Whether it asked the database for anything. An act that refused before is not aboard at all. */
  readonly hasAsked: boolean;
}

/** How each act ended; 'given_up' when nothing was kept, because one of them could not go on. */
async function rideAsOne(house: House, aboard: readonly Passenger[]): Promise<readonly Ended[] | 'given_up'> {
  const brandId = aboard[0]?.who.brandId ?? '';
  let isDone = false;
  try {
    const done = await house.db.transact({ brandId, isForMany: true }, async (tx) => {
      const shared: Shared = { rows: tx.rows, one: tx.one, maybe: tx.maybe, run: tx.run, brandId, now: house.clock.now() };
      const together = openGathering(shared);
      const riding = aboard.map((passenger) => ({ ...begin(house, shared, passenger.who, together), passenger }));
      // All of them end before the transaction does: none may still write after it.
      const ended = await Promise.all(riding.map(endOf));
      const broken = ended.find((each) => each.failed !== undefined && each.hasAsked);
      if (broken !== undefined) throw broken.failed?.cause;
      const happened = await keepEvents(shared, riding.filter((_, i) => ended[i]?.failed === undefined));
      isDone = true;
      return { ended, happened };
    });
    if (done.happened.length > 0) house.wake(done.happened);
    return done.ended;
  } catch (cause) {
    // The commit's answer was lost: what was written may stand, so doing it again might do it twice. Whoever asked is told, and asks again by their key.
    if (isDone && !isUndone(cause)) return aboard.map(() => ({ failed: { cause }, hasAsked: true }));
    if (aboard.length > 1) house.log.info('a ride was given up, its acts go one by one', { acts: aboard.length, cause: cause instanceof Error ? cause.message : String(cause) });
    return 'given_up';
  }
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
