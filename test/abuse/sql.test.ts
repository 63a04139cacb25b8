/** SQL through what is searched, filtered and sorted by: quotes, comments and sleeps in every parameter, two at a time. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import type { AnyRoute } from '#kit/http/route.ts';
import type { Client } from '../kit/client.ts';
import { furnish, type Furnished } from '../kit/furnished.ts';
import { hangsAfterMs } from '../kit/hang.ts';
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

const single = [
  "'", '"', '`', '\\', '--', '/*', ';', "';select pg_sleep(60)--", "1;select pg_sleep(60)", "' or pg_sleep(60) is null--", "')) or pg_sleep(60)::text=('", "'||pg_sleep(60)||'", '1 and (select 1 from pg_sleep(60))', "x' union select password_hash from staff_members--",
  "$$;select pg_sleep(60);$$", "E'\\047", '%27%3Bselect pg_sleep(60)--', '%', '_', '%%%', "a' & !b | c:*", '{1,2}', '{"a":1}', '(select pg_sleep(60))', 'created_at;drop table events', 'id desc, pg_sleep(60)', '0x27', '-1', '1e400', '9223372036854775808', 'NaN', '\u02bc or 1=1', '＇ or 1=1', '\u0000',
];
/** The first opens what the second closes: a pair may pass where each alone is stopped. */
const pairs: [string, string][] = [['\\', ' or pg_sleep(60) is null--'], ["'", "' or pg_sleep(60) is null or '"], ['/*', "*/ or pg_sleep(60) is null--"], ['$1', '$2::text; select pg_sleep(60)']];

const reads = () => world.centre.routes.filter((route) => route.method === 'GET' && route.access !== 'visitor' && route.access !== 'public');
/** Of a closed set, a number, an id: the shape stops everything, so a few tries are enough. */
const closed = ["'", "1;select pg_sleep(60)", "' or pg_sleep(60) is null--"];
function payloadsOf(route: AnyRoute, param: string): readonly string[] {
  const { properties } = z.toJSONSchema(route.query ?? z.object({}), { io: 'input', unrepresentable: 'any' }) as { properties?: Record<string, { type?: string; enum?: unknown; format?: string }> };
  const shape = properties?.[param];
  return shape?.type === 'string' && shape.enum === undefined && shape.format === undefined ? single : closed;
}
const paramsOf = (route: AnyRoute): string[] => (route.query === undefined ? [] : Object.keys((z.toJSONSchema(route.query, { io: 'input', unrepresentable: 'any' }) as { properties?: object }).properties ?? {}));
const pathOf = (route: AnyRoute) => route.path.replace(/:(\w+)/g, (_, name: string) => ours.idFor(name === 'id' ? (route.path.split('/')[2] ?? '') : name));
const needed: Record<string, string> = { from: '2026-11-18T00:00:00.000Z', to: '2026-11-19T00:00:00.000Z', q: '洗衣机', phone: '13800138000', serial: 'SN1' };

async function trouble(path: string, query: Record<string, string>): Promise<string | undefined> {
  const start = performance.now();
  const answer = await admin.get<{ items?: unknown[] }>(`${path}?${new URLSearchParams(query).toString()}`);
  const tookMs = performance.now() - start;
  const leaks = /argon2|password_hash|syntax error|pg_catalog/i.test(JSON.stringify(answer.body));
  return answer.status >= 500 || tookMs > hangsAfterMs || leaks ? `${path} ${JSON.stringify(query)} → ${answer.status} in ${Math.round(tookMs)} ms${leaks ? ' tells of the inside' : ''}` : undefined;
}
const found = (all: readonly (string | undefined)[]) => all.filter((one) => one !== undefined);

test('one parameter at a time, on every list', { timeout: 90_000 }, async () => {
  const troubles: (string | undefined)[] = [];
  for (const route of reads()) {
    const params = paramsOf(route);
    // What a route does not know must be as harmless as what it knows.
    for (const param of [...params, 'order', 'sort', 'status']) {
      const base = Object.fromEntries(params.filter((one) => needed[one] !== undefined).map((one) => [one, needed[one] ?? '']));
      troubles.push(...(await Promise.all(payloadsOf(route, param).map((payload) => trouble(pathOf(route), { ...base, [param]: payload })))));
    }
  }
  expect(found(troubles)).toEqual([]);
});

test('every two parameters of a list together', async () => {
  const troubles: (string | undefined)[] = [];
  for (const route of reads()) {
    const params = paramsOf(route);
    // Two of which neither takes free words are stopped by their shapes, as the test above shows.
    const free = params.filter((param) => payloadsOf(route, param) === single);
    const base = Object.fromEntries(params.filter((one) => needed[one] !== undefined).map((one) => [one, needed[one] ?? '']));
    for (const first of free) {
      for (const second of params.filter((one) => one !== first)) troubles.push(...(await Promise.all(pairs.flatMap(([a, b]) => [trouble(pathOf(route), { ...base, [first]: a, [second]: b }), trouble(pathOf(route), { ...base, [first]: b, [second]: a })]))));
    }
  }
  expect(found(troubles)).toEqual([]);
});

test('in the place of an id in the path', async () => {
  const troubles: (string | undefined)[] = [];
  for (const route of world.centre.routes.filter((one) => one.method === 'GET' && one.path.includes(':'))) {
    for (const payload of route.path.includes(':id') ? closed : single) troubles.push(await trouble(route.path.replace(/:\w+/g, encodeURIComponent(payload)), {}));
  }
  expect(found(troubles)).toEqual([]);
});

test('a percent or underscore finds what holds that character, not everything', async () => {
  await admin.must('POST', '/api/customers', { name: '百分之%五' });
  for (const path of ['/api/customers', '/api/interactions/search', '/api/accounts', '/api/cases']) {
    for (const q of ['%', '_', '%%', '\\%', '王%明', '王_明']) {
      const { items } = await admin.must<{ items: object[] }>('GET', `${path}?q=${encodeURIComponent(q)}`);
      for (const item of items) expect([path, q, JSON.stringify(item).includes(q.at(0) ?? '')]).toEqual([path, q, true]);
    }
  }
});

test('nothing was changed or dropped by any of it', async () => {
  expect((await admin.get('/api/session')).status).toBe(200);
  expect((await admin.must<{ holds: boolean }>('GET', '/api/audit/chain')).holds).toBe(true);
  expect(world.complaintsOfTheLog).toEqual([]);
});
