/**
 * Drill 2: each change is sent one to five times at the same moment under one key. What stands afterwards is what one sending makes;
 * all answers are the same; another body under the key is refused.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ident, sql } from '#kit/db/sql.ts';
import type { AnyRoute } from '#kit/http/route.ts';
import type { Client, RefusedBody } from '../kit/client.ts';
import { furnish, type Furnished } from '../kit/furnished.ts';
import { sampleOf } from '../kit/samples.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
let admin: Client & { staffId: string };
let ours: Furnished;
beforeAll(async () => {
  world = await openWorld();
  admin = await world.signedInAs('administrator');
  ours = await furnish(world, admin);
});
afterAll(() => world.close());

const seed = Number(process.env['DRILL_SEED'] ?? Date.now() % 1_000_000);
let chance = seed;
/** mulberry32 */
function random(): number {
  chance = (chance + 0x6d2b79f5) | 0;
  let t = Math.imul(chance ^ (chance >>> 15), 1 | chance);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
}

/** Ends the session of the one who storms. */
const endsTheWalk = new Set(['DELETE /api/session', 'PUT /api/session/password']);
/** Verbs inside one act take the key. What is more or less than one act is safe by itself: said once, by name. */
const keyed = () => world.centre.routes.filter((route) => route.method !== 'GET' && route.verb !== undefined && !endsTheWalk.has(`${route.method} ${route.path}`));
const pathOf = (route: AnyRoute) => route.path === '/api/customers/:id/products/:productId' ? `/api/customers/${ours.ids['otherCustomer']}/products/${ours.ids['products']}` : route.path.replace(/:(\w+)/g, (_, name: string) => ours.idFor(name === 'id' ? (route.path.split('/')[2] ?? '') : name));

let count = 0;
function bodyOf(route: AnyRoute): unknown {
  if (route.body === undefined) return undefined;
  count += 1;
  const plain = sampleOf(route.body, { idFor: (field) => ours.idFor(field), fresh: `s${count}`, word: `风暴里的话 ${count}` }) as Record<string, unknown>;
  const inAnHour = new Date(world.clock.now().getTime() + 3_600_000).toISOString();
  const completed: Record<string, Record<string, unknown>> = {
    'POST /api/cases': { customerId: ours.ids['customers'] }, 'POST /api/complaints': { customerId: ours.ids['customers'], description: '坏了' }, 'POST /api/commitments': { dueAt: inAnHour, caseId: ours.ids['cases'] },
    'POST /api/conversations': { customer: { userId: `u${count}` } }, 'POST /api/customers/:id/merge': { customerId: ours.ids['otherCustomer'] },
  };
  return { ...plain, ...completed[`${route.method} ${route.path}`] };
}

/** How many rows each table holds: what a doubled change would show in. The keys' own rows and how far listeners have read are left out. */
async function rowsOf(): Promise<Record<string, number>> {
  await world.centre.settle();
  return world.centre.house.db.transact({ brandId: 'everywhere' }, async (tx) => {
    const tables = await tx.rows<{ name: string }>(sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('idempotency_keys', 'listener_cursors')`);
    const counts: Record<string, number> = {};
    for (const { name } of tables) counts[name] = (await tx.one<{ n: number }>(sql`select count(*) as n from ${ident(name)}`)).n;
    return counts;
  });
}
const grown = (before: Record<string, number>, after: Record<string, number>) => Object.fromEntries(Object.entries(after).map(([table, n]): [string, number] => [table, n - (before[table] ?? 0)]).filter(([, n]) => n !== 0));

test(`every change under one key, one to five times at once, is done once (seed ${seed})`, { timeout: 180_000 }, async () => {
  const troubles: string[] = [];
  let stormed = 0;
  for (const route of keyed()) {
    const name = `${route.method} ${route.path}`;
    const client = route.access === 'visitor' ? ours.visitor : admin;
    const send = (body: unknown, key: string) => client.call<RefusedBody>(route.method, pathOf(route), body, { 'idempotency-key': key });
    world.clock.pass({ minutes: 1 });
    const body = bodyOf(route);
    const key = randomUUID();
    const times = 2 + Math.floor(random() * 4);
    const before = await rowsOf();
    const first = await Promise.all(Array.from({ length: times }, () => send(body, key)));
    const after = await rowsOf();
    const statuses = new Set(first.map((answer) => answer.status));
    if (first.some((answer) => answer.status >= 500)) troubles.push(`${name}: ${[...statuses].join(' ')}`);
    // Refused alike each time is well too, but then nothing may have come of it.
    if (first.every((answer) => answer.status >= 400)) {
      if (Object.keys(grown(before, after)).length > 0) troubles.push(`${name} was refused (${[...statuses].join(' ')}), yet left ${JSON.stringify(grown(before, after))}`);
      continue;
    }
    stormed += 1;
    const answers = new Set(first.map((answer) => JSON.stringify(answer.body)));
    if (statuses.size > 1 || answers.size > 1) troubles.push(`${name}: ${times} sendings, ${statuses.size} statuses, ${answers.size} different answers: ${[...answers].join(' | ').slice(0, 300)}`);
    const again = await send(body, key);
    if (again.status !== first[0]?.status || JSON.stringify(again.body) !== [...answers][0]) troubles.push(`${name}: a late repeat was answered ${again.status}`);
    const late = grown(after, await rowsOf());
    if (Object.keys(late).length > 0) troubles.push(`${name}: a late repeat left ${JSON.stringify(late)}`);
    const doubled = Object.entries(grown(before, after)).filter(([table, n]) => n > 1 && !manyByOne.has(table));
    if (doubled.length > 0) troubles.push(`${name}: ${times} sendings left ${JSON.stringify(Object.fromEntries(doubled))}`);
    if (body !== undefined) {
      const other = await send(bodyOf(route), key);
      if (JSON.stringify(bodyOf(route)) !== JSON.stringify(body) && (other.status !== 409 || other.body.error.code !== 'kit.keyReused')) troubles.push(`${name}: another body under the key was answered ${other.status}`);
    }
  }
  expect(troubles).toEqual([]);
  expect(stormed).toBeGreaterThan(40);
});

/** One change may rightly leave several of these: what happened, mails, lines in a conversation, clocks of a complaint, queues that somebody serves. */
const manyByOne = new Set(['events', 'messages', 'outgoing_mails', 'timers', 'timer_intervals', 'timer_announcements', 'offers', 'presence_spells', 'staff_skills', 'staff_queues', 'identities']);

test('a new customer, message, case and key are there exactly once after five sendings', async () => {
  const sent = async (path: string, body: unknown, key = randomUUID()) => Promise.all(Array.from({ length: 5 }, () => admin.call<{ id: string }>('POST', path, body, { 'idempotency-key': key })));
  const name = `只此一位 ${randomUUID()}`;
  await sent('/api/customers', { name });
  expect((await admin.must<{ items: unknown[] }>('GET', `/api/customers?q=${encodeURIComponent(name)}`)).items).toHaveLength(1);
  const keys = async () => (await admin.must<{ items: { name: string }[] }>('GET', '/api/api-keys')).items.filter((one) => one.name === name.slice(0, 40)).length;
  await sent('/api/api-keys', { name: name.slice(0, 40), scopes: ['staff.read'] });
  expect(await keys()).toBe(1);
  const [first] = await sent('/api/cases', { title: name.slice(0, 40), customerId: ours.ids['customers'] });
  const { items } = await admin.must<{ items: { id: string }[] }>('GET', `/api/cases?view=open&customerId=${ours.ids['customers']}`);
  expect(items.filter((one) => one.id === first?.body.id)).toHaveLength(1);
});

test('one key of two people is two keys, and of two brands too', async () => {
  const key = randomUUID();
  const other = await world.otherBrand();
  const foreigner = await world.signedInAs('administrator', { brandId: other.brandId });
  const colleague = await world.signedInAs('administrator');
  const made = await Promise.all([admin, colleague, foreigner].map((one) => one.call<{ id: string }>('POST', '/api/accounts', { name: '同一把键' }, { 'idempotency-key': key })));
  expect(made.map((answer) => answer.status)).toEqual([201, 201, 201]);
  expect(new Set(made.map((answer) => answer.body.id)).size).toBe(3);
});

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog).toEqual([]));
