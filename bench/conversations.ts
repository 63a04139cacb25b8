/**
 * POST /api/conversations at 16 clients, beside a physical limit of the same run: how many bare one-row transactions the same
 * database commits over 16 connections. Target: 500 a second.
 */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import pg from 'pg';
import { cpuSeconds, keepResult, openBenchCentre, spread } from './bench-centre.ts';

const clients = 16;
const seconds = Number(process.argv[2] ?? 10);
const centre = await openBenchCentre();
const agent = new Agent({ keepAlive: true, maxSockets: clients });

/** One call over a kept connection: the client's own cost must stay small beside the server's. */
function post(path: string, body: unknown): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(centre.baseUrl + path, { method: 'POST', agent, headers: { 'content-type': 'application/json', authorization: `Bearer ${centre.program.bearer ?? ''}` } }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    call.on('error', reject);
    call.end(JSON.stringify(body));
  });
}

async function during<T>(forMs: number, work: (client: number) => Promise<T>): Promise<{ perSecond: number; latencies: number[]; answers: T[] }> {
  const latencies: number[] = [];
  const answers: T[] = [];
  const started = performance.now();
  await Promise.all(Array.from({ length: clients }, async (_, client) => {
    while (performance.now() - started < forMs) {
      const before = performance.now();
      answers.push(await work(client));
      latencies.push(performance.now() - before);
    }
  }));
  return { perSecond: Math.round(latencies.length / ((performance.now() - started) / 1000)), latencies, answers };
}

const open = () => post('/api/conversations', { key: randomUUID(), text: '订单超时了，麻烦帮我看看是什么原因', customer: { userId: randomUUID(), name: '孙丽' } });
await during(10_000, open);
// What PostgreSQL does by itself within a minute of the first customers: until then its plans are those for empty tables.
const owner = new pg.Client({ connectionString: centre.ownerUrl });
await owner.connect();
await owner.query('analyze');
await owner.end();
await during(8000, open);
const usedBefore = { node: cpuSeconds(centre.serverPid), postgres: cpuSeconds(centre.postgresPid) };
const measured = await during(seconds * 1000, open);
const perConversation = (now: number, before: number) => Math.round(((now - before) * 1_000_000) / measured.answers.length) / 1000;
const processorMsEach = { node: perConversation(cpuSeconds(centre.serverPid), usedBefore.node), postgres: perConversation(cpuSeconds(centre.postgresPid), usedBefore.postgres) };
const refused = measured.answers.filter((status) => status !== 201).length;

const pool = await Promise.all(Array.from({ length: clients }, async () => {
  const client = new pg.Client({ connectionString: centre.databaseUrl });
  await client.connect();
  return client;
}));
await pool[0]?.query('create table bare (id uuid primary key, text text not null)');
const bareBefore = cpuSeconds(centre.postgresPid);
const bare = await during(5000, (client) => pool[client]?.query({ name: 'bare', text: 'insert into bare values ($1, $2)', values: [randomUUID(), 'x'] }) ?? Promise.reject(new Error('no connection')));
const bareMsEach = Math.round(((cpuSeconds(centre.postgresPid) - bareBefore) * 1_000_000) / bare.answers.length) / 1000;
await Promise.all(pool.map((client) => client.end()));
await centre.close();

keepResult('conversations', {
  clients, conversationsPerSecond: measured.perSecond, refused, processorMsEach, latencyMs: spread(measured.latencies), target: '>= 500/s',
  peer: { what: 'bare one-row insert and commit over 16 connections on the same database', commitsPerSecond: bare.perSecond, postgresMsEach: bareMsEach, latencyMs: spread(bare.latencies) },
});
process.exit(0);
