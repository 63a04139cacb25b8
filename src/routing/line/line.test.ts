/** The line of a queue as a lead sees it, what a lead does to it, and the story that is left. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acceptAll, arrive, ringing, signOn, ticket } from '../../../test/kit/contacts.ts';
import type { Client, RefusedBody } from '../../../test/kit/client.ts';
import { openWorld, type World } from '../../../test/kit/world.ts';
import type { QueueNow, RoutingRecord } from '../contract.ts';
import { endTicket, keepPlace, spokenWait } from '../index.ts';

let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(async () => {
  expect(world.complaintsOfTheLog).toEqual([]);
  await world.close();
});

const told = (interactionId: string) => world.act((act) => spokenWait(act, interactionId));
const storyOf = async (reader: Client, id: string): Promise<RoutingRecord['story']> => (await reader.must<RoutingRecord>('GET', `/api/interactions/${id}/routing`)).story;
const kindsOf = async (reader: Client, id: string): Promise<string[]> => (await storyOf(reader, id)).map((line) => line.kind);
const lineOf = (reader: Client, queueId: string): Promise<QueueNow> => reader.must<QueueNow>('GET', `/api/queues/${queueId}/now`);

test('the line in order: place, since when, how much longer, kept places, who could and what keeps the others', async () => {
  const [agent, lead, away] = [await world.signedInAs('agent', { name: '周小满' }), await world.signedInAs('lead', { name: '何静' }), await world.signedInAs('agent')];
  await signOn(world, agent);
  for (let i = 0; i < 3; i++) await arrive(world);
  await acceptAll(world, agent);
  const first = await arrive(world);
  world.clock.pass({ seconds: 1 });
  const second = await arrive(world, { language: 'en' });
  world.clock.pass({ seconds: 30 });
  await world.act((act) => keepPlace(act, second, { choice: 'turn', number: null }));
  await told(first);
  await away.must('PUT', '/api/presence', { state: 'available' });
  await away.must('PUT', '/api/presence', { state: 'away', reason: 'meal' });
  await world.centre.settle();
  const { queueId } = await ticket(world, first);
  const now = await lineOf(lead, queueId);
  expect(now.queue).toMatchObject({ waiting: 1, virtualWaiting: 1, isOpen: true, onDuty: 1 });
  expect(now.items).toMatchObject([
    { interactionId: first, position: 1, state: 'waiting', isVirtual: false, priorityClass: 1, language: 'zh', mood: 'calm', noFigure: null, ringing: null, could: { count: 0, people: [] }, customer: { name: '欧阳清' } },
    { interactionId: second, position: 2, state: 'parked', isVirtual: true, language: 'en' },
  ]);
  expect(now.items[0]?.whyNot).toEqual(expect.arrayContaining([{ why: 'capacity', count: 1 }, { why: 'away', count: 1 }]));
  expect(now.items[0]?.expected?.highSeconds).toBeGreaterThan(now.items[0]?.expected?.lowSeconds ?? Infinity);
  expect(now.items[0]?.toldBy).not.toBeNull();
  expect(now.items[1]?.toldBy).toBeNull();
  await lead.must('PUT', '/api/presence', { state: 'available' });
  await world.centre.settle();
  const ring = (await lineOf(lead, queueId)).items[0];
  expect(ring).toMatchObject({ state: 'offered', ringing: { name: '何静' } });
  expect((await lead.call('GET', '/api/queues/01900000-0000-7000-8000-000000000000/now')).status).toBe(404);
});

test('nobody on duty: no figure, said so', async () => {
  const agent = await world.signedInAs('agent');
  const id = await arrive(world);
  const now = await lineOf(agent, (await ticket(world, id)).queueId);
  expect(now.queue.onDuty).toBe(0);
  expect(now.items[0]).toMatchObject({ expected: null, noFigure: 'nobody_here', could: { count: 0 } });
});

test('a lead lets somebody go first, with a reason; an agent may not; the story tells both ways', async () => {
  const [agent, lead] = [await world.signedInAs('agent'), await world.signedInAs('lead', { name: '何静' })];
  const first = await arrive(world);
  world.clock.pass({ seconds: 1 });
  const second = await arrive(world);
  expect((await agent.call('POST', `/api/interactions/${second}/class`, { priorityClass: 0, reason: '家里停水' })).status).toBe(403);
  expect((await lead.call('POST', `/api/interactions/${second}/class`, { priorityClass: 0, reason: '' })).status).toBe(422);
  await lead.must('POST', `/api/interactions/${second}/class`, { priorityClass: 0, reason: '家里停水' });
  await world.centre.settle();
  const { queueId } = await ticket(world, first);
  expect((await lineOf(lead, queueId)).items.map((one) => one.interactionId)).toEqual([second, first]);
  await signOn(world, agent);
  expect(await ringing(agent)).toEqual([second]);
  expect(await acceptAll(world, agent)).toEqual([second, first]);
  const story = await storyOf(lead, second);
  expect(story.find((line) => line.kind === 'class_changed')).toMatchObject({ by: '何静', fromClass: 1, toClass: 0, words: '家里停水' });
  expect((await lead.call('POST', `/api/interactions/${second}/class`, { priorityClass: 1, reason: '弄错了' })).status).toBe(409);
});

test('raised while somebody is free for neither: the router looks again, and taking it back puts it back', async () => {
  const lead = await world.signedInAs('lead');
  const first = await arrive(world);
  world.clock.pass({ seconds: 1 });
  const second = await arrive(world);
  await lead.must('POST', `/api/interactions/${second}/class`, { priorityClass: 0, reason: '紧急' });
  await lead.must('POST', `/api/interactions/${second}/class`, { priorityClass: 1, reason: '撤销' });
  await world.centre.settle();
  const agent = await world.signedInAs('agent');
  await signOn(world, agent);
  expect(await acceptAll(world, agent)).toEqual([first, second]);
});

test('the whole story: joined, told, rang, declined, missed, taken, moved, answered, wrapped up, ended', async () => {
  const [one, two, lead] = [await world.signedInAs('agent', { name: '周小满' }), await world.signedInAs('agent', { name: '沈知秋' }), await world.signedInAs('lead', { name: '何静' })];
  const id = await arrive(world);
  await told(id);
  world.clock.pass({ seconds: 40 });
  await signOn(world, one);
  const [offer] = (await one.must<{ items: { offerId: string }[] }>('GET', '/api/offers')).items;
  world.clock.pass({ seconds: 3 });
  await one.must('POST', `/api/offers/${offer?.offerId ?? ''}/decline`);
  world.clock.pass({ seconds: 1 });
  await signOn(world, two);
  expect(await ringing(two)).toEqual([id]);
  world.clock.pass({ seconds: 21 });
  await world.centre.sweep();
  await world.centre.settle();
  const { id: other } = await lead.must<{ id: string }>('POST', '/api/queues', { name: '安装' });
  world.clock.pass({ seconds: 1 });
  await lead.must('POST', `/api/interactions/${id}/transfer`, { queueId: other });
  world.clock.pass({ seconds: 1 });
  await lead.must('POST', `/api/interactions/${id}/take`);
  world.clock.pass({ minutes: 3 });
  await lead.must('POST', `/api/interactions/${id}/end`, { reason: 'resolved' });
  await world.centre.settle();
  const story = await storyOf(lead, id);
  const kinds = story.map((line) => line.kind);
  expect(kinds.slice(0, 4)).toEqual(['joined', 'told_nobody_here', 'rang', 'declined']);
  expect(kinds).toEqual(expect.arrayContaining(['missed', 'moved', 'taken', 'wrapping_up']));
  expect(story.find((line) => line.kind === 'rang')).toMatchObject({ agent: { name: '周小满' }, why: 'only_one_eligible', waitedSeconds: 40, eligibleCount: 1 });
  expect(story.find((line) => line.kind === 'moved')).toMatchObject({ by: '何静', queue: { name: '安装' }, fromQueue: { name: '综合服务' } });
  expect(story.find((line) => line.kind === 'taken')).toMatchObject({ by: '何静', isUnskilled: false });
  expect(story.map((line) => Date.parse(line.at))).toEqual(story.map((line) => Date.parse(line.at)).toSorted((a, b) => a - b));
});

async function skilledQueue(lead: Client): Promise<string> {
  return (await lead.must<{ id: string }>('POST', '/api/queues', { name: '安装', requiredSkills: [{ skill: '安装', minLevel: 3 }], keepPlaceOverSeconds: 86_400 })).id;
}

test('the skilled are busy and others are free: nobody unskilled is rung, and a place is offered at once', async () => {
  const [skilled, other, lead] = [await world.signedInAs('agent', { name: '罗文' }), await world.signedInAs('agent', { name: '周小满' }), await world.signedInAs('lead')];
  const queueId = await skilledQueue(lead);
  await lead.must('PUT', `/api/staff/${skilled.staffId}/skills`, { skills: [{ skill: '安装', level: 5 }], chatCapacity: 1 });
  await signOn(world, skilled);
  await signOn(world, other);
  const held = await arrive(world, { queueId });
  expect(await told(held)).toMatchObject({ mayKeepPlace: true });
  expect(await acceptAll(world, skilled)).toEqual([held]);
  const waiting = await arrive(world, { queueId });
  for (let i = 0; i < 4; i++) {
    world.clock.pass({ minutes: 5 });
    await skilled.must('PUT', '/api/presence', { state: 'available' });
    await world.centre.sweep();
    await world.centre.settle();
    expect(await ringing(other)).toEqual([]);
  }
  expect(await told(waiting)).toMatchObject({ mayKeepPlace: true });
  const now = await lineOf(lead, queueId);
  expect(now.items[0]?.whyNot).toEqual(expect.arrayContaining([{ why: 'skill', count: 1 }, { why: 'capacity', count: 1 }]));
});

test('to somebody without the skill: an agent may not, a lead says why, and it is marked for good', async () => {
  const [skilled, other, lead] = [await world.signedInAs('agent', { name: '罗文' }), await world.signedInAs('agent', { name: '周小满' }), await world.signedInAs('lead', { name: '何静' })];
  const queueId = await skilledQueue(lead);
  await lead.must('PUT', `/api/staff/${skilled.staffId}/skills`, { skills: [{ skill: '安装', level: 5 }] });
  await signOn(world, skilled);
  await signOn(world, other);
  const id = await arrive(world, { queueId });
  await acceptAll(world, skilled);
  const asAgent = await skilled.call('POST', `/api/interactions/${id}/transfer`, { agentId: other.staffId });
  expect([asAgent.status, (asAgent.body as { error: { code: string } }).error.code]).toEqual([403, 'routing.unskilled']);
  const without = await lead.call('POST', `/api/interactions/${id}/transfer`, { agentId: other.staffId });
  expect([without.status, (without.body as { error: { code: string } }).error.code]).toEqual([422, 'routing.unskilledWhy']);
  expect(await ringing(other)).toEqual([]);
  world.clock.pass({ seconds: 1 });
  await lead.must('POST', `/api/interactions/${id}/transfer`, { agentId: other.staffId, unskilledReason: '客户指名找小满' });
  await world.centre.settle();
  expect(await acceptAll(world, other)).toEqual([id]);
  const record = await lead.must<RoutingRecord>('GET', `/api/interactions/${id}/routing`);
  expect(record.offers.map((offer) => offer.isUnskilled)).toEqual([false, true]);
  expect(record.story.find((line) => line.kind === 'handed_to')).toMatchObject({ by: '何静', agent: { name: '周小满' }, isUnskilled: true, words: '客户指名找小满' });
  expect(await kindsOf(lead, id)).not.toContain('moved');
});

test('to somebody without the skill who still writes up: it could not wait for them, and the words say that, not that they are away', async () => {
  const [skilled, writer, lead] = [await world.signedInAs('agent', { name: '罗文' }), await world.signedInAs('agent', { name: '周小满' }), await world.signedInAs('lead')];
  const queueId = await skilledQueue(lead);
  await lead.must('PUT', `/api/staff/${skilled.staffId}/skills`, { skills: [{ skill: '安装', level: 5 }] });
  const { id: open } = await lead.must<{ id: string }>('POST', '/api/queues', { name: '咨询' });
  await signOn(world, writer);
  const done = await arrive(world, { queueId: open });
  expect(await acceptAll(world, writer)).toEqual([done]);
  await world.act((act) => endTicket(act, done, 'resolved'));
  await world.centre.settle();
  await signOn(world, skilled);
  const id = await arrive(world, { queueId });
  expect(await acceptAll(world, skilled)).toEqual([id]);
  const answer = await lead.post<RefusedBody>(`/api/interactions/${id}/transfer`, { agentId: writer.staffId, unskilledReason: '客户指名找小满' });
  expect([answer.status, answer.body.error.code, answer.body.error.what.zh.includes('周小满')]).toEqual([409, 'routing.unskilledWritesUp', true]);
  expect(await ticket(world, id)).toMatchObject({ state: 'assigned', agentId: skilled.staffId });
  world.clock.pass({ minutes: 2 });
  await world.centre.sweep();
  await lead.must('POST', `/api/interactions/${id}/transfer`, { agentId: writer.staffId, unskilledReason: '客户指名找小满' });
  expect(await acceptAll(world, writer)).toEqual([id]);
});
