/** A complaint is taken: number, owner, class, clocks that pause and warn, the board, and whose promises it carries. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Case, CasePage, Cases } from '#cases/contract.ts';
import type { Commitment } from '#commitments/contract.ts';
import { openCentre } from '../app/centre.ts';
import type { RefusedBody } from '../../test/kit/client.ts';
import { agent, chat, clockOf, complaint, days, events, hours, lead, mailer, nowMs, page, plain, solve, take, theHouseIsWell, tomorrow, visitor, world } from '../../test/kit/complaining.ts';
import { served } from '../../test/kit/served.ts';
import type { Board, Complaint } from './contract.ts';

test('from the first minute: number, owner, class with its reasons, both clocks, and a receipt in the chat', async () => {
  const taken = await take();
  expect(taken.case).toMatchObject({ kind: 'complaint', owner: { id: agent.staffId }, state: 'open' });
  expect(taken.case.number).toMatch(/^TS-20261118-\d{4}$/);
  expect(taken).toMatchObject({ channel: 'chat', stage: 'acknowledged', class: { value: 'general', by: 'rule', ruleReasons: [] }, remedySought: '换一台', receipt: { by: ['chat'] }, receivedBy: { id: agent.staffId } });
  expect(Date.parse((await clockOf(taken.case.id, 'first_answer')).dueAt ?? '') - nowMs()).toBe(hours(24));
  expect(Date.parse((await clockOf(taken.case.id, 'solve')).dueAt ?? '') - nowMs()).toBe(days(3));
  const line = (await visitor.conversation()).messages.findLast((message) => message.kind === 'system')?.text ?? '';
  expect(line).toMatch(/^complaints:line\.complaintReceived\|/);
  expect(JSON.parse(line.slice(line.indexOf('|') + 1))).toMatchObject({ number: taken.case.number, answerBy: '11月19日 10:00', answerByAt: '2026-11-19T02:00:00.000Z', link: expect.stringMatching(/^http:\/\/localhost\/track\/[\w-]{43}$/) });
});

test('words of danger make it major at once; whoever assesses it decides, and the clock follows', async () => {
  const taken = await take({ description: '昨晚插头冒烟，还有焦味' });
  expect(taken).toMatchObject({ class: { value: 'major', by: 'rule', ruleReasons: ['safety'] }, scores: null, suspected: ['冒烟', '焦味'] });
  expect((await clockOf(taken.case.id, 'solve')).targetSeconds).toBe(15 * 86_400);
  const assessed = await agent.must<Complaint>('POST', `/api/complaints/${taken.case.id}/assess`, { scores: plain });
  expect(assessed).toMatchObject({ class: { value: 'general', by: 'rule' }, suspected: [] });
  expect((await clockOf(taken.case.id, 'solve')).targetSeconds).toBe(3 * 86_400);
});

test('an inquiry turns out to be a complaint: a new number, the old one still found, its old clock over', async () => {
  const inquiry = await agent.must<Case>('POST', '/api/cases', { title: '噪音咨询', interactionId: chat });
  const taken = await agent.must<Complaint>('POST', '/api/complaints', { caseId: inquiry.id, remedySought: '上门检修' });
  expect(taken.case).toMatchObject({ id: inquiry.id, kind: 'complaint', formerNumber: inquiry.number });
  expect(taken.receipt?.by).toEqual(['chat']);
  expect((await agent.must<{ items: Case[] }>('GET', `/api/cases?q=${inquiry.number}`)).items[0]?.id).toBe(inquiry.id);
  expect((await page(inquiry.id)).clocks.filter((clock) => clock.state === 'running').map((clock) => clock.name)).toEqual(['complaint.first_answer', 'complaint.solve']);
  expect((await agent.post<RefusedBody>(`/api/cases/${inquiry.id}/solve`, {})).body.error.code).toBe('cases.complaintGoesByStages');
  expect((await agent.post<RefusedBody>('/api/complaints', { caseId: inquiry.id })).body.error.code).toBe('cases.complaintAlready');
});

test('a class by hand needs a lead and a reason, keeps the pauses, and stays when the scores change', async () => {
  const { case: { id } } = await take();
  await agent.must('POST', `/api/complaints/${id}/pause`, { reason: 'waiting_parts', words: '轴承缺货' });
  await tomorrow({ days: 2 });
  await agent.must('POST', `/api/complaints/${id}/resume`);
  const first = await clockOf(id, 'solve');
  const byHand = (chosen: string) => lead.must<Complaint>('POST', `/api/complaints/${id}/class`, { class: chosen, reason: '媒体关注' });
  expect((await agent.post(`/api/complaints/${id}/class`, { class: 'major', reason: 'x' })).status).toBe(403);
  expect((await lead.post<RefusedBody>(`/api/complaints/${id}/class`, { class: 'major', reason: '  ' })).body.error.code).toBe('complaints.reasonNeeded');
  expect(await byHand('major')).toMatchObject({ class: { value: 'major', by: 'hand', words: '媒体关注', ruleValue: 'general' } });
  const raised = await clockOf(id, 'solve');
  expect(Date.parse(raised.dueAt ?? '')).toBe(Date.parse(raised.startedAt) + days(15 + 2));
  expect(await agent.must('POST', `/api/complaints/${id}/assess`, { scores: plain })).toMatchObject({ class: { value: 'major', by: 'hand', ruleValue: 'general' } });
  await byHand('general');
  expect((await clockOf(id, 'solve')).dueAt).toBe(first.dueAt);
});

test('20 hours used, paused three days, resumed: the page shows each interval with reason and person, and what remained', async () => {
  const { case: { id } } = await take();
  await tomorrow({ hours: 20 });
  await agent.must('POST', `/api/complaints/${id}/pause`, { reason: 'waiting_customer' });
  expect((await agent.post<RefusedBody>(`/api/complaints/${id}/pause`, { reason: 'waiting_parts' })).body.error.code).toBe('clocks.pausedAlready');
  await tomorrow({ days: 3 });
  await agent.must('POST', `/api/complaints/${id}/resume`);
  const clock = await clockOf(id, 'solve');
  expect(clock.remainingSeconds).toBe((72 - 20) * 3600);
  expect(clock.intervals.map((one) => [one.state, one.reason])).toEqual([['running', null], ['paused', 'waiting_customer'], ['running', null]]);
  expect(clock.intervals[1]?.by?.name).toMatch(/agent/);
});

test('a pause for the customer ends when the customer speaks; a pause for parts does not', async () => {
  const { case: { id } } = await take();
  await agent.must('POST', `/api/complaints/${id}/pause`, { reason: 'waiting_customer' });
  await visitor.say('照片发给您了');
  await world.centre.settle();
  expect((await clockOf(id, 'solve')).state).toBe('running');
  await agent.must('POST', `/api/complaints/${id}/pause`, { reason: 'waiting_parts' });
  await visitor.say('零件到了吗');
  await world.centre.settle();
  expect((await clockOf(id, 'solve')).state).toBe('paused');
});

test('the first answer is a person\'s: the receipt and small talk stop nothing, an answer of substance does', async () => {
  const { case: { id } } = await take();
  await agent.must('POST', `/api/interactions/${chat}/messages`, { key: randomUUID(), text: '好的，我看一下' });
  await world.centre.settle();
  expect((await clockOf(id, 'first_answer')).state).toBe('running');
  const answered = await agent.must<Complaint>('POST', `/api/complaints/${id}/answer`, { by: 'chat', words: '是轴承磨损，明天上门更换' });
  expect(answered.firstAnswer).toEqual({ at: world.clock.now().toISOString(), by: ['chat'], staff: { id: agent.staffId, name: '周小满' } });
  expect((await clockOf(id, 'first_answer'))).toMatchObject({ state: 'stopped', breachedAt: null });
  const another = await served(world, '发票一直没收到');
  const second = await another.agent.must<Complaint>('POST', '/api/complaints', { interactionId: another.chat });
  await another.agent.must('POST', `/api/cases/${second.case.id}/notes`, { key: randomUUID(), kind: 'update', text: '发票今天寄出' });
  await world.centre.settle();
  expect((await complaint(second.case.id)).firstAnswer).toMatchObject({ by: ['chat'], staff: { name: '周小满' } });
  expect((await another.visitor.conversation()).messages.at(-1)).toMatchObject({ speaker: 'staff', text: `关于您的投诉 ${second.case.number}：\n发票今天寄出` });
});

test('half the time tells the owner, 80 % the lead, the breach lifts it to a lead: each once, over a restart', async () => {
  const { case: { id } } = await take();
  const words = async () => (await page(id)).history.filter((event) => event.detail['timer'] === 'complaint.first_answer' && /warned|breached/.test(event.name)).map((event) => event.detail['percent'] ?? 'breach');
  await tomorrow({ hours: 12 });
  await world.centre.sweep();
  expect(await words()).toEqual([50]);
  expect((await complaint(id)).escalation.level).toBe('frontline');
  const { house } = world.centre;
  await tomorrow({ hours: 12, minutes: 1 });
  const second = await openCentre({ databaseUrl: house.db.url, publicUrl: house.publicUrl, hosts: new Set(['localhost']), clock: world.clock, dice: house.dice, log: house.log, adapters: { mailer }, connections: 4, runsByItself: false });
  await Promise.all([second.sweep(), world.centre.sweep()]);
  await second.close();
  await world.centre.sweep();
  expect(await words()).toEqual([50, 80, 'breach']);
  const { escalation } = await complaint(id);
  expect(escalation.level).toBe('senior');
  expect(escalation.to?.id).not.toBe(agent.staffId);
  // The solution's breach comes later and lifts nothing twice.
  await tomorrow({ days: 3 });
  await world.centre.sweep();
  expect(await events(id, 'complaint.escalated')).toHaveLength(1);
  expect((await agent.must<Board>('GET', '/api/complaints/board')).overdue.map((one) => one.id)).toContain(id);
});

test('the board counts what is open by stage', async () => {
  const before = await agent.must<Board>('GET', '/api/complaints/board');
  const { case: { id } } = await take({ description: '机器起火' });
  const board = await agent.must<Board>('GET', '/api/complaints/board');
  expect([board.open - before.open, board.major - before.major]).toEqual([1, 1]);
  expect(board.stages.find((one) => one.stage === 'acknowledged')?.items.map((one) => one.id)).toContain(id);
  // The first answer is due within 24 hours: soon is its last fifth, not its first hour.
  const soon = async () => (await agent.must<Board>('GET', '/api/complaints/board')).dueSoon.map((one) => one.id).includes(id);
  await tomorrow({ hours: 19 });
  expect(await soon()).toBe(false);
  await tomorrow({ minutes: 20 });
  expect(await soon()).toBe(true);
  const { items } = await agent.must<Cases>('GET', '/api/cases?view=due_soon&limit=200');
  expect(items.find((one) => one.id === id)?.clock?.soonAt).toBe(new Date(nowMs() - 8 * 60_000).toISOString());
  await tomorrow({ hours: 5 });
  expect(await soon()).toBe(false);
});

test('what was promised in the conversation before it became a complaint holds back the closing', async () => {
  const promise = (text: string) => agent.must<Commitment>('POST', '/api/commitments', { interactionId: chat, text, dueAt: new Date(nowMs() + hours(20)).toISOString() });
  const { id: promised } = await promise('明早九点前回电');
  const { case: { id } } = await take();
  expect((await page(id)).commitments).toMatchObject([{ id: promised, case: { id } }]);
  await expect(solve(id)).rejects.toThrow(/promises_kept/);
  await agent.must('POST', `/api/commitments/${promised}/keep`);
  // With a second matter in the same conversation nobody can say which was meant: it counts for the complaint too.
  await agent.must('POST', '/api/cases', { title: '发票', interactionId: chat });
  const second = await promise('周五寄出发票');
  expect(second.case).toBeNull();
  const close = () => agent.post<RefusedBody>(`/api/complaints/${id}/stage`, { to: 'closed', outcome: 'accepted', closingWords: '已为您换新' });
  expect((await close()).body.error.params['missing']).toEqual(['promises_kept']);
  expect(new Set((await page(id)).commitments.map((one) => one.id))).toEqual(new Set([promised, second.id]));
  await agent.must('POST', `/api/commitments/${second.id}/keep`);
  expect((await close()).status).toBe(200);
});

test('a conversation that was linked by mistake takes its promises with it', async () => {
  const { case: { id } } = await take();
  const other = await served(world, '发票一直没收到');
  await other.agent.must('POST', '/api/commitments', { interactionId: other.chat, text: '今天寄发票', dueAt: new Date(nowMs() + hours(5)).toISOString() });
  await agent.must('POST', `/api/cases/${id}/interactions`, { interactionId: other.chat });
  expect((await page(id)).commitments).toHaveLength(1);
  await agent.must('DELETE', `/api/cases/${id}/interactions/${other.chat}`);
  expect((await page(id)).commitments).toEqual([]);
});

test('working days when the brand counts so: three of them, over the weekend', async () => {
  const admin = await world.signedInAs('administrator');
  await admin.must('PUT', '/api/brand', { settings: { clockDays: 'working' } });
  // A Friday noon in Shanghai: 3 × 7.5 h of work end on Wednesday at noon.
  world.clock.set('2027-03-05T04:00:00.000Z');
  const fresh = await served(world, '又坏了');
  const { case: { id } } = await fresh.agent.must<Complaint>('POST', '/api/complaints', { interactionId: fresh.chat });
  const clocks = (await fresh.agent.must<CasePage>('GET', `/api/cases/${id}`)).clocks;
  expect(clocks.map((clock) => [clock.name, clock.dueAt])).toEqual([['complaint.first_answer', '2027-03-06T04:00:00.000Z'], ['complaint.solve', '2027-03-10T04:00:00.000Z']]);
  expect(clocks[1]?.unknownYears).toEqual([2027]);
  // Counted naturally again, the running clock follows: three days from Friday noon.
  await (await world.signedInAs('administrator')).must('PUT', '/api/brand', { settings: { clockDays: 'natural' } });
  await world.centre.settle();
  expect((await fresh.agent.must<CasePage>('GET', `/api/cases/${id}`)).clocks.map((clock) => clock.dueAt)).toEqual(['2027-03-06T04:00:00.000Z', '2027-03-08T04:00:00.000Z']);
});

test('the way to the customer’s own page goes into their own conversation, never into somebody else’s that was linked because it is about the same', async () => {
  const { case: { id } } = await take();
  const neighbour = await served(world, '我家也是这个毛病');
  await agent.must('POST', `/api/cases/${id}/interactions`, { interactionId: neighbour.chat });
  // Their own has ended; the neighbour's goes on.
  await agent.must('POST', `/api/interactions/${chat}/end`, { reason: 'resolved' });
  await world.centre.settle();
  const { link } = await agent.must<{ link: string }>('POST', `/api/complaints/${id}/receipt`, { by: 'again' });
  const secret = new URL(link).pathname.split('/').at(-1) ?? '';
  const wordsIn = async (interactionId: string) => JSON.stringify((await lead.must<{ messages: unknown[] }>('GET', `/api/interactions/${interactionId}`)).messages);
  expect([(await wordsIn(chat)).includes(secret), (await wordsIn(neighbour.chat)).includes(secret)]).toEqual([true, false]);
});

test('another brand touches nothing of ours', async () => {
  const { case: { id } } = await take();
  const other = await world.otherBrand();
  const stranger = await world.signedInAs('lead', { brandId: other.brandId });
  for (const answer of await Promise.all([
    stranger.get(`/api/complaints/${id}`), stranger.put(`/api/complaints/${id}`, { decision: 'x' }), stranger.post(`/api/complaints/${id}/stage`, { to: 'assessed' }), stranger.post(`/api/complaints/${id}/class`, { class: 'major', reason: 'x' }),
    stranger.post(`/api/complaints/${id}/receipt`, {}), stranger.post(`/api/complaints/${id}/reopen`, { why: 'x' }), stranger.post('/api/complaints', { caseId: id }), stranger.post('/api/complaints', { interactionId: chat }),
  ])) expect(answer.status).toBe(404);
  expect((await stranger.must<Board>('GET', '/api/complaints/board')).open).toBe(0);
});

theHouseIsWell();
