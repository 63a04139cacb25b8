import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Client, RefusedBody } from '../../test/kit/client.ts';
import { acceptAll, ringing, signOn, ticket } from '../../test/kit/contacts.ts';
import { Visitor } from '../../test/kit/visitor.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { CaseNotices } from '#cases/contract.ts';
import type { MailList } from '#messaging/contract.ts';
import type { Interaction, InteractionPage } from './contract.ts';

let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(async () => {
  expect(world.complaintsOfTheLog).toEqual([]);
  await world.close();
});

/** A customer who left a way to be reached and closed the page, in an agent's hands. */
async function kept(agent: Client, reach: { phone: string } | { mail: string }): Promise<{ visitor: Visitor; id: string }> {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const { id } = await visitor.start('洗衣机不转了', { name: '欧阳静' });
  await visitor.must('POST', '/api/visitor/keep-place', reach);
  await world.centre.settle();
  await signOn(world, agent);
  await acceptAll(world, agent);
  return { visitor, id };
}
const noAnswer = (agent: Client, id: string) => agent.must<Interaction>('POST', `/api/interactions/${id}/called-back`, { outcome: 'no_answer' });
const reply = (agent: Client, id: string, text: string, key: string = randomUUID()) => agent.must('POST', `/api/interactions/${id}/messages`, { key, text });

test('who left a mail is answered by mail, once; who writes again is answered on the page', async () => {
  const agent = await world.signedInAs('agent');
  const { visitor, id } = await kept(agent, { mail: 'jing@example.com' });
  await reply(agent, id, '请先拔掉电源，再按住启动键五秒。', 'the-same-key');
  await reply(agent, id, '请先拔掉电源，再按住启动键五秒。', 'the-same-key');
  await world.centre.sweep();
  expect(world.mailer.arrived.map((letter) => [letter.to, letter.text.includes('请先拔掉电源，再按住启动键五秒。'), letter.subject])).toEqual([['jing@example.com', true, '云雀电器 回复了您的咨询']]);
  const { items } = await agent.must<MailList>('GET', `/api/mails?about=${id}`);
  expect(items).toMatchObject([{ state: 'sent', template: 'interactions:mail.keptReply' }]);

  await visitor.say('好了，谢谢！');
  await reply(agent, id, '太好了。');
  await world.centre.settle();
  await world.centre.sweep();
  expect(world.mailer.arrived).toHaveLength(1);
  const { interaction } = await agent.must<InteractionPage>('GET', `/api/interactions/${id}`);
  expect(interaction.keptPlace).toBeNull();
  expect((await ticket(world, id)).isVirtual).toBe(false);
});

test('a reply by mail that came back is no answer: the customer waits as before, and the conversation says so; sent once more it is one', async () => {
  const agent = await world.signedInAs('agent');
  const { id } = await kept(agent, { mail: 'gone@example.com' });
  const stands = async () => (await agent.must<InteractionPage>('GET', `/api/interactions/${id}`)).interaction;
  const before = await stands();
  expect(before.waitingSince).not.toBeNull();
  world.clock.pass({ minutes: 3 });
  await reply(agent, id, '请先拔掉电源，再按住启动键五秒。');
  const saidAt = world.clock.now().toISOString();
  expect(await stands()).toMatchObject({ waitingSince: null, firstAnswerAt: saidAt });
  world.mailer.weather = 'never';
  await world.centre.sweep();
  await world.centre.settle();
  expect(await stands()).toMatchObject({ waitingSince: before.waitingSince, answerDueAt: before.answerDueAt, firstAnswerAt: null });
  const lines = async () => (await agent.must<InteractionPage>('GET', `/api/interactions/${id}`)).messages.filter((message) => message.text === 'interactions:line.mailFailed').length;
  expect(await lines()).toBe(1);
  world.mailer.weather = 'ok';
  const [failed] = (await agent.must<MailList>('GET', `/api/mails?about=${id}`)).items;
  await agent.must('POST', `/api/mails/${failed?.id ?? ''}/retry`);
  await world.centre.sweep();
  await world.centre.settle();
  expect(await stands()).toMatchObject({ waitingSince: null, answerDueAt: null, firstAnswerAt: saidAt });
  expect(await lines()).toBe(1);
});

test('the reply came back after the conversation was over: it is a matter of whoever served it, who is called to telephone; a second one goes to the same', async () => {
  const agent = await world.signedInAs('agent', { name: '周小满' });
  const { id } = await kept(agent, { mail: 'gone@example.com' });
  await reply(agent, id, '请先拔掉电源，再按住启动键五秒。');
  await reply(agent, id, '还不行的话，我们上门。');
  await agent.must('POST', `/api/interactions/${id}/wrap-up`, { disposition: 'answered', note: '' });
  world.mailer.weather = 'never';
  await world.centre.sweep();
  await world.centre.settle();
  const { items } = await agent.must<CaseNotices>('GET', '/api/case-notices');
  expect(items).toMatchObject([{ why: 'undelivered', case: { state: 'open', owner: { id: agent.staffId }, clock: { name: 'case.solve' }, customer: { name: '欧阳静' } } }]);
  expect(items[0]?.case.title).toMatch(/^回复邮件没有送达，请致电客户（会话 C-/);
  expect((await agent.must<InteractionPage>('GET', `/api/interactions/${id}`)).interaction).toMatchObject({ firstAnswerAt: null, waitingSince: null, cases: [{ id: items[0]?.case.id }] });
});

const systemLines = async (visitor: Visitor) => (await visitor.conversation()).messages.filter((message) => message.kind === 'system').map((message) => message.text);

test('“we have contacted you” is said only of a mail that has left', async () => {
  const agent = await world.signedInAs('agent');
  const { visitor: reached, id } = await kept(agent, { mail: 'jing@example.com' });
  await reply(agent, id, '请先拔掉电源，再按住启动键五秒。');
  await world.centre.sweep();
  await agent.must('POST', `/api/interactions/${id}/end`, { reason: 'kept_place_done' });
  expect(await systemLines(reached)).toContain('interactions:line.kept_place_done');
  await agent.must('POST', `/api/interactions/${id}/wrap-up`, { disposition: 'solved' });

  world.mailer.weather = 'never';
  const { visitor: unheard, id: failed } = await kept(agent, { mail: 'gone@example.com' });
  await reply(agent, failed, '请先拔掉电源，再按住启动键五秒。');
  await world.centre.sweep();
  await world.centre.settle();
  await agent.must('POST', `/api/interactions/${failed}/end`, { reason: 'kept_place_done' });
  const said = await systemLines(unheard);
  expect(said).toEqual(expect.arrayContaining(['interactions:line.mailFailed', 'interactions:line.resolved']));
  expect(said).not.toContain('interactions:line.kept_place_done');
});

test('a centre that cannot send mail says so, and keeps a place by telephone only', async () => {
  expect((await new Visitor(world.baseUrl).open('yunque')).canMail).toBe(true);
  const mute = await openWorld({ adapters: { mailer: undefined } });
  try {
    const visitor = new Visitor(mute.baseUrl);
    expect((await visitor.open('yunque')).canMail).toBe(false);
    const { id } = await visitor.start('洗衣机不转了');
    const refused = await visitor.post<RefusedBody>('/api/visitor/keep-place', { mail: 'jing@example.com' });
    expect([refused.status, refused.body.error]).toMatchObject([422, { code: 'chat.noMail', at: 'body.mail', what: { zh: '很抱歉，我们现在发不出邮件。' } }]);
    expect(await visitor.conversation()).toMatchObject({ id, state: 'waiting', keptPlace: null });
    await visitor.must('POST', '/api/visitor/keep-place', { phone: '13800138000' });
    expect((await visitor.conversation()).keptPlace).toMatchObject({ kind: 'phone' });
    expect(mute.complaintsOfTheLog).toEqual([]);
  } finally {
    await mute.close();
  }
});

test('no mail is written to who left a number', async () => {
  const agent = await world.signedInAs('agent');
  const { id } = await kept(agent, { phone: '13800138000' });
  await reply(agent, id, '我这就打给您。');
  await world.centre.sweep();
  expect(world.mailer.arrived).toEqual([]);
});

test('a call nobody answers is tried again at the same place, three times, and then it ends', async () => {
  const agent = await world.signedInAs('agent');
  const { id } = await kept(agent, { phone: '13800138000' });
  const { arrivedAt } = await ticket(world, id);
  for (const _try of [1, 2]) {
    const after = await noAnswer(agent, id);
    expect(after).toMatchObject({ state: 'parked', agentId: null, endedAt: null });
    await world.centre.settle();
    // The agent is free for others, and is not rung with it before its time.
    world.clock.pass({ minutes: 29 });
    await world.centre.sweep();
    expect(await ringing(agent)).toEqual([]);
    world.clock.pass({ minutes: 1 });
    await agent.must('PUT', '/api/presence', { state: 'available' });
    await world.centre.settle();
    await world.centre.sweep();
    expect(await acceptAll(world, agent)).toEqual([id]);
    expect((await ticket(world, id)).arrivedAt).toBe(arrivedAt);
  }
  const last = await noAnswer(agent, id);
  expect(last).toMatchObject({ state: 'ended', endReason: 'not_reached', disposition: 'no_answer' });
  const { messages } = await agent.must<InteractionPage>('GET', `/api/interactions/${id}`);
  expect(messages.filter((message) => message.kind === 'system').map((message) => message.text)).toEqual(expect.arrayContaining(['interactions:line.tried', 'interactions:line.not_reached']));
  await world.centre.sweep();
  expect(world.mailer.arrived).toEqual([]);
});

test('whoever could not be reached and left a mail hears of it; while it waits for its next try, others are served', async () => {
  const agent = await world.signedInAs('agent');
  const { id } = await kept(agent, { mail: 'jing@example.com' });
  await noAnswer(agent, id);
  await world.centre.settle();
  const { id: other } = await kept(agent, { phone: '13900139000' });
  expect((await ticket(world, other)).state).toBe('assigned');
  expect((await agent.post<RefusedBody>(`/api/interactions/${id}/called-back`, { outcome: 'no_answer' })).status).toBe(403);
  for (const _try of [2, 3]) {
    world.clock.pass({ minutes: 31 });
    await agent.must('PUT', '/api/presence', { state: 'available' });
    await world.centre.settle();
    await world.centre.sweep();
    await acceptAll(world, agent);
    await noAnswer(agent, id);
    await world.centre.settle();
  }
  await world.centre.sweep();
  expect(world.mailer.arrived.map((letter) => letter.to)).toEqual(['jing@example.com']);
  expect((await ticket(world, id)).state).toBe('ended');
});
