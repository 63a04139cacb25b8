/** Every route × every role, and keys that hold every scope but the one × another brand's ids: never a 2xx across a line, never a 500, never a field nobody knows. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnyRoute } from '#kit/http/route.ts';
import { permissions, permissionsOf } from '#staff/core/roles.ts';
import type { Client, RefusedBody } from '../kit/client.ts';
import { furnish, type Furnished } from '../kit/furnished.ts';
import { sampleOf } from '../kit/samples.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
let ours: Furnished;
const callers = new Map<string, Client>();

beforeAll(async () => {
  world = await openWorld();
  const admin = await world.signedInAs('administrator');
  ours = await furnish(world, admin);
  const other = await world.otherBrand();
  callers.set('stranger', world.stranger());
  callers.set('visitor', ours.visitor);
  callers.set('agent', await world.signedInAs('agent'));
  callers.set('lead', await world.signedInAs('lead'));
  callers.set('administrator', await world.signedInAs('administrator'));
  callers.set('foreign administrator', await world.signedInAs('administrator', { brandId: other.brandId }));
});
afterAll(() => world.close());

function pathOf(route: AnyRoute): string {
  const [, , collection = ''] = route.path.split('/');
  return route.path.replace(/:(\w+)/g, (_, name: string) => (name === 'token' || name === 'slug' ? 'no-such-token' : name === 'id' ? ours.idFor(collection) : ours.idFor(name)));
}
function queryOf(route: AnyRoute): string {
  if (route.query === undefined) return '';
  const sample = sampleOf(route.query, { idFor: (field) => ours.idFor(field) }) as Record<string, unknown>;
  const query = new URLSearchParams(Object.entries(sample).map(([key, value]): [string, string] => [key, key === 'to' ? '2026-11-19T02:00:00.000Z' : String(value)]));
  return `?${query.toString()}`;
}
const bodyOf = (route: AnyRoute): unknown => (route.body === undefined ? undefined : sampleOf(route.body, { idFor: (field) => ours.idFor(field) }));

/** Signing oneself out or changing one's own session would end the walk. */
const endsTheWalk = new Set(['DELETE /api/session', 'PUT /api/session/password']);
const walked = () => world.centre.routes.filter((route) => !endsTheWalk.has(`${route.method} ${route.path}`) && !(route.path.startsWith('/api/first-run')));

function mayCall(route: AnyRoute, caller: string): boolean {
  if (route.access === 'public') return true;
  if (route.access === 'visitor') return caller === 'visitor';
  if (caller === 'stranger' || caller === 'visitor') return false;
  if (route.access === 'signed_in') return true;
  return permissionsOf(caller === 'foreign administrator' ? 'administrator' : (caller as 'agent')).has(route.access.permission as never);
}

describe('who may', () => {
  for (const caller of ['stranger', 'visitor', 'agent', 'lead']) {
    test(`${caller}: a route that is not theirs answers 401 or 403 before it looks at anything`, async () => {
      const client = callers.get(caller);
      const through: string[] = [];
      for (const route of walked().filter((one) => !mayCall(one, caller))) {
        const answer = await client?.call(route.method, pathOf(route) + queryOf(route), bodyOf(route));
        if (answer?.status !== 401 && answer?.status !== 403) through.push(`${route.method} ${route.path} → ${answer?.status}`);
      }
      expect(through).toEqual([]);
    });
  }

  test('an API key with every scope but the one is refused by the name of that one; and no key goes where only people or visitors go', async () => {
    const admin = callers.get('administrator');
    const keyWith = async (scopes: readonly string[]) => {
      const client = world.stranger();
      client.bearer = (await admin?.must<{ key: string }>('POST', '/api/api-keys', { name: 'a matrix key', scopes }))?.key;
      return client;
    };
    const through: string[] = [];
    const asked = new Set<string>();
    for (const [permission, routes] of Map.groupBy(walked().filter((one) => typeof one.access === 'object'), (one) => (typeof one.access === 'object' ? one.access.permission : ''))) {
      const without = await keyWith(permissions.filter((scope) => scope !== permission));
      for (const route of routes) {
        asked.add(`${route.method} ${route.path}`);
        const { status, body } = await without.call<RefusedBody>(route.method, pathOf(route) + queryOf(route), bodyOf(route));
        if (status !== 403 || body.error.code !== 'kit.notPermitted' || body.error.params['permission'] !== permission) through.push(`${route.method} ${route.path} without ${permission} → ${status} ${JSON.stringify(body).slice(0, 120)}`);
      }
    }
    const withAll = await keyWith(permissions);
    for (const route of walked().filter((one) => one.access === 'signed_in' || one.access === 'visitor')) {
      asked.add(`${route.method} ${route.path}`);
      const { status } = await withAll.call(route.method, pathOf(route) + queryOf(route), bodyOf(route));
      if (status !== 401) through.push(`${route.method} ${route.path} with every scope → ${status}`);
    }
    expect(through).toEqual([]);
    expect([...asked].toSorted()).toEqual(walked().filter((one) => one.access !== 'public').map((one) => `${one.method} ${one.path}`).toSorted());
    // The same key opens what it may: it was not refused for being none.
    expect((await withAll.get('/api/staff')).status).toBe(200);
  });

  test('another brand: no id of ours opens anything, and no answer holds one', async () => {
    const foreigner = callers.get('foreign administrator');
    const crossed: string[] = [];
    for (const route of walked().filter((one) => mayCall(one, 'foreign administrator') && one.access !== 'public')) {
      const answer = await foreigner?.call(route.method, pathOf(route) + queryOf(route), bodyOf(route));
      const text = JSON.stringify(answer?.body ?? '');
      const leaks = Object.values(ours.ids).some((id) => text.includes(id));
      const opens = (answer?.status ?? 500) < 300 && Object.values(ours.ids).some((id) => pathOf(route).includes(id));
      if (leaks || opens || (answer?.status ?? 500) >= 500) crossed.push(`${route.method} ${route.path} → ${answer?.status}${leaks ? ' leaks an id' : ''} ${text.slice(0, 200)}`);
    }
    expect(crossed).toEqual([]);
  });
});

describe('what was asked', () => {
  test('a field that nobody knows is refused by its name', async () => {
    const admin = callers.get('administrator');
    const taken: string[] = [];
    for (const route of walked().filter((one) => one.body !== undefined && one.access !== 'visitor')) {
      const body = { ...(bodyOf(route) as object), isAdministrator: true };
      const answer = await admin?.call<RefusedBody>(route.method, pathOf(route) + queryOf(route), body);
      if (answer?.status === 429) continue;
      if (answer?.body.error?.code !== 'kit.unknownField' || !answer.body.error.at?.includes('isAdministrator')) taken.push(`${route.method} ${route.path} → ${answer?.status} ${JSON.stringify(answer?.body).slice(0, 160)}`);
    }
    expect(taken).toEqual([]);
  });

  test('wrong types, unknown ids and odd queries are refused, never a fault of ours', async () => {
    const admin = callers.get('administrator');
    const faults: string[] = [];
    const odd = [null, [], 'text', 7, { id: { $gt: '' } }];
    for (const route of walked()) {
      const client = route.access === 'visitor' ? callers.get('visitor') : admin;
      const paths = [route.path.replace(/:(\w+)/g, 'not-an-id'), route.path.replace(/:(\w+)/g, '019a0000-0000-7000-8000-000000000000'), `${pathOf(route)}?limit=-1&cursor=%27%3B--&q=%00&order=(select%20pg_sleep(5))`];
      for (const path of paths) {
        for (const body of route.method === 'GET' ? [undefined] : route.body === undefined ? [undefined] : odd) {
          const answer = await client?.call(route.method, path, body);
          if ((answer?.status ?? 500) >= 500) faults.push(`${route.method} ${path} ${JSON.stringify(body)} → ${answer?.status}`);
        }
      }
    }
    expect(faults).toEqual([]);
  });
});

describe('from where', () => {
  test('a change under a session cookie from another site is refused', async () => {
    const admin = callers.get('administrator');
    if (admin === undefined) throw new Error('no administrator');
    const taken: string[] = [];
    admin.origin = 'https://evil.example';
    for (const route of walked().filter((one) => one.method !== 'GET' && one.access !== 'public' && one.access !== 'visitor')) {
      const answer = await admin.call<RefusedBody>(route.method, pathOf(route) + queryOf(route), bodyOf(route));
      if (answer.body.error?.code !== 'kit.wrongOrigin') taken.push(`${route.method} ${route.path} → ${answer.status}`);
    }
    admin.origin = undefined;
    expect(taken).toEqual([]);
  });

  test('no GET changes anything', async () => {
    const admin = callers.get('administrator');
    await world.centre.settle();
    const before = await world.centre.hub.head(world.brandId);
    for (const route of walked().filter((one) => one.method === 'GET' && one.access !== 'visitor')) await admin?.call('GET', pathOf(route) + queryOf(route));
    await world.centre.settle();
    const trail = await admin?.must<{ items: { seq: number; name: string }[] }>('GET', '/api/audit?limit=100');
    // Taking data out of the house is written down; that is all a reading may leave behind.
    expect(trail?.items.filter((item) => item.seq > before && !['report.exported', 'trail.exported', 'queue.waitsExported'].includes(item.name))).toEqual([]);
  });

  test('a Host that is not ours is answered 421, and links never come from it', async () => {
    const { request } = await import('node:http');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request(`${world.baseUrl}/api/first-run`, { headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on('error', reject).end();
    });
    expect(status).toBe(421);
  });
});

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog).toEqual([]));
