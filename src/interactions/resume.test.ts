import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { RefusedBody } from '../../test/kit/client.ts';
import { served, type Served } from '../../test/kit/served.ts';
import { Visitor } from '../../test/kit/visitor.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { Interaction } from './contract.ts';

let world: World;
let story: Served;

beforeEach(async () => {
  world ??= await openWorld();
  story = await served(world, '洗衣机漏水');
});
afterAll(async () => {
  await world?.close();
});

const resume = () => story.agent.post<Interaction & RefusedBody>(`/api/interactions/${story.chat}/resume`);
const end = (reason: string) => story.agent.must('POST', `/api/interactions/${story.chat}/end`, { reason });

test('ended by mistake: agent, customer and clock go on where they were; what was said of the end is gone', async () => {
  const before = await story.agent.must<{ interaction: Interaction }>('GET', `/api/interactions/${story.chat}`);
  await story.agent.must('POST', `/api/interactions/${story.chat}/wrap-up`, { disposition: 'solved', note: '好了' });
  await world.centre.settle();
  expect((await story.visitor.conversation()).state).toBe('ended');
  const { body } = await resume();
  expect(body).toMatchObject({ state: 'assigned', agentId: story.agent.staffId, endedAt: null, disposition: null, departureMood: null, waitingSince: before.interaction.waitingSince, answerDueAt: before.interaction.answerDueAt });
  await world.centre.settle();
  expect((await story.visitor.conversation()).state).toBe('assigned');
  await story.visitor.say('还在吗');
  await story.agent.must('POST', `/api/interactions/${story.chat}/messages`, { key: randomUUID(), text: '在的' });
  expect((await resume()).body).toMatchObject({ state: 'assigned', waitingSince: null });
  await end('resolved');
  expect(await story.agent.must('GET', `/api/interactions/${story.chat}`)).toMatchObject({ interaction: { endReason: 'resolved' } });
});

test('closed by a lead while it waited: it waits again at its place', async () => {
  const lead = await world.signedInAs('lead');
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const waiting = await visitor.start('再问一句');
  await world.centre.settle();
  const arrivedAt = (await lead.must<{ interaction: Interaction }>('GET', `/api/interactions/${waiting.id}`)).interaction.arrivedAt;
  await lead.must('POST', `/api/interactions/${waiting.id}/end`, { reason: 'closed_by_lead' });
  expect(await lead.must('POST', `/api/interactions/${waiting.id}/resume`)).toMatchObject({ state: 'waiting', agentId: null, arrivedAt });
});

test('too late, left by the customer, begun anew, somebody else’s: each is refused by name', async () => {
  await end('resolved');
  const stranger = await world.signedInAs('agent');
  expect((await stranger.post<RefusedBody>(`/api/interactions/${story.chat}/resume`)).status).toBe(403);
  world.clock.pass({ minutes: 6 });
  expect((await resume()).body.error.code).toBe('interactions.over');
  const again = await served(world, '又漏了');
  await again.agent.must('POST', `/api/interactions/${again.chat}/end`, { reason: 'spam' });
  await world.centre.settle();
  await again.visitor.start('还有一件事');
  await world.centre.settle();
  expect((await again.agent.post<RefusedBody>(`/api/interactions/${again.chat}/resume`)).body.error.code).toBe('interactions.begunAnew');
  const left = await served(world, '算了');
  await left.visitor.must('POST', '/api/visitor/leave', {});
  expect((await left.agent.post<RefusedBody>(`/api/interactions/${left.chat}/resume`)).body.error.code).toBe('interactions.over');
});
