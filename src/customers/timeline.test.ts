import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import type { Client, RefusedBody } from '../../test/kit/client.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { Customer, Timeline } from './contract.ts';
import { customerOfVisitor } from './index.ts';

let world: World;
let agent: Client & { staffId: string };
let lead: Client;
beforeAll(async () => {
  world = await openWorld();
  agent = await world.signedInAs('agent', { name: '沈知秋' });
  lead = await world.signedInAs('lead');
});
afterAll(() => world.close());

const timeline = (id: string, query = '') => agent.must<Timeline>('GET', `/api/customers/${id}/timeline${query}`);

/** Rows as the other slices store them: the timeline only reads. */
async function interaction(identityId: string, minute: number): Promise<string> {
  const id = crypto.randomUUID();
  await world.act((act) => act.run(sql`
    insert into interactions (id, brand_id, number, channel, identity_id, started_at, ended_at, arrival_mood, departure_mood, last_text)
    values (${id}, ${act.brandId}, ${`I-${id}`}, 'chat', ${identityId}, ${new Date(Date.UTC(2026, 10, 1, 0, minute))}, ${new Date(Date.UTC(2026, 10, 1, 0, minute + 5))}, 'angry', 'calm', '好的，谢谢')`));
  return id;
}
async function kase(identityId: string, minute: number): Promise<string> {
  const id = crypto.randomUUID();
  const at = new Date(Date.UTC(2026, 10, 1, 0, minute));
  await world.act(async (act) => {
    await act.run(sql`
      insert into cases (id, brand_id, number, kind, title, state, identity_id, owner_id, opened_at, changed_at)
      values (${id}, ${act.brandId}, ${`TS-${id}`}, 'complaint', '脱水噪音', 'open', ${identityId}, ${agent.staffId}, ${at}, ${at})`);
    await act.run(sql`insert into case_notes (id, brand_id, case_id, kind, by_id, text, at) values (${crypto.randomUUID()}, ${act.brandId}, ${id}, 'note', ${agent.staffId}, '已致电', ${new Date(at.getTime() + 60_000)})`);
    await act.run(sql`insert into commitments (id, brand_id, case_id, owner_id, text, due_at, created_at) values (${crypto.randomUUID()}, ${act.brandId}, ${id}, ${agent.staffId}, '今天给您回复', ${new Date(at.getTime() + 3_600_000)}, ${new Date(at.getTime() + 120_000)})`);
    await act.run(sql`
      insert into surveys (id, brand_id, case_id, identity_id, about, language, sent_by, asked_at, ends_at, answered_at, score, words)
      values (${crypto.randomUUID()}, ${act.brandId}, ${id}, ${identityId}, ${`case:${id}:0`}, 'zh', 'page', ${new Date(at.getTime() + 180_000)}, ${new Date(at.getTime() + 9e8)}, ${new Date(at.getTime() + 240_000)}, 5, '很满意')`);
  });
  return id;
}
const visitor = () => world.act((act) => customerOfVisitor(act, { visitorId: crypto.randomUUID(), language: 'zh' }));

test('one timeline over contacts, cases, notes, promises, surveys, products and merges, newest first', async () => {
  const { identityId, customerId } = await visitor();
  const known = await agent.must<Customer>('POST', '/api/customers', { name: '欧阳静' });
  await interaction(identityId, 0);
  await kase(identityId, 10);
  await agent.must('POST', `/api/customers/${known.id}/products`, { name: '滚筒洗衣机', serial: 'T-1' });
  world.clock.pass({ minutes: 1 });
  await agent.must('POST', `/api/customers/${known.id}/merge`, { customerId });
  const { items, nextCursor } = await timeline(known.id);
  expect(items.map((item) => item.kind)).toEqual(['merge', 'product', 'survey', 'commitment', 'caseNote', 'case', 'interaction']);
  expect(nextCursor).toBeNull();
  expect(items).toMatchObject([{ by: '沈知秋', undoneAt: null }, { serial: 'T-1' }, { score: 5, words: '很满意' }, { text: '今天给您回复', keptAt: null }, { text: '已致电', by: '沈知秋' }, { title: '脱水噪音', caseKind: 'complaint' }, { arrivalMood: 'angry', departureMood: 'calm' }]);
});

test('the undone merge stays on the timeline of the file that stayed, and what came with it goes', async () => {
  const { identityId, customerId } = await visitor();
  await interaction(identityId, 0);
  const known = await agent.must<Customer>('POST', '/api/customers', { name: '诸葛亮' });
  const { mergeId } = await agent.must<{ mergeId: string }>('POST', `/api/customers/${known.id}/merge`, { customerId });
  await lead.must('POST', `/api/customers/${known.id}/merges/${mergeId}/undo`);
  expect((await timeline(known.id)).items).toMatchObject([{ kind: 'merge' }]);
  expect((await timeline(known.id)).items[0]).not.toMatchObject({ undoneAt: null });
  expect((await timeline(customerId)).items.map((item) => item.kind)).toEqual(['interaction']);
});

test('walked page by page every entry is seen once and in order, also where many stand in the same minute', async () => {
  const { identityId, customerId } = await visitor();
  const other = await visitor();
  for (let i = 0; i < 12; i++) await interaction(identityId, i % 3);
  for (let i = 0; i < 4; i++) await kase(identityId, i % 2);
  await interaction(other.identityId, 1);
  const all = (await timeline(customerId, '?limit=200')).items;
  expect(all).toHaveLength(12 + 4 * 4);
  const walked: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Timeline = await timeline(customerId, `?limit=5${cursor === null ? '' : `&cursor=${cursor}`}`);
    walked.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(walked).toEqual(all.map((item) => item.id));
  expect(all.map((item) => item.at)).toEqual(all.map((item) => item.at).toSorted().toReversed());
});

test('an unknown customer and a made-up cursor are refused', async () => {
  expect((await agent.get(`/api/customers/${crypto.randomUUID()}/timeline`)).status).toBe(404);
  const { customerId } = await visitor();
  expect((await agent.get<RefusedBody>(`/api/customers/${customerId}/timeline?cursor=x`)).body.error.code).toBe('kit.wrongCursor');
});

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog).toEqual([]));
