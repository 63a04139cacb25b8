/** A closed complaint comes back: by the survey, by a word in the chat; and who may close it then. */
import { expect, test } from 'vitest';
import { systemOf } from '#kit/actor.ts';
import type { RefusedBody } from '../../test/kit/client.ts';
import { agent, answerSurvey, complaint, events, lead, page, servedBy, solve, take, theHouseIsWell, tracked, trackingPath, visitor, world } from '../../test/kit/complaining.ts';
import { served, type Person } from '../../test/kit/served.ts';
import type { Complaint } from './contract.ts';
import { reopenComplaint } from './index.ts';

test('unsatisfied: opened again by a lead, one level up, under new clocks; what had been decided is kept', async () => {
  const { case: { id } } = await take();
  await solve(id);
  world.clock.pass({ hours: 5 });
  const again = await world.act((act) => reopenComplaint(act, id, { why: 'afterword', words: '新机也响' }), systemOf(world.brandId, 'complaints'));
  expect(again).toMatchObject({ stage: 'investigating', ladder: 'buffer', escalation: { level: 'senior' }, reopened: 1, firstAnswer: null, decision: '', case: { state: 'open', reopening: { why: 'afterword' } } });
  expect(again.rounds).toMatchObject([{ outcome: 'accepted', responseKinds: ['exchange', 'apology'], agreed: true }]);
  expect(again.case.owner.id).not.toBe(agent.staffId);
  const clocks = (await page(id)).clocks.filter((clock) => clock.name === 'complaint.solve');
  expect(clocks.map((clock) => clock.state)).toEqual(['stopped', 'running']);
  expect(clocks[1]?.followsId).toBe(clocks[0]?.id);
  // The one they complain of does not undo it; a lead does, and says why.
  expect((await agent.post(`/api/complaints/${id}/reopen/take-back`, { why: '没什么事' })).status).toBe(403);
  expect((await lead.post(`/api/complaints/${id}/reopen/take-back`, {})).status).toBe(422);
  const back = await lead.must<Complaint>('POST', `/api/complaints/${id}/reopen/take-back`, { why: '客户说的是邻居家的机器' });
  expect(back).toMatchObject({ stage: 'closed', outcome: 'accepted', decision: '换新机，理由：同一故障两次维修未好', reopened: 0, rounds: [], escalation: { level: 'frontline' }, case: { state: 'closed', owner: { id: agent.staffId } } });
});

test('once it came back, an agent’s word that the customer agrees does not close it: a lead does, or the customer’s own words', async () => {
  const { case: { id } } = await take();
  await solve(id);
  world.clock.pass({ minutes: 5 });
  await visitor.say('新的这台还是响');
  await world.centre.settle();
  expect(await complaint(id)).toMatchObject({ stage: 'investigating', reopened: 1 });
  const close = (who: Person, more: Record<string, unknown> = {}) => who.post<RefusedBody & Complaint>(`/api/complaints/${id}/stage`, { to: 'closed', outcome: 'accepted', closingWords: '换了减震，已不响', toldBy: 'chat', agreed: true, responseKinds: ['repair'], ...more });
  world.clock.pass({ minutes: 5 });
  const refused = await close(agent);
  expect([refused.status, refused.body.error.code]).toEqual([403, 'complaints.leadOrOwnWord']);
  expect((await close(agent, { outcome: 'lost' })).body.error.code).toBe('complaints.leadEnds');
  // The decision is told; then what they say themselves counts, and nothing they said before it.
  const told = await visitor.conversation();
  const complained = told.messages.findLast((message) => message.speaker === 'customer');
  await agent.must('POST', `/api/complaints/${id}/decide`, { decision: '换减震脚垫', responseKinds: ['repair'], by: 'page', words: '明天给您换减震脚垫，您看可以吗？', why: '当场说好' });
  expect((await close(agent, { toldBy: undefined, agreedIn: { kind: 'message', id: complained?.id } })).body.error).toMatchObject({ code: 'complaints.notTheirWord', at: 'body.agreedIn' });
  world.clock.pass({ minutes: 5 });
  const agreed = await visitor.say('好，同意，谢谢');
  const { items } = await agent.must<{ items: { kind: string; id: string; text: string }[] }>('GET', `/api/complaints/${id}/customer-words`);
  expect(items.map((word) => word.text)).toEqual(['好，同意，谢谢']);
  const neighbour = await served(world, '我家也响');
  await agent.must('POST', `/api/cases/${id}/interactions`, { interactionId: neighbour.chat });
  world.clock.pass({ seconds: 1 });
  const theirs = await neighbour.visitor.say('我同意');
  expect((await close(agent, { toldBy: undefined, agreedIn: { kind: 'message', id: theirs.id } })).body.error.code).toBe('complaints.notTheirWord');
  expect((await close(agent, { toldBy: undefined, agreed: undefined, agreedIn: { kind: 'message', id: agreed.id } })).body).toMatchObject({ stage: 'closed', outcome: 'accepted', agreed: true });
  expect((await events(id, 'complaint.agreed'))[0]?.detail).toEqual({ kind: 'message', id: agreed.id });
});

test('once it came back, a lead closes it by what they asked the customer themselves', async () => {
  const { case: { id } } = await take();
  await solve(id);
  await world.act((act) => reopenComplaint(act, id, { why: 'person' }), systemOf(world.brandId, 'complaints'));
  expect(await lead.must('POST', `/api/complaints/${id}/stage`, { to: 'closed', outcome: 'accepted', closingWords: '换了减震，已不响', toldBy: 'phone', agreed: true, responseKinds: ['repair'] })).toMatchObject({ stage: 'closed', outcome: 'accepted' });
});

test('an unhappy answer in the survey is nobody\'s to take back, whether it opened the complaint or came while it was open again', async () => {
  const { case: { id } } = await take();
  const path = await trackingPath(id);
  await solve(id);
  await world.centre.settle();
  const { surveyUrl } = await tracked(path);
  world.clock.pass({ minutes: 5 });
  await visitor.say('还是响');
  await world.centre.settle();
  expect((await complaint(id)).case.reopening?.why).toBe('afterword');
  await answerSurvey(surveyUrl, { score: 1, words: '新机也响', solved: false });
  const takeBack = (caseId: string) => lead.post<RefusedBody>(`/api/complaints/${caseId}/reopen/take-back`, { why: '没什么事' });
  expect((await takeBack(id)).body.error.code).toBe('cases.customerSaidSo');

  const second = await served(world, '另一台也响');
  const { case: other } = await second.agent.must<Complaint>('POST', '/api/complaints', { interactionId: second.chat, description: '响', remedySought: '换' });
  servedBy(second.agent);
  const otherPath = await trackingPath(other.id);
  await solve(other.id);
  await world.centre.settle();
  await answerSurvey((await tracked(otherPath)).surveyUrl, { score: 1, solved: false });
  expect((await complaint(other.id)).case.reopening?.why).toBe('unsatisfied');
  expect((await takeBack(other.id)).body.error.code).toBe('cases.customerSaidSo');
});

test('closed, then 谢谢！: still closed; 还是响: opened again', async () => {
  const { case: { id } } = await take();
  await solve(id);
  world.clock.pass({ minutes: 5 });
  await visitor.say('谢谢您，辛苦了');
  await world.centre.settle();
  expect((await complaint(id)).stage).toBe('closed');
  world.clock.pass({ minutes: 5 });
  await visitor.say('新的这台还是响');
  await world.centre.settle();
  expect(await complaint(id)).toMatchObject({ stage: 'investigating', reopened: 1 });
});

theHouseIsWell();
