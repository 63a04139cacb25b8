/** What a queue learns of itself: how long its contacts were in somebody's hands, and how long those who stood in the line stood there. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import { transact } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import type { Client } from '../../../test/kit/client.ts';
import { arrive, asAnotherProcess } from '../../../test/kit/contacts.ts';
import { openWorld, type World } from '../../../test/kit/world.ts';
import type { Queue, WhatIf } from '../contract.ts';
import { comeBack, endTicket, keepPlace } from '../index.ts';
import { learntPace } from './learnt.ts';

let world: World;
let lead: Client & { staffId: string };
let first: string;
let second: string;
beforeEach(async () => {
  world = await openWorld({ start: '2026-11-18T02:00:00.000Z' });
  lead = await world.signedInAs('lead');
  first = (await lead.must<{ items: Queue[] }>('GET', '/api/queues')).items[0]?.id ?? '';
  second = (await lead.must<Queue>('POST', '/api/queues', { name: '维修' })).id;
  await world.act((act) => act.run(sql`update queues set wrap_up_seconds = 0 where brand_id = ${act.brandId}`));
  await lead.must('PUT', '/api/presence', { state: 'away', reason: 'paperwork' });
});
afterEach(async () => {
  expect(world.complaintsOfTheLog).toEqual([]);
  await world.close();
});

const take = (id: string) => lead.must('POST', `/api/interactions/${id}/take`);
const keep = (id: string, wantedAt?: string) => world.act((act) => keepPlace(act, id, { number: null, ...(wantedAt === undefined ? { choice: 'turn' } : { choice: 'at', wantedAt: new Date(wantedAt), zone: 'Asia/Shanghai' }) }));
const gaveUpAfter = async (minutes: number, queueId = first): Promise<void> => {
  const id = await arrive(world, { queueId });
  world.clock.pass({ minutes });
  await world.act((act) => endTicket(act, id, 'abandoned'));
};
const pace = async (queueId = first) => {
  // What was learnt a minute ago is learnt anew.
  world.clock.pass({ minutes: 2 });
  return world.act((act) => learntPace(act, queueId));
};
/** Ten contacts of 480 s are assumed; of so few, the newest counts hardly more than the others. */
const meanOf = (seconds: readonly number[]): number => (4800 + seconds.reduce((sum, one) => sum + one, 0)) / (10 + seconds.length);

test('between two tries of a call-back nobody has it in hand', async () => {
  const id = await arrive(world, { queueId: first });
  await keep(id);
  await take(id);
  world.clock.pass({ seconds: 30 });
  await lead.must('POST', `/api/interactions/${id}/called-back`, { outcome: 'no_answer' });
  world.clock.pass({ hours: 3 });
  await take(id);
  await lead.must('POST', `/api/interactions/${id}/called-back`, { outcome: 'reached' });
  world.clock.pass({ minutes: 5 });
  await lead.must('POST', `/api/interactions/${id}/end`, { reason: 'resolved' });
  expect((await pace()).meanHandleSeconds).toBeCloseTo(meanOf([30, 300]), 0);
  // A contact costs both together.
  expect((await lead.must<WhatIf>('GET', `/api/queues/${first}/what-if?targetSeconds=20&targetShare=0.8`)).handleSeconds).toBe(330);
});

test('handed on within the queue, it is one contact that takes longer', async () => {
  const id = await arrive(world, { queueId: first });
  const agent = await world.signedInAs('agent');
  await agent.must('PUT', '/api/presence', { state: 'away', reason: 'paperwork' });
  await agent.must('POST', `/api/interactions/${id}/take`);
  world.clock.pass({ minutes: 2 });
  await take(id);
  world.clock.pass({ minutes: 20 });
  await lead.must('POST', `/api/interactions/${id}/end`, { reason: 'resolved' });
  expect((await pace()).meanHandleSeconds).toBeCloseTo(meanOf([1320]), 0);
});

test('who was closed out, moved away as spam or came back by another door has not given up', async () => {
  for (const reason of ['closed_by_lead', 'spam', 'came_back'] as const) {
    const id = await arrive(world, { queueId: first });
    world.clock.pass({ minutes: 2 });
    await world.act((act) => endTicket(act, id, reason));
  }
  expect((await pace()).meanPatienceSeconds).toBeUndefined();
  await gaveUpAfter(4);
  // Ten minutes were waited by four, and one gave up.
  expect((await pace()).meanPatienceSeconds).toBeCloseTo(600, -1);
});

test('until tomorrow at nine nobody’s patience is tried, nor while a place was kept and taken back', async () => {
  const chosen = await arrive(world, { queueId: first });
  const back = await arrive(world, { queueId: first });
  world.clock.pass({ minutes: 1 });
  await keep(chosen, '2026-11-19T01:00:00.000Z');
  await keep(back);
  world.clock.pass({ hours: 2 });
  await world.act((act) => comeBack(act, back));
  world.clock.pass({ minutes: 1 });
  await world.act((act) => endTicket(act, back, 'abandoned'));
  world.clock.pass({ hours: 21 });
  lead = await world.signedInAs('lead');
  await lead.must('PUT', '/api/presence', { state: 'away', reason: 'paperwork' });
  await take(chosen);
  await lead.must('POST', `/api/interactions/${chosen}/called-back`, { outcome: 'reached' });
  await lead.must('POST', `/api/interactions/${chosen}/end`, { reason: 'resolved' });
  // A minute by the one, two by the other, who gave up.
  expect((await pace()).meanPatienceSeconds).toBeCloseTo(180, 0);
});

test('each queue learns of the wait in it, not of the wait in another before', async () => {
  const id = await arrive(world, { queueId: first });
  world.clock.pass({ minutes: 50 });
  await lead.must('POST', `/api/interactions/${id}/transfer`, { queueId: second });
  world.clock.pass({ minutes: 2 });
  await world.act((act) => endTicket(act, id, 'abandoned'));
  expect((await pace(second)).meanPatienceSeconds).toBeCloseTo(120, 0);
  expect((await pace(first)).meanPatienceSeconds).toBeUndefined();
});

test('what one house has learnt, another in the same process does not know', async () => {
  const before = await pace();
  for (const minutes of [3, 4, 5]) await gaveUpAfter(minutes);
  await world.centre.settle();
  const here = () => world.act((act) => learntPace(act, first));
  world.clock.set('2026-11-18T02:02:30.000Z');
  expect(await here()).toEqual(before);
  const there = await asAnotherProcess(world.centre.house, (other) => transact(other, systemOf(world.brandId, 'story'), (act) => learntPace(act, first)));
  expect(there).not.toEqual(before);
});
