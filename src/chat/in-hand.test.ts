/** What this process has just written is told from its hand, and by any other from the database: a customer must not see a difference. */
import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import type { SealedEvent } from '#kit/events/event.ts';
import { interactionsSlice, postAboutMatter, postSystemLine, SaidWord, saidWordOf, startInteraction } from '#interactions/index.ts';
import { statementsOf } from '../../test/kit/statements.ts';
import { Visitor } from '../../test/kit/visitor.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import { visitorAnnouncer } from './announce.ts';

let world: World;
const told: SealedEvent[] = [];
beforeAll(async () => {
  world = await openWorld();
  const { hub } = world.centre;
  const publish = hub.publish.bind(hub);
  hub.publish = (events) => {
    told.push(...events.filter((event) => event.name === 'message.posted'));
    return publish(events);
  };
});
afterAll(() => world.close());
beforeEach(() => void told.splice(0));

const asAnother = (events: readonly SealedEvent[]) => events.map((event) => ({ ...event, inHand: undefined }));
/** The frames as text, and who hears each: a list of devices has no order. */
async function heard(events: readonly SealedEvent[]): Promise<{ frames: string[]; devices: string[][]; asked: string[] }> {
  const { value, statements } = await statementsOf(() => world.centre.house.db.transact({ brandId: world.brandId, keepsPlans: true }, (tx) => visitorAnnouncer.frames(tx, world.brandId, events)));
  const inOrder = value.toSorted((a, b) => a.seq - b.seq);
  return { frames: inOrder.map(({ name, data, seq }) => JSON.stringify({ name, data, seq })), devices: inOrder.map(({ to }) => (to.visitorIds ?? []).toSorted()), asked: statements.map(({ text }) => text) };
}
async function bothWays(): Promise<{ hand: Awaited<ReturnType<typeof heard>>; database: Awaited<ReturnType<typeof heard>> }> {
  await world.centre.settle();
  const both = { hand: await heard(told), database: await heard(asAnother(told)) };
  expect(both.hand.frames).toEqual(both.database.frames);
  expect(both.hand.devices).toEqual(both.database.devices);
  return both;
}
async function signed(userId: string): Promise<{ userId: string; signature: string }> {
  const { secret } = await world.act((act) => act.one<{ secret: string }>(sql`select widget_secret as secret from brands where id = ${act.brandId}`));
  return { userId, signature: createHmac('sha256', secret).update(userId).digest('hex') };
}

test('every kind of word that a customer hears is the same from the hand as from the database', async () => {
  const agent = await world.signedInAs('agent', { name: '欧阳“白露” 😀' });
  const lead = await world.signedInAs('lead');
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const { id } = await visitor.start('水漏了 <b>"急"</b> \u2028 𠮷', { name: '诸葛明', honorific: 'mr' });
  await agent.must('PUT', '/api/presence', { state: 'available' });
  await agent.must('POST', `/api/interactions/${id}/take`);
  world.clock.pass({ seconds: 1 });
  await agent.must('POST', `/api/interactions/${id}/messages`, { key: randomUUID(), text: '诸葛先生您好，\n我来看看' });
  const upload = await fetch(`${world.baseUrl}/api/visitor/attachments`, { method: 'POST', headers: { authorization: `Bearer ${visitor.bearer ?? ''}`, 'content-type': 'application/octet-stream', 'x-file-name': 'a.txt' }, body: '发票抬头' });
  await visitor.must('POST', '/api/visitor/messages', { key: randomUUID(), text: '见附件', attachmentIds: [((await upload.json()) as { id: string }).id] });
  await agent.must('POST', `/api/interactions/${id}/notes`, { key: randomUUID(), text: '客户很急' });
  await lead.must('POST', `/api/interactions/${id}/whispers`, { key: randomUUID(), text: '先道歉' });
  await world.act(async (act) => {
    await postSystemLine(act, id, 'interactions:line.placeTakenOver', { name: '小王' });
    await postAboutMatter(act, id, { key: randomUUID(), text: '您的投诉有结果了', staffId: lead.staffId });
  });

  const { hand } = await bothWays();
  const texts = hand.frames.join('\n');
  expect([texts.includes('𠮷'), texts.includes('白露'), texts.includes('见附件'), texts.includes('a.txt'), texts.includes('小王'), texts.includes('结果了')]).toEqual(Array(6).fill(true));
  expect([texts.includes('客户很急'), texts.includes('先道歉')]).toEqual([false, false]);
  const byHand = told.filter((event) => saidWordOf(event) !== undefined).map((event) => event.detail?.['kind']);
  // The word with a file, the note and the whisper are loaded, or not.
  expect([byHand.length, new Set(byHand)]).toEqual([told.length - 3, new Set(['text', 'system'])]);
});

test('a word in hand is told without loading any message', async () => {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  await visitor.start('在吗');
  const { hand, database } = await bothWays();
  expect([hand.asked.length, hand.asked.filter((text) => text.includes('messages'))]).toEqual([1, []]);
  expect(database.asked.filter((text) => text.includes('messages'))).toHaveLength(1);
});

test('who signs in on another device, and who is given another name, between the word and its telling is heard of as the database knows it', async () => {
  const agent = await world.signedInAs('agent', { name: '旧名' });
  const first = new Visitor(world.baseUrl);
  await first.open('yunque');
  const { id } = await first.start('还没登录时问的');
  await agent.must('PUT', '/api/presence', { state: 'available' });
  await agent.must('POST', `/api/interactions/${id}/take`);
  await agent.must('POST', `/api/interactions/${id}/messages`, { key: randomUUID(), text: '请讲' });
  await world.centre.settle();
  const before = await heard(told);
  const identity = await signed('u-between');
  await first.open('yunque', { identity });
  const second = new Visitor(world.baseUrl);
  await second.open('yunque', { identity });
  await world.act((act) => act.run(sql`update staff_members set name = '新名' where id = ${agent.staffId}`));
  const { hand } = await bothWays();
  expect([new Set(before.devices.map((devices) => devices.length)), new Set(hand.devices.map((devices) => devices.length))]).toEqual([new Set([1]), new Set([2])]);
  const isNamed = (frames: readonly string[], name: string) => frames.join().includes(`"speakerName":"${name}"`);
  expect([isNamed(before.frames, '旧名'), isNamed(hand.frames, '旧名'), isNamed(hand.frames, '新名')]).toEqual([true, false, true]);
  told.splice(0);
  // Begun signed in; and opened by a program for a user, whose device is none of the one it began on.
  world.clock.pass({ seconds: 1 });
  await second.say('两台都要听到');
  const admin = await world.signedInAs('administrator');
  const { key: bearer } = await admin.must<{ key: string }>('POST', '/api/api-keys', { name: '商城', scopes: ['interaction.open'] });
  const program = world.stranger();
  program.bearer = bearer;
  await program.must('POST', '/api/conversations', { key: randomUUID(), text: '订单没到', customer: { userId: 'u-program' } });
  await new Visitor(world.baseUrl).open('yunque', { identity: await signed('u-program') });
  const later = await bothWays();
  expect(later.hand.devices.map((devices) => devices.length)).toEqual([2, 2]);
});

test('what is no chat is told to no visitor, and what stays in the house would not be told even if it were in hand', async () => {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const { id } = await visitor.start('有人吗');
  await world.centre.settle();
  const [event] = told;
  const said = event === undefined ? undefined : saidWordOf(event);
  if (event === undefined || said === undefined) throw new Error('the word is not in hand');
  const forged = (message: object, contact: object = {}) => ({ ...event, inHand: new SaidWord({ ...said.message, ...message }, { ...said.contact, ...contact }) });
  expect((await heard([forged({})])).frames).toHaveLength(1);
  for (const one of [forged({ kind: 'note' }), forged({ kind: 'whisper' }), forged({}, { channel: 'phone' }), forged({}, { visitor_id: null })]) expect((await heard([one])).frames).toEqual([]);

  told.splice(0);
  await world.act(async (act) => {
    const { identity_id, visitor_id, queue_id } = await act.one<{ identity_id: string; visitor_id: string; queue_id: string }>(sql`select i.identity_id, i.visitor_id, t.queue_id from interactions i join tickets t on t.interaction_id = i.id where i.id = ${id}`);
    await startInteraction(act, { channel: 'phone', identityId: identity_id, visitorId: visitor_id, language: 'zh', pageUrl: null, queueId: queue_id }, { key: randomUUID(), text: '（来电）', attachmentIds: [] }, 'story');
  });
  expect((await bothWays()).hand.frames).toEqual([]);
  expect(told.map((each) => saidWordOf(each) !== undefined)).toEqual([true]);
});

test('nothing is in hand of an act that was given up', async () => {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const { id } = await visitor.start('第一句');
  await world.centre.settle();
  told.splice(0);
  await expect(world.act(async (act) => {
    await postSystemLine(act, id, 'interactions:line.placeTakenOver');
    throw new Error('changed its mind');
  })).rejects.toThrow('changed its mind');
  await world.centre.settle();
  expect(told).toEqual([]);
});

test('a desk hears the same, whoever wrote it', async () => {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  await visitor.start('气死我了，马上退货！', { name: '欧阳静', honorific: 'ms' });
  await world.centre.settle();
  const [announcer] = interactionsSlice.announcers ?? [];
  const frames = (events: readonly SealedEvent[]) => world.centre.house.db.transact({ brandId: world.brandId }, async (tx) => JSON.stringify(await announcer?.frames(tx, world.brandId, events)));
  expect(await frames(told)).toContain('欧阳女士');
  expect(await frames(told)).toBe(await frames(asAnother(told)));
});

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog).toEqual([]));
