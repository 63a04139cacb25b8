/** Who waits now is said by one rule on the lists of queues, on a queue's own page and on the wallboard. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Client } from '../../test/kit/client.ts';
import { acceptAll, arrive, signOn, ticket } from '../../test/kit/contacts.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import { openTicket } from '#routing/index.ts';
import type { QueueLive, QueueNow, QueuesLive } from '#routing/contract.ts';
import { sql } from '#kit/db/sql.ts';
import type { FiguresAnswer, Wallboard } from './contract.ts';

let world: World;
let agent: Client & { staffId: string };
let lead: Client & { staffId: string };
beforeEach(async () => {
  world = await openWorld();
  [agent, lead] = [await world.signedInAs('agent', { name: '周小满' }), await world.signedInAs('lead')];
});
afterEach(() => world.close());

const queueNamed = async (name: string): Promise<string> => (await lead.must<{ id: string }>('POST', '/api/queues', { name })).id;
const listed = async (id: string): Promise<QueueLive | undefined> => (await lead.must<QueuesLive>('GET', '/api/queues/live')).items.find((one) => one.queueId === id);
const wall = () => lead.must<Wallboard>('GET', '/api/reports/wallboard');
const offeredTo = async (queueId: string) => (await lead.must<FiguresAnswer>('GET', `/api/reports/figures?from=2026-11-17T16:00:00.000Z&to=2026-11-18T16:00:00.000Z&queueId=${queueId}`)).figures.find((one) => one.id === 'offered')?.value;

test('whoever took over an old place has waited since they came themselves, wherever the longest wait is told', async () => {
  const queueId = await queueNamed('安装');
  const came = world.clock.now();
  const id = await arrive(world, { queueId });
  await world.act(async (act) => {
    // The same customer again, at a place of three days ago.
    const again = act.id();
    await act.run(sql`insert into interactions (id, brand_id, number, channel, identity_id, started_at) select ${again}, brand_id, ${again}, 'chat', identity_id, ${act.now} from interactions where id = ${id}`);
    await openTicket(act, { interactionId: again, queueId, channel: 'chat', language: 'zh', placeOf: new Date(act.now.getTime() - 3 * 86_400_000) });
  });
  world.clock.pass({ seconds: 40 });
  const board = await wall();
  expect([board.now.longestWaitSince, board.queues.find((one) => one.id === queueId)?.longestWaitSince]).toEqual([came.toISOString(), came.toISOString()]);
  expect((await listed(queueId))?.longestWaitSeconds).toBe(40);
});

test('a queue that was archived while somebody was served, or came in beside it, stays in sight until it is empty', async () => {
  const queueId = await queueNamed('安装');
  const id = await arrive(world, { queueId });
  await signOn(world, agent);
  expect(await acceptAll(world, agent)).toEqual([id]);
  await lead.must('PUT', `/api/queues/${queueId}`, { isArchived: true });
  expect(await listed(queueId)).toMatchObject({ isArchived: true, waiting: 0 });
  expect((await wall()).now.inService).toBe(1);

  // The agent drops out: the customer stands in the archived queue again.
  await world.act((act) => act.run(sql`update presences set seen_at = ${act.now} where staff_id = ${agent.staffId}`));
  world.clock.pass({ minutes: 3 });
  await world.centre.sweep();
  await world.centre.settle();
  expect(await ticket(world, id)).toMatchObject({ state: 'waiting', queueId });
  expect(await listed(queueId)).toMatchObject({ isArchived: true, waiting: 1 });
  expect((await lead.must<QueueNow>('GET', `/api/queues/${queueId}/now`)).items.map((one) => one.interactionId)).toEqual([id]);
  const board = await wall();
  expect([board.now.waiting, board.queues.find((one) => one.id === queueId)?.waiting]).toEqual([1, 1]);

  await lead.must('POST', `/api/interactions/${id}/end`, { reason: 'closed_by_lead' });
  expect(await listed(queueId)).toBeUndefined();
  expect((await lead.get(`/api/queues/${queueId}/now`)).status).toBe(404);
  expect((await wall()).queues.some((one) => one.id === queueId)).toBe(false);
});

test('who was handed on came today in both queues, in the list as in the reports', async () => {
  const [from, to] = [await queueNamed('安装'), await queueNamed('维修')];
  const id = await arrive(world, { queueId: from });
  await signOn(world, agent);
  await acceptAll(world, agent);
  world.clock.pass({ seconds: 30 });
  await agent.must('POST', `/api/interactions/${id}/transfer`, { queueId: to });
  await world.centre.settle();
  for (const queueId of [from, to]) expect([(await listed(queueId))?.offeredToday, await offeredTo(queueId)]).toEqual([1, 1]);
});
