/**
 * The sending side of the fan-out measurement, in a process of its own. `centre URL`: a whole centre with its hub. `bare`: a ws
 * server and nothing else, the peer. Told over the process channel which kind of frames to send and how many rounds; one round is
 * one frame to every connected socket. Both wait alike for sockets that are behind.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as breathe } from 'node:timers/promises';
import { WebSocketServer } from 'ws';
import { sql } from '#kit/db/sql.ts';
import type { SealedEvent } from '#kit/events/event.ts';
import { openCentre } from '../src/app/centre.ts';
import { pooledDice } from '../src/app/dice.ts';

const [kind = 'bare', databaseUrl = '', brandId = ''] = process.argv.slice(2);
/** A frame as an agent's typing makes it. */
const passing = { name: 'typing', data: { conversationId: '019a0000-0000-7000-8000-000000000000', name: '坐席' } };

/** A message as the visitor's widget gets it, for the peer: the centre loads its own. */
const message = { t: 'message', message: { id: '019a0000-0000-7000-8000-000000000000', conversationId: '019a0000-0000-7000-8000-000000000000', position: 1, speaker: 'customer', speakerName: null, kind: 'text', text: '订单超时了，麻烦帮我看看是什么原因', attachments: [], at: '2026-11-21T12:00:00.000Z', key: '019a0000-0000-7000-8000-000000000000' } };

/** Each sends one frame to everybody. */
interface Sending {
  passing(): void;
  stored(): Promise<void>;
}

async function centreSending(): Promise<{ port: number; sending: () => Promise<Sending> }> {
  const centre = await openCentre({
    databaseUrl, publicUrl: 'http://localhost', hosts: new Set(['localhost']), clock: { now: () => new Date() }, dice: pooledDice(),
    log: { info() {}, warn() {}, error: (what, cause) => process.stderr.write(`${what} ${String(cause)}\n`) }, adapters: { mailer: undefined }, connections: 10, runsByItself: true,
  });
  return {
    port: await centre.listen(0, '127.0.0.1'),
    async sending() {
      const talks = await centre.house.db.transact({ brandId }, (tx) => tx.rows<{ id: string; interaction_id: string; visitor_id: string }>(sql`
        select m.id, m.interaction_id, i.visitor_id from messages m join interactions i on i.id = m.interaction_id where m.brand_id = ${brandId} and m.position = 1`));
      // The seed has no events: these are the ones by which its messages would have been told.
      const events = talks.map((row, i): SealedEvent => ({
        id: row.id, brandId, seq: i + 1, at: new Date(), actorKind: 'visitor', actorId: row.visitor_id, actorName: null, name: 'message.posted', subjectKind: 'interaction', subjectId: row.interaction_id,
        detail: { messageId: row.id, position: 1, speaker: 'customer', kind: 'text' },
      }));
      const visitorIds = talks.map((row) => row.visitor_id).filter((visitorId) => centre.hub.isVisitorHere(visitorId));
      const here = events.filter((event) => centre.hub.isVisitorHere(event.actorId ?? ''));
      return {
        passing: () => visitorIds.forEach((visitorId) => centre.hub.send({ to: { brandId, visitorIds: [visitorId] }, ...passing, seq: 0 })),
        // As the sealer tells them: 500 at once.
        stored: async () => {
          for (let at = 0; at < here.length; at += 500) await centre.hub.publish(here.slice(at, at + 500));
        },
      };
    },
  };
}

async function bareSending(): Promise<{ port: number; sending: () => Promise<Sending> }> {
  const server = createServer();
  const wss = new WebSocketServer({ server, perMessageDeflate: false });
  wss.on('connection', (socket) => socket.on('message', () => socket.send('{"t":"welcome"}')));
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  return {
    port: (server.address() as AddressInfo).port,
    sending: async () => ({
      passing() {
        for (const socket of wss.clients) socket.send(JSON.stringify({ t: passing.name, ...passing.data }));
      },
      async stored() {
        for (const socket of wss.clients) socket.send(JSON.stringify(message));
      },
    }),
  };
}

const { port, sending } = kind === 'centre' ? await centreSending() : await bareSending();
process.on('message', (order: { what: 'passing' | 'stored'; rounds: number }) => void (async () => {
  const { passing: pass, stored } = await sending();
  const used = process.cpuUsage();
  for (let round = 0; round < order.rounds; round++) {
    if (order.what === 'stored') await stored();
    else pass();
    await breathe();
  }
  const { user, system } = process.cpuUsage(used);
  process.send?.({ sent: order.rounds, processorSeconds: (user + system) / 1e6 });
})());
process.send?.({ port });
process.on('SIGTERM', () => process.exit(0));
