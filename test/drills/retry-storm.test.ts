/**
 * Drill 2: each change is sent two to five times at the same moment under one key. What stands afterwards is what one sending makes: a
 * second life, begun alike and asked alike, is sent each change once, and every table grows by the same in both. All answers are the
 * same; another body under the key is refused.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RefusedBody } from '../kit/client.ts';
import { chanceOf } from '../kit/chance.ts';
import { grown, openLife, type Asking, type Life } from './storm-life.ts';

const seed = Number(process.env['DRILL_SEED'] ?? Date.now() % 1_000_000);
const random = chanceOf(seed);

let stormy: Life;
/** In which everything is said once. */
let calm: Life;
beforeAll(async () => {
  stormy = await openLife();
  calm = await openLife();
});
afterAll(async () => {
  await stormy?.world.close();
  await calm?.world.close();
});

const send = (method: string, { client, path, body }: Pick<Asking, 'client' | 'path' | 'body'>, key: string) => client.call<RefusedBody>(method, path, body, { 'idempotency-key': key });

/** What one sending makes. */
async function once(nth: number, method: string): Promise<Record<string, number>> {
  const asking = await calm.prepare(nth);
  const before = await calm.rows();
  await send(method, asking, randomUUID());
  return grown(before, await calm.rows());
}

test(`every change under one key, two to five times at once, is done once (seed ${seed})`, { timeout: 300_000 }, async () => {
  const troubles: string[] = [];
  const refused: Record<string, string> = {};
  let changed = 0;
  for (const [nth, route] of stormy.routes.entries()) {
    const name = `${route.method} ${route.path}`;
    const asking = await stormy.prepare(nth);
    const key = randomUUID();
    const times = 2 + Math.floor(random() * 4);
    const before = await stormy.rows();
    const first = await Promise.all(Array.from({ length: times }, () => send(route.method, asking, key)));
    const after = await stormy.rows();
    const statuses = new Set(first.map((answer) => answer.status));
    if (first.some((answer) => answer.status >= 500)) troubles.push(`${name}: ${[...statuses].join(' ')}`);
    const left = grown(before, after);
    const right = await once(nth, route.method);
    if (JSON.stringify(left) !== JSON.stringify(right)) troubles.push(`${name}: ${times} sendings left ${JSON.stringify(left)}, one leaves ${JSON.stringify(right)}`);
    if (Object.keys(right).length > 0) changed += 1;
    // All go through: what is refused is a storm that never blew.
    if (first.every((answer) => answer.status >= 400)) {
      refused[name] = first[0]?.body.error.code ?? '';
      continue;
    }
    const answers = new Set(first.map((answer) => JSON.stringify(answer.body)));
    if (statuses.size > 1 || answers.size > 1) troubles.push(`${name}: ${times} sendings, ${statuses.size} statuses, ${answers.size} different answers: ${[...answers].join(' | ').slice(0, 300)}`);
    const again = await send(route.method, asking, key);
    if (again.status !== first[0]?.status || JSON.stringify(again.body) !== [...answers][0]) troubles.push(`${name}: a late repeat was answered ${again.status}`);
    const late = grown(after, await stormy.rows());
    if (Object.keys(late).length > 0) troubles.push(`${name}: a late repeat left ${JSON.stringify(late)}`);
    const other = asking.another();
    if (JSON.stringify(other) !== JSON.stringify(asking.body)) {
      const answer = await send(route.method, { ...asking, body: other }, key);
      if (answer.status !== 409 || answer.body.error.code !== 'kit.keyReused') troubles.push(`${name}: another body under the key was answered ${answer.status}`);
    }
  }
  expect(troubles).toEqual([]);
  expect(refused).toEqual({});
  // Most of them leave a row somewhere, or the comparison would say little.
  expect(changed).toBeGreaterThan(stormy.routes.length * 0.8);
});

test('a new customer, message, case and key are there exactly once after five sendings', async () => {
  const { admin, ours } = stormy;
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
  const { admin } = stormy;
  const key = randomUUID();
  const other = await stormy.world.otherBrand();
  const foreigner = await stormy.world.signedInAs('administrator', { brandId: other.brandId });
  const colleague = await stormy.world.signedInAs('administrator');
  const made = await Promise.all([admin, colleague, foreigner].map((one) => one.call<{ id: string }>('POST', '/api/accounts', { name: '同一把键' }, { 'idempotency-key': key })));
  expect(made.map((answer) => answer.status)).toEqual([201, 201, 201]);
  expect(new Set(made.map((answer) => answer.body.id)).size).toBe(3);
});

test('the house had nothing to complain of', () => expect([...stormy.world.complaintsOfTheLog, ...calm.world.complaintsOfTheLog]).toEqual([]));
