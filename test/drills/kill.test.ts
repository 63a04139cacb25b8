/**
 * Drill 1 of the house: two servers over one database, and the database itself, are killed (-9) at random moments during thousands of mixed operations.
 * Nothing acknowledged is lost, nothing is there twice (words, replies, complaints and what was done to them, answers to offers, ends, kept places), nobody is in two hands, no conversation is without a queue or an owner after its lease, the chain holds.
 */
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
import { Servers } from './servers.ts';
import { chanceOf } from '../kit/chance.ts';

const operations = 10_000;
const kills = 50;
/** Of the kills, roughly one in so many takes the database. */
const everyDatabaseKill = 8;
const agents = 8;
const visitors = 40;
const promises = 50;
const dueComplaints = 30;

const folder = mkdtempSync(join(tmpdir(), 'lingting-drill-'));
let cluster: Embedded;
let db: Database;
let servers: Servers;
let brandId = '';
/** Full of promises: no complaint about it could be closed. */
let promisedId = '';
const seed = Number(process.env['DRILL_SEED'] ?? Date.now() % 1_000_000);

/**
 * Each client and the one who kills draw from streams of their own, so that the same seed makes the same story, as far as the machine's
 * scheduling allows: how often one of them has to ask again shifts nobody else's dice.
 */
const ofKiller = chanceOf(seed);
/** Whom a call is made to: as often as it must be made, so not among anybody's own dice. */
const whichServer = chanceOf(seed - 1);
const ofCustomer = (nth: number) => chanceOf(seed + 1 + nth);
const ofAgent = (nth: number) => chanceOf(seed + 1 + visitors + nth);

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
  servers = new Servers(cluster.url);
  await servers.start(2);
});
afterAll(async () => {
  servers?.close();
  await db?.close();
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Kills one of the three with -9 and lets it come back, at moments spread over the whole of the work; now and then several are down at once. Returns the databases' process ids. */
async function killAll(done: () => number): Promise<number[]> {
  const databases: number[] = [];
  const comingBack = [Promise.resolve(), Promise.resolve()];
  for (let n = 0; n < kills; n++) {
    do await new Promise((resolve) => setTimeout(resolve, 300 + ofKiller() * 900));
    while (done() < (n * operations) / kills);
    if (n % everyDatabaseKill === everyDatabaseKill - 1) {
      databases.push(cluster.pid());
      process.kill(cluster.pid(), 'SIGKILL');
      continue;
    }
    const at = ofKiller() < 0.5 ? 0 : 1;
    await comingBack[at];
    comingBack[at] = (await servers.kill(at)).stands;
  }
  await Promise.all(comingBack);
  return databases;
}

test(`${kills} kills of two servers and their database during ${operations} mixed operations (seed ${seed})`, async () => {
  const crowd = gatherCrowd({ operations, address: () => servers.address(whichServer() < 0.5 ? 0 : 1), notComplainedOf: [promisedId] });
  const working = Promise.all([killAll(crowd.done), ...Array.from({ length: visitors }, (_, i) => crowd.customer(i, ofCustomer(i))), ...Array.from({ length: agents }, (_, i) => crowd.agent(i, ofAgent(i)))]);
  const [databases] = await Promise.race([working, servers.fallen]);
  await expectAllInOrder(db, brandId, crowd.acknowledged);
  // Each that was to be killed was another process, died of it and of nothing else, and the last ones stand.
  expect(new Set(servers.killed.map((one) => one.signal))).toEqual(new Set(['SIGKILL']));
  expect(new Set([...servers.killed.map((one) => one.pid), ...databases]).size).toBe(kills);
  expect(databases).not.toContain(cluster.pid());
  expect([...servers.faults.values()]).toEqual([]);
  expect(crowd.acknowledged.words.size).toBeGreaterThan(operations / 10);
  const { accepted, declined, ended, kept } = crowd.acknowledged.line;
  // Each of them happened often enough to be worth saying that it held.
  for (const [some, least] of [[accepted, 200], [declined, 20], [ended, 100], [kept, 20]] as const) expect(some.size).toBeGreaterThan(least);
  const { taken, closed } = crowd.acknowledged.complaints;
  expect([taken.size > operations / 1000, closed.size > 0]).toEqual([true, true]);
}, 900_000);
