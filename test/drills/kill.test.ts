/**
 * Drill 1 of the house: two servers over one database, and the database itself, are killed (-9) at random moments during thousands of mixed operations.
 * Nothing acknowledged is lost, nothing is there twice (words, replies, complaints and what was done to them, answers to offers, ends, kept places), nobody is in two hands, no conversation is without a queue or an owner after its lease, the chain holds.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transact } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import { openDatabase, type Database } from '#kit/db/database.ts';
import { openEmbedded, type Embedded } from '#kit/db/embedded.ts';
import { migrate } from '#kit/db/migrate.ts';
import { sql } from '#kit/db/sql.ts';
import { openConversation } from '#chat/open-by-program.ts';
import { registerCommitment } from '#commitments/index.ts';
import { permissionsOf } from '#staff/core/roles.ts';
import { addMember, setUpFirstBrand } from '#staff/index.ts';
import { furnishBrand } from '../../src/app/wire.ts';
import { fileDueSoon } from './complaint-story.ts';
import { expectAllInOrder, gatherCrowd } from './crowd.ts';
import { neverClose } from './line-story.ts';
import { chanceOf } from '../kit/chance.ts';

const operations = 10_000;
const kills = 50;
/** Of the kills, roughly one in so many takes the database. */
const everyDatabaseKill = 8;
const agents = 8;
const visitors = 40;
const promises = 50;
const dueComplaints = 30;

interface Server {
  process: ChildProcess;
  port: number;
}

const folder = mkdtempSync(join(tmpdir(), 'lingting-drill-'));
let cluster: Embedded;
let db: Database;
const servers: Server[] = [];
let brandId = '';
/** Full of promises: no complaint about it could be closed. */
let promisedId = '';
const seed = Number(process.env['DRILL_SEED'] ?? Date.now() % 1_000_000);

/** The same seed makes the same story, as far as the machine's scheduling allows. */
const random = chanceOf(seed);

/** Starts it until it stands: the database may be down at this moment. */
async function startServer(port = 0): Promise<Server> {
  for (;;) {
    const started = spawn(process.execPath, ['test/drills/server-process.ts', cluster.url, String(port)], { stdio: ['ignore', 'pipe', 'ignore'] });
    const bound = await new Promise<number | undefined>((resolve) => {
      started.stdout?.on('data', (chunk) => {
        const match = /ready (\d+)/.exec(String(chunk));
        if (match?.[1] !== undefined) resolve(Number(match[1]));
      });
      started.on('exit', () => resolve(undefined));
    });
    if (bound !== undefined) return { process: started, port: bound };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

beforeAll(async () => {
  cluster = await openEmbedded({ folder, log: () => {} });
  await migrate(cluster.url);
  db = openDatabase(cluster.url, { connections: 2, onError: () => {} });
  const house = { db, clock: { now: () => new Date() }, dice: { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) }, log: { info() {}, warn() {}, error() {} }, publicUrl: 'http://localhost', wake() {} };
  const admin = await setUpFirstBrand(house, { brandName: '云雀', slug: 'yunque', name: '管理员', mail: 'admin@yunque.example', password: 'correct horse battery', zone: 'Asia/Shanghai' }, furnishBrand);
  brandId = admin.brand_id;
  for (let i = 0; i < agents; i++) await transact(house, systemOf(brandId, 'drill'), (act) => addMember(act, { mail: `agent${i}@yunque.example`, name: `坐席${i}`, role: 'agent', password: 'correct horse battery' }));
  // Promises that come due while everything is being killed: each is warned of and called broken exactly once.
  const keeper = { kind: 'staff' as const, id: admin.id, brandId, name: admin.name, role: admin.role, permissions: permissionsOf(admin.role), sessionId: '' };
  const { id: interactionId } = await transact(house, keeper, (act) => openConversation(act, { key: randomUUID(), text: '等您的回复', language: 'zh', customer: { userId: 'promised' } }));
  for (let i = 0; i < promises; i++) await transact(house, keeper, (act) => registerCommitment(act, { interactionId, text: `第${i}个承诺`, dueAt: new Date(Date.now() + 3_600_000).toISOString() }));
  // Their times are set when all of them stand, or a slow machine could not make one before it is due.
  await db.transact({ brandId }, (tx) => tx.run(sql`
    update commitments c set due_at = now() + n.nth * interval '600 milliseconds', next_word_at = now() from (select id, row_number() over (order by id) as nth from commitments where brand_id = ${brandId}) n where c.id = n.id`));
  promisedId = interactionId;
  await neverClose(db, brandId);
  await fileDueSoon(house, dueComplaints);
  for (let i = 0; i < 2; i++) servers.push(await startServer());
});
afterAll(async () => {
  for (const server of servers) server.process.kill('SIGKILL');
  await db.close();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Kills one of the three with -9 and lets it come back, at moments spread over the whole of the work; now and then several are down at once. */
async function killAll(done: () => number): Promise<{ servers: number; databases: number }> {
  const killed = { servers: 0, databases: 0 };
  const comingBack = servers.map(() => Promise.resolve());
  for (let n = 0; n < kills; n++) {
    do await new Promise((resolve) => setTimeout(resolve, 300 + random() * 900));
    while (done() < (n * operations) / kills);
    if (n % everyDatabaseKill === everyDatabaseKill - 1) {
      process.kill(cluster.pid(), 'SIGKILL');
      killed.databases += 1;
      continue;
    }
    const at = random() < 0.5 ? 0 : 1;
    await comingBack[at];
    const server = servers[at];
    if (server === undefined) throw new Error('no server');
    server.process.kill('SIGKILL');
    killed.servers += 1;
    comingBack[at] = startServer(server.port).then((fresh) => void (servers[at] = fresh));
  }
  await Promise.all(comingBack);
  return killed;
}

test(`${kills} kills of two servers and their database during ${operations} mixed operations (seed ${seed})`, async () => {
  const crowd = gatherCrowd({ operations, random, address: () => `http://127.0.0.1:${servers[random() < 0.5 ? 0 : 1]?.port ?? 0}`, notComplainedOf: [promisedId] });
  const [killed] = await Promise.all([killAll(crowd.done), ...Array.from({ length: visitors }, (_, i) => crowd.customer(i)), ...Array.from({ length: agents }, (_, i) => crowd.agent(i))]);
  expect(killed.servers + killed.databases).toBe(kills);
  expect(killed.databases).toBeGreaterThan(3);
  await expectAllInOrder(db, brandId, crowd.acknowledged);
  expect(crowd.acknowledged.words.size).toBeGreaterThan(operations / 10);
  const { accepted, declined, ended, kept } = crowd.acknowledged.line;
  // Each of them happened often enough to be worth saying that it held.
  for (const [some, least] of [[accepted, 200], [declined, 20], [ended, 100], [kept, 20]] as const) expect(some.size).toBeGreaterThan(least);
  const { taken, closed } = crowd.acknowledged.complaints;
  expect([taken.size > operations / 1000, closed.size > 0]).toEqual([true, true]);
}, 900_000);
