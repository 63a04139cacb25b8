import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/kit/world.ts';

interface Parameter {
  readonly in: string;
  readonly name: string;
}
interface Media {
  readonly example?: unknown;
  readonly schema?: { readonly properties?: Record<string, { readonly description?: string }> };
}
interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly 'x-summary-zh'?: string;
  readonly 'x-refusals'?: string[];
  readonly tags?: string[];
  readonly parameters?: Parameter[];
  readonly requestBody?: { readonly content: Record<string, Media | undefined> };
  readonly responses?: Record<string, { readonly description?: string; readonly content?: Record<string, Media | undefined> } | undefined>;
  readonly security?: Record<string, unknown>[];
}
interface Document {
  readonly openapi: string;
  readonly tags: { readonly name: string }[];
  readonly paths: Record<string, Record<string, Operation>>;
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

test('a validator of others finds nothing wrong with the document, and finds what is', async () => {
  const validator = new Validator();
  const found = await validator.validate(structuredClone(document) as unknown as Record<string, unknown>);
  expect(found.errors ?? []).toEqual([]);
  expect(validator.version).toBe('3.1');
  const [path = ''] = Object.keys(document.paths);
  const broken = { ...structuredClone(document), paths: { [path]: { get: { responses: { 200: { descriptoin: 'misspelt' } } } } } };
  expect((await new Validator().validate(broken)).valid).toBe(false);
});

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

test('every operation has an id of its own, its chapter, a sentence in each language, and examples that the schema’s own fields explain', () => {
  const ids = new Set<string>();
  for (const route of world.centre.routes) {
    const operation = operationOf(route.method, route.path);
    const where = `${route.method} ${route.path}`;
    expect(operation?.summary, where).toBe(route.summary.en);
    expect(operation?.['x-summary-zh'], where).toBe(route.summary.zh);
    expect(document.tags.map((tag) => tag.name), where).toContain(operation?.tags?.[0]);
    ids.add(operation?.operationId ?? '');
    if (route.body !== undefined) expect(route.body.safeParse(operation?.requestBody?.content['application/json']?.example).error, where).toBeUndefined();
    const answer = operation?.responses?.[String(route.status ?? 200)]?.content?.['application/json'];
    if (route.reply !== undefined) expect(route.reply.safeParse(answer?.example).error, where).toBeUndefined();
    for (const [name, field] of Object.entries(answer?.schema?.properties ?? {})) expect(field.description, `${where} ${name}`).toBeTruthy();
  }
  expect(ids.size).toBe(world.centre.routes.length);
});

test('every status that a route can refuse with stands in the document, with its codes', () => {
  const answer = operationOf('POST', '/api/interactions/:id/messages');
  expect(answer?.responses?.['409']?.description).toContain('interactions.ended');
  expect(answer?.responses?.['403']?.description).toContain('routing.notYours');
  expect(answer?.['x-refusals']).toEqual(expect.arrayContaining(['interactions.ended', 'kit.signIn', 'kit.keyReused']));
});

test('one brand’s widget cannot be drowned by many addresses', async () => {
  const stranger = world.stranger();
  const statuses = new Set<number>();
  for (let i = 0; i < 1210; i++) statuses.add((await stranger.call('POST', '/api/visitor/session', { brand: 'no-such-brand', language: 'zh' }, { 'x-forwarded-for': `10.2.${i % 250}.${Math.floor(i / 250)}` })).status);
  expect([...statuses].toSorted()).toEqual([404, 429]);
});
