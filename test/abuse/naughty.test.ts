/** Every naughty string through every text field of every route: stored as it was given or refused by name; never a fault, never slow. */
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ident, sql } from '#kit/db/sql.ts';
import type { AnyRoute } from '#kit/http/route.ts';
import { Client, type Answer, type RefusedBody } from '../kit/client.ts';
import { furnish, type Furnished } from '../kit/furnished.ts';
import { hangsAfterMs } from '../kit/hang.ts';
import { sampleWith, textFieldsOf, type TextField } from '../kit/samples.ts';
import { Visitor } from '../kit/visitor.ts';
import { openWorld, type World } from '../kit/world.ts';
import { naughty } from './naughty.ts';

let world: World;
let admin: Client & { staffId: string };
let ours: Furnished;
let secret: string;
let week: unknown;
/** Where promises are made: an open one holds a case back from being solved. */
let promised: string;
/** Somebody who waits, whose class may be changed. */
let waiting: string;
beforeAll(async () => {
  world = await openWorld();
  admin = await world.signedInAs('administrator');
  ours = await furnish(world, admin);
  ({ secret } = await admin.must<{ secret: string }>('POST', '/api/brand/widget-secret/show'));
  promised = (await admin.must<{ id: string }>('POST', '/api/cases', { title: '承诺', customerId: ours.ids['customers'] })).id;
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  waiting = (await visitor.start('还在等')).id;
  week = (await admin.must<{ items: { definition: unknown }[] }>('GET', '/api/calendars')).items[0]?.definition;
});
afterAll(() => world.close());

/** Reached only through a state that most words would not come to; their words go into columns that other routes here fill. */
const elsewhere = new Set(['POST /api/complaints/:id/stage', 'POST /api/complaints/:id/reopen', 'POST /api/complaints/:id/reopen/take-back', 'POST /api/interactions/:id/transfer', 'POST /api/invitations/:token', 'POST /api/visitor/keep-place']);
/** Asked only with one of several kinds; stored as `POST /api/commitments/:id/withdraw` stores it. */
const ofOneKind = new Set(['promises.0.why']);
/** Read as what they are and kept as that: a telephone number, an address. */
const read = new Set(['reach.0.value', 'value']);
type Body = Record<string, unknown>;
/** What a plain sample lacks: rules over several fields. */
const completed: Readonly<Record<string, (body: Body) => Body>> = {
  'POST /api/calendars': (body) => ({ ...body, definition: week }),
  'POST /api/commitments': (body) => ({ ...body, dueAt: new Date(world.clock.now().getTime() + 86_400_000).toISOString(), caseId: promised }),
  'POST /api/cases': (body) => ({ ...body, customerId: ours.ids['customers'] }),
  'POST /api/complaints': (body) => ({ description: '坏了', ...body, customerId: ours.ids['customers'] }),
  'POST /api/complaints/:id/decide': (body) => ({ why: '当场说好', ...body }),
  'POST /api/complaint-page/:slug': (body) => ({ ...body, phone: `139${String(count).padStart(8, '0')}` }),
  'POST /api/surge-plans': (body) => (body['name'] === 'sample words' ? { ...body, name: `预案 ${count}` } : body),
  'POST /api/queues': (body) => (body['name'] === 'sample words' ? { ...body, name: `队列 ${count}` } : body),
  'POST /api/customers': (body) => (body['title'] === undefined ? body : { ...body, honorific: 'title' }),
  'PUT /api/customers/:id': (body) => (body['title'] === undefined ? body : { ...body, honorific: 'title' }),
  'POST /api/conversations': (body) => ({ ...body, customer: anew(body['customer']) }),
  'POST /api/visitor/session': (body) => {
    const identity = anew(body['identity']);
    return { ...body, brand: 'yunque', ...(identity === undefined ? {} : { identity: { ...identity, signature: createHmac('sha256', secret).update(identity.userId).digest('hex') } }) };
  },
};
/** A user of the shop who was never seen before: a known one keeps the name they have. */
function anew(user: unknown): { userId: string } | undefined {
  const given = user as { userId: string } | undefined;
  return given?.userId === 'sample words' ? { ...given, userId: `u${count}` } : given;
}
function pathOf(route: AnyRoute): string {
  if (route.path === '/api/customers/:id/products/:productId') return `/api/customers/${ours.ids['otherCustomer']}/products/${ours.ids['products']}`;
  if (route.path === '/api/interactions/:id/class') return `/api/interactions/${waiting}/class`;
  const token = route.path.startsWith('/api/survey') ? ours.tokens.survey : ours.tokens.track;
  return route.path.replace(/:(\w+)/g, (_, name: string) => (name === 'token' ? token : name === 'slug' ? 'yunque' : ours.idFor(name === 'id' ? (route.path.split('/')[2] ?? '') : name)));
}

let count = 0;
async function write(route: AnyRoute, field: TextField, text: string): Promise<{ answer: Answer<RefusedBody>; tookMs: number }> {
  // Counted limits are another test's: each call comes in a minute of its own.
  world.clock.pass({ minutes: 1 });
  count += 1;
  const name = `${route.method} ${route.path}`;
  const plain = sampleWith(route.body ?? neverUsed(), field, text, { idFor: (one) => ours.idFor(one), fresh: `n${count}` }) as Body;
  const client = route.access === 'visitor' ? await visitorFor(field) : route.access === 'public' ? new Client(world.baseUrl) : admin;
  const start = performance.now();
  const answer = await client.call<RefusedBody>(route.method, pathOf(route), completed[name]?.(plain) ?? plain);
  return { answer, tookMs: performance.now() - start };
}
/** A name is given with the first word only. */
async function visitorFor(field: TextField): Promise<Client> {
  if (field.path[0] !== 'name') return ours.visitor;
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  return visitor;
}
function neverUsed(): never {
  throw new Error('a route without a body has no text field');
}

/** What of an accepted or refused word is not as it should be. */
async function wrongWith(route: AnyRoute, field: TextField, text: string): Promise<string | undefined> {
  const { answer, tookMs } = await write(route, field, text);
  const said = `${route.method} ${route.path} ${field.path.join('.')} ${JSON.stringify(text.slice(0, 60))} → ${answer.status} ${JSON.stringify(answer.body).slice(0, 160)}`;
  if (answer.status >= 500) return said;
  if (tookMs > hangsAfterMs) return `${said} after ${Math.round(tookMs)} ms`;
  if (answer.status >= 400) return typeof answer.body.error?.at === 'string' || answer.status === 409 ? undefined : `${said}: refused without saying where`;
  if (field.maxLength !== undefined && Array.from(text).length > field.maxLength) return `${said}: longer than ${field.maxLength}, yet taken`;
  if (text.includes('\0')) return `${said}: NUL was taken`;
  const kept = text.toWellFormed();
  return read.has(field.path.join('.')) || stringsOf(answer.body).has(kept) || (await isStored(kept)) ? undefined : `${said}: taken but changed`;
}

/** Strings side by side, as many as the field takes at once; what would be refused alone goes alone. */
function bundles(field: TextField): string[] {
  const most = field.maxLength ?? 10_000;
  // A few of those that go alone; the rest are tried on their own below.
  const alone = ['unstorable', 'long', 'lines', 'blank'].flatMap((kind) => naughty.filter((one) => one.kind === kind).slice(0, 2)).map((one) => one.text);
  const packed: string[] = [];
  for (const { text } of naughty.filter((one) => !['unstorable', 'long', 'lines', 'blank'].includes(one.kind))) {
    const last = packed.at(-1);
    if (last !== undefined && last.length + 1 + text.length <= most) packed[packed.length - 1] = `${last} ${text}`;
    else packed.push(text);
  }
  return [...packed, ...alone];
}
async function throughField(route: AnyRoute, field: TextField): Promise<string[]> {
  const wrong: (string | undefined)[] = [];
  const waiting = bundles(field);
  while (waiting.length > 0) wrong.push(...(await Promise.all(waiting.splice(0, 4).map((bundle) => wrongWith(route, field, bundle)))));
  return wrong.filter((one) => one !== undefined);
}

const fields = () => world.centre.routes.filter((route) => route.body !== undefined && !route.path.startsWith('/api/first-run') && !elsewhere.has(`${route.method} ${route.path}`)).flatMap((route) => textFieldsOf(route.body ?? neverUsed()).filter((field) => !ofOneKind.has(field.path.join('.'))).map((field) => ({ route, field })));

test('the list is long, and every field takes plain words, so that what follows can fail', async () => {
  expect(naughty.length).toBeGreaterThanOrEqual(120);
  const refused: string[] = [];
  expect(fields().length).toBeGreaterThan(80);
  for (const { route, field } of fields().filter((one) => !read.has(one.field.path.join('.')))) {
    const { answer } = await write(route, field, `平常的话 ${count}`);
    if (answer.status >= 300) refused.push(`${route.method} ${route.path} ${field.path.join('.')} → ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`);
  }
  expect(refused).toEqual([]);
});

test('all strings through every text field', { timeout: 180_000 }, async () => {
  const wrong: string[] = [];
  for (const { route, field } of fields()) wrong.push(...(await throughField(route, field)));
  expect(wrong).toEqual([]);
});

test('each string alone as a customer’s name, a case’s title and a reply', { timeout: 90_000 }, async () => {
  const wrong: (string | undefined)[] = [];
  for (const [name, path] of [['PUT /api/customers/:id', 'name'], ['PUT /api/cases/:id', 'title'], ['POST /api/interactions/:id/notes', 'text']] as const) {
    const found = fields().find(({ route, field }) => `${route.method} ${route.path}` === name && field.path.join('.') === path);
    if (found === undefined) throw new Error(`no field ${path} at ${name}`);
    for (const { text } of naughty) wrong.push(await wrongWith(found.route, found.field, text));
  }
  expect(wrong.filter((one) => one !== undefined)).toEqual([]);
});

/** All strings inside an answer. */
function stringsOf(value: unknown, into: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string') into.add(value);
  else if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) stringsOf(inner, into);
  return into;
}

let columns: { table: string; column: string; type: string }[] | undefined;
/** Whether some row holds exactly this text: for answers that do not repeat what was said. */
async function isStored(text: string): Promise<boolean> {
  return world.centre.house.db.transact({ brandId: 'everywhere' }, async (tx) => {
    columns ??= await tx.rows(sql`
      select c.table_name as table, c.column_name as column, c.data_type as type from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'jsonb') and c.table_name <> 'idempotency_keys'`);
    for (const { table, column, type } of columns) {
      const found = await tx.one<{ found: boolean }>(type === 'text'
        ? sql`select exists (select 1 from ${ident(table)} where ${ident(column)} = ${text}) as found`
        : sql`select exists (select 1 from ${ident(table)} where jsonb_path_exists(${ident(column)}, '$.** ? (@ == $v)', jsonb_build_object('v', ${text}::text))) as found`);
      if (found.found) return true;
    }
    return false;
  });
}

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog).toEqual([]));
