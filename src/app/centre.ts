/** The centre: the house with every slice in it. Main and the tests open it alike; tests hand in their own time and chance. */
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Actor } from '#kit/actor.ts';
import { startDrains } from '#kit/events/drains.ts';
import { openInHand } from '#kit/events/in-hand.ts';
import { startNudges } from '#kit/events/nudge.ts';
import { postgresBell } from '#kit/events/postgres-bell.ts';
import { startSealer } from '#kit/events/seal.ts';
import { startTelling } from '#kit/events/telling.ts';
import type { AnyRoute } from '#kit/http/route.ts';
import type { Identified } from '#kit/http/mount.ts';
import { openDatabase } from '#kit/db/database.ts';
import type { Clock, Dice, House } from '#kit/house.ts';
import { Hub } from '#kit/live/hub.ts';
import { openSockets } from '#kit/live/sockets.ts';
import type { Log } from '#kit/log.ts';
import { startSweeps, sweepOnce } from '#kit/sweeps.ts';
import { visitorByToken, visitorTokenPrefix, type PaceTerms } from '#chat/index.ts';
import { apiKeyPrefix, cookieName, cookieOf, openKeys, staffBySession } from '#staff/index.ts';
import { openServer } from './server.ts';
import { wire, type Adapters } from './wire.ts';
import { loadWords } from './words.ts';

interface CentreOptions {
  readonly databaseUrl: string;
  readonly publicUrl: string;
  readonly hosts: ReadonlySet<string>;
  /** Whose X-Forwarded-For is believed; this machine's when nothing is said. */
  readonly trustedProxies?: readonly string[];
  readonly clock: Clock;
  readonly dice: Dice;
  readonly log: Log;
  readonly adapters: Adapters;
  readonly connections: number;
  /** See `openDatabase`. */
  readonly waitsForDisk?: boolean;
  /** Drills speak faster than people do. */
  readonly visitorPace?: PaceTerms;
  /** Tests run sweeps and listeners by hand (`settle`, `sweep`); the real centre lets them run. */
  readonly runsByItself: boolean;
}

export interface Centre {
  readonly house: House;
  readonly hub: Hub;
  readonly server: FastifyInstance;
  /** The whole route table, for the tests that try every route. */
  readonly routes: readonly AnyRoute[];
  listen(port: number, host: string): Promise<number>;
  /** Seals what is committed, tells everybody, lets listeners work until nothing is left. */
  settle(): Promise<void>;
  /** Runs every sweep once by the clock's time, then settles. */
  sweep(): Promise<void>;
  /** A second call waits for the first. */
  close(): Promise<void>;
}

export async function openCentre(options: CentreOptions): Promise<Centre> {
  const { log, clock, dice, publicUrl } = options;
  const say = loadWords();
  const db = openDatabase(options.databaseUrl, { connections: options.connections, waitsForDisk: options.waitsForDisk ?? true, onError: (error) => log.warn('database connection lost', { cause: error.message }) });
  let wake: House['wake'] = () => {};
  const house: House = { db, clock, dice, log, publicUrl, wake: (happened) => wake(happened) };
  const slices = wire({ say, visitorPace: options.visitorPace, adapters: options.adapters, house: () => house, hub: () => hub, identifyStaff: (cookies) => bySession(house, cookies) });
  const listeners = slices.flatMap((slice) => slice.listeners ?? []);
  const sweeps = slices.flatMap((slice) => slice.sweeps ?? []);
  const nudges = startNudges(house, slices.flatMap((slice) => slice.nudges ?? []), options.runsByItself);
  const hub = new Hub(house, slices.flatMap((slice) => slice.announcers ?? []));

  const inHand = openInHand(clock);
  const drains = startDrains(house, listeners, options.runsByItself);
  const telling = startTelling(house, async (events) => {
    nudges.tell(events);
    await hub.publish(inHand.give(events));
    drains.tell(events);
  }, options.runsByItself ? 2000 : 0);
  const bell = await (options.adapters.bell ?? postgresBell(house))((ring) => telling.rang(ring));
  const sealer = startSealer(house, async (events) => {
    await telling.sealed(events);
    // Nobody here waits for it: a bell that hangs would hold up what is sealed next.
    void bell.ring([...new Map(events.map(({ brandId, seq }) => [brandId, { brandId, seq }])).values()]).catch((cause: unknown) => log.warn('the bell could not be rung', { cause: String(cause) }));
  }, options.runsByItself ? 1000 : 60_000);
  wake = (happened) => {
    inHand.keep(happened);
    nudges.tell(happened);
    sealer.wake();
  };
  const sweeping = options.runsByItself ? startSweeps(house, sweeps) : undefined;

  const routes = slices.flatMap((slice) => slice.routes ?? []);
  const identify = openIdentify(house);
  const server = await openServer(house, slices, (request) => identify(request.headers), say, { hosts: options.hosts, trustedProxies: options.trustedProxies ?? ['loopback'] });
  await server.ready();
  const sockets = openSockets(server.server, slices.flatMap((slice) => slice.sockets ?? []), house, hub);

  const settle = async () => {
    await sealer.settle();
    await telling.catchUp();
    for (let before = -1; before !== 0; ) {
      before = (await nudges.settle()) ? 1 : 0;
      before += await drains.drainAll();
      await sealer.settle();
    }
  };
  /** From the doors inwards: whoever is connected leaves, which is noted; then nobody works any more; the database goes last. */
  const close = async () => {
    await sockets.close();
    await server.close();
    await sweeping?.stop();
    await sealer.stop();
    await bell.close();
    await telling.stop();
    await nudges.settle();
    await drains.stop();
    for (const slice of slices) await slice.close?.(house);
    await db.close();
  };
  let closing: Promise<void> | undefined;
  return {
    house, hub, server, routes, settle,
    async listen(port, host) {
      await server.listen({ port, host });
      return (server.server.address() as AddressInfo).port;
    },
    async sweep() {
      await settle();
      for (const sweep of sweeps) await sweepOnce(house, sweep);
      await settle();
    },
    close: () => (closing ??= close()),
  };
}

async function bySession(house: House, cookies: string | undefined): Promise<Actor | undefined> {
  const token = cookieOf(cookies, cookieName(house.publicUrl));
  return token === undefined ? undefined : staffBySession(house, token);
}

/** Token kinds are distinct: a key, a visitor's token and a session cookie each go to their own table. */
function openIdentify(house: House): (headers: { authorization?: string | undefined; cookie?: string | undefined }) => Promise<Identified | undefined> {
  const programByKey = openKeys(house);
  return async (headers) => {
    const bearer = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
    if (bearer !== undefined) {
      const who = bearer.startsWith(apiKeyPrefix) ? await programByKey(bearer) : bearer.startsWith(visitorTokenPrefix) ? await visitorByToken(house, bearer) : undefined;
      return who === undefined ? undefined : { who, byCookie: false };
    }
    const who = await bySession(house, headers.cookie);
    return who === undefined ? undefined : { who, byCookie: true };
  };
}
