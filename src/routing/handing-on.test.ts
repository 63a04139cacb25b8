/** Declined, handed on, wrapped up, left, picked up, taken over: a contact keeps its place and an agent is freed. */
import { expect, test } from 'vitest';
import type { RefusedBody } from '../../test/kit/client.ts';
import { acceptAll, arrive, offers, ringing, signOn, ticket } from '../../test/kit/contacts.ts';
import { end, world } from '../../test/kit/routed.ts';
import type { Presence, Queue, RoutingRecord, TicketView } from './contract.ts';
import { endTicket } from './index.ts';

test('a decline hurts nobody: the agent stays available, a colleague is rung, the place is kept', async () => {
  const [first, second] = [await world.signedInAs('agent'), await world.signedInAs('agent')];
  await signOn(world, first);
  const interactionId = await arrive(world);
  const before = await ticket(world, interactionId);
  const [offer] = await offers(first);
  await first.must('POST', `/api/offers/${offer?.offerId ?? ''}/decline`);
  await world.centre.settle();
  expect(await ringing(first)).toEqual([]);
  await signOn(world, second);
  expect(await ringing(second)).toEqual([interactionId]);
  expect((await ticket(world, interactionId)).arrivedAt).toBe(before.arrivedAt);
  expect((await first.must<{ own: object }>('GET', '/api/presence')).own).toMatchObject({ state: 'available' });
  const record = await first.must<RoutingRecord>('GET', `/api/interactions/${interactionId}/routing`);
  expect(record.offers.map((one) => [one.agent.id, one.state, one.why])).toEqual([[first.staffId, 'declined', 'only_one_eligible'], [second.staffId, 'open', 'only_one_eligible']]);
});

test('declined by the only one who is here, it rings there again after a pause; nothing sticks', async () => {
  const agent = await world.signedInAs('agent');
  await signOn(world, agent);
  const interactionId = await arrive(world);
  const [offer] = await offers(agent);
  await agent.must('POST', `/api/offers/${offer?.offerId ?? ''}/decline`);
  await world.centre.sweep();
  expect(await ringing(agent)).toEqual([]);
  world.clock.pass({ seconds: 15 });
  await world.centre.sweep();
  expect(await ringing(agent)).toEqual([interactionId]);
});

test('a transfer to another queue keeps the place, and is not rung at whoever handed it on', async () => {
  const lead = await world.signedInAs('lead');
  const repair = await lead.must<Queue>('POST', '/api/queues', { name: '维修' });
  const [first, second] = [await world.signedInAs('agent'), await world.signedInAs('agent')];
  await signOn(world, first);
  const old = await arrive(world);
  await acceptAll(world, first);
  world.clock.pass({ minutes: 5 });
  const { arrivedAt } = await ticket(world, old);
  const moved = await first.must<TicketView>('POST', `/api/interactions/${old}/transfer`, { queueId: repair.id, note: '门封老化，需要上门' });
  expect(moved).toMatchObject({ queueId: repair.id, arrivedAt, state: 'waiting', transfers: 1 });
  await signOn(world, second);
  expect(await ringing(second)).toEqual([old]);
  expect(await ringing(first)).toEqual([]);
  const notes = await first.must<{ messages: { kind: string; text: string }[] }>('GET', `/api/interactions/${old}/messages`);
  expect(notes.messages.filter((message) => message.kind === 'note').map((message) => message.text)).toEqual(['门封老化，需要上门']);
  expect((await first.post<RefusedBody>(`/api/interactions/${old}/transfer`, { queueId: repair.id })).body.error.code).toBe('routing.notYours');
});

test('a transfer to a colleague rings there; declined, it comes back to whoever knows the customer', async () => {
  const [first, second, third] = [await world.signedInAs('agent'), await world.signedInAs('agent'), await world.signedInAs('agent')];
  await signOn(world, first);
  const interactionId = await arrive(world);
  await acceptAll(world, first);
  const path = `/api/interactions/${interactionId}/transfer`;
  expect((await first.post<RefusedBody>(path, { agentId: second.staffId })).body.error.code).toBe('routing.agentNotHere');
  expect((await first.post<RefusedBody>(path, { agentId: second.staffId, queueId: second.staffId })).status).toBe(422);
  await signOn(world, second);
  await signOn(world, third);
  await first.must('POST', path, { agentId: second.staffId });
  await world.centre.settle();
  expect(await ringing(second)).toEqual([interactionId]);
  const [offer] = await offers(second);
  await second.must('POST', `/api/offers/${offer?.offerId ?? ''}/decline`);
  await world.centre.settle();
  expect(await ringing(first)).toEqual([interactionId]);
});

test('wrap-up: no queue rings before it ends, by the agent or by itself', async () => {
  const lead = await world.signedInAs('lead');
  await lead.must('POST', '/api/queues', { name: '维修' });
  const agent = await world.signedInAs('agent');
  await signOn(world, agent);
  const first = await arrive(world);
  await acceptAll(world, agent);
  await end(first);
  expect(await ticket(world, first)).toMatchObject({ state: 'wrap_up', agentId: agent.staffId, endReason: 'resolved', endedAt: null });
  const second = await arrive(world);
  expect(await ringing(agent)).toEqual([]);
  await agent.must('POST', `/api/interactions/${first}/wrap-up/finish`);
  await world.centre.settle();
  expect(await ringing(agent)).toEqual([second]);
  await acceptAll(world, agent);
  await end(second);
  const third = await arrive(world);
  world.clock.pass({ seconds: 59 });
  await world.centre.sweep();
  expect(await ringing(agent)).toEqual([]);
  world.clock.pass({ seconds: 1 });
  await world.centre.sweep();
  expect(await ringing(agent)).toEqual([third]);
  expect((await ticket(world, second)).state).toBe('ended');
  // Late is no fault: it is done already.
  expect((await agent.post(`/api/interactions/${second}/wrap-up/finish`)).status).toBe(200);
  expect((await agent.post<RefusedBody>(`/api/interactions/${third}/wrap-up/finish`)).body.error.code).toBe('routing.notYours');
});

test('six queues and a hand-over: nothing rings before the wrap-up ends; what was handed over rings first then', async () => {
  const lead = await world.signedInAs('lead');
  for (const name of ['维修', '安装', '退换', '配件', '账单']) await lead.must('POST', '/api/queues', { name });
  const queues = (await lead.must<{ items: { id: string }[] }>('GET', '/api/queues')).items.map((queue) => queue.id);
  expect(queues).toHaveLength(6);
  const [writer, giver] = [await world.signedInAs('agent'), await world.signedInAs('agent')];
  await signOn(world, writer);
  const done = await arrive(world);
  await acceptAll(world, writer);
  await signOn(world, giver);
  await giver.must('PUT', '/api/presence', { state: 'away', reason: 'meeting' });
  await end(done);
  // Taken by oneself, which one may also while away; then handed to whoever is still writing.
  const handed = await arrive(world);
  await giver.must('POST', `/api/interactions/${handed}/take`);
  await giver.must('POST', `/api/interactions/${handed}/transfer`, { agentId: writer.staffId });
  world.clock.pass({ seconds: 1 });
  for (const queueId of queues) await lead.must('POST', `/api/interactions/${await arrive(world)}/transfer`, { queueId });
  world.clock.pass({ seconds: 29 });
  await world.centre.sweep();
  expect(await ringing(writer)).toEqual([]);
  world.clock.pass({ seconds: 30 });
  await world.centre.sweep();
  expect(await ringing(writer)).toEqual([handed]);
});

test('the customer leaves while it rings: the ringing stops and the agent is free for the next', async () => {
  const agent = await world.signedInAs('agent');
  await agent.must('PUT', '/api/presence', { state: 'available' });
  const frames: string[] = [];
  world.centre.hub.attach({ brandId: world.brandId, staffId: agent.staffId, permissions: new Set(), send: (text) => void frames.push((JSON.parse(text) as { name: string }).name) });
  const interactionId = await arrive(world);
  expect(frames).toEqual(['offer.made']);
  await world.act((act) => endTicket(act, interactionId, 'customer_left'));
  await world.centre.settle();
  expect(frames).toEqual(['offer.made', 'offer.ended']);
  expect(await ticket(world, interactionId)).toMatchObject({ state: 'ended', endReason: 'customer_left', agentId: null, answeredAt: null });
  await world.act((act) => endTicket(act, interactionId, 'abandoned'));
  expect((await ticket(world, interactionId)).endReason).toBe('customer_left');
});

test('a lead who is offline and takes over is shown as serving, is rung with nobody new, and is offline again once the last is done', async () => {
  const lead = await world.signedInAs('lead');
  const agent = await world.signedInAs('agent');
  await signOn(world, agent);
  const interactionId = await arrive(world);
  await agent.must('POST', `/api/interactions/${interactionId}/take`);
  const own = async () => (await lead.must<{ own: Presence }>('GET', '/api/presence')).own;
  expect(await own()).toMatchObject({ state: 'offline', atWork: 'offline' });
  await lead.must('POST', `/api/interactions/${interactionId}/take`);
  expect(await own()).toMatchObject({ state: 'away', reason: 'serving_only', atWork: 'busy' });
  await agent.must('PUT', '/api/presence', { state: 'offline' });
  await arrive(world);
  await world.centre.sweep();
  expect(await own()).toMatchObject({ state: 'away', reason: 'serving_only', open: 1 });
  await end(interactionId);
  await lead.must('POST', `/api/interactions/${interactionId}/wrap-up/finish`);
  await world.centre.sweep();
  expect(await own()).toMatchObject({ state: 'offline', reason: '', atWork: 'offline' });
});

test('whoever serves the queue may pick one up; a lead may take any over; others are told why not', async () => {
  const lead = await world.signedInAs('lead');
  const { items } = await lead.must<{ items: Queue[] }>('GET', '/api/queues');
  const [agent, stranger] = [await world.signedInAs('agent'), await world.signedInAs('agent')];
  await lead.must('PUT', `/api/queues/${items[0]?.id ?? ''}/members`, { staffIds: [agent.staffId] });
  await lead.must('POST', '/api/queues', { name: '维修' });
  const interactionId = await arrive(world);
  const path = `/api/interactions/${interactionId}/take`;
  expect((await agent.post<RefusedBody>(path)).body.error.code).toBe('routing.signOnFirst');
  await stranger.must('PUT', '/api/presence', { state: 'away', reason: 'meal' });
  await agent.must('PUT', '/api/presence', { state: 'away', reason: 'meal' });
  expect((await stranger.post<RefusedBody>(path)).body.error.code).toBe('routing.notEligible');
  for (let i = 0; i < 2; i++) expect(await agent.must('POST', path)).toMatchObject({ state: 'assigned', agentId: agent.staffId });
  expect((await stranger.post<RefusedBody>(path)).body.error.code).toBe('kit.notPermitted');
  world.clock.pass({ seconds: 1 });
  expect(await lead.must('POST', path)).toMatchObject({ state: 'assigned', agentId: lead.staffId });
  const record = await lead.must<RoutingRecord>('GET', `/api/interactions/${interactionId}/routing`);
  expect(record.offers.map((one) => [one.agent.id, one.state, one.why])).toEqual([[agent.staffId, 'accepted', 'taken'], [lead.staffId, 'accepted', 'taken']]);
  await end(interactionId);
  expect((await lead.post<RefusedBody>(path)).body.error.code).toBe('routing.over');
});

test('an eight-day-old waiting chat can be taken, moved and closed', async () => {
  const interactionId = await arrive(world);
  world.clock.pass({ days: 8 });
  await world.centre.sweep();
  const lead = await world.signedInAs('lead');
  const repair = await lead.must<Queue>('POST', '/api/queues', { name: '维修' });
  expect(await lead.must('POST', `/api/interactions/${interactionId}/transfer`, { queueId: repair.id })).toMatchObject({ state: 'waiting' });
  expect(await lead.must('POST', `/api/interactions/${interactionId}/take`)).toMatchObject({ state: 'assigned' });
  await end(interactionId);
  expect((await ticket(world, interactionId)).state).toBe('wrap_up');
});
