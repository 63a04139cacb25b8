import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Case, CasePage, Cases } from '#cases/contract.ts';
import type { Commitment } from '#commitments/contract.ts';
import { sql } from '#kit/db/sql.ts';
import { systemOf } from '#kit/actor.ts';
import type { TimerView } from '#clocks/contract.ts';
import { openCentre } from '../app/centre.ts';
import type { RefusedBody } from '../../test/kit/client.ts';
import { fakeMailer, type FakeMailer } from '../../test/kit/fake-mailer.ts';
import { served, type Person } from '../../test/kit/served.ts';
import type { Visitor } from '../../test/kit/visitor.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { Board, Complaint, Tracking } from './contract.ts';
import { reopenComplaint } from './index.ts';

let world: World;
let mailer: FakeMailer;
let agent: Person;
let lead: Person;
let visitor: Visitor;
let chat: string;
const hours = (count: number) => count * 3_600_000;
const days = (count: number) => count * 24 * 3_600_000;
const plain = { severity: 1, safety: 0, complexity: 1, impact: 0, immediateAction: 'not_needed' } as const;

beforeAll(async () => {
  mailer = fakeMailer();
  world = await openWorld({ adapters: { mailer } });
});
afterAll(() => world.close());
beforeEach(async () => {
  lead = await world.signedInAs('lead', { name: '林组长' });
  ({ agent, visitor, chat } = await served(world, '洗衣机脱水时有噪音，修了两次还是响'));
});

const nowMs = () => world.clock.now().getTime();
const take = (more: Record<string, unknown> = {}) => agent.must<Complaint>('POST', '/api/complaints', { interactionId: chat, title: '两次维修未好', description: '脱水噪音，修了两次', remedySought: '换一台', ...more });
const page = (id: string) => agent.must<CasePage>('GET', `/api/cases/${id}`);
const complaint = (id: string) => agent.must<Complaint>('GET', `/api/complaints/${id}`);
const put = (id: string, body: unknown) => agent.must<Complaint>('PUT', `/api/complaints/${id}`, body);
const go = (id: string, to: string, more: Record<string, unknown> = {}) => agent.must<Complaint>('POST', `/api/complaints/${id}/stage`, { to, ...more });
const clockOf = async (id: string, name: string): Promise<TimerView> => {
  const clock = (await page(id)).clocks.findLast((one) => one.name === `complaint.${name}`);
  if (clock === undefined) throw new Error(`no clock ${name}`);
  return clock;
};
/** What the customer reads on their own page. */
const trackingPath = async (id: string) => `/api${new URL((await lead.must<{ link: string }>('POST', `/api/complaints/${id}/receipt`, { by: 'phone' })).link).pathname}`;
const tracked = (path: string) => world.stranger().must<Tracking>('GET', path);
const answerSurvey = async (surveyUrl: string | null, answer: Record<string, unknown>) => {
  await world.stranger().must('POST', `/api${surveyUrl ?? ''}`, answer);
  await world.centre.settle();
};
const events = async (id: string, name: string) => (await page(id)).history.filter((event) => event.name === name);
/** Sessions end while the clock runs: the same people come back. */
const tomorrow = async (by: Parameters<World['clock']['pass']>[0]) => {
  world.clock.pass(by);
  const token = { agent: agent.staffId, lead: lead.staffId };
  agent = Object.assign(await world.signedInAs('agent'), { staffId: token.agent });
  lead = Object.assign(await world.signedInAs('lead'), { staffId: token.lead });
};
/** Everything between taking it and closing it with the customer's agreement. */
const solve = async (id: string) => {
  await agent.must('POST', `/api/complaints/${id}/assess`, { scores: plain });
  await agent.must('POST', `/api/complaints/${id}/answer`, { by: 'phone', words: '已确认是轴承问题，给您换新' });
  await put(id, { cause: 'product_fault' });
  await go(id, 'assessed');
  await go(id, 'responded');
  await put(id, { responseKinds: ['exchange', 'apology'], decision: '换新机，理由：同一故障两次维修未好' });
  await go(id, 'decided');
  await put(id, { toldBy: 'phone', agreed: true });
  return go(id, 'closed', { outcome: 'accepted', closingWords: '已为您换新' });
};

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

test('each stage asks for what must be recorded, and the refusal names it in both languages', async () => {
  const { case: { id } } = await take({ remedySought: '' });
  const refused = await agent.post<RefusedBody>(`/api/complaints/${id}/stage`, { to: 'responded' });
  expect(refused.status).toBe(409);
  expect(refused.body.error).toMatchObject({ code: 'complaints.stageNeeds', params: { missing: ['first_answer'] } });
  expect(refused.body.error.what).toEqual({ zh: '还不能进入这个阶段，缺少：给客户的实质性答复。', en: 'It cannot go to this stage yet. Missing: an answer of substance to the customer.' });
  expect((await complaint(id)).ways[0]).toMatchObject({ to: 'assessed', isOpen: true, missing: [], owed: ['remedy_sought', 'scores'] });
  const back = await agent.post<RefusedBody>(`/api/complaints/${id}/stage`, { to: 'received' });
  expect(back.body.error).toMatchObject({ code: 'complaints.noSuchWay' });
  expect(back.body.error.what.en).toContain('its owner is looking into it');
  expect((await agent.post<RefusedBody>(`/api/complaints/${id}/stage`, { to: 'closed' })).body.error.code).toBe('complaints.outcomeNeeded');
});

test('it guides and never blocks: what is owed is left out with one sentence, which is kept', async () => {
  const { case: { id } } = await take({ remedySought: '' });
  const decide = (more: Record<string, unknown> = {}) => agent.post<RefusedBody & Complaint>(`/api/complaints/${id}/decide`, { decision: '当场更换', responseKinds: ['exchange'], by: 'phone', words: '已在电话里说好', ...more });
  expect((await decide()).body.error).toMatchObject({ code: 'complaints.whyLeftOut', params: { owed: ['remedy_sought', 'scores', 'cause', 'first_answer'] } });
  const { body } = await decide({ why: '客户在电话里当场同意换货' });
  expect(body).toMatchObject({ stage: 'decided', next: 'close', told: { by: ['phone'], staff: { name: '周小满' } }, firstAnswer: { by: ['phone'] } });
  expect((await page(id)).notes.map((note) => note.text)).toEqual(expect.arrayContaining(['客户在电话里当场同意换货', '已在电话里说好']));
  expect((await events(id, 'complaint.moved')).at(-1)?.detail).toMatchObject({ before: 'acknowledged', after: 'decided', leftOut: ['remedy_sought', 'scores', 'cause', 'first_answer'] });
});

test('settled on the telephone: closed in one act, with what was told, agreed and offered', async () => {
  const { case: { id } } = await take();
  const close = (more: Record<string, unknown>) => agent.post<RefusedBody & Complaint>(`/api/complaints/${id}/stage`, { to: 'closed', outcome: 'accepted', ...more });
  expect((await close({ toldBy: 'phone', agreed: true })).body.error.params['missing']).toEqual(['response_kind']);
  const { body } = await close({ toldBy: 'phone', agreed: true, responseKinds: ['apology'], closingWords: '电话里说明了原因，客户满意' });
  expect(body).toMatchObject({ stage: 'closed', outcome: 'accepted', agreed: true, told: { by: ['phone'] }, firstAnswer: { by: ['phone'] } });
  expect((await clockOf(id, 'first_answer')).state).toBe('stopped');
});

test('work goes on by itself: assessed when it is scored, answered with its cause, decided when the decision stands', async () => {
  const taken = await take();
  const { id } = taken.case;
  expect(taken.next).toBe('assess');
  expect(await agent.must('POST', `/api/complaints/${id}/assess`, { scores: plain })).toMatchObject({ stage: 'assessed', next: 'answer' });
  expect(await agent.must('POST', `/api/complaints/${id}/answer`, { by: 'phone', words: '轴承磨损，明天上门更换', cause: 'product_fault' })).toMatchObject({ stage: 'responded', next: 'decide', cause: 'product_fault' });
  expect(await agent.must('POST', `/api/complaints/${id}/decide`, { decision: '免费换轴承', responseKinds: ['repair'], by: 'page', words: '我们决定免费为您更换轴承。' })).toMatchObject({ stage: 'decided', next: 'close', told: { by: ['chat'] } });
  expect((await visitor.conversation()).messages.at(-1)).toMatchObject({ speaker: 'staff', text: `关于您的投诉 ${taken.case.number}：\n我们决定免费为您更换轴承。` });
  expect(await go(id, 'closed', { outcome: 'accepted', agreed: true, closingWords: '轴承已更换' })).toMatchObject({ stage: 'closed', next: null });
  const line = (await visitor.conversation()).messages.at(-1)?.text ?? '';
  expect(line).toMatch(/^complaints:line\.complaintClosed\|/);
  expect(JSON.parse(line.slice(line.indexOf('|') + 1))).toEqual({ number: taken.case.number, words: '轴承已更换' });
  // The question follows into the conversation that goes on.
  await world.centre.settle();
  const asked = (await visitor.conversation()).messages.at(-1)?.text ?? '';
  expect(asked).toMatch(/^followups:line\.surveyAsked\|.*\/survey\/[0-9a-f]{64}/);
});

test('a customer with a telephone only, whose chat is over, is not told by a page: the clock runs until somebody calls', async () => {
  const { case: { id } } = await take();
  await agent.must('POST', `/api/interactions/${chat}/end`, { reason: 'resolved' });
  const words = '我们已安排师傅明天上门';
  const written = await agent.must<Complaint>('POST', `/api/complaints/${id}/answer`, { by: 'page', words });
  expect(written).toMatchObject({ reach: { chat: false, mail: false }, firstAnswer: null, unheardAt: world.clock.now().toISOString(), stage: 'acknowledged' });
  expect((await clockOf(id, 'first_answer')).state).toBe('running');
  // Written on the case's own page it is no more heard.
  await agent.must('POST', `/api/cases/${id}/notes`, { key: randomUUID(), kind: 'update', text: '师傅姓李' });
  await world.centre.settle();
  expect(await complaint(id)).toMatchObject({ firstAnswer: null });
  await tomorrow({ hours: 3 });
  const called = await agent.must<Complaint>('POST', `/api/complaints/${id}/answer`, { by: 'phone', words: '电话告知：师傅明天上门' });
  expect(called).toMatchObject({ unheardAt: null, firstAnswer: { at: world.clock.now().toISOString(), by: ['phone'], staff: { name: expect.any(String) } } });
  expect((await clockOf(id, 'first_answer')).state).toBe('stopped');
  // A decision that stands on the page alone is not told either: closing with agreement still asks for it.
  const decided = await agent.must<Complaint>('POST', `/api/complaints/${id}/decide`, { decision: '换新', responseKinds: ['exchange'], by: 'page', words: '为您换新', why: '当天处理' });
  expect(decided).toMatchObject({ stage: 'decided', told: null, next: 'tell' });
  expect(await agent.must('POST', `/api/complaints/${id}/tell`, { by: 'phone', words: '电话告知换新' })).toMatchObject({ told: { by: ['phone'] }, unheardAt: null, next: 'close' });
});

test('what is told goes by every way that is open: the conversation and the mail, once each', async () => {
  const { interaction } = await agent.must<{ interaction: { customerId: string } }>('GET', `/api/interactions/${chat}`);
  await agent.must('POST', `/api/customers/${interaction.customerId}/identities`, { kind: 'mail', value: `wang${nowMs()}@example.com` });
  const { case: { id, number } } = await take();
  const answered = await agent.must<Complaint>('POST', `/api/complaints/${id}/answer`, { by: 'page', words: '明天上门更换轴承' });
  expect(answered).toMatchObject({ reach: { chat: true, mail: true }, firstAnswer: { by: ['chat', 'mail'] }, unheardAt: null });
  await world.centre.settle();
  await world.centre.sweep();
  expect((await visitor.conversation()).messages.filter((message) => message.text.includes('明天上门更换轴承'))).toHaveLength(1);
  expect(mailer.arrived.filter((mail) => mail.subject.includes(number) && mail.text.includes('明天上门更换轴承'))).toHaveLength(1);
});

test('a major complaint owes a finding before it is answered; writing one down is the investigation', async () => {
  const { case: { id } } = await take();
  expect(await agent.must('POST', `/api/complaints/${id}/assess`, { scores: { ...plain, safety: 3 } })).toMatchObject({ stage: 'assessed', next: 'investigate' });
  expect((await complaint(id)).ways.find((way) => way.to === 'responded')).toMatchObject({ missing: ['first_answer'], owed: ['investigation_log', 'cause'] });
  await agent.must('POST', `/api/cases/${id}/notes`, { key: randomUUID(), kind: 'investigation', text: '拆检：轴承滚珠缺失' });
  await world.centre.settle();
  expect(await complaint(id)).toMatchObject({ stage: 'investigating', next: 'answer' });
  expect((await complaint(id)).ways.find((way) => way.to === 'responded')?.owed).toEqual(['cause']);
});

test('the whole way: closed with the customer\'s agreement, every clock stopped, the case closed', async () => {
  const { case: { id } } = await take();
  const promised = await agent.must<Complaint>('POST', `/api/complaints/${id}/promise`, { withinHours: 24, words: '明天上午给您答复' });
  expect(promised.answerPromisedBy).toBe(new Date(nowMs() + hours(24)).toISOString());
  await expect(solve(id)).rejects.toThrow(/promises_kept/);
  const [promise] = (await page(id)).commitments;
  await agent.must('POST', `/api/commitments/${promise?.id ?? ''}/keep`);
  const closed = await go(id, 'closed', { outcome: 'accepted', closingWords: '已为您换新' });
  expect(closed).toMatchObject({ stage: 'closed', outcome: 'accepted', closingWords: '已为您换新', case: { state: 'closed', outcome: 'accepted', clock: null } });
  expect(Object.keys(closed.stageAt)).toEqual(expect.arrayContaining(['received', 'acknowledged', 'assessed', 'responded', 'decided', 'closed']));
  expect((await page(id)).clocks.every((clock) => clock.state === 'stopped' && clock.breachedAt === null)).toBe(true);
  expect((await events(id, 'case.closed'))[0]?.detail).toMatchObject({ kind: 'complaint', outcome: 'accepted' });
  expect((await agent.put<RefusedBody>(`/api/complaints/${id}`, { decision: '后来改的' })).body.error.code).toBe('complaints.isClosed');
});

test('lost is said honestly: a lead has looked, and how it ended stands in words', async () => {
  const { case: { id } } = await take();
  await agent.must('POST', `/api/complaints/${id}/assess`, { scores: plain });
  await agent.must('POST', `/api/complaints/${id}/answer`, { by: 'phone', words: '可以维修' });
  await put(id, { cause: 'outside', responseKinds: ['repair'], decision: '维修' });
  for (const to of ['assessed', 'responded', 'decided']) await go(id, to);
  const refused = await agent.post<RefusedBody>(`/api/complaints/${id}/stage`, { to: 'closed', outcome: 'lost' });
  expect(refused.body.error.params['missing']).toEqual(['senior_look', 'closing_words']);
  expect(await agent.must('POST', `/api/complaints/${id}/escalate`, { level: 'senior', why: '客户不接受任何方案' })).toMatchObject({ escalation: { level: 'senior' } });
  expect(await go(id, 'closed', { outcome: 'lost', closingWords: '客户已另购他牌' })).toMatchObject({ outcome: 'lost', case: { outcome: 'lost' } });
});

test('the ladder is recorded where the talk ended, and back at any time; the acts in any order', async () => {
  const { case: { id } } = await take();
  for (const to of ['resolve', 'listen', 'explain', 'buffer']) expect(await agent.must('POST', `/api/complaints/${id}/ladder`, { to })).toMatchObject({ ladder: to });
  await agent.must('POST', `/api/complaints/${id}/acts`, { act: 'thank', words: '谢谢您告诉我们' });
  const acted = await agent.must<Complaint>('POST', `/api/complaints/${id}/acts`, { act: 'confirm', words: '脱水时响，对吗' });
  expect(acted.actsLeft).toEqual(['sympathise', 'ask_proposal', 'propose']);
  expect(acted.acts.thank).toMatchObject({ by: '周小满', words: '谢谢您告诉我们' });
  expect((await agent.must<Complaint>('POST', `/api/complaints/${id}/acts`, { act: 'thank', isDone: false })).actsLeft).toContain('thank');
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
  agent = second.agent;
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

test('the house had nothing to complain of, and each complaint has one owner who is here', async () => {
  await world.centre.settle();
  const orphans = await world.act((act) => act.rows(sql`select m.case_id from complaints m join cases k on k.id = m.case_id join staff_members s on s.id = k.owner_id where m.brand_id = ${act.brandId} and m.closed_at is null and s.state <> 'active'`));
  expect(orphans).toEqual([]);
  expect(world.complaintsOfTheLog).toEqual([]);
});
