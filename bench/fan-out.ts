/**
 * Fan-out: frames a second from one server process to 1,000 connected visitors, each in a conversation that an agent holds, beside a
 * bare `ws` server that sends the same to as many sockets, turn and turn about.
 * `passing`: frames that are never stored (typing), handed to the hub one visitor at a time.
 * `stored`: every visitor says words by their own socket; they are written and sealed, and their telling is held back. Then it is
 * measured alone: the sealed events are handed to the hub as the sealer hands them, 500 at once, with what the process has in hand of
 * them. `fromDatabase`: the same events as another process over the same database tells them: each word is loaded.
 */
import { fork } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { keepResult, openBenchCentre, type BenchCentre } from './bench-centre.ts';
import type { SendOrder } from './fan-out-server.ts';
import { seedTalks } from './seed.ts';
import { openVisitors } from './visitors.ts';

const times = Number(process.argv[2] ?? 5);
const visitors = 1000;
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
  const sockets = await openVisitors(`http://127.0.0.1:${port}`, tokens);
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
async function fanOut(centre: BenchCentre, tokens: readonly string[]) {
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

const centre = await openBenchCentre();
await centre.endServer();
const result = await fanOut(centre, await seedTalks(centre, '03', visitors));
await centre.close();
keepResult('fan-out', { peer: 'a ws server that sends the same frames, each turned into JSON, to as many sockets', target: '>= 40 % of bare', ...result });
process.exit(0);
