/**
 * Visitors here are in conversations that an agent holds.
 * (a) Fan-out: frames a second from one server process to 1,000 connected visitors, beside a bare `ws` server that sends the same to
 * as many sockets in the same run. `passing`: frames that are never stored (typing), handed to the hub one visitor at a time.
 * `stored`: every visitor says words by their own socket; they are written and sealed, and their telling is held back. Then it is
 * measured alone: the sealed events are handed to the hub as the sealer hands them, 500 at once, with what the process has in hand of
 * them. `fromDatabase`: the same events as another process over the same database tells them: each word is loaded.
 * (b) The way of a word: 200 visitors' sockets say 200 messages a second for 20 s; from the send to the frame on a member of staff's
 * socket, through commit, sealing and announcing.
 */
import { fork } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { cpuSeconds, keepResult, openBenchCentre, spread, type BenchCentre } from './bench-centre.ts';
import type { SendOrder } from './fan-out-server.ts';
import { seedConversations, seedToken } from './seed.ts';
import { openVisitor, type VisitorSocket } from './visitors.ts';

const seconds = Number(process.argv[2] ?? 20);
const visitors = 1000;
const speakers = 200;
const text = '订单超时了，麻烦帮我看看是什么原因';

type Sent = 'passing' | 'stored' | 'fromDatabase';
interface Rate {
  readonly framesPerSecond: number;
  /** Of the sending process alone: this says what a frame costs, however busy the machine is. */
  readonly framesPerProcessorSecond: number;
}
interface Sender {
  rate(send: Sent, rounds: number): Promise<Rate>;
  /** Every visitor says `rounds` words by their socket. Returns how many of them the server has in hand. */
  say(rounds: number): Promise<number>;
  end(): Promise<void>;
}

async function openSender(kind: 'centre' | 'bare', centre: BenchCentre, tokens: readonly string[]): Promise<Sender> {
  const server = fork('bench/fan-out-server.ts', [kind, centre.databaseUrl, centre.brandId]);
  const told = <T>() => new Promise<T>((resolve) => server.once('message', (value) => resolve(value as T)));
  const order = (what: SendOrder) => server.send(what);
  const { port } = await told<{ port: number }>();
  const sockets = await connected(`http://127.0.0.1:${port}`, tokens);
  return {
    async rate(send, rounds) {
      const wanted = send === 'passing' ? '{"t":"typing"' : '{"t":"message"';
      let heard = 0;
      const started = performance.now();
      const all = new Promise<number>((resolve) => {
        for (const socket of sockets) socket.hear = (frame) => {
          if (frame.startsWith(wanted) && (heard += 1) === rounds * tokens.length) resolve(performance.now());
        };
      });
      const done = told<{ processorSeconds: number }>();
      order({ send, rounds });
      const { processorSeconds } = await done;
      const tookSeconds = ((await all) - started) / 1000;
      return { framesPerSecond: Math.round(heard / tookSeconds), framesPerProcessorSecond: Math.round(heard / processorSeconds) };
    },
    async say(rounds) {
      const gathered = told<{ inHand: number }>();
      order({ gather: rounds * tokens.length });
      await wait(200);
      for (let round = 0; round < rounds; round++) await Promise.all(sockets.map((socket) => socket.say(text)));
      return (await gathered).inHand;
    },
    async end() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      for (const socket of sockets) socket.close();
    },
  };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Ours and the peer take turns, so that a busy moment of the machine meets both; each figure is the median of `times`, all of them are kept. */
async function fanOut(centre: BenchCentre, tokens: readonly string[], times: number) {
  const [ours, bare] = [await openSender('centre', centre, tokens), await openSender('bare', centre, tokens)];
  const rounds = { passing: 60, stored: 20, fromDatabase: 20 };
  const inHand = await ours.say(rounds.stored);
  await wait(2000);
  const measured: Record<'ours' | 'bare', Rate>[][] = [];
  const kinds = ['passing', 'stored', 'fromDatabase'] as const;
  for (let time = 0; time <= times; time++) {
    const one = [];
    for (const kind of kinds) one.push({ ours: await ours.rate(kind, rounds[kind]), bare: await bare.rate(kind === 'passing' ? kind : 'stored', rounds[kind]) });
    // The first time warms both up.
    if (time > 0) measured.push(one);
  }
  await ours.end();
  await bare.end();
  const of = (i: number) => {
    const all = measured.flatMap((one) => one[i] ?? []);
    const share = (what: keyof Rate) => all.map((each) => Math.round((100 * each.ours[what]) / each.bare[what]));
    const middle = (who: 'ours' | 'bare') => ({ framesPerSecond: median(all.map((each) => each[who].framesPerSecond)), framesPerProcessorSecond: median(all.map((each) => each[who].framesPerProcessorSecond)) });
    const [bySeconds, byProcessor] = [share('framesPerSecond'), share('framesPerProcessorSecond')];
    return { percentOfBare: median(bySeconds), percentOfBareByProcessor: median(byProcessor), ours: middle('ours'), bare: middle('bare'), eachTime: { percentOfBare: bySeconds, percentOfBareByProcessor: byProcessor, all } };
  };
  return { visitors: tokens.length, times, wordsSaid: rounds.stored * tokens.length, inHand, ...Object.fromEntries(kinds.map((kind, i) => [kind, of(i)])) };
}

async function inTurn<T>(all: readonly T[], atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  const queue = [...all];
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let one = queue.pop(); one !== undefined; one = queue.pop()) await work(one);
  }));
}

async function connected(baseUrl: string, tokens: readonly string[]): Promise<VisitorSocket[]> {
  const sockets: VisitorSocket[] = [];
  await inTurn(tokens, 16, async (token) => void sockets.push(await openVisitor(baseUrl, token)));
  return sockets;
}

/** Texts are numbered, so that each frame on the desk is matched with its sending. */
async function wayOfAWord(centre: BenchCentre, tokens: readonly string[]) {
  const desk = new WebSocket(`${centre.baseUrl.replace('http', 'ws')}/api/live`, { headers: { cookie: centre.agent.cookie ?? '', origin: centre.baseUrl } });
  const sentAt = new Map<string, number>();
  const latencies: number[] = [];
  await new Promise<void>((resolve, reject) => {
    desk.on('error', reject);
    desk.on('open', () => desk.send('{"t":"hello","since":null}'));
    desk.on('message', (data) => {
      const now = performance.now();
      const frame = JSON.parse(String(data)) as { t: string; name?: string; data?: { text?: string } };
      if (frame.t === 'welcome') resolve();
      const sent = frame.name === 'message' ? sentAt.get(frame.data?.text ?? '') : undefined;
      if (sent === undefined) return;
      latencies.push(now - sent);
      sentAt.delete(frame.data?.text ?? '');
    });
  });
  const sockets = await connected(centre.baseUrl, tokens);
  const acks: Promise<void>[] = [];
  let said = 0;
  const speak = async (forSeconds: number) => {
    const started = performance.now();
    for (let i = 0; i < forSeconds * speakers; i++) {
      const early = started + (i * 1000) / speakers - performance.now();
      if (early > 1) await wait(early);
      const words = `${text} ${said++}`;
      sentAt.set(words, performance.now());
      acks.push(sockets[i % sockets.length]?.say(words) ?? Promise.reject(new Error('no socket')));
    }
    await Promise.all(acks.splice(0));
  };
  await speak(3);
  await wait(1000);
  latencies.length = 0;
  const before = { node: cpuSeconds(centre.serverPid), postgres: cpuSeconds(centre.postgresPid) };
  const started = performance.now();
  await speak(seconds);
  const tookSeconds = (performance.now() - started) / 1000;
  for (let i = 0; i < 50 && sentAt.size > 0; i++) await wait(100);
  const perMessage = (now: number, then: number) => Math.round(((now - then) * 1_000_000) / latencies.length) / 1000;
  const processorMsEach = { node: perMessage(cpuSeconds(centre.serverPid), before.node), postgres: perMessage(cpuSeconds(centre.postgresPid), before.postgres) };
  for (const socket of sockets) socket.close();
  desk.terminate();
  return { saidPerSecond: Math.round((seconds * speakers) / tookSeconds), neverSeen: sentAt.size, latencyMs: spread(latencies), processorMsEach };
}

const centre = await openBenchCentre();
/** Conversations that an agent holds, with one message each; their visitors' tokens. */
async function talks(series: string, count: number): Promise<string[]> {
  await seedConversations(centre.ownerUrl, centre.brandId, { series, conversations: count, live: count, someWait: false, messagesEach: 1, agentMail: 'admin@yunque.example' });
  return Array.from({ length: count }, (_, i) => seedToken(series, i + 1));
}
const message = await wayOfAWord(centre, await talks('02', speakers));
await centre.endServer();
const tokens = await talks('03', visitors);
const fan = await fanOut(centre, tokens, 5);
await centre.close();

keepResult('chat', {
  fanOut: { peer: 'a ws server that sends the same frames, each turned into JSON, to as many sockets', target: '>= 40 % of bare', ...fan },
  messageToDesk: { speakers, seconds, ...message, target: 'p99 <= 150 ms at 200 messages/s' },
});
process.exit(0);
