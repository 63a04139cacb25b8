/** What is promised on a matter: warned of, broken, kept late, and never left behind when the matter ends. */
import { expect, test } from 'vitest';
import type { Commitment, Commitments } from '#commitments/contract.ts';
import { agent, chat, lead, open, page, theHouseIsWell, world } from '../../test/kit/casework.ts';
import type { RefusedBody } from '../../test/kit/client.ts';
import type { Case } from './contract.ts';

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

theHouseIsWell();
