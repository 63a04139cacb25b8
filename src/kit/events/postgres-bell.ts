/** The bell over PostgreSQL's LISTEN and NOTIFY, on a connection of its own: the default, since every process has the database. */
import { setTimeout as rest } from 'node:timers/promises';
import type pg from 'pg';
import type { House } from '../house.ts';
import { parseRing, ringText, type OpenBell, type Ring } from './bell.ts';

const channel = 'lingting_sealed';
const againAfterMs = 1000;
/** Ringing is a moment's work: an answer that does not come by then comes no more. */
const answersWithinMs = 5000;

export function postgresBell(house: Pick<House, 'db' | 'log'>): OpenBell {
  return async (hear) => {
    let isClosed = false;
    let client: pg.Client | undefined;
    let connecting: Promise<void> | undefined;
    /** Again and again until it is there: meanwhile rings are lost, and nothing else. */
    const connect = async () => {
      for (let isFirst = true; !isClosed && client === undefined; isFirst = false) {
        if (!isFirst) await rest(againAfterMs);
        let fresh: pg.Client | undefined;
        try {
          fresh = await house.db.dedicated(answersWithinMs);
          fresh.on('notification', ({ payload }) => {
            const ring = parseRing(payload ?? '');
            if (ring !== undefined) hear(ring);
          });
          fresh.on('end', () => {
            if (client === undefined || client !== fresh) return;
            client = undefined;
            reconnect();
          });
          await fresh.query(`listen ${channel}`);
          client = fresh;
        } catch (cause) {
          // It may be connected and yet not listen.
          await fresh?.end().catch(() => {});
          house.log.warn('the bell between processes has no connection', { cause: cause instanceof Error ? cause.message : String(cause) });
        }
      }
    };
    const reconnect = () => void (connecting ??= connect().finally(() => (connecting = undefined)));
    await connect();
    /** Still to be rung, in order. */
    const waiting: Ring[] = [];
    let ringing: Promise<void> | undefined;
    const ringAll = async () => {
      for (let mine = client; mine !== undefined && waiting.length > 0; mine = client) {
        const rings = waiting.splice(0).map(ringText);
        try {
          await mine.query('select pg_notify($1, t) from unnest($2::text[]) t', [channel, rings]);
        } catch (cause) {
          // No answer: whoever is at the other end hears nothing either. What is lost is looked up by the others themselves.
          if (client === mine) {
            client = undefined;
            reconnect();
          }
          void mine.end().catch(() => undefined);
          throw cause;
        }
      }
      waiting.length = 0;
    };
    return {
      ring(rings) {
        if (isClosed) return Promise.resolve();
        waiting.push(...rings);
        return (ringing ??= ringAll().finally(() => (ringing = undefined)));
      },
      async close() {
        isClosed = true;
        // One that was just being opened is closed too.
        await connecting;
        // What is just being rung is heard out.
        await ringing?.catch(() => undefined);
        const last = client;
        client = undefined;
        await last?.end();
      },
    };
  };
}
