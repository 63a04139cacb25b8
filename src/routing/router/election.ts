/**
 * Who routes a brand: of all processes over one database exactly one, whichever asked first. The claim is a lock that PostgreSQL holds
 * for a connection: a process that dies loses it with its connection, and the next to ask gets it. It is a lease as well: one that freezes,
 * or whose network is gone, no longer says each few seconds that it is there, and PostgreSQL ends its connection. Two at once, for the moment in which
 * a lost connection is not noticed yet, would only be slower: what is decided is written under the brand's own lock, over rows that still wait.
 */
import type pg from 'pg';
import type { House } from '#kit/house.ts';
import { claimRouting } from '../store.ts';

export interface Election {
  /** Whether this process routes the brand, now or from now on. */
  isOurs(brandId: string): Promise<boolean>;
  close(): Promise<void>;
}

/** Asked again so much later after another process was found to have it. */
const againAfterMs = 1000;

/** A claim lasts so long beyond the last sign of life, which is given each `everyMs`. */
interface Lease {
  readonly lastsMs: number;
  readonly everyMs: number;
}
/** The statements are short: an answer that does not come by then comes no more. */
const answersWithinMs = 5000;
const usual: Lease = { lastsMs: 10_000, everyMs: 2000 };

interface Connection {
  readonly client: pg.Client;
  inTurn<T>(ask: () => Promise<T>): Promise<T>;
}
/** Several brands are asked for at once, and a connection answers one after the other. */
function openLine(): Connection['inTurn'] {
  let line: Promise<unknown> = Promise.resolve();
  return <T>(ask: () => Promise<T>) => {
    const answer = line.then(ask);
    line = answer.catch(() => undefined);
    return answer;
  };
}

/** @param lost called when every claim of this process is gone with its connection */
export function openElection(house: Pick<House, 'db' | 'clock'>, lost: () => void, lease: Lease = usual): Election {
  const ours = new Set<string>();
  const lostAtMs = new Map<string, number>();
  let connecting: Promise<Connection> | undefined;
  const connect = async () => {
    const client = await house.db.dedicated(answersWithinMs);
    const inTurn = openLine();
    const mine = connecting;
    const gone = () => {
      clearInterval(beating);
      if (connecting !== mine) return;
      connecting = undefined;
      ours.clear();
      lost();
    };
    // An answer that does not come means that nobody there knows of us any more: it is not waited for until the network says so.
    const beating = setInterval(() => void inTurn(() => client.query('select 1')).catch(() => {
      gone();
      void client.end().catch(() => undefined);
    }), lease.everyMs);
    client.once('end', gone);
    await inTurn(() => client.query(`set idle_session_timeout = ${lease.lastsMs}`));
    return { client, inTurn };
  };
  return {
    async isOurs(brandId) {
      if (ours.has(brandId)) return true;
      const nowMs = house.clock.now().getTime();
      // A clock that was set back must not keep anybody from asking.
      const lostMs = lostAtMs.get(brandId);
      if (lostMs !== undefined && nowMs >= lostMs && nowMs < lostMs + againAfterMs) return false;
      connecting ??= connect();
      const { client, inTurn } = await connecting.catch((cause: unknown) => {
        connecting = undefined;
        throw cause;
      });
      if (await inTurn(() => claimRouting(client, brandId))) {
        lostAtMs.delete(brandId);
        ours.add(brandId);
        return true;
      }
      lostAtMs.set(brandId, nowMs);
      return false;
    },
    async close() {
      const connection = await connecting?.catch(() => undefined);
      await connection?.client.end();
    },
  };
}
