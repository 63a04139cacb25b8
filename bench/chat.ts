/**
 * The way of a word: 200 visitors' sockets, in conversations that an agent holds, say 200 messages a second for 20 s; from the send to
 * the frame on a member of staff's socket, through commit, sealing and announcing.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { cpuSeconds, keepResult, openBenchCentre, spread, type BenchCentre } from './bench-centre.ts';
import { seedTalks } from './seed.ts';
import { openVisitors } from './visitors.ts';

const seconds = Number(process.argv[2] ?? 20);
const speakers = 200;
const text = '订单超时了，麻烦帮我看看是什么原因';

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
  const sockets = await openVisitors(centre.baseUrl, tokens);
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
const message = await wayOfAWord(centre, await seedTalks(centre, '02', speakers));
await centre.close();
keepResult('chat', { messageToDesk: { speakers, seconds, ...message, target: 'p99 <= 150 ms at 200 messages/s' } });
process.exit(0);
