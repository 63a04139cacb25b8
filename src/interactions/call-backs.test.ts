/** Customers who are called back: what they choose and are promised, when nobody may be called, what becomes of the place. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Client, RefusedBody } from '../../test/kit/client.ts';
import { acceptAll, ringing, signOn, ticket } from '../../test/kit/contacts.ts';
import { Visitor } from '../../test/kit/visitor.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { KeepPlaceOffer, VisitorConversation } from '#chat/contract.ts';
import { sql } from '#kit/db/sql.ts';
import type { FiguresAnswer } from '#reports/contract.ts';
import type { CallBacks, CallBackTimes, CallBackView } from '#routing/contract.ts';
import type { Interaction, InteractionPage } from './contract.ts';

let world: World;
let agent: Client & { staffId: string };
let lead: Client & { staffId: string };
// Wednesday, 18 November 2026, 10:00 in Shanghai.
beforeEach(async () => {
  world = await openWorld();
  [agent, lead] = [await world.signedInAs('agent', { name: '周小满' }), await world.signedInAs('lead')];
});
afterEach(async () => {
  expect(world.complaintsOfTheLog).toEqual([]);
  await world.close();
});

type Kept = { conversation: VisitorConversation };
const shanghai = { zone: 'Asia/Shanghai' };
async function keeps(asked: Record<string, unknown>, text = '洗衣机不转了'): Promise<{ visitor: Visitor; id: string; kept: VisitorConversation['keptPlace'] }> {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const { id } = await visitor.start(text);
  const { conversation } = await visitor.must<Kept>('POST', '/api/visitor/keep-place', asked);
  await world.centre.settle();
  return { visitor, id, kept: conversation.keptPlace };
}
const callBack = async (id: string, who: Client = agent): Promise<CallBackView | null> => (await who.must<InteractionPage>('GET', `/api/interactions/${id}`)).callBack;
const calledBack = (id: string, outcome: string) => agent.must<Interaction>('POST', `/api/interactions/${id}/called-back`, { outcome });
async function pass(by: { seconds?: number; minutes?: number; hours?: number }): Promise<void> {
  world.clock.pass(by);
  await agent.must('PUT', '/api/presence', { state: 'available' });
  await world.centre.settle();
  await world.centre.sweep();
}
const figure = async (id: string) => (await lead.must<FiguresAnswer>('GET', '/api/reports/figures?from=2026-11-17T16:00:00.000Z&to=2026-11-25T16:00:00.000Z')).figures.find((one) => one.id === id);

test('called when the turn comes: promised, taken up, reached; the promise is measured', async () => {
  await signOn(world, agent);
  const { id, kept } = await keeps({ phone: '13800138000', ...shanghai });
  // Somebody is here, and nobody before: the turn is expected within the wait that was said.
  expect(kept).toMatchObject({ kind: 'phone', choice: 'turn', wantedAt: null });
  const promised = Date.parse(kept?.promisedBy ?? '');
  expect(promised).toBeGreaterThan(world.clock.now().getTime() + 9 * 60_000);
  expect(await acceptAll(world, agent)).toEqual([id]);
  expect(await callBack(id)).toMatchObject({ startedAt: world.clock.now().toISOString(), outcome: null, tries: [{ agentName: '周小满', outcome: null }], triesMade: 0, mostTries: 3 });
  expect(await calledBack(id, 'reached')).toMatchObject({ state: 'assigned', agentId: agent.staffId, endedAt: null });
  expect(await callBack(id)).toMatchObject({ outcome: 'reached', tries: [{ outcome: 'reached' }], triesMade: 1 });
  await agent.must('POST', `/api/interactions/${id}/wrap-up`, { disposition: 'solved' });
  expect(await figure('call_backs_promised')).toMatchObject({ value: 1 });
  expect(await figure('call_backs_kept')).toMatchObject({ numerator: 1, denominator: 1 });
  expect(await figure('call_back_wait')).toMatchObject({ value: 0, denominator: 1 });
});

test('at a set time: nobody is rung before; then it goes first, by the place it always had', async () => {
  const { visitor, id } = await keeps({ phone: '13800138000', choice: 'at', at: '2026-11-18T06:00:00.000Z', ...shanghai });
  expect((await visitor.conversation()).keptPlace).toMatchObject({ choice: 'at', wantedAt: '2026-11-18T06:00:00.000Z', promisedBy: '2026-11-18T06:10:00.000Z' });
  const { arrivedAt } = await ticket(world, id);
  await signOn(world, agent);
  await pass({ hours: 3 });
  expect(await ringing(agent)).toEqual([]);
  await pass({ minutes: 59 });
  await keeps({ mail: 'later@example.com' });
  // The mail of one who came hours later is taken meanwhile: nobody waits for a time that has not come.
  expect(await ringing(agent)).toHaveLength(1);
  await acceptAll(world, agent);
  await pass({ minutes: 1 });
  expect(await acceptAll(world, agent)).toEqual([id]);
  expect(await ticket(world, id)).toMatchObject({ arrivedAt, state: 'assigned' });
});

test('a time in the customer’s night or outside opening hours is refused with the next that will do; those offered can be had', async () => {
  const { visitor } = await keeps({ phone: '13800138000', ...shanghai });
  const refused = async (at: string) => (await visitor.post<RefusedBody>('/api/visitor/keep-place', { phone: '13800138000', choice: 'at', at, ...shanghai })).body.error;
  expect(await refused('2026-11-18T14:00:00.000Z')).toMatchObject({ code: 'routing.callBackAsleep', at: 'body.at', right: { zh: expect.stringContaining('2026-11-19') } });
  expect(await refused('2026-12-18T04:00:00.000Z')).toMatchObject({ code: 'routing.callBackTooFar' });
  expect(await refused('2026-11-17T04:00:00.000Z')).toMatchObject({ code: 'routing.callBackAsleep' });
  const offered = () => visitor.must<KeepPlaceOffer>('GET', '/api/visitor/keep-place?zone=Europe/Berlin');
  const { days, at } = await offered();
  const times = days.flatMap((day) => day.times);
  // 08:30 in Berlin is 15:30 in Shanghai.
  expect(days.map((day) => day.words).slice(0, 2)).toEqual(['11月18日星期三', '11月19日星期四']);
  expect(times[0]).toEqual({ at: '2026-11-18T07:30:00.000Z', words: '18日周三 08:30' });
  expect(at).toBe(times[0]?.at);
  await visitor.must('POST', '/api/visitor/keep-place', { phone: '13800138000', choice: 'at', at: times[0]?.at, zone: 'Europe/Berlin' });
  expect((await visitor.conversation()).keptPlace).toMatchObject({ wantedAt: times[0]?.at, said: expect.stringContaining('08:30 打电话到') });
  // Whoever looks again finds the time they chose.
  await visitor.must('POST', '/api/visitor/keep-place', { phone: '13800138000', choice: 'at', at: times[3]?.at, zone: 'Europe/Berlin' });
  expect((await offered()).at).toBe(times[3]?.at);
});

test('nobody is called in the night, by their own clock; in the morning they are, at the same place', async () => {
  world.clock.set('2026-11-18T08:30:00.000Z');
  const { id } = await keeps({ phone: '+4915112345678', zone: 'America/Los_Angeles' });
  await signOn(world, agent);
  await world.centre.sweep();
  // Half past midnight in Los Angeles: an agent is free and nobody is rung.
  expect(await ringing(agent)).toEqual([]);
  expect(await callBack(id)).toMatchObject({ zones: ['America/Los_Angeles', 'Europe/Berlin'], isQuietNow: true, awakeAt: '2026-11-18T16:30:00.000Z' });
  // The queue of a new brand has its hours: what was said holds for whoever calls at last.
  await world.act((act) => act.run(sql`update calendars set definition = '"always"' where brand_id = ${act.brandId}`));
  await world.act((act) => act.run(sql`update queues set name = name where brand_id = ${act.brandId}`));
  world.clock.set('2026-11-18T16:29:00.000Z');
  await pass({});
  expect(await ringing(agent)).toEqual([]);
  world.clock.set('2026-11-18T16:31:00.000Z');
  await pass({});
  expect(await ringing(agent)).toEqual([id]);
});

test('no answer, busy: tried again later; the wrong number is not called again, and the customer is told by mail', async () => {
  const { visitor, id } = await keeps({ mail: 'jing@example.com', ...shanghai });
  await visitor.must('POST', '/api/visitor/keep-place', { phone: '13800138000', ...shanghai });
  await world.centre.settle();
  await signOn(world, agent);
  await acceptAll(world, agent);
  expect(await calledBack(id, 'busy')).toMatchObject({ state: 'parked' });
  await pass({ minutes: 29 });
  expect(await ringing(agent)).toEqual([]);
  await pass({ minutes: 2 });
  await acceptAll(world, agent);
  expect(await calledBack(id, 'wrong_number')).toMatchObject({ state: 'ended', endReason: 'not_reached', disposition: 'wrong_contact' });
  expect((await callBack(id))?.tries.map((one) => one.outcome)).toEqual(['busy', 'wrong_number']);
  await world.centre.sweep();
  expect(world.mailer.arrived.map((letter) => letter.to)).toEqual(['jing@example.com']);
});

/** The same customer at another device, as a colleague has put the two records together. */
async function sameCustomer(a: string, b: string): Promise<void> {
  await world.act((act) => act.run(sql`
    update identities set customer_id = (select d.customer_id from interactions i join identities d on d.id = i.identity_id where i.id = ${a})
    where id = (select identity_id from interactions where id = ${b})`));
}

test('who could not be reached and comes back within a day has the place they had, once', async () => {
  const { visitor, id } = await keeps({ phone: '13800138000', ...shanghai });
  const { arrivedAt } = await ticket(world, id);
  await signOn(world, agent);
  await acceptAll(world, agent);
  await calledBack(id, 'wrong_number');
  await agent.must('PUT', '/api/presence', { state: 'away', reason: 'break' });
  world.clock.pass({ minutes: 90 });
  const other = new Visitor(world.baseUrl);
  await other.open('yunque');
  const { id: later } = await other.start('我也在等');
  world.clock.pass({ minutes: 5 });
  await visitor.open('yunque');
  const { id: again } = await visitor.start('刚才没接到电话');
  expect(again).not.toBe(id);
  expect((await ticket(world, again)).arrivedAt).toBe(arrivedAt);
  await pass({});
  expect(await acceptAll(world, agent)).toEqual([again, later]);
  await agent.must('POST', `/api/interactions/${again}/wrap-up`, { disposition: 'solved' });
  const { id: third } = await visitor.start('还有一个问题');
  expect((await ticket(world, third)).arrivedAt).toBe(world.clock.now().toISOString());
});

test('a day later the place has gone', async () => {
  const { visitor, id } = await keeps({ phone: '13800138000', ...shanghai });
  await signOn(world, agent);
  await acceptAll(world, agent);
  await calledBack(id, 'wrong_number');
  world.clock.pass({ hours: 25 });
  const { id: again } = await visitor.start('刚才没接到电话');
  expect((await ticket(world, again)).arrivedAt).toBe(world.clock.now().toISOString());
});

test('who contacts again by another door is called no more: their place goes over to the new contact', async () => {
  const { id } = await keeps({ phone: '13800138000', ...shanghai });
  const { arrivedAt } = await ticket(world, id);
  const tablet = new Visitor(world.baseUrl);
  await tablet.open('yunque');
  const { id: first } = await tablet.start('你好');
  await sameCustomer(id, first);
  await tablet.must('POST', '/api/visitor/leave');
  world.clock.pass({ minutes: 20 });
  const { id: now } = await tablet.start('等不及了，直接来问');
  await world.centre.settle();
  expect(await ticket(world, now)).toMatchObject({ arrivedAt, isVirtual: false, state: 'waiting' });
  // The place is old, the contact is not: it began now, in the past's order and where its number is looked up.
  const { interaction } = await agent.must<InteractionPage>('GET', `/api/interactions/${now}`);
  expect(interaction).toMatchObject({ startedAt: world.clock.now().toISOString(), arrivedAt });
  expect((await agent.must<{ contacts: unknown[] }>('GET', `/api/interactions/search?q=${interaction.number}`)).contacts).toMatchObject([{ id: now, startedAt: interaction.startedAt }]);
  const old = await agent.must<InteractionPage>('GET', `/api/interactions/${id}`);
  expect(old.interaction).toMatchObject({ state: 'ended', endReason: 'came_back' });
  expect(old.callBack).toMatchObject({ outcome: 'came_back' });
  await signOn(world, agent);
  expect(await acceptAll(world, agent)).toEqual([now]);
  expect(await figure('offered')).toMatchObject({ value: 3 });
  // No longer needed before it was due: no broken promise.
  expect(await figure('call_backs_kept')).toMatchObject({ denominator: 0 });
});

test('who asks another queue, or has a call set for later, stands where they come: the call they were promised is made all the same', async () => {
  const repair = await lead.must<{ id: string }>('POST', '/api/queues', { name: '维修', ordinal: 9 });
  const { id } = await keeps({ phone: '13800138000', ...shanghai });
  const appointed = await keeps({ phone: '13900139000', choice: 'at', at: '2026-11-18T06:00:00.000Z', ...shanghai });
  const tablet = new Visitor(world.baseUrl);
  await tablet.open('yunque');
  const { id: first } = await tablet.start('你好');
  await tablet.must('POST', '/api/visitor/leave');
  world.clock.pass({ minutes: 20 });
  const comesAgain = async (text: string, queueId?: string) => {
    const made = await tablet.start(text, queueId === undefined ? {} : { queueId });
    await world.centre.settle();
    const { arrivedAt } = await ticket(world, made.id);
    await tablet.must('POST', '/api/visitor/leave');
    return arrivedAt;
  };
  await sameCustomer(id, first);
  expect(await comesAgain('账单不对', repair.id)).toBe(world.clock.now().toISOString());
  expect(await ticket(world, id)).toMatchObject({ state: 'parked', isVirtual: true });
  await sameCustomer(appointed.id, first);
  expect(await comesAgain('还有一个问题')).toBe(world.clock.now().toISOString());
  expect(await ticket(world, appointed.id)).toMatchObject({ state: 'parked', isVirtual: true });
});

test('one number is rung by one at a time, whoever asked for it', async () => {
  const one = await keeps({ phone: '13800138000', ...shanghai });
  world.clock.pass({ seconds: 1 });
  const two = await keeps({ phone: '13800138000', ...shanghai });
  const colleague = await world.signedInAs('agent');
  await signOn(world, agent);
  await signOn(world, colleague);
  const rings = async () => [...(await ringing(agent)), ...(await ringing(colleague))];
  expect(await rings()).toEqual([one.id]);
  const holder = (await ringing(agent)).length === 1 ? agent : colleague;
  await acceptAll(world, holder);
  await world.centre.sweep();
  expect(await rings()).toEqual([]);
  await holder.must('POST', `/api/interactions/${one.id}/called-back`, { outcome: 'reached' });
  await pass({ minutes: 1 });
  // They talk.
  expect(await rings()).toEqual([]);
  await holder.must('POST', `/api/interactions/${one.id}/wrap-up`, { disposition: 'solved' });
  await pass({ seconds: 1 });
  await world.centre.sweep();
  expect(await rings()).toEqual([two.id]);
});

test('a message is nobody’s call: it stands in the line, is answered in its turn and nothing is promised', async () => {
  const { visitor, id, kept } = await keeps({ mail: 'jing@example.com', choice: 'message', message: '请告诉我滤芯多久换一次。' });
  expect(kept).toMatchObject({ choice: 'message', promisedBy: null });
  expect((await visitor.conversation()).messages.map((message) => message.text)).toContain('请告诉我滤芯多久换一次。');
  await signOn(world, agent);
  expect(await acceptAll(world, agent)).toEqual([id]);
  await agent.must('POST', `/api/interactions/${id}/messages`, { key: 'answer-of-the-day', text: '每六个月一次。' });
  await world.centre.sweep();
  expect(world.mailer.arrived.map((letter) => letter.to)).toEqual(['jing@example.com']);
  expect(await figure('call_backs_promised')).toMatchObject({ value: 0 });
});

test('a lead sees who is to be called, moves a time, cancels and takes it back; the promise stays what it was unless the customer wished', async () => {
  const { id } = await keeps({ phone: '13800138000', choice: 'at', at: '2026-11-18T06:00:00.000Z', ...shanghai });
  const list = async () => (await lead.must<CallBacks>('GET', '/api/call-backs')).items;
  expect(await list()).toMatchObject([{ interactionId: id, choice: 'at', promisedBy: '2026-11-18T06:10:00.000Z', triesMade: 0, state: 'parked', reach: { kind: 'phone', shown: expect.stringContaining('****') } }]);
  expect((await agent.put<RefusedBody>(`/api/interactions/${id}/call-back`, { at: '2026-11-18T07:00:00.000Z' })).status).toBe(403);
  await lead.must('PUT', `/api/interactions/${id}/call-back`, { at: '2026-11-18T07:00:00.000Z' });
  expect(await list()).toMatchObject([{ wantedAt: '2026-11-18T07:00:00.000Z', promisedBy: '2026-11-18T06:10:00.000Z', choice: 'at' }]);
  await lead.must('PUT', `/api/interactions/${id}/call-back`, { at: '2026-11-18T08:00:00.000Z', asWished: true });
  expect(await list()).toMatchObject([{ promisedBy: '2026-11-18T08:10:00.000Z' }]);
  await lead.must('POST', `/api/interactions/${id}/end`, { reason: 'closed_by_lead' });
  expect(await list()).toEqual([]);
  await lead.must('POST', `/api/interactions/${id}/resume`);
  expect(await list()).toMatchObject([{ interactionId: id, state: 'parked' }]);
});

test('the agent who has the customer on the line agrees another time: free until then, the place stays', async () => {
  const { id } = await keeps({ phone: '13800138000', ...shanghai });
  await signOn(world, agent);
  await acceptAll(world, agent);
  await agent.must('PUT', `/api/interactions/${id}/call-back`, { at: '2026-11-18T03:30:00.000Z', asWished: true });
  expect(await ticket(world, id)).toMatchObject({ state: 'parked', agentId: null, isVirtual: true });
  await pass({ minutes: 89 });
  expect(await ringing(agent)).toEqual([]);
  await pass({ minutes: 1 });
  expect(await ringing(agent)).toEqual([id]);
});

test('a call that a lead moves or cancels is told by mail, after a moment in which it can be taken back without a word', async () => {
  const { visitor, id } = await keeps({ mail: 'jing@example.com', ...shanghai });
  await visitor.must('POST', '/api/visitor/keep-place', { phone: '13800138000', choice: 'at', at: '2026-11-18T06:00:00.000Z', ...shanghai });
  const move = (at: string, asWished = false) => lead.must('PUT', `/api/interactions/${id}/call-back`, { at, asWished });
  const letters = async () => {
    await world.centre.sweep();
    return world.mailer.arrived.map(({ to, subject, text }) => [to, subject.includes('改到'), subject.includes('取消'), /\d{4}-\d\d-\d\d \d\d:\d\d/.exec(text)?.[0]]);
  };
  await move('2026-11-18T07:00:00.000Z');
  expect(await letters()).toEqual([]);
  // Back to where it was, before anything left: nobody is told of a change that was none.
  await move('2026-11-18T06:00:00.000Z');
  await pass({ minutes: 6 });
  expect(await letters()).toEqual([]);
  // Moved twice in a moment: one letter, with the last time.
  await move('2026-11-18T07:00:00.000Z');
  await move('2026-11-18T07:30:00.000Z');
  await pass({ minutes: 6 });
  expect(await letters()).toEqual([['jing@example.com', true, false, '2026-11-18 15:30']]);
  // What the customer themselves asked for on the telephone is no news to them.
  await move('2026-11-18T08:00:00.000Z', true);
  await pass({ minutes: 6 });
  expect(await letters()).toHaveLength(1);
  await lead.must('POST', `/api/interactions/${id}/end`, { reason: 'closed_by_lead' });
  await lead.must('POST', `/api/interactions/${id}/resume`);
  await pass({ minutes: 6 });
  expect(await letters()).toHaveLength(1);
  await lead.must('POST', `/api/interactions/${id}/end`, { reason: 'closed_by_lead' });
  await pass({ minutes: 6 });
  expect((await letters()).slice(1)).toEqual([['jing@example.com', false, true, undefined]]);
});

test('only the time is changed: the number stays as it was; without any there is nothing to keep', async () => {
  const { visitor, id } = await keeps({ phone: '13800138000', ...shanghai });
  const { conversation } = await visitor.must<Kept>('POST', '/api/visitor/keep-place', { choice: 'at', at: '2026-11-18T06:00:00.000Z', ...shanghai });
  expect(conversation.keptPlace).toMatchObject({ kind: 'phone', choice: 'at', wantedAt: '2026-11-18T06:00:00.000Z' });
  expect((await agent.must<InteractionPage>('GET', `/api/interactions/${id}`)).interaction.keptPlace).toMatchObject({ kind: 'phone', value: '138****8000' });
  const other = new Visitor(world.baseUrl);
  await other.open('yunque');
  await other.start('还没留下号码');
  expect((await other.call<RefusedBody>('POST', '/api/visitor/keep-place', { choice: 'turn' })).body.error).toMatchObject({ meaning: 'invalid', code: 'chat.noReach' });
  expect((await other.call<RefusedBody>('POST', '/api/visitor/keep-place', { phone: '1'.repeat(200) })).body.error.code).toBe('chat.phoneNotRead');
});

test('reached, and asked for another time: the talk is handled, the place waits for that time, the promise is a new one, and the customer has it in writing', async () => {
  await world.act((act) => act.run(sql`update queues set wrap_up_seconds = 30 where brand_id = ${act.brandId}`));
  const { visitor, id } = await keeps({ mail: 'jing@example.com', ...shanghai });
  await visitor.must('POST', '/api/visitor/keep-place', { phone: '13800138000', choice: 'turn', ...shanghai });
  await signOn(world, agent);
  const { arrivedAt } = await ticket(world, id);
  expect(await acceptAll(world, agent)).toEqual([id]);
  const times = () => agent.must<CallBackTimes>('GET', `/api/interactions/${id}/call-back-times`);
  const move = (who: Client, at: string) => who.call<RefusedBody & Interaction>('PUT', `/api/interactions/${id}/call-back`, { at, asWished: true });
  await calledBack(id, 'reached');
  await pass({ minutes: 3 });
  // What the customer would be offered, by their own clock.
  const offered = await times();
  expect(offered).toEqual({ zone: 'Asia/Shanghai', times: (await visitor.must<KeepPlaceOffer>('GET', '/api/visitor/keep-place?zone=Asia/Shanghai')).days.flatMap((day) => day.times.map((one) => one.at)) });
  const four = '2026-11-18T08:00:00.000Z';
  expect(offered.times).toContain(four);
  const colleague = await world.signedInAs('agent');
  expect([(await move(colleague, four)).body.error.code, (await colleague.get<RefusedBody>(`/api/interactions/${id}/call-back-times`)).body.error.code]).toEqual(['routing.notYours', 'routing.notYours']);
  // 23:00 in Shanghai.
  expect((await move(agent, '2026-11-18T15:00:00.000Z')).body.error.code).toBe('routing.callBackAsleep');
  const moved = await move(agent, four);
  expect([moved.status, moved.body.state, moved.body.agentId]).toEqual([200, 'parked', null]);
  expect(await ticket(world, id)).toMatchObject({ state: 'parked', arrivedAt, agentId: null, wrapUpUntil: null });
  expect(await callBack(id)).toMatchObject({ choice: 'at', wantedAt: four, promisedBy: '2026-11-18T08:10:00.000Z', startedAt: null, endedAt: null, outcome: null, triesMade: 0, tries: [{ outcome: 'reached' }] });
  expect((await visitor.conversation()).keptPlace).toMatchObject({ choice: 'at', wantedAt: four });
  // Nobody holds it any more: from here on it is a lead's to move.
  expect((await move(agent, four)).status).toBe(403);
  expect(await figure('handled')).toMatchObject({ value: 1 });
  expect(await figure('average_talk_time')).toMatchObject({ value: 180 });
  expect(await figure('offered')).toMatchObject({ value: 1 });
  expect(await figure('kept_place')).toMatchObject({ value: 1 });
  expect(await figure('call_backs_promised')).toMatchObject({ value: 1 });
  expect(await figure('call_backs_kept')).toMatchObject({ numerator: 0, denominator: 0 });
  await pass({ minutes: 6 });
  const [letter] = world.mailer.arrived.filter((mail) => mail.to === 'jing@example.com');
  expect(letter?.subject).toContain('2026-11-18 16:00');
  expect(letter?.text).toContain('按刚才通话中约定的');

  await pass({ hours: 5 });
  expect(await ringing(agent)).toEqual([]);
  await pass({ minutes: 51 });
  expect(await acceptAll(world, agent)).toEqual([id]);
  expect(await calledBack(id, 'no_answer')).toMatchObject({ state: 'parked' });
  expect(await callBack(id)).toMatchObject({ triesMade: 1, tries: [{ outcome: 'reached' }, { outcome: 'no_answer' }] });
  await pass({ minutes: 31 });
  expect(await acceptAll(world, agent)).toEqual([id]);
  await calledBack(id, 'reached');
  await agent.must('POST', `/api/interactions/${id}/wrap-up`, { disposition: 'solved' });
  expect(await figure('call_backs_kept')).toMatchObject({ numerator: 1, denominator: 1 });
  expect(await figure('handled')).toMatchObject({ value: 2 });
  expect(await figure('offered')).toMatchObject({ value: 1 });
  expect(await figure('transfer_rate')).toMatchObject({ numerator: 0 });
});

test('an agreed call that a lead then moves or cancels is told as every other; what was to be said of it before is not sent', async () => {
  const { visitor, id } = await keeps({ mail: 'jing@example.com', ...shanghai });
  await visitor.must('POST', '/api/visitor/keep-place', { phone: '13800138000', choice: 'turn', ...shanghai });
  await signOn(world, agent);
  await acceptAll(world, agent);
  await calledBack(id, 'reached');
  await agent.must('PUT', `/api/interactions/${id}/call-back`, { at: '2026-11-18T08:00:00.000Z', asWished: true });
  await world.centre.settle();
  await lead.must('PUT', `/api/interactions/${id}/call-back`, { at: '2026-11-18T09:00:00.000Z' });
  await pass({ minutes: 6 });
  const letters = world.mailer.arrived.filter((mail) => mail.to === 'jing@example.com');
  expect(letters.map((mail) => [mail.subject.includes('17:00'), mail.text.includes('按刚才通话中约定的')])).toEqual([[true, false]]);
});
