import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CaseNotices, CasePage } from '#cases/contract.ts';
import type { TimerView } from '#clocks/contract.ts';
import type { Customer } from '#customers/contract.ts';
import type { MailList } from '#messaging/contract.ts';
import type { Client, RefusedBody } from '../../test/kit/client.ts';
import { fakeMailer, type FakeMailer, type MailWeather } from '../../test/kit/fake-mailer.ts';
import { served } from '../../test/kit/served.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { Complaint } from './contract.ts';

let world: World;
let mailer: FakeMailer;
let agent: Client & { staffId: string };
let count = 0;
beforeAll(async () => {
  mailer = fakeMailer();
  world = await openWorld({ adapters: { mailer } });
});
afterAll(() => world.close());
beforeEach(async () => {
  mailer.weather = 'ok';
  agent = await world.signedInAs('agent', { name: '周小满' });
});

/** The mails that wait go out, in this weather, and everybody hears of it. */
const mailsGo = async (weather: MailWeather) => {
  mailer.weather = weather;
  await world.centre.settle();
  await world.centre.sweep();
  await world.centre.settle();
};
/** Somebody who can be reached by mail alone; the receipt has arrived. */
const taken = async (weather: MailWeather = 'ok'): Promise<string> => {
  count += 1;
  const { id: customerId } = await agent.must<Customer>('POST', '/api/customers', { name: `邮件客户${count}`, reach: [{ kind: 'mail', value: `only-mail-${count}@customer.example` }] });
  const { case: { id } } = await agent.must<Complaint>('POST', '/api/complaints', { customerId, channel: 'letter', description: '修了两次还是响', remedySought: '换一台' });
  await mailsGo(weather);
  world.clock.pass({ hours: 1 });
  return id;
};
const complaint = (id: string) => agent.must<Complaint>('GET', `/api/complaints/${id}`);
const firstAnswerClock = async (id: string): Promise<TimerView | undefined> => (await agent.must<CasePage>('GET', `/api/cases/${id}`)).clocks.find((clock) => clock.name === 'complaint.first_answer');
const answer = (id: string, by: string, words = '已确认是轴承，给您换新') => agent.must<Complaint>('POST', `/api/complaints/${id}/answer`, { by, words, cause: 'product_fault' });
const notices = async () => (await agent.must<CaseNotices>('GET', '/api/case-notices')).items.map((one) => [one.case.id, one.why]);

test('a receipt that came back is none: to be told again, and the owner is called to telephone', async () => {
  const id = await taken('never');
  expect(await complaint(id)).toMatchObject({ stage: 'received', receipt: null, next: 'receipt' });
  expect(await notices()).toEqual([[id, 'undelivered']]);
  await agent.must('POST', `/api/complaints/${id}/receipt`, { by: 'phone' });
  expect(await complaint(id)).toMatchObject({ stage: 'acknowledged', receipt: { by: ['phone'] } });
});

test('a first answer that came back is none: its clock has run on and breaks its promise; the telephone answers it', async () => {
  const id = await taken();
  await agent.must('POST', `/api/complaints/${id}/assess`, { scores: { severity: 1, safety: 0, complexity: 1, impact: 0, immediateAction: 'not_needed' } });
  expect(await answer(id, 'page')).toMatchObject({ stage: 'responded', firstAnswer: { by: ['mail'] } });
  const writtenAt = world.clock.now().toISOString();
  await mailsGo('never');
  expect(await complaint(id)).toMatchObject({ stage: 'assessed', firstAnswer: null, unheardAt: writtenAt, next: 'answer' });
  expect(await notices()).toEqual([[id, 'undelivered']]);
  world.clock.pass({ hours: 2 });
  expect(await firstAnswerClock(id)).toMatchObject({ state: 'running', elapsedSeconds: 3 * 3600 });
  world.clock.pass({ hours: 22 });
  agent = await world.signedInAs('agent');
  await world.centre.sweep();
  await world.centre.settle();
  expect((await firstAnswerClock(id))?.breachedAt).not.toBeNull();
  expect((await complaint(id)).escalation.level).toBe('senior');
  expect(await answer(id, 'phone')).toMatchObject({ firstAnswer: { by: ['phone'] }, unheardAt: null });
  expect(await firstAnswerClock(id)).toMatchObject({ state: 'stopped', elapsedSeconds: 25 * 3600 });
});

test('called meanwhile, the call is the first answer, and the clock stopped then', async () => {
  const id = await taken();
  await answer(id, 'page');
  await mailsGo('later');
  expect((await complaint(id)).firstAnswer?.by).toEqual(['mail']);
  world.clock.pass({ hours: 2 });
  await answer(id, 'phone', '电话里再说明了一遍');
  const calledAt = world.clock.now().toISOString();
  world.clock.pass({ hours: 1 });
  await mailsGo('never');
  expect(await complaint(id)).toMatchObject({ firstAnswer: { at: calledAt, by: ['phone'], staff: { name: '周小满' } }, unheardAt: null });
  expect(await firstAnswerClock(id)).toMatchObject({ state: 'stopped', elapsedSeconds: 3 * 3600 });
});

test('a decision that came back is not told', async () => {
  const id = await taken();
  await answer(id, 'phone');
  await agent.must('POST', `/api/complaints/${id}/decide`, { decision: '换新机', responseKinds: ['exchange'], by: 'page', words: '给您换新机', why: '当场说好' });
  expect((await complaint(id)).told?.by).toEqual(['mail']);
  world.clock.pass({ minutes: 1 });
  await mailsGo('never');
  expect(await complaint(id)).toMatchObject({ stage: 'decided', told: null, next: 'tell', firstAnswer: { by: ['phone'] } });
  const refused = await agent.post<RefusedBody>(`/api/complaints/${id}/stage`, { to: 'closed', outcome: 'accepted', closingWords: '已换新', agreed: true });
  expect(refused.body.error.params['missing']).toEqual(['customer_told']);
});

test('where the chat reached them too, the mail is merely no longer named; nobody is called', async () => {
  const chat = await served(world, '洗衣机还是响');
  agent = chat.agent;
  const { interaction } = await agent.must<{ interaction: { customerId: string } }>('GET', `/api/interactions/${chat.chat}`);
  await agent.must('POST', `/api/customers/${interaction.customerId}/identities`, { kind: 'mail', value: 'chat-and-mail@customer.example' });
  const { case: { id } } = await agent.must<Complaint>('POST', '/api/complaints', { interactionId: chat.chat, description: '还是响', remedySought: '换' });
  await answer(id, 'page');
  expect(await complaint(id)).toMatchObject({ receipt: { by: ['chat', 'mail'] }, firstAnswer: { by: ['chat', 'mail'] } });
  await mailsGo('never');
  expect(await complaint(id)).toMatchObject({ receipt: { by: ['chat'] }, firstAnswer: { by: ['chat'] }, unheardAt: null });
  expect(await notices()).toEqual([]);
  expect((await firstAnswerClock(id))?.state).toBe('stopped');
});

test('nobody knows whether it arrived: nothing is taken back, the owner asks the customer', async () => {
  const id = await taken();
  await answer(id, 'page');
  await mailsGo('cut');
  expect((await complaint(id)).firstAnswer?.by).toEqual(['mail']);
  expect(await notices()).toEqual([[id, 'maybeUndelivered']]);
});

test('sent once more and gone this time: it counts from then', async () => {
  const id = await taken();
  await answer(id, 'page');
  await mailsGo('never');
  expect((await complaint(id)).firstAnswer).toBeNull();
  world.clock.pass({ hours: 3 });
  const failed = (await agent.must<MailList>('GET', `/api/mails?about=${id}&state=failed`)).items[0];
  await agent.must('POST', `/api/mails/${failed?.id ?? ''}/retry`);
  await mailsGo('ok');
  expect(await complaint(id)).toMatchObject({ firstAnswer: { at: world.clock.now().toISOString(), by: ['mail'] }, unheardAt: null });
  expect(await firstAnswerClock(id)).toMatchObject({ state: 'stopped', elapsedSeconds: 4 * 3600 });
});

test('after the closing nothing is taken back, but the owner hears that the closing words did not arrive', async () => {
  const id = await taken();
  await answer(id, 'phone');
  await agent.must('POST', `/api/complaints/${id}/stage`, { to: 'closed', outcome: 'accepted', closingWords: '已为您换新', agreed: true, toldBy: 'phone', responseKinds: ['exchange'] });
  await mailsGo('never');
  expect(await complaint(id)).toMatchObject({ stage: 'closed', outcome: 'accepted' });
  expect(await notices()).toEqual([[id, 'undelivered']]);
  expect(world.complaintsOfTheLog).toEqual([]);
});
