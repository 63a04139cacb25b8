/** One contract, two bells: over PostgreSQL and over a real NATS server. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#kit/db/database.ts';
import { sql } from '#kit/db/sql.ts';
import type { OpenBell, Ring } from '#kit/events/bell.ts';
import { postgresBell } from '#kit/events/postgres-bell.ts';
import { freshDatabase } from '../../../test/kit/database.ts';
import { freePort, hasNats, startNats } from '../../../test/kit/nats.ts';
import { natsBell } from './nats-bell.ts';

interface Rig {
  readonly open: OpenBell;
  /** Breaks every connection; comes back by itself or with `heal`. */
  cut(): Promise<void>;
  heal(): Promise<void>;
  close(): Promise<void>;
}
const log = { info() {}, warn() {}, error() {} };

async function postgresRig(): Promise<Rig> {
  const database = await freshDatabase();
  const db = openDatabase(database.url, { connections: 2, onError: () => {} });
  return {
    open: postgresBell({ db, log }),
    cut: async () => void (await db.transact({ brandId: 'everywhere' }, (tx) => tx.rows(sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and (query like 'listen %' or query like 'select pg_notify%')`))),
    heal: async () => {},
    async close() {
      await db.close();
      await database.drop();
    },
  };
}
async function natsRig(): Promise<Rig> {
  const port = await freePort();
  let server = await startNats(port);
  return { open: natsBell({ url: server.url, log }), cut: () => server.kill(), heal: async () => void (server = await startNats(port)), close: () => server.kill() };
}

const brandId = '019a0000-0000-7000-8000-000000000001';

describe.each([['PostgreSQL', postgresRig, true], ['NATS', natsRig, hasNats]] as const)('the bell over %s', (name, openRig, isThere) => {
  const there = test.skipIf(!isThere);
  let rig: Rig;
  beforeAll(async () => {
    if (isThere) rig = await openRig();
  });
  afterAll(async () => rig?.close());

  there(isThere ? 'what one rings, the others hear' : `skipped: no ${name} server on this machine`, async () => {
    const heard: Ring[][] = [[], []];
    const one = await rig.open((ring) => void heard[0]?.push(ring));
    const other = await rig.open((ring) => void heard[1]?.push(ring));
    // A bell may still be opening: what is rung before is lost, as it may be.
    await expect.poll(async () => {
      await one.ring([{ brandId, seq: 1 }, { brandId, seq: 2 }]);
      return heard[1]?.length ?? 0;
    }, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
    expect(heard[1]?.slice(0, 2)).toEqual([{ brandId, seq: 1 }, { brandId, seq: 2 }]);
    await one.close();
    await other.close();
    await one.close();
  });

  there('is heard again after its connection was lost, and holds nobody up meanwhile', async () => {
    let heard = 0;
    const one = await rig.open(() => {});
    const other = await rig.open(() => void (heard += 1));
    await rig.cut();
    await one.ring([{ brandId, seq: 3 }]).catch(() => {});
    await rig.heal();
    await expect.poll(async () => {
      await one.ring([{ brandId, seq: 4 }]).catch(() => {});
      return heard;
    }, { timeout: 30_000, interval: 300 }).toBeGreaterThan(0);
    await one.close();
    await other.close();
  });
});
