import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RefusedBody } from '../../test/kit/client.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { CannedReply } from './contract.ts';
import { checkPhrases } from './core/phrases.ts';
import { fillCanned, problemsOfTemplate } from './core/canned.ts';
import { firstReplies } from './furnish.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());
const list = async (who: Awaited<ReturnType<World['signedInAs']>>) => (await who.must<{ items: CannedReply[] }>('GET', '/api/canned-replies')).items;

test('a new brand has twelve replies, findable by pinyin initials, in the order of the circle', async () => {
  const items = await list(await world.signedInAs('agent'));
  expect(items).toHaveLength(12);
  expect(items.map((one) => one.stage)).toEqual(['receive', 'understand', 'help', 'keep'].flatMap((stage) => [stage, stage, stage]));
  expect(items.find((one) => one.shortcut === 'wait')?.initials).toBe('rnjd');
});

test('our own first replies can be filled and hold no phrase that we would warn of', () => {
  const values = { customer: '欧阳女士', agent: '小林', brand: '云雀电器' };
  for (const { text } of firstReplies) {
    for (const template of [text.zh, text.en]) {
      const filled = fillCanned(template, values);
      expect(filled).toHaveProperty('text');
      expect('text' in filled ? checkPhrases(filled.text) : null).toEqual([]);
    }
  }
});

test('a lead adds, changes and removes one; an agent may only use them', async () => {
  const lead = await world.signedInAs('lead');
  const agent = await world.signedInAs('agent');
  const body = { shortcut: 'screw', title: { zh: '运输螺栓', en: 'Transport bolts' }, text: { zh: '{{客户称呼}}，请看机器背面的运输螺栓。', en: 'Please look at the transport bolts.' }, stage: 'help' };
  expect((await agent.post<RefusedBody>('/api/canned-replies', body)).body.error.code).toBe('kit.notPermitted');
  const added = await lead.must<CannedReply>('POST', '/api/canned-replies', body);
  expect(added.initials).toBe('ysls');
  const changed = await lead.must<CannedReply>('PUT', `/api/canned-replies/${added.id}`, { title: { zh: '拆螺栓', en: 'Bolts' } });
  expect(changed).toMatchObject({ initials: 'cls', shortcut: 'screw' });
  await agent.must('POST', `/api/canned-replies/${added.id}/use`);
  expect((await list(agent)).find((one) => one.id === added.id)?.uses).toBe(1);
  await lead.must('DELETE', `/api/canned-replies/${added.id}`);
  expect((await list(agent)).some((one) => one.id === added.id)).toBe(false);
});

test('a removed one is nowhere, its shortcut is free; it comes back as it was, once, and not beside another of its shortcut', async () => {
  const lead = await world.signedInAs('lead');
  const body = { shortcut: 'bolts', title: { zh: '螺栓', en: 'Bolts' }, text: { zh: '请看背面。', en: 'Look at the back.' }, stage: 'help' };
  const first = await lead.must<CannedReply>('POST', '/api/canned-replies', body);
  await lead.must('POST', `/api/canned-replies/${first.id}/use`);
  await lead.must('DELETE', `/api/canned-replies/${first.id}`);
  expect([(await lead.delete(`/api/canned-replies/${first.id}`)).status, (await lead.put(`/api/canned-replies/${first.id}`, { stage: '' })).status, (await lead.post(`/api/canned-replies/${first.id}/use`)).status]).toEqual([404, 404, 404]);
  expect((await (await world.signedInAs('agent')).post(`/api/canned-replies/${first.id}/restore`)).status).toBe(403);
  const second = await lead.must<CannedReply>('POST', '/api/canned-replies', body);
  expect((await lead.post<RefusedBody>(`/api/canned-replies/${first.id}/restore`)).body.error).toMatchObject({ code: 'guidance.shortcutTaken', at: 'params.id' });
  await lead.must('DELETE', `/api/canned-replies/${second.id}`);
  expect(await lead.must('POST', `/api/canned-replies/${first.id}/restore`)).toEqual({ ...first, uses: 1 });
  expect(await lead.must('POST', `/api/canned-replies/${first.id}/restore`)).toEqual({ ...first, uses: 1 });
  await world.centre.settle();
  const admin = await world.signedInAs('administrator');
  expect((await admin.must<{ items: unknown[] }>('GET', '/api/audit?name=canned.restored')).items).toHaveLength(1);
});

test('a shortcut is one reply, and a variable nobody knows is refused where it is written', async () => {
  const lead = await world.signedInAs('lead');
  const body = { shortcut: 'hello', title: { zh: '问候', en: 'Hello' }, text: { zh: '您好', en: 'Hello' } };
  expect((await lead.post<RefusedBody>('/api/canned-replies', body)).body.error).toMatchObject({ code: 'guidance.shortcutTaken', at: 'body.shortcut' });
  const unknown = await lead.post<RefusedBody>('/api/canned-replies', { ...body, shortcut: 'x1', text: { zh: '{{客户手机}}', en: 'Hello' } });
  expect(unknown.body.error).toMatchObject({ code: 'guidance.unknownVariable', at: 'body.text.zh', params: { name: '客户手机' } });
  expect(problemsOfTemplate(unknown.body.error.params['name'] as string)).toEqual([]);
});

test('another brand sees and touches none of them', async () => {
  const other = await world.otherBrand();
  const stranger = await world.signedInAs('lead', { brandId: other.brandId });
  const ours = (await list(await world.signedInAs('agent')))[0];
  expect((await stranger.put<RefusedBody>(`/api/canned-replies/${ours?.id}`, { stage: '' })).status).toBe(404);
  expect((await stranger.post<RefusedBody>(`/api/canned-replies/${ours?.id}/use`)).status).toBe(404);
  expect((await list(stranger)).some((one) => one.id === ours?.id)).toBe(false);
});
