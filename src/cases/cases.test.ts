/** A matter from its opening to its end and back: owner, numbers, words, lists, notes. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Commitment } from '#commitments/contract.ts';
import type { Inbox } from '#interactions/contract.ts';
import { agent, anotherAgent, chat, lead, open, page, say, theHouseIsWell, visitor, world } from '../../test/kit/casework.ts';
import type { RefusedBody } from '../../test/kit/client.ts';
import type { Person } from '../../test/kit/served.ts';
import type { Case, CaseNote, Cases } from './contract.ts';
import { noteNow } from './index.ts';

test('a conversation becomes a case in one action: numbered, owned, promised, seen in the inbox', async () => {
  const made = await open();
  expect(made).toMatchObject({ kind: 'inquiry', state: 'open', owner: { id: agent.staffId, name: '周小满' }, customer: { formOfAddress: { zh: '欧阳女士', en: 'Ms Ouyang' } }, reopened: 0 });
  expect(made.number).toMatch(/^ZX-20261118-\d{4}$/);
  expect(Date.parse(made.clock?.dueAt ?? '') - world.clock.now().getTime()).toBe(3 * 86_400_000);
  await world.centre.settle();
  const inbox = await agent.must<Inbox>('GET', '/api/interactions');
  expect(inbox.items.find((item) => item.id === chat)?.cases).toMatchObject([{ id: made.id, number: made.number }]);
  const { interactions, history } = await page(made.id);
  expect(interactions.map((one) => one.id)).toEqual([chat]);
  expect(history.map((event) => event.name)).toEqual(['case.opened', 'case.linked', 'timer.started']);
});

test('numbers run on within a day, whoever asks at the same time', async () => {
  const made = await Promise.all(Array.from({ length: 6 }, (_, i) => open({ title: `第 ${i} 件` })));
  const counts = made.map((one) => Number(one.number.slice(-4))).toSorted((a, b) => a - b);
  expect(counts.map((count) => count - (counts[0] ?? 0))).toEqual([0, 1, 2, 3, 4, 5]);
});

test('without a customer there is no case; another person\'s product is refused', async () => {
  expect((await agent.post<RefusedBody>('/api/cases', { title: '无主' })).body.error).toMatchObject({ code: 'cases.whose' });
  expect((await agent.post<RefusedBody>('/api/cases', { title: 'x', interactionId: chat, productId: randomUUID() })).body.error).toMatchObject({ code: 'cases.productNotTheirs', at: 'body.productId' });
});

test('a call about two matters hangs on both; closing one leaves the other', async () => {
  const [first, second] = [await open({ title: '噪音' }), await open({ title: '发票' })];
  await agent.must('POST', `/api/cases/${first.id}/close`);
  expect((await page(first.id)).case.state).toBe('closed');
  expect((await page(second.id)).case.state).toBe('open');
  await agent.must('DELETE', `/api/cases/${second.id}/interactions/${chat}`);
  expect((await page(second.id)).interactions).toEqual([]);
  await agent.must('POST', `/api/cases/${second.id}/interactions`, { interactionId: chat });
  expect((await page(second.id)).interactions).toHaveLength(1);
});

test('solved, then 谢谢！: still solved, and the word is on file', async () => {
  const made = await open();
  await agent.must('POST', `/api/cases/${made.id}/solve`, { outcome: '调整了水平脚' });
  world.clock.pass({ minutes: 1 });
  await say('谢谢！');
  const { case: after, history, clocks } = await page(made.id);
  expect(after).toMatchObject({ state: 'solved', outcome: '调整了水平脚', reopened: 0, clock: null });
  expect(history.find((event) => event.name === 'case.afterword')?.detail['verdict']).toBe('thanks');
  expect(clocks.map((clock) => clock.state)).toEqual(['stopped']);
});

test('solved, then 还是坏的: open again under a new clock that names the old one; a lead can take it back, with the reason', async () => {
  const made = await open();
  await agent.must('POST', `/api/cases/${made.id}/solve`, {});
  world.clock.pass({ hours: 1 });
  await say('还是坏的，一样响');
  const again = await page(made.id);
  expect(again.case).toMatchObject({ state: 'open', reopened: 1, reopening: { why: 'afterword' } });
  expect(again.clocks.map((clock) => [clock.name, clock.state])).toEqual([['case.solve', 'stopped'], ['case.solve', 'running']]);
  expect(again.clocks[1]?.followsId).toBe(again.clocks[0]?.id);
  expect(Date.parse(again.case.clock?.dueAt ?? '') - world.clock.now().getTime()).toBe(3 * 86_400_000);
  const takeBack = (who: Person, body: unknown) => who.post<RefusedBody>(`/api/cases/${made.id}/reopen/take-back`, body);
  expect((await takeBack(agent, { why: '只是随口一说' })).status).toBe(403);
  expect((await takeBack(lead, { why: ' ' })).body.error.code).toBe('cases.reasonNeeded');
  const back = await lead.must<Case>('POST', `/api/cases/${made.id}/reopen/take-back`, { why: '客户说的是另一台' });
  expect((await page(made.id)).notes.map((note) => note.text)).toEqual(['客户说的是另一台']);
  expect(back).toMatchObject({ state: 'solved', reopened: 0, reopening: null, clock: null });
  expect(back.solvedAt).not.toBeNull();
  expect((await takeBack(lead, { why: '再撤一次' })).body.error.code).toBe('cases.nothingToTakeBack');
});

test('a word said before the solving, or while another matter of the conversation is open, opens nothing again', async () => {
  const [first, second] = [await open({ title: '噪音' }), await open({ title: '发票' })];
  await visitor.say('还是坏的');
  world.clock.pass({ seconds: 5 });
  await agent.must('POST', `/api/cases/${first.id}/solve`, {});
  await world.centre.settle();
  expect((await page(first.id)).case.state).toBe('solved');
  world.clock.pass({ seconds: 5 });
  await say('还是不行');
  expect((await page(first.id)).case.state).toBe('solved');
  await agent.must('POST', `/api/cases/${second.id}/solve`, {});
  world.clock.pass({ seconds: 5 });
  await say('发票还是没收到');
  expect([(await page(first.id)).case.state, (await page(second.id)).case.state]).toEqual(['solved', 'open']);
});

test('a colleague who leaves owns nothing any more: cases and promises go to a lead in the same minute', async () => {
  const leaver = await world.signedInAs('agent', { name: '要走的人' });
  const made = await open();
  await lead.must('POST', `/api/cases/${made.id}/owner`, { ownerId: leaver.staffId, why: '熟悉这台机器' });
  const promise = await leaver.must<Commitment>('POST', '/api/commitments', { text: '明天回电', dueAt: new Date(world.clock.now().getTime() + 86_400_000).toISOString(), caseId: made.id });
  const admin = await world.signedInAs('administrator');
  world.clock.pass({ minutes: 1 });
  await admin.must('PUT', `/api/staff/${leaver.staffId}`, { state: 'deactivated' });
  await world.centre.settle();
  const after = await page(made.id);
  const leads = (await admin.must<{ items: { id: string; role: string; state: string }[] }>('GET', '/api/staff')).items.filter((one) => one.role === 'lead' && one.state === 'active').map((one) => one.id);
  expect(leads).toContain(after.case.owner.id);
  expect(leads).toContain(after.commitments.find((one) => one.id === promise.id)?.owner.id);
  expect(after.history.findLast((event) => event.name === 'case.assigned')?.detail).toMatchObject({ before: leaver.staffId, why: 'owner_deactivated' });
  expect((await lead.post<RefusedBody>(`/api/cases/${made.id}/owner`, { ownerId: leaver.staffId })).body.error.code).toBe('cases.ownerNotActive');
});

test('deactivated by mistake and back within minutes: what was handed on comes back, but for what has moved since; after a leave nothing does', async () => {
  const leaver = await world.signedInAs('agent', { name: '点错的人' });
  const admin = await world.signedInAs('administrator');
  const turn = async (state: string) => {
    await admin.must('PUT', `/api/staff/${leaver.staffId}`, { state });
    await world.centre.settle();
  };
  const [kept, moved] = [await open(), await open()];
  for (const made of [kept, moved]) await lead.must('POST', `/api/cases/${made.id}/owner`, { ownerId: leaver.staffId });
  const promise = await leaver.must<Commitment>('POST', '/api/commitments', { text: '今天回电', dueAt: new Date(world.clock.now().getTime() + 86_400_000).toISOString(), caseId: kept.id });
  await turn('deactivated');
  await lead.must('POST', `/api/cases/${moved.id}/owner`, { ownerId: agent.staffId });
  world.clock.pass({ minutes: 1 });
  await turn('active');
  const back = await page(kept.id);
  expect([back.case.owner.id, back.commitments.find((one) => one.id === promise.id)?.owner.id, (await page(moved.id)).case.owner.id]).toEqual([leaver.staffId, leaver.staffId, agent.staffId]);
  expect(back.history.findLast((event) => event.name === 'case.assigned')?.detail).toMatchObject({ after: leaver.staffId, why: 'owner_back' });
  await turn('deactivated');
  world.clock.pass({ minutes: 30 });
  await turn('active');
  expect((await page(kept.id)).case.owner.id).not.toBe(leaver.staffId);
});

test('an agent hands their own case to a lead, and nobody else\'s to anybody', async () => {
  const made = await open();
  const colleague = await world.signedInAs('agent');
  expect((await agent.post<RefusedBody>(`/api/cases/${made.id}/owner`, { ownerId: colleague.staffId })).body.error.code).toBe('cases.handOverToLead');
  expect((await colleague.post<RefusedBody>(`/api/cases/${made.id}/owner`, { ownerId: lead.staffId })).body.error.code).toBe('cases.handOverToLead');
  expect((await agent.must<Case>('POST', `/api/cases/${made.id}/owner`, { ownerId: lead.staffId, why: '客户要求班组长' })).owner.id).toBe(lead.staffId);
});

test('found by number however it is read out, by words, and by the customer', async () => {
  const made = await open({ title: '滤网漏水', description: '型号 XQG100，Bosch 洗碗机' });
  const found = async (q: string) => (await agent.must<Cases>('GET', `/api/cases?q=${encodeURIComponent(q)}`)).items.map((item) => item.id);
  expect((await found(made.number.toLowerCase().replaceAll('-', ' ')))[0]).toBe(made.id);
  expect(await found('滤网漏水')).toContain(made.id);
  expect(await found('xqg100')).toContain(made.id);
  // While a word is still being typed, too.
  for (const typed of ['bos', 'bosc', '漏水 bosch']) expect([typed, await found(typed)]).toEqual([typed, [made.id]]);
  expect(await found('bot')).toEqual([]);
  expect(await found('欧阳静')).toContain(made.id);
  expect(await found('冰箱')).not.toContain(made.id);
});

test('lists: mine, overdue, due soon; the nearest promise stands first', async () => {
  const made = await open();
  const ids = async (view: string) => (await agent.must<Cases>('GET', `/api/cases?view=${view}&limit=200`)).items.map((item) => item.id);
  expect(await ids('mine')).toEqual([made.id]);
  expect(await ids('due_soon')).not.toContain(made.id);
  const resignIn = async () => {
    world.clock.pass({ days: 2, hours: 10 });
    await anotherAgent();
  };
  await resignIn();
  expect(await ids('due_soon')).toContain(made.id);
  await resignIn();
  expect(await ids('overdue')).toContain(made.id);
  const { items } = await agent.must<Cases>('GET', '/api/cases?view=overdue&limit=200');
  const dues = items.map((item) => item.clock?.dueAt ?? '9');
  expect(dues).toEqual(dues.toSorted());
  await agent.must('POST', `/api/cases/${made.id}/solve`, {});
  expect(await ids('overdue')).not.toContain(made.id);
  expect(await ids('solved')).toContain(made.id);
});

test('a note sent twice under one key is one note; an update ends the customer\'s wait, whose end a lead hears of once', async () => {
  const made = await open();
  // A Monday morning: the wait counts in working time.
  world.clock.set('2026-11-30T01:30:00.000Z');
  await anotherAgent();
  const key = randomUUID();
  const [first, second] = [await agent.must<CaseNote>('POST', `/api/cases/${made.id}/notes`, { key, text: '已查工单' }), await agent.must<CaseNote>('POST', `/api/cases/${made.id}/notes`, { key, text: '已查工单' })];
  expect(second.id).toBe(first.id);
  await world.act((act) => noteNow(act, made.id, { key: randomUUID(), kind: 'customer', text: '什么时候来？' }));
  world.clock.pass({ hours: 1 });
  await world.act((act) => noteNow(act, made.id, { key: randomUUID(), kind: 'customer', text: '？' }));
  const waits = async () => (await page(made.id)).clocks.filter((clock) => clock.name === 'case.answer');
  expect(await waits()).toMatchObject([{ state: 'running', elapsedSeconds: 3600, targetSeconds: 4 * 3600 }]);
  world.clock.pass({ days: 1 });
  await anotherAgent();
  await world.centre.sweep();
  await world.centre.sweep();
  const breaches = (await page(made.id)).history.filter((event) => event.name === 'timer.breached' && event.detail['timer'] === 'case.answer');
  expect(breaches).toHaveLength(1);
  await agent.must('POST', `/api/cases/${made.id}/notes`, { key: randomUUID(), kind: 'update', text: '师傅明早到' });
  expect(await waits()).toMatchObject([{ state: 'stopped' }]);
});

test('another brand opens, links and reads nothing of ours', async () => {
  const made = await open();
  const other = await world.otherBrand();
  const stranger = await world.signedInAs('lead', { brandId: other.brandId });
  for (const answer of await Promise.all([
    stranger.get(`/api/cases/${made.id}`), stranger.put(`/api/cases/${made.id}`, { title: 'x' }), stranger.post(`/api/cases/${made.id}/close`), stranger.post('/api/cases', { title: 'x', interactionId: chat }),
    stranger.post(`/api/cases/${made.id}/owner`, { ownerId: stranger.staffId }), stranger.post('/api/commitments', { text: 'x', dueAt: '2027-01-01T00:00:00Z', caseId: made.id }),
  ])) expect(answer.status).toBe(404);
  expect((await lead.post<RefusedBody>(`/api/cases/${made.id}/owner`, { ownerId: stranger.staffId })).status).toBe(422);
  expect((await stranger.must<Cases>('GET', `/api/cases?q=${made.number}`)).items).toEqual([]);
});

theHouseIsWell();
