/** The trail as people read it: in words, by what they look for, and as a file. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../test/kit/client.ts';
import { statementsOf } from '../../test/kit/statements.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { Audit, AuditEntry } from './contract.ts';

let world: World;
let admin: Client & { staffId: string };
let agent: Client & { staffId: string };
let customerId: string;

beforeAll(async () => {
  world = await openWorld();
  admin = await world.signedInAs('administrator', { name: '林知远二' });
  agent = await world.signedInAs('agent', { name: '罗文' });
  ({ id: customerId } = await agent.must<{ id: string }>('POST', '/api/customers', { name: '欧阳静' }));
  await agent.must('POST', `/api/customers/${customerId}/identities`, { kind: 'phone', value: '13800138000' });
  await agent.must('PUT', `/api/customers/${customerId}`, { tier: 'gold' });
  await admin.must('PUT', `/api/staff/${agent.staffId}`, { role: 'lead' });
  await agent.signIn(`agent2@staff.example`, 'correct horse battery');
  await world.centre.settle();
}, 120_000);
afterAll(() => world.close());

const trail = (query: string): Promise<Audit> => admin.must<Audit>('GET', `/api/audit${query}`);
const words = (entry: AuditEntry | undefined): string => (entry === undefined ? '' : `${entry.actor} ${entry.says} ${entry.subject.name ?? ''} ${entry.facts.map(({ label, before, after }) => `${label} ${before?.map(({ text }) => text).join('、') ?? ''}→${after.map(({ text }) => text).join('、')}`).join('; ')}`);

test('a line says who did what to whom, before and after, in the reader’s language', async () => {
  const [zh] = (await trail('?name=staff.changed')).items;
  expect(words(zh)).toBe('林知远二 修改同事资料 罗文 角色 坐席→班组长');
  const [en] = (await trail('?name=staff.changed&language=en')).items;
  expect(words(en)).toBe('林知远二 changed a colleague 罗文 role Agent→Team lead');
  expect(en?.subject.path).toContain('/settings/team');
});

test('a customer is named by number and name, with the way there; no id and no record in any word', async () => {
  const { items } = await trail(`?subjectId=${customerId}`);
  expect(items.map((entry) => entry.name)).toEqual(expect.arrayContaining(['customer.created', 'customer.changed', 'customer.identityAdded']));
  const { number } = await agent.must<{ number: string }>('GET', `/api/customers/${customerId}`);
  for (const entry of items) expect(entry.subject).toEqual({ kind: '客户', name: `${number} 欧阳静`, path: `/customers/${customerId}` });
  for (const entry of (await trail('?limit=200&traffic=true')).items) expect([entry.name, words(entry)]).toEqual([entry.name, expect.not.stringMatching(/[0-9a-f]{8}-[0-9a-f]{4}|[{}]|undefined|\[object/)]);
  expect(words(items.find((entry) => entry.name === 'customer.identityAdded'))).toContain('138****8000');
  expect(words(items.find((entry) => entry.name === 'customer.changed'))).toContain('等级 普通→金');
});

test('by whom, what kind, words, and when', async () => {
  const names = async (query: string) => (await trail(query)).items.map((entry) => entry.name);
  expect(new Set((await trail(`?who=${agent.staffId}`)).items.map((entry) => entry.actor))).toEqual(new Set(['罗文']));
  expect(await names(`?kind=customers&who=${agent.staffId}`)).toEqual(expect.arrayContaining(['customer.changed']));
  expect(new Set(await names('?kind=signIn'))).toEqual(new Set(['staff.signedIn']));
  const { number } = await agent.must<{ number: string }>('GET', `/api/customers/${customerId}`);
  for (const q of [number, number.toLowerCase(), '欧阳', 'oyj']) expect([q, await names(`?q=${encodeURIComponent(q)}`)]).toEqual([q, expect.arrayContaining(['customer.changed'])]);
  expect(new Set(await names(`?q=${encodeURIComponent('修改同事')}`))).toEqual(new Set(['staff.changed']));
  // What somebody did and what was done to them.
  expect(await names(`?q=${encodeURIComponent('罗文')}`)).toEqual(expect.arrayContaining(['customer.changed', 'staff.changed']));
  expect(await names('?q=nobody-and-nothing')).toEqual([]);
  expect(await names(`?to=${new Date(world.clock.now().getTime()).toISOString()}`)).toEqual([]);
  expect(await names(`?from=${new Date(world.clock.now().getTime()).toISOString()}&kind=team`)).toEqual(expect.arrayContaining(['staff.changed']));
  expect(new Set((await trail('?who=house')).items.map((entry) => entry.actorKind))).toEqual(new Set(['system']));
});

test('a page goes on where the last one ended, nothing twice and nothing left out', async () => {
  const all = (await trail('?limit=200&traffic=true')).items.map((entry) => entry.seq);
  const seen: number[] = [];
  for (let before: number | null = Number.MAX_SAFE_INTEGER; before !== null;) {
    const page: Audit = await trail(`?limit=3&traffic=true&before=${before}`);
    seen.push(...page.items.map((entry) => entry.seq));
    before = page.nextBefore;
  }
  expect(seen).toEqual(all);
});

test('what messages do all day is shown when asked, or when it is the kind', async () => {
  await world.act(async (act) => act.emit({ name: 'message.posted', subject: ['interaction', act.id()], detail: { messageId: act.id(), position: 1, speaker: 'customer', kind: 'text' } }));
  await world.centre.settle();
  const has = async (query: string) => (await trail(query)).items.some((entry) => entry.name === 'message.posted');
  expect([await has(''), await has('?traffic=true'), await has('?kind=traffic'), await has('?name=message.posted'), await has(`?q=${encodeURIComponent('消息')}`), await has(`?traffic=true&q=${encodeURIComponent('消息')}`)]).toEqual([false, true, true, true, false, true]);
});

test('names are loaded by as many statements for a long page as for a short one', async () => {
  const [few, many] = [await statementsOf(() => trail('?limit=2')), await statementsOf(() => trail('?limit=200&traffic=true'))];
  expect(many.value.items.length).toBeGreaterThan(10);
  const named = ({ statements }: typeof few) => statements.filter(({ text }) => /union all|from staff_members where/.test(text) || /select \$\d::text as kind/.test(text)).length;
  expect(named(many)).toBeLessThanOrEqual(2);
  expect(named(few)).toBeGreaterThan(0);
});

test('the file holds what is filtered, guards spreadsheets, and stands in the trail itself', async () => {
  await agent.must('PUT', `/api/customers/${customerId}`, { name: '=HYPERLINK("x")' });
  await world.centre.settle();
  const reply = await admin.get(`/api/audit/file.csv?kind=customers&q=${encodeURIComponent('修改客户')}`);
  expect(reply.status).toBe(200);
  const lines = String(reply.body).trim().split('\r\n');
  expect(lines[0]).toContain('做了什么');
  expect(lines.length - 1).toBe((await trail(`?limit=200&kind=customers&q=${encodeURIComponent('修改客户')}`)).items.length);
  expect(reply.body).not.toMatch(/(^|,)"?=HYPERLINK/m);
  await world.centre.settle();
  expect(words((await trail('?name=trail.exported')).items[0])).toBe('林知远二 下载操作记录 云雀电器 类别 →客户与产品; 按词查找 →是');
  expect((await agent.get('/api/audit/file.csv')).status).toBe(403);
});

test('another brand sees nothing of it, nor by its ids', async () => {
  const { brandId } = await world.otherBrand();
  const stranger = await world.signedInAs('administrator', { brandId });
  for (const query of [`?subjectId=${customerId}`, `?who=${agent.staffId}`, `?q=${encodeURIComponent('欧阳')}`]) expect((await stranger.must<Audit>('GET', `/api/audit${query}`)).items).toEqual([]);
});
