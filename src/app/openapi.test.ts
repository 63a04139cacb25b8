import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/kit/world.ts';

interface Parameter {
  readonly in: string;
  readonly name: string;
}
interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, { readonly parameters?: Parameter[]; readonly responses?: Record<string, unknown>; readonly security?: Record<string, unknown>[] }>>;
  readonly components: { readonly securitySchemes: Record<string, unknown>; readonly schemas?: Record<string, unknown> };
}

let world: World;
let document: Document;
beforeAll(async () => {
  world = await openWorld();
  await world.stranger().get('/api/docs/openapi.json');
  document = await world.stranger().must<Document>('GET', '/api/docs/openapi.json');
});
afterAll(() => world.close());

const operationOf = (method: string, path: string) => document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];

test('every route of the table stands in the OpenAPI 3.1 document, with who may call it', () => {
  expect(document.openapi).toBe('3.1.0');
  for (const route of world.centre.routes) {
    const operation = operationOf(route.method, route.path);
    expect(operation, `${route.method} ${route.path}`).toBeDefined();
    expect(operation?.security, `${route.method} ${route.path}`).toBeDefined();
    for (const scheme of operation?.security ?? []) for (const name of Object.keys(scheme)) expect(document.components.securitySchemes).toHaveProperty(name);
    const named = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]);
    expect(operation?.parameters?.filter((one) => one.in === 'path').map((one) => one.name) ?? []).toEqual(named);
  }
});

test('a write that is done once per key says so, and only such a write', () => {
  for (const route of world.centre.routes) {
    const takesKey = operationOf(route.method, route.path)?.parameters?.some((one) => one.name === 'Idempotency-Key') ?? false;
    expect(operationOf(route.method, route.path)?.parameters?.filter((one) => one.name === 'Idempotency-Key').length ?? 0).toBeLessThan(2);
    expect(takesKey, `${route.method} ${route.path}`).toBe(route.method !== 'GET' && route.verb !== undefined);
  }
});

test('every reference in the document leads somewhere', () => {
  const text = JSON.stringify(document);
  for (const [, pointer = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const found = pointer.split('/').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')], document);
    expect(found, pointer).toBeDefined();
  }
});

test('the page for people lists every route and runs nothing', async () => {
  const page = await world.stranger().get<string>('/api/docs');
  expect(page.headers.get('content-security-policy')).toContain(`default-src 'none'`);
  for (const route of world.centre.routes) expect(page.body).toContain(route.path);
});

test('one brand’s widget cannot be drowned by many addresses', async () => {
  const stranger = world.stranger();
  const statuses = new Set<number>();
  for (let i = 0; i < 1210; i++) statuses.add((await stranger.call('POST', '/api/visitor/session', { brand: 'no-such-brand', language: 'zh' }, { 'x-forwarded-for': `10.2.${i % 250}.${Math.floor(i / 250)}` })).status);
  expect([...statuses].toSorted()).toEqual([404, 429]);
});
