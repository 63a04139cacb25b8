import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import type { Inbox } from '#interactions/contract.ts';
import { acceptAll, signOn } from '../../test/kit/contacts.ts';
import type { Client, RefusedBody } from '../../test/kit/client.ts';
import { Visitor } from '../../test/kit/visitor.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { Commitment, Commitments } from '#commitments/contract.ts';
import type { Case, CaseNote, CasePage, Cases } from './contract.ts';
import { noteNow } from './index.ts';

type Person = Client & { staffId: string };
let world: World;
let agent: Person;
let lead: Person;
let visitor: Visitor;
let chat: string;

beforeAll(async () => void (world = await openWorld()));
afterAll(async () => {
  await world.close();
});
/** Each story has people of its own and a customer who is being served. */
beforeEach(async () => {
  agent = await world.signedInAs('agent', { name: '周小满' });
  lead = await world.signedInAs('lead', { name: '林组长' });
  await signOn(world, agent);
  visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  chat = (await visitor.start('洗衣机脱水时有噪音', { name: '欧阳静', honorific: 'ms' })).id;
  await world.centre.settle();
  await acceptAll(world, agent);
});

const open = (more: Record<string, unknown> = {}) => agent.must<Case>('POST', '/api/cases', { title: '脱水噪音', interactionId: chat, ...more });
const page = (id: string) => agent.must<CasePage>('GET', `/api/cases/${id}`);
const say = async (text: string) => {
  await visitor.say(text);
  await world.centre.settle();
};
const endPresence = (who: Person) => who.must('PUT', '/api/presence', { state: 'offline' });

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
    agent = await world.signedInAs('agent');
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
  agent = await world.signedInAs('agent');
  const key = randomUUID();
  const [first, second] = [await agent.must<CaseNote>('POST', `/api/cases/${made.id}/notes`, { key, text: '已查工单' }), await agent.must<CaseNote>('POST', `/api/cases/${made.id}/notes`, { key, text: '已查工单' })];
  expect(second.id).toBe(first.id);
  await world.act((act) => noteNow(act, made.id, { key: randomUUID(), kind: 'customer', text: '什么时候来？' }));
  world.clock.pass({ hours: 1 });
  await world.act((act) => noteNow(act, made.id, { key: randomUUID(), kind: 'customer', text: '？' }));
  const waits = async () => (await page(made.id)).clocks.filter((clock) => clock.name === 'case.answer');
  expect(await waits()).toMatchObject([{ state: 'running', elapsedSeconds: 3600, targetSeconds: 4 * 3600 }]);
  world.clock.pass({ days: 1 });
  agent = await world.signedInAs('agent');
  await world.centre.sweep();
  await world.centre.sweep();
  const breaches = (await page(made.id)).history.filter((event) => event.name === 'timer.breached' && event.detail['timer'] === 'case.answer');
  expect(breaches).toHaveLength(1);
  await agent.must('POST', `/api/cases/${made.id}/notes`, { key: randomUUID(), kind: 'update', text: '师傅明早到' });
  expect(await waits()).toMatchObject([{ state: 'stopped' }]);
});

test('a promise made in a reply hangs on the conversation\'s case; it warns before, breaks once, and is kept late', async () => {
  const made = await open();
  const dueAt = new Date(world.clock.now().getTime() + 5 * 3_600_000).toISOString();
  expect((await agent.post<RefusedBody>('/api/commitments', { text: 'x', dueAt: world.clock.now().toISOString(), interactionId: chat })).body.error.code).toBe('commitments.dueInPast');
  const promise = await agent.must<Commitment>('POST', '/api/commitments', { text: '今天下班前给您回复', dueAt, interactionId: chat });
  expect(promise).toMatchObject({ state: 'open', owner: { id: agent.staffId }, case: { id: made.id }, customer: { formOfAddress: { zh: '欧阳女士', en: 'Ms Ouyang' } } });
  world.clock.pass({ hours: 4, minutes: 1 });
  await world.centre.sweep();
  world.clock.pass({ hours: 2 });
  await world.centre.sweep();
  await world.centre.sweep();
  const told = (await page(made.id)).history.filter((event) => event.name.startsWith('commitment.')).map((event) => event.name);
  expect(told).toEqual(['commitment.registered', 'commitment.dueSoon', 'commitment.broken']);
  const mine = await agent.must<Commitments>('GET', '/api/commitments');
  expect(mine.items).toMatchObject([{ id: promise.id, state: 'broken' }]);
  expect(mine.counts).toMatchObject({ mineBroken: 1, mineDueSoon: 0 });
  // A colleague's is not among one's own, whichever list is looked at.
  const brokenOf = (who: typeof lead, whose: string) => who.must<Commitments>('GET', `/api/commitments?view=broken&whose=${whose}`);
  expect((await brokenOf(agent, 'mine')).items.map((one) => one.id)).toEqual([promise.id]);
  expect(await brokenOf(lead, 'mine')).toMatchObject({ items: [], counts: { mineBroken: 0 } });
  const everybodys = await brokenOf(lead, 'everybody');
  expect([everybodys.items.some((one) => one.id === promise.id), everybodys.items.length]).toEqual([true, everybodys.counts.broken]);
  expect((await agent.post<RefusedBody>(`/api/commitments/${promise.id}/withdraw`, { why: '不算' })).status).toBe(403);
  expect(await agent.must('POST', `/api/commitments/${promise.id}/keep`)).toMatchObject({ state: 'kept_late' });
});

test('no case ends over an open promise: solving and closing ask what became of it, and say so of each', async () => {
  const made = await open();
  const promise = (text: string, more: Record<string, unknown> = { caseId: made.id }) => agent.must<Commitment>('POST', '/api/commitments', { text, dueAt: new Date(world.clock.now().getTime() + 5 * 3_600_000).toISOString(), ...more });
  const [call, part] = [await promise('下班前回电'), await promise('寄出滤芯')];
  const solve = (body: unknown) => agent.post<RefusedBody & Case>(`/api/cases/${made.id}/solve`, body);
  const refused = await solve({ outcome: '好了' });
  expect(refused.status).toBe(409);
  expect(refused.body.error).toMatchObject({ code: 'cases.promisesOpen', at: 'body.promises', params: { n: 2 } });
  expect((await solve({ promises: [{ id: call.id, as: 'kept' }] })).body.error.code).toBe('cases.promisesOpen');
  // Refused as a whole: the first is not kept either.
  expect((await page(made.id)).commitments.map((one) => one.state)).toEqual(['open', 'open']);
  const other = await open({ title: '另一件' });
  const foreign = await promise('周五前寄发票', { caseId: other.id });
  expect((await solve({ promises: [{ id: foreign.id, as: 'kept' }] })).body.error).toMatchObject({ code: 'commitments.notOfCase', at: 'body.promises.0.id' });
  expect((await solve({ promises: [{ id: call.id, as: 'kept' }, { id: part.id, as: 'withdrawn', why: '客户自己买到了' }] })).body).toMatchObject({ state: 'solved' });
  const stands = new Map((await page(made.id)).commitments.map((one) => [one.id, one.state]));
  expect([stands.get(call.id), stands.get(part.id)]).toEqual(['kept', 'withdrawn']);
  // Promised after the solving: closing asks too.
  const late = await promise('周一回访');
  expect((await agent.post<RefusedBody>(`/api/cases/${made.id}/close`)).body.error.code).toBe('cases.promisesOpen');
  expect(await agent.must('POST', `/api/cases/${made.id}/close`, { promises: [{ id: late.id, as: 'kept' }] })).toMatchObject({ state: 'closed' });
});

test('a promise of the conversation, nobody can say on which of two matters, holds back whichever ends last; one made since the reopening holds it open', async () => {
  const [first, second] = [await open({ title: '噪音' }), await open({ title: '发票' })];
  const due = () => new Date(world.clock.now().getTime() + 5 * 3_600_000).toISOString();
  const shared = await agent.must<Commitment>('POST', '/api/commitments', { text: '今天给您消息', dueAt: due(), interactionId: chat });
  expect(shared.case).toBeNull();
  await agent.must('POST', `/api/cases/${first.id}/solve`, {});
  expect((await agent.post<RefusedBody>(`/api/cases/${second.id}/close`)).body.error.code).toBe('cases.promisesOpen');
  await agent.must('POST', `/api/cases/${second.id}/close`, { promises: [{ id: shared.id, as: 'kept' }] });
  await agent.must('POST', `/api/cases/${second.id}/reopen`, { why: '还有一点' });
  const promised = await agent.must<Commitment>('POST', '/api/commitments', { text: '今晚再打一次', dueAt: due(), caseId: second.id });
  const takeBack = () => lead.post<RefusedBody>(`/api/cases/${second.id}/reopen/take-back`, { why: '没有新情况' });
  expect((await takeBack()).body.error.code).toBe('cases.promisesOpen');
  await agent.must('POST', `/api/commitments/${promised.id}/keep`);
  expect((await takeBack()).status).toBe(200);
});

test('a promise is settled by its owner, by the owner of its case, or by a lead; a colleague is told whom to ask', async () => {
  const made = await open();
  const dueAt = new Date(world.clock.now().getTime() + 5 * 3_600_000).toISOString();
  const helper = await world.signedInAs('agent', { name: '许知' });
  const promise = () => helper.must<Commitment>('POST', '/api/commitments', { text: '今天查好物流', dueAt, caseId: made.id });
  const stranger = await world.signedInAs('agent', { name: '路过的人' });
  const [first, second, third] = [await promise(), await promise(), await promise()];
  for (const [verb, body] of [['keep', undefined], ['withdraw', { why: '不用了' }]] as const) {
    const refused = await stranger.post<RefusedBody>(`/api/commitments/${first.id}/${verb}`, body);
    expect(refused.status).toBe(403);
    expect(refused.body.error).toMatchObject({ code: 'commitments.notYours', params: { owner: '许知' } });
    expect(refused.body.error.right.zh).toContain('许知、周小满');
  }
  expect(await helper.must('POST', `/api/commitments/${first.id}/keep`)).toMatchObject({ state: 'kept' });
  expect((await stranger.post<RefusedBody>(`/api/commitments/${first.id}/reopen`)).body.error.code).toBe('commitments.notYours');
  // The owner of the case, then a lead.
  expect(await agent.must('POST', `/api/commitments/${second.id}/withdraw`, { why: '客户已收到' })).toMatchObject({ state: 'withdrawn' });
  expect(await lead.must('POST', `/api/commitments/${third.id}/keep`)).toMatchObject({ state: 'kept' });
});

test('said to be kept by mistake: it is to be kept again, and time goes on as if nothing had been said', async () => {
  const made = await open();
  const dueAt = new Date(world.clock.now().getTime() + 5 * 3_600_000).toISOString();
  const promise = await agent.must<Commitment>('POST', '/api/commitments', { text: '下班前回电', dueAt, caseId: made.id });
  await agent.must('POST', `/api/commitments/${promise.id}/keep`);
  expect(await agent.must('POST', `/api/commitments/${promise.id}/reopen`)).toMatchObject({ state: 'open', keptAt: null });
  expect(await agent.must('POST', `/api/commitments/${promise.id}/reopen`)).toMatchObject({ state: 'open' });
  world.clock.pass({ hours: 4, minutes: 1 });
  await world.centre.sweep();
  world.clock.pass({ hours: 1 });
  await world.centre.sweep();
  const told = (await page(made.id)).history.filter((event) => event.name.startsWith('commitment.')).map((event) => event.name);
  expect(told).toEqual(['commitment.registered', 'commitment.kept', 'commitment.reopened', 'commitment.dueSoon', 'commitment.broken']);
  await agent.must('POST', `/api/commitments/${promise.id}/keep`);
  expect(await agent.must('POST', `/api/commitments/${promise.id}/reopen`)).toMatchObject({ state: 'broken' });
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

test('every case has an owner who is here, whatever happened above', async () => {
  await endPresence(agent);
  await world.centre.settle();
  const orphans = await world.act((act) => act.rows(sql`select k.id from cases k join staff_members s on s.id = k.owner_id where k.brand_id = ${act.brandId} and k.state <> 'closed' and s.state <> 'active'`));
  expect(orphans).toEqual([]);
  expect(world.complaintsOfTheLog).toEqual([]);
});
