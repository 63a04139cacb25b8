/** The bell over NATS, for houses with more processes than PostgreSQL's one notification queue should serve. Nothing is kept there: a ring that nobody hears is lost, as it may be. */
import { connect } from '@nats-io/transport-node';
import { parseRing, ringText, type OpenBell } from '#kit/events/bell.ts';
import type { Log } from '#kit/log.ts';

const subject = 'lingting.sealed';

/**
 * @param url nats:// or tls://, one or several separated by commas
 * A NATS that is not there, now or later, holds nobody up: it is tried again for as long as the centre runs.
 */
export function natsBell({ url, log }: { url: string; log: Log }): OpenBell {
  return async (hear) => {
    const servers = url.split(',').map((one) => one.trim());
    let isClosed = false;
    const opening = connect({ servers, name: 'lingting', waitOnFirstConnect: true, maxReconnectAttempts: -1, reconnectTimeWait: 1000, ignoreClusterUpdates: true }).then(async (connection) => {
      if (isClosed) return connection.close().then(() => undefined);
      connection.subscribe(subject, {
        callback: (fault, message) => {
          if (fault !== null) return log.warn('the bell between processes is not allowed to listen', { cause: fault.message });
          const ring = parseRing(message.string());
          if (ring !== undefined) hear(ring);
        },
      });
      void (async () => {
        for await (const status of connection.status()) {
          if (status.type === 'disconnect') log.warn('the bell between processes lost NATS and tries again');
          else if (status.type === 'error') log.warn('the bell between processes is refused by NATS', { cause: status.error.message });
        }
      })();
      return connection;
    });
    opening.catch((cause: unknown) => log.warn('the bell between processes has no NATS', { cause: cause instanceof Error ? cause.message : String(cause) }));
    let connection: Awaited<typeof opening>;
    void opening.then((open) => (connection = open), () => undefined);
    return {
      async ring(rings) {
        for (const ring of rings) connection?.publish(subject, ringText(ring));
      },
      async close() {
        isClosed = true;
        await connection?.close();
      },
    };
  };
}
