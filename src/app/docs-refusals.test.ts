/** What the reference says of refusals is what the server answers. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, RefusedBody } from '../../test/kit/client.ts';
import { furnish, type Furnished } from '../../test/kit/furnished.ts';
import { slicesOfNoHouse } from '../../test/kit/slices.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import { generalRefusals, makeBook, type Entry } from './reference/book.ts';

let world: World;
let admin: Client & { staffId: string };
let entries: Entry[];

beforeAll(async () => {
  world = await openWorld();
  admin = await world.signedInAs('administrator');
  entries = makeBook(slicesOfNoHouse()).flatMap((chapter) => chapter.entries);
});
afterAll(() => world.close());

test('whatever a route refuses when it is tried stands under it', async () => {
  const ours: Furnished = await furnish(world, admin);
  const always = new Set(generalRefusals.map(({ code }) => code));
  const undocumented: string[] = [];
  const seen = new Set<string>();
  const endsTheWalk = new Set(['DELETE /api/session', 'PUT /api/session/password', 'POST /api/first-run']);
  for (const { id, route, refusals, general, call } of entries.filter(({ route: one }) => !endsTheWalk.has(`${one.method} ${one.path}`))) {
    const known = new Set([...refusals, ...general].map(({ code }) => code));
    const asked = call('zh');
    const real = route.path.replace(/:(\w+)/g, (_, name: string) => (name === 'token' || name === 'slug' || name === 'name' ? 'none' : ours.idFor(name === 'id' ? (route.path.split('/')[2] ?? '') : name)));
    const caller = route.access === 'visitor' ? ours.visitor : admin;
    for (const path of [asked.path, `${real}${new URL(asked.path, 'http://x').search}`]) {
      const answer = await caller.call<RefusedBody>(route.method, path, asked.body);
      if (answer.status < 400) continue;
      const { code } = answer.body.error;
      seen.add(code);
      if (!known.has(code) && !always.has(code)) undocumented.push(`${id}: ${code}`);
      const lines = [...refusals, ...general].filter((one) => one.code === code);
      if (lines.length > 0) expect(lines.map(({ status }) => status), `${id} ${code}`).toContain(answer.status);
    }
  }
  expect(undocumented).toEqual([]);
  expect(seen.size).toBeGreaterThan(15);
});

test('what is said of all routes is said with the status it comes with', async () => {
  const page = (await world.stranger().get<string>('/api/docs', { 'accept-language': 'en' })).body;
  const key = 'the-same-key-twice';
  const first = await admin.call('POST', '/api/accounts', { name: 'One' }, { 'idempotency-key': key });
  expect(first.status).toBe(201);
  const tries: [string, { status: number; body: RefusedBody }][] = [
    ['kit.keyReused', await admin.call<RefusedBody>('POST', '/api/accounts', { name: 'Two' }, { 'idempotency-key': key })],
    ['kit.keyMalformed', await admin.call<RefusedBody>('POST', '/api/accounts', { name: 'Two' }, { 'idempotency-key': 'short' })],
    ['kit.unknownField', await admin.call<RefusedBody>('POST', '/api/accounts', { name: 'Two', colour: 'red' })],
    ['kit.notJson', await admin.call<RefusedBody>('POST', '/api/accounts', '{')],
    ['kit.signIn', await world.stranger().call<RefusedBody>('GET', '/api/accounts')],
    ['kit.notPermitted', await (await world.signedInAs('agent')).call<RefusedBody>('GET', '/api/audit')],
    ['kit.wrongToken', await world.stranger().call<RefusedBody>('GET', '/api/visitor/conversation')],
    ['kit.bodyTooLarge', await admin.call<RefusedBody>('POST', '/api/accounts', JSON.stringify({ name: 'x'.repeat(1_000_001) }))],
  ];
  for (const [code, { status, body }] of tries) {
    expect(body.error.code).toBe(code);
    expect(page).toContain(`id="refusal-${code}"><span class="status">${status}</span>`);
  }
});

test('whoever calls too often is told when to try again, in the header too', async () => {
  const stranger = world.stranger();
  let refused: { status: number; body: RefusedBody; headers: Headers } | undefined;
  for (let i = 0; i < 8 && refused === undefined; i++) {
    const answer = await stranger.call<RefusedBody>('POST', '/api/password-resets', { mail: 'nobody@example.com' });
    if (answer.status === 429) refused = answer;
  }
  expect(Number(refused?.headers.get('retry-after'))).toBe(refused?.body.error.params['seconds']);
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
});
