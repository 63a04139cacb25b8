/**
 * The hub: who listens now, and what goes to whom. Slices turn sealed events into frames (announcers); the hub serialises a frame
 * once and hands it to every connection it is for. A connection that was away gives the last number it saw and gets the gap.
 */
import type { Queryable } from '../db/database.ts';
import type { SealedEvent } from '../events/event.ts';
import { headOf, sealedAfter } from '../events/store.ts';
import type { House } from '../house.ts';

/** Whom a frame is for: staff by id or by permission, or visitors: one person's devices. */
export interface Audience {
  readonly brandId: string;
  readonly staffIds?: readonly string[];
  readonly permission?: string;
  readonly visitorIds?: readonly string[];
}
export interface Frame {
  readonly to: Audience;
  readonly name: string;
  readonly data: unknown;
  /** The event it comes from; 0 for a passing thing such as typing, which is never fetched again. */
  readonly seq: number;
}
/** Turns events into frames, for a batch of one brand; loads what it shows with few statements. */
export interface Announcer {
  readonly on: readonly string[];
  /** Who alone its frames are for; it is not asked while none of them is connected. Without it, both. */
  readonly only?: 'staff' | 'visitors';
  frames(tx: Queryable, brandId: string, events: readonly SealedEvent[]): Promise<readonly Frame[]>;
}
export interface Connection {
  readonly brandId: string;
  readonly staffId?: string;
  readonly permissions?: ReadonlySet<string>;
  readonly visitorId?: string;
  /** The sign-in that opened it; when that ends, so does the connection. */
  readonly sessionId?: string;
  send(text: string): void;
  /** Lets go at once: nothing more is sent. */
  end?(): void;
}

/** A reconnecting desk that missed more than this starts afresh instead of replaying. */
const longestGap = 2000;
/** Events of a batch that are told at once. */
const partSize = 100;

export class Hub {
  readonly #byBrand = new Map<string, Set<Connection>>();
  /** Visitors are found by id: with thousands of them connected a frame must not walk them all. */
  readonly #byVisitor = new Map<string, Set<Connection>>();
  /** Brand → connections of any kind. */
  readonly #here = new Map<string, number>();
  readonly #house: Pick<House, 'db' | 'log'>;
  readonly #announcers: readonly Announcer[];
  constructor(house: Pick<House, 'db' | 'log'>, announcers: readonly Announcer[]) {
    this.#house = house;
    this.#announcers = announcers;
  }

  attach(connection: Connection): () => void {
    const [map, key] = connection.visitorId === undefined ? [this.#byBrand, connection.brandId] : [this.#byVisitor, connection.visitorId];
    const set = map.get(key) ?? new Set();
    map.set(key, set.add(connection));
    this.#here.set(connection.brandId, (this.#here.get(connection.brandId) ?? 0) + 1);
    let isAttached = true;
    return () => {
      if (!isAttached) return;
      isAttached = false;
      set.delete(connection);
      if (set.size === 0) map.delete(key);
      const left = (this.#here.get(connection.brandId) ?? 1) - 1;
      if (left === 0) this.#here.delete(connection.brandId);
      else this.#here.set(connection.brandId, left);
    };
  }

  isVisitorHere(visitorId: string): boolean {
    return this.#byVisitor.has(visitorId);
  }
  /** Visitors with a socket of this process, by brand. */
  visitorsHere(): ReadonlyMap<string, readonly string[]> {
    const all = [...this.#byVisitor].map(([id, set]) => ({ id, brandId: [...set][0]?.brandId ?? '' }));
    return new Map([...Map.groupBy(all, (one) => one.brandId)].map(([brandId, visitors]) => [brandId, visitors.map((one) => one.id)]));
  }
  staffHere(brandId: string): ReadonlySet<string> {
    return new Set([...(this.#byBrand.get(brandId) ?? [])].flatMap((connection) => connection.staffId ?? []));
  }

  /**
   * Ends the connections whose session is over, in one brand or everywhere: a socket is no longer let in than its cookie.
   * @param living which of these sessions still hold
   */
  async endOrphans(living: (sessionIds: readonly string[]) => Promise<ReadonlySet<string>>, brandId?: string): Promise<number> {
    const connections = [...this.#byBrand].flatMap(([brand, set]) => (brandId === undefined || brand === brandId ? [...set] : [])).filter((connection) => connection.sessionId !== undefined);
    if (connections.length === 0) return 0;
    const alive = await living([...new Set(connections.flatMap((connection) => connection.sessionId ?? []))]);
    const orphans = connections.filter((connection) => connection.sessionId !== undefined && !alive.has(connection.sessionId));
    for (const orphan of orphans) orphan.end?.();
    return orphans.length;
  }

  async publish(events: readonly SealedEvent[]): Promise<void> {
    for (const brandId of new Set(events.map((event) => event.brandId))) {
      // Nobody looks: nothing is loaded. Whoever comes later asks for what they missed.
      const here = this.#here.get(brandId) ?? 0;
      const staff = this.#byBrand.get(brandId)?.size ?? 0;
      const announcers = this.#announcers.filter(({ only }) => (only !== 'staff' && here > staff) || (only !== 'visitors' && staff > 0));
      const mine = events.filter((event) => event.brandId === brandId);
      try {
        for await (const frames of this.#inParts(brandId, mine, announcers)) for (const frame of frames) this.send(frame);
      } catch (cause) {
        // What could not be shown is never told again: these desks fetch everything afresh, and other brands are not held up.
        this.#house.log.error('announcing failed', cause, { brandId });
        const text = JSON.stringify({ t: 'reset', seq: mine.at(-1)?.seq ?? 0 });
        for (const connection of this.#byBrand.get(brandId) ?? []) connection.send(text);
        // A visitor's window asks for what it missed when it comes back.
        for (const connection of [...this.#byVisitor.values()].flatMap((set) => [...set])) if (connection.brandId === brandId) connection.end?.();
      }
    }
  }

  send(frame: Frame): void {
    let text: string | undefined;
    const { brandId, visitorIds } = frame.to;
    const sets = visitorIds === undefined ? [this.#byBrand.get(brandId)] : visitorIds.map((id) => this.#byVisitor.get(id));
    for (const set of sets) for (const connection of set ?? []) if (isFor(frame.to, connection)) connection.send((text ??= textOf(frame, connection)));
  }

  /** What a member of staff's connection missed since `seq`; undefined when that is too much and it must start afresh. */
  async missedSince(connection: Connection, seq: number): Promise<{ texts: string[]; head: number } | undefined> {
    const { brandId } = connection;
    const events = await this.#house.db.transact({ brandId }, (tx) => sealedAfter(tx, brandId, seq, longestGap + 1));
    if (events.length > longestGap) return undefined;
    const frames = await this.#framesOf(brandId, events, this.#announcers.filter(({ only }) => only !== 'visitors'));
    return { texts: frames.filter((frame) => isFor(frame.to, connection)).map((frame) => textOf(frame, connection)), head: events.at(-1)?.seq ?? seq };
  }

  head(brandId: string): Promise<number> {
    return this.#house.db.transact({ brandId }, (tx) => headOf(tx, brandId));
  }

  /** A large batch is told in parts: while one is sent, the database loads the next. */
  async *#inParts(brandId: string, events: readonly SealedEvent[], announcers: readonly Announcer[]): AsyncGenerator<readonly Frame[]> {
    const load = (from: number) => (from < events.length ? this.#framesOf(brandId, events.slice(from, from + partSize), announcers) : undefined);
    let next = load(0);
    for (let from = 0; next !== undefined; from += partSize) {
      const frames = await next;
      next = load(from + partSize);
      // Its fault is thrown when its turn comes; until then it is nobody's.
      next?.catch(() => {});
      yield frames;
    }
  }

  async #framesOf(brandId: string, events: readonly SealedEvent[], announcers: readonly Announcer[]): Promise<readonly Frame[]> {
    const wanted = announcers.map((announcer) => ({ announcer, mine: events.filter((event) => announcer.on.includes(event.name)) })).filter(({ mine }) => mine.length > 0);
    if (wanted.length === 0) return [];
    const frames = await this.#house.db.transact({ brandId, keepsPlans: true }, async (tx) => {
      const all: Frame[] = [];
      for (const { announcer, mine } of wanted) all.push(...(await announcer.frames(tx, brandId, mine)));
      return all;
    });
    return frames.toSorted((a, b) => a.seq - b.seq);
  }
}

function isFor(to: Audience, connection: Connection): boolean {
  if (to.brandId !== connection.brandId) return false;
  if (to.visitorIds !== undefined) return connection.visitorId !== undefined && to.visitorIds.includes(connection.visitorId);
  if (connection.staffId === undefined) return false;
  if (to.staffIds?.includes(connection.staffId) === true) return true;
  return to.permission !== undefined && connection.permissions?.has(to.permission) === true;
}

/** Visitors get the bare frame of their own protocol (`t` is its name); staff get a numbered event. */
function textOf(frame: Frame, connection: Connection): string {
  return connection.visitorId === undefined ? JSON.stringify({ t: 'event', seq: frame.seq, name: frame.name, data: frame.data }) : JSON.stringify({ t: frame.name, ...(frame.data as object) });
}
