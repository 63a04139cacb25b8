/**
 * Drill 2: each change is sent one to five times at the same moment under one key. What stands afterwards is what one sending makes;
 * all answers are the same; another body under the key is refused.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ident, sql } from '#kit/db/sql.ts';
import type { AnyRoute } from '#kit/http/route.ts';
import { callBackTimesOf } from '#routing/index.ts';
import { keeps } from '../kit/call-backs.ts';
import type { Client, RefusedBody } from '../kit/client.ts';
import { arrive } from '../kit/contacts.ts';
import { furnish, type Furnished } from '../kit/furnished.ts';
import { sampleOf } from '../kit/samples.ts';
import { Visitor } from '../kit/visitor.ts';
import { openWorld, type World } from '../kit/world.ts';
import { chanceOf } from '../kit/chance.ts';

let world: World;
let admin: Client & { staffId: string };
let ours: Furnished;
/** A second file of a customer, to be merged. */
let twin: string;
let week: unknown;
/** Another queue, to hand a contact on to. */
let elsewhere: string;
/** When the customer who is called back may be called. */
let callTime = '';
beforeAll(async () => {
  world = await openWorld();
  admin = await world.signedInAs('administrator');
  ours = await furnish(world, admin);
  twin = (await admin.must<{ id: string }>('POST', '/api/customers', { name: '重复的档案' })).id;
  elsewhere = (await admin.must<{ id: string }>('POST', '/api/queues', { name: '别处', ordinal: 99 })).id;
  week = (await admin.must<{ items: { definition: unknown }[] }>('GET', '/api/calendars')).items[0]?.definition;
});
afterAll(() => world.close());

const seed = Number(process.env['DRILL_SEED'] ?? Date.now() % 1_000_000);
const random = chanceOf(seed);

/** Ends the session of the one who storms. */
const endsTheWalk = new Set(['DELETE /api/session', 'PUT /api/session/password']);
/** Verbs inside one act take the key. What is more or less than one act is safe by itself: said once, by name. */
const keyed = () => world.centre.routes.filter((route) => route.method !== 'GET' && route.verb !== undefined && !endsTheWalk.has(`${route.method} ${route.path}`));
/** What stands in a path; what is used up or ended by an earlier storm, or was never in the state that a route asks for, is made anew. */
async function pathOf(route: AnyRoute): Promise<string> {
  const made = async (path: string, body: unknown) => (await admin.must<{ id: string }>('POST', path, body)).id;
  const fresh: Record<string, () => Promise<string>> = {
    'POST /api/staff/:id/invitation': async () => (await admin.must<{ staff: { id: string } }>('POST', '/api/staff', { mail: `invited${count}@staff.example`, name: '待加入', role: 'agent' })).staff.id,
    'DELETE /api/calendars/:id': () => made('/api/calendars', { name: `日历 ${count}`, definition: week }),
    'POST /api/offers/:id/decline': async () => ringsAtAdmin(await arrive(world)),
    'POST /api/interactions/:id/transfer': () => arrive(world),
    'POST /api/interactions/:id/class': () => arrive(world),
    'POST /api/interactions/:id/wrap-up/finish': async () => {
      const served = await taken(await arrive(world));
      await admin.must('POST', `/api/interactions/${served}/end`, { reason: 'resolved' });
      return served;
    },
    'POST /api/interactions/:id/called-back': async () => taken(await keeps(world, { number: numberOf() })),
    'PUT /api/interactions/:id/call-back': async () => {
      const kept = await keeps(world, { number: numberOf() });
      [callTime = ''] = await world.act((act) => callBackTimesOf(act, kept, 'Asia/Shanghai', 1));
      return kept;
    },
    'DELETE /api/queues/:id': () => made('/api/queues', { name: `收起 ${count}`, ordinal: 99 }),
    'POST /api/surges/:id/undo': async () => (await admin.must<{ surgeId: string }>('POST', `/api/surge-plans/${await made('/api/surge-plans', { name: `召回 ${count}`, reason: { zh: '正在召回', en: 'We are recalling' } })}/on`)).surgeId,
    'POST /api/mails/:id/retry': givenUpMail,
    'POST /api/complaints/:id/stage': () => complaintAt('assessed'),
    'POST /api/complaints/:id/decide': () => complaintAt('received'),
    'POST /api/complaints/:id/reopen': () => complaintAt('closed'),
    'POST /api/complaints/:id/reopen/take-back': async () => {
      const id = await complaintAt('closed');
      await admin.must('POST', `/api/complaints/${id}/reopen`, { why: '客户又来电' });
      return id;
    },
    'POST /api/commitments/:id/owner': () => made('/api/commitments', { text: '明天回电', dueAt: new Date(world.clock.now().getTime() + 86_400_000).toISOString(), caseId: ours.ids['cases'] }),
  };
  for (const step of ['solve', 'close', 'reopen', 'reopen/take-back']) {
    fresh[`POST /api/cases/:id/${step}`] = async () => {
      const id = await made('/api/cases', { title: '没有承诺的问题', customerId: ours.ids['customers'] });
      const till = (name: string, body: unknown) => admin.must('POST', `/api/cases/${id}/${name}`, body);
      if (step !== 'solve') await till('solve', sampleFor('POST /api/cases/:id/solve'));
      if (step.startsWith('reopen')) await till('close', sampleFor('POST /api/cases/:id/close'));
      if (step === 'reopen/take-back') await till('reopen', sampleFor('POST /api/cases/:id/reopen'));
      return id;
    };
  }
  const id = await fresh[`${route.method} ${route.path}`]?.();
  const isOfOther = /:(identityId|productId|mergeId)/.test(route.path);
  return route.path.replace(/:(\w+)/g, (_, name: string) => (name !== 'id' ? ours.idFor(name) : (id ?? (isOfOther ? ours.idFor('otherCustomer') : ours.idFor(route.path.split('/')[2] ?? '')))));
}
const numberOf = () => `+86137${String(10_000_000 + count)}`;
async function taken(interactionId: string): Promise<string> {
  await admin.must('POST', `/api/interactions/${interactionId}/take`);
  return interactionId;
}
/** The offer by which it rings at the one who storms: by itself, or handed over. */
async function ringsAtAdmin(interactionId: string): Promise<string> {
  await admin.must('PUT', '/api/presence', { state: 'available' });
  const offer = async () => (await admin.must<{ items: { offerId: string; interactionId: string }[] }>('GET', '/api/offers')).items.find((one) => one.interactionId === interactionId)?.offerId;
  if ((await offer()) === undefined) await admin.must('POST', `/api/interactions/${interactionId}/transfer`, { agentId: admin.staffId, unskilledReason: '演练' });
  return (await offer()) ?? '';
}
/** An invitation that no server would take. */
async function givenUpMail(): Promise<string> {
  world.mailer.weather = 'never';
  await admin.must('POST', '/api/staff', { mail: `unheard${count}@staff.example`, name: '收不到信', role: 'agent' });
  await world.centre.sweep();
  world.mailer.weather = 'ok';
  return (await admin.must<{ items: { id: string; state: string }[] }>('GET', '/api/mails')).items.find((mail) => mail.state === 'failed')?.id ?? '';
}
/** A complaint of its own: just received, ready to be called assessed, or closed with the customer's agreement. */
async function complaintAt(where: 'received' | 'assessed' | 'closed'): Promise<string> {
  const { id } = (await admin.must<{ case: { id: string } }>('POST', '/api/complaints', { customerId: ours.ids['customers'], description: `还是响 ${count}` })).case;
  const till = (method: string, name: string, body: unknown) => admin.must(method, `/api/complaints/${id}${name}`, body);
  const to = (stage: string, more: Record<string, unknown> = {}) => till('POST', '/stage', { to: stage, why: '演练', ...more });
  if (where === 'received') return id;
  await till('POST', '/assess', { scores: { severity: 1, safety: 0, complexity: 1, impact: 0, immediateAction: 'not_needed' } });
  await till('POST', '/answer', { by: 'phone', words: '给您换新' });
  await till('PUT', '', { cause: 'product_fault' });
  if (where === 'assessed') return id;
  await to('assessed');
  await to('responded');
  await till('PUT', '', { responseKinds: ['exchange'], decision: '换新机' });
  await to('decided');
  await till('PUT', '', { toldBy: 'phone', agreed: true });
  await to('closed', { outcome: 'accepted', closingWords: '已换新' });
  return id;
}
/** A visitor who waits: the one who is furnished is served. */
async function waitingVisitor(): Promise<Visitor> {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  await visitor.start('还要等多久？');
  return visitor;
}
async function askerOf(route: AnyRoute): Promise<Client> {
  if (route.path === '/api/visitor/keep-place') return waitingVisitor();
  return route.access === 'visitor' ? ours.visitor : admin;
}
function sampleFor(name: string): unknown {
  const found = keyed().find((route) => `${route.method} ${route.path}` === name);
  if (found === undefined) throw new Error(`no route ${name}`);
  return bodyOf(found);
}

let count = 0;
function bodyOf(route: AnyRoute): unknown {
  if (route.body === undefined) return undefined;
  count += 1;
  const plain = sampleOf(route.body, { idFor: (field) => ours.idFor(field), fresh: `s${count}`, word: `风暴里的话 ${count}` }) as Record<string, unknown>;
  const inAnHour = new Date(world.clock.now().getTime() + 3_600_000).toISOString();
  const completed: Record<string, Record<string, unknown>> = {
    'POST /api/cases': { customerId: ours.ids['customers'] }, 'POST /api/complaints': { customerId: ours.ids['customers'], description: '坏了' }, 'POST /api/commitments': { dueAt: inAnHour, caseId: ours.ids['cases'] },
    'POST /api/conversations': { customer: { userId: `u${count}` } }, 'POST /api/customers/:id/merge': { customerId: twin },
    'POST /api/customers/:id/identities': { kind: 'phone', value: `139${String(count).padStart(8, '0')}` }, 'POST /api/calendars': { definition: week },
    'POST /api/complaints/:id/stage': { to: 'assessed', why: '已口头告知' }, 'POST /api/complaints/:id/decide': { why: '客户同意直接换新' },
    'POST /api/interactions/:id/transfer': { queueId: elsewhere }, 'PUT /api/interactions/:id/call-back': { at: callTime }, 'POST /api/visitor/keep-place': { phone: `139${String(count).padStart(8, '0')}` },
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
  const refused: Record<string, string> = {};
  for (const route of keyed()) {
    const name = `${route.method} ${route.path}`;
    world.clock.pass({ minutes: 1 });
    const client = await askerOf(route);
    const path = await pathOf(route);
    const send = (body: unknown, key: string) => client.call<RefusedBody>(route.method, path, body, { 'idempotency-key': key });
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
      refused[name] = first[0]?.body.error.code ?? '';
      continue;
    }
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
  // All went through: what is refused here is a storm that never blew.
  expect(refused).toEqual({});
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
