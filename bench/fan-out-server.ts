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

export type SendOrder = { readonly gather: number } | { readonly send: 'passing' | 'stored' | 'fromDatabase'; readonly rounds: number };

const [kind = 'bare', databaseUrl = '', brandId = ''] = process.argv.slice(2);
/** A frame as an agent's typing makes it. */
const passing = { name: 'typing', data: { conversationId: '019a0000-0000-7000-8000-000000000000', name: '坐席' } };

/** A message as the visitor's widget gets it, for the peer: the centre tells what was said. */
const message = { t: 'message', message: { id: '019a0000-0000-7000-8000-000000000000', conversationId: '019a0000-0000-7000-8000-000000000000', position: 1, speaker: 'customer', speakerName: null, kind: 'text', text: '订单超时了，麻烦帮我看看是什么原因', attachments: [], at: '2026-11-21T12:00:00.000Z', key: '019a0000-0000-7000-8000-000000000000' } };

/** Each sends one frame to everybody. */
interface Sending {
  passing(): void;
  stored(round: number): Promise<void>;
  /** The same words, as a process that has not written them tells them. */
  fromDatabase?(round: number): Promise<void>;
  /** From now on what is said is written and sealed, but kept from being told until it is measured. Resolves when so many words are there, with how many of them are in hand. */
  gather?(words: number): Promise<number>;
}

async function centreSending(): Promise<{ port: number; sending: Sending }> {
  const centre = await openCentre({
    databaseUrl, publicUrl: 'http://localhost', hosts: new Set(['localhost']), clock: { now: () => new Date() }, dice: pooledDice(), visitorPace: { atOnce: 1e6, perSecond: 1e6 },
    log: { info() {}, warn() {}, error: (what, cause) => process.stderr.write(`${what} ${String(cause)}\n`) }, adapters: { mailer: undefined }, connections: 10, runsByItself: true,
  });
  const { hub } = centre;
  const publish = hub.publish.bind(hub);
  let here: string[] = [];
  let gathered: SealedEvent[] = [];
  const tell = async (round: number, seen: (event: SealedEvent) => SealedEvent) => {
    const words = gathered.slice(round * here.length, (round + 1) * here.length).map(seen);
    // As the sealer tells them: 500 at once.
    for (let at = 0; at < words.length; at += 500) await publish(words.slice(at, at + 500));
  };
  return {
    port: await centre.listen(0, '127.0.0.1'),
    sending: {
      passing: () => here.forEach((visitorId) => hub.send({ to: { brandId, visitorIds: [visitorId] }, ...passing, seq: 0 })),
      stored: (round) => tell(round, (event) => event),
      fromDatabase: (round) => tell(round, (event) => ({ ...event, inHand: undefined })),
      async gather(words) {
        gathered = [];
        const all = new Promise<void>((done) => {
          hub.publish = async (events) => {
            gathered.push(...events.filter((event) => event.name === 'message.posted'));
            if (gathered.length >= words) done();
          };
        });
        const visitors = await centre.house.db.transact({ brandId }, (tx) => tx.rows<{ id: string }>(sql`select id from visitors where brand_id = ${brandId}`));
        here = visitors.map(({ id }) => id).filter((id) => hub.isVisitorHere(id));
        await all;
        await centre.settle();
        return gathered.filter((event) => event.inHand !== undefined).length;
      },
    },
  };
}

async function bareSending(): Promise<{ port: number; sending: Sending }> {
  const server = createServer();
  const wss = new WebSocketServer({ server, perMessageDeflate: false });
  wss.on('connection', (socket) => socket.on('message', () => socket.send('{"t":"welcome"}')));
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  return {
    port: (server.address() as AddressInfo).port,
    sending: {
      passing() {
        for (const socket of wss.clients) socket.send(JSON.stringify({ t: passing.name, ...passing.data }));
      },
      async stored() {
        for (const socket of wss.clients) socket.send(JSON.stringify(message));
      },
    },
  };
}

const { port, sending } = kind === 'centre' ? await centreSending() : await bareSending();
process.on('message', (order: SendOrder) => void (async () => {
  if ('gather' in order) return void process.send?.({ inHand: await sending.gather?.(order.gather) });
  const used = process.cpuUsage();
  for (let round = 0; round < order.rounds; round++) {
    await sending[order.send]?.(round);
    await breathe();
  }
  const { user, system } = process.cpuUsage(used);
  process.send?.({ processorSeconds: (user + system) / 1e6 });
})());
process.send?.({ port });
process.on('SIGTERM', () => process.exit(0));
