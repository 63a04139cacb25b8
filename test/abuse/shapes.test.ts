/** Sizes and shapes: too big, too deep, too many, of the wrong kind, too slow. Always a clear refusal, soon, and the house stands. */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import type { AnyRoute } from '#kit/http/route.ts';
import type { Client, RefusedBody } from '../kit/client.ts';
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

const withBody = () => world.centre.routes.filter((route) => route.body !== undefined && !route.path.startsWith('/api/first-run'));
const clientOf = (route: AnyRoute): Client => (route.access === 'visitor' ? ours.visitor : admin);
const pathOf = (route: AnyRoute) => route.path.replace(/:(\w+)/g, (_, name: string) => (name === 'token' ? 'no-such-token' : ours.idFor(name === 'id' ? (route.path.split('/')[2] ?? '') : name)));
async function timed<T>(work: () => Promise<T>): Promise<{ answer: T; tookMs: number }> {
  const start = performance.now();
  const answer = await work();
  return { answer, tookMs: performance.now() - start };
}
/** Bodies are read and parsed by one way for all routes: the heavy ones go to one route of each kind of thing. */
const oneOfEach = () => [...Map.groupBy(withBody(), (route) => route.path.split('/')[2]).values()].flatMap((routes) => routes[0] ?? []);
/** Everything that was answered with a fault of ours, or never. */
async function faults(routes: readonly AnyRoute[], bodies: readonly (readonly [what: string, body: string, headers?: Record<string, string>])[], allowed: readonly number[]): Promise<string[]> {
  const found: string[] = [];
  for (const route of routes) {
    for (const [what, body, headers] of bodies) {
      // Counted limits are another test's: each call comes in a minute of its own.
      world.clock.pass({ minutes: 1 });
      const { answer, tookMs } = await timed(() => clientOf(route).call<RefusedBody>(route.method, pathOf(route), body, headers));
      if (!allowed.includes(answer.status) || tookMs > hangsAfterMs || answer.body.error?.code === undefined) found.push(`${route.method} ${route.path} ${what} → ${answer.status} in ${Math.round(tookMs)} ms ${JSON.stringify(answer.body).slice(0, 120)}`);
    }
  }
  return found;
}

test('a body of more than a megabyte is refused by every route, before it is read', async () => {
  const big = JSON.stringify({ text: 'x'.repeat(1_100_000) });
  expect(await faults(withBody(), [['a megabyte', big]], [413])).toEqual([]);
});

test('a hundred thousand levels, a hundred thousand items, a hundred thousand unknown fields: refused in time', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const bodies = [
    ['deep array', deep], ['deep object', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`], ['deep inside a field', `{"text":${deep},"name":${deep}}`],
    ['many items', `[${'1,'.repeat(100_000)}1]`], ['many fields', `{${Array.from({ length: 60_000 }, (_, i) => `"f${i}":1`).join(',')}}`],
  ] as const;
  const some = ['POST /api/visitor/messages', 'POST /api/customers', 'PUT /api/session/preferences', 'POST /api/calendars'];
  expect(await faults(withBody().filter((route) => some.includes(`${route.method} ${route.path}`)), bodies, [400, 422])).toEqual([]);
  // Anybody at all may send much less.
  expect(await faults(withBody().filter((route) => route.access === 'public'), [['a public megabyte', bodies[0][1]]], [413])).toEqual([]);
});

test('lists inside a body have an end: a hundred thousand numbers where ids or words belong', async () => {
  const found: string[] = [];
  for (const route of withBody()) {
    const { properties = {} } = z.toJSONSchema(route.body ?? z.never(), { io: 'input', unrepresentable: 'any' }) as { properties?: Record<string, { type?: string; maxItems?: number }> };
    for (const [field, shape] of Object.entries(properties).filter(([, one]) => one.type === 'array')) {
      world.clock.pass({ minutes: 1 });
      const { answer, tookMs } = await timed(() => clientOf(route).call<RefusedBody>(route.method, pathOf(route), `{"${field}":[${'7,'.repeat(100_000)}null]}`));
      if (shape.maxItems === undefined || ![400, 422].includes(answer.status) || tookMs > hangsAfterMs) found.push(`${route.method} ${route.path} ${field} (at most ${shape.maxItems}) → ${answer.status} in ${Math.round(tookMs)} ms`);
    }
  }
  expect(found).toEqual([]);
});

test('what is not JSON, or not called so, is refused: forms of other sites cannot send it', async () => {
  const json = '{"name":"x"}';
  const found = await faults(oneOfEach(), [
    ['text', json, { 'content-type': 'text/plain' }], ['a form', 'name=x', { 'content-type': 'application/x-www-form-urlencoded' }], ['multipart', '--x\r\n\r\nx\r\n--x--', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['xml', '<x/>', { 'content-type': 'application/xml' }], ['cut off', '{"name":'], ['not JSON', "{'name':1}"], ['a number too big', '{"name":1e999}'],
    ['two roots', '{}{}'], ['a poisoned prototype', '{"__proto__":{"isAdministrator":true}}'], ['a poisoned constructor', '{"constructor":{"prototype":{"x":1}}}'], ['empty', ' '],
  ], [400, 415, 422]);
  expect(found).toEqual([]);
  expect(({} as { isAdministrator?: boolean }).isAdministrator).toBeUndefined();
});

test('odd addresses and headers get an answer, never a fault', async () => {
  const odd = ['/api/%00', '/api/staff/%E0%A4%A', '/api/staff/..%2f..%2fsession', '//evil.example/api/session', '/api/staff?limit=1&limit=2&limit[]=3', '/api/customers?q[$gt]=&q=x', '/api/customers?__proto__[x]=1&constructor=1', `/api/customers?q=${'%F0%9F'.repeat(30)}`, `/api/customers?cursor=${'9'.repeat(190)}`, `/api/interactions?view=all&cursor=99999999999999.${world.brandId}`, '/api/interactions?view=all&cursor=.', '/assets/../../package.json', '/assets/..%2f..%2fpackage.json', '/widget/%2e%2e/%2e%2e/package.json', '/shop/....//....//package.json'];
  for (const path of odd) {
    const answer = await rawGet(path, { cookie: admin.cookie });
    expect([path, (answer.status ?? 500) < 500, answer.text.includes('"dependencies"')]).toEqual([path, true, false]);
  }
  // Node answers 431 and closes; while we are still sending, that is a reset connection.
  for (const huge of [rawGet(`/api/staff?x=${'y'.repeat(20_000)}`), rawGet('/api/staff', { 'x-padding': 'y'.repeat(20_000) })]) {
    expect([431, 'closed']).toContain(await huge.then((answer) => answer.status, () => 'closed'));
  }
  for (const key of ['short', 'x'.repeat(256), 'with blank', '键键键键键键键键'.normalize()]) {
    const answer = await admin.post<RefusedBody>('/api/canned-replies', { shortcut: 'a1', title: { zh: '甲', en: 'A' }, text: { zh: '甲', en: 'A' } }, { 'idempotency-key': encodeURIComponent(key) === key || key.includes(' ') ? key : 'x' });
    expect([key, answer.body.error?.code]).toEqual([key, 'kit.keyMalformed']);
  }
});

test('a method that the table does not name, or names in a header, changes nothing', async () => {
  const brand = await admin.must('GET', '/api/brand');
  for (const method of ['PATCH', 'TRACE', 'PROPFIND', 'OPTIONS']) expect([method, ((await rawCall(method, '/api/brand', { cookie: admin.cookie })).status ?? 500) >= 400]).toEqual([method, true]);
  await admin.post('/api/brand', { name: '改名' }, { 'x-http-method-override': 'PUT', 'x-method-override': 'PUT' });
  expect(await admin.must('GET', '/api/brand')).toEqual(brand);
});

test('three hundred connections that send a byte and then nothing do not keep anybody waiting', async () => {
  const port = Number(new URL(world.baseUrl).port);
  const slow = await Promise.all(Array.from({ length: 300 }, (_, i) => new Promise<Socket>((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1', () => {
      socket.write(i % 2 === 0 ? 'POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"mai' : 'GET /api/staff HTTP/1.1\r\nHost: local');
      resolve(socket);
    });
    socket.on('error', reject);
  })));
  const { answer, tookMs } = await timed(() => admin.get('/api/staff'));
  expect([answer.status, tookMs < hangsAfterMs]).toEqual([200, true]);
  // They are let go after a minute; nobody can hold a connection for ever.
  const { server } = world.centre.server;
  expect([server.requestTimeout > 0 && server.requestTimeout <= 60_000, server.headersTimeout > 0 && server.headersTimeout <= 60_000]).toEqual([true, true]);
  for (const socket of slow) socket.destroy();
});

function rawGet(path: string, headers: Record<string, string | undefined> = {}) {
  return rawCall('GET', path, headers);
}
/** As it stands: fetch would tidy the path. */
function rawCall(method: string, path: string, headers: Record<string, string | undefined> = {}): Promise<{ status: number | undefined; text: string; headers: IncomingHttpHeaders }> {
  const { hostname, port } = new URL(world.baseUrl);
  return new Promise((resolve, reject) => {
    httpRequest({ method, hostname, port, path, headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk)).on('end', () => resolve({ status: response.statusCode, text, headers: response.headers }));
    }).on('error', reject).end();
  });
}

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog).toEqual([]));
