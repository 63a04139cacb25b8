/** A complaint is worked: what each stage asks for, what the customer is told by which way, and how it ends. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { RefusedBody } from '../../test/kit/client.ts';
import { agent, chat, clockOf, complaint, events, go, hours, mailer, nowMs, page, plain, put, solve, take, theHouseIsWell, tomorrow, visitor, world } from '../../test/kit/complaining.ts';
import type { Complaint } from './contract.ts';

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

theHouseIsWell();
