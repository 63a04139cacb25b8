/** A customer who was reached, and then handed on or left behind, is called again: nobody is lost after the first word. */
import { expect, test } from 'vitest';
import { callBackOf, keeps, pass, tells, windowOf } from '../../../test/kit/call-backs.ts';
import type { Client } from '../../../test/kit/client.ts';
import { acceptAll, offers, ringing, signOn, ticket } from '../../../test/kit/contacts.ts';
import { world } from '../../../test/kit/routed.ts';
import type { CallBacks, Queue } from '../contract.ts';
import { sql } from '#kit/db/sql.ts';

type Agent = Client & { staffId: string };
/** Wednesday, 18 November 2026, 10:00 in Shanghai; nobody's night by the calendar of the queue. */
async function reached(agent: Agent): Promise<string> {
  await world.act((act) => act.run(sql`update calendars set definition = '"always"' where brand_id = ${act.brandId}`));
  const id = await keeps(world);
  await signOn(world, agent);
  await acceptAll(world, agent);
  expect((await tells(agent, id, 'reached')).status).toBe(200);
  return id;
}
const away = (agent: Agent) => agent.must('PUT', '/api/presence', { state: 'away', reason: 'break' });

test('reached and handed to a queue in the evening: called in the morning by whoever is there, with all tries and a lead’s say; the promise stays kept', async () => {
  const lead = await world.signedInAs('lead');
  const repair = await lead.must<Queue>('POST', '/api/queues', { name: '维修', ordinal: 9 });
  const [first, colleague] = [await world.signedInAs('agent'), await world.signedInAs('agent')];
  // 20:30 in Shanghai, and an hour later.
  world.clock.set('2026-11-18T12:30:00.000Z');
  const id = await reached(first);
  const before = await callBackOf(first, id);
  await pass(world, [first], { hours: 1 });
  await first.must('POST', `/api/interactions/${id}/transfer`, { queueId: repair.id });
  await away(first);
  await signOn(world, colleague);
  await world.centre.sweep();
  expect(await ringing(colleague)).toEqual([]);
  await away(colleague);
  expect((await lead.must<CallBacks>('GET', '/api/call-backs')).items).toMatchObject([{ interactionId: id, state: 'parked', triesMade: 0, startedAt: before?.startedAt, promisedBy: before?.promisedBy }]);
  await lead.must('PUT', `/api/interactions/${id}/call-back`, { at: '2026-11-19T01:00:00.000Z' });
  // 09:00 in Shanghai.
  world.clock.set('2026-11-19T01:00:00.000Z');
  const second = await world.signedInAs('agent');
  await pass(world, [second], {});
  expect(await acceptAll(world, second)).toEqual([id]);
  expect(await callBackOf(second, id)).toMatchObject({ outcome: null, endedAt: null, startedAt: before?.startedAt, tries: [{ outcome: 'reached' }, { outcome: null }] });
  expect((await tells(second, id, 'no_answer')).body).toMatchObject({ state: 'parked' });
  expect((await windowOf(world, id)).tries).toBe(1);
});

test('reached, then a desk that fell silent, a colleague who misses it, somebody who may no longer work here: it rings again each time', async () => {
  const [first, second, third] = [await world.signedInAs('agent'), await world.signedInAs('agent'), await world.signedInAs('agent')];
  const id = await reached(first);
  await world.act((act) => act.run(sql`update presences set seen_at = ${act.now} where brand_id = ${act.brandId} and staff_id = ${first.staffId}`));
  world.clock.pass({ minutes: 3 });
  await world.centre.sweep();
  expect(await ticket(world, id)).toMatchObject({ state: 'parked' });
  await signOn(world, second);
  expect(await acceptAll(world, second)).toEqual([id]);
  expect(await callBackOf(second, id)).toMatchObject({ outcome: null });

  expect((await tells(second, id, 'reached')).status).toBe(200);
  await signOn(world, third);
  await second.must('POST', `/api/interactions/${id}/transfer`, { agentId: third.staffId });
  await away(second);
  await world.centre.settle();
  world.clock.pass({ seconds: 21 });
  await world.centre.sweep();
  expect(await ticket(world, id)).toMatchObject({ state: 'parked' });
  await pass(world, [third], { minutes: 2 });
  expect(await acceptAll(world, third)).toEqual([id]);
  expect(await callBackOf(third, id)).toMatchObject({ outcome: null });

  expect((await tells(third, id, 'reached')).status).toBe(200);
  const admin = await world.signedInAs('administrator');
  await admin.must('PUT', `/api/staff/${third.staffId}`, { state: 'deactivated' });
  await world.centre.settle();
  await pass(world, [second], {});
  expect((await offers(second)).map((offer) => offer.interactionId)).toEqual([id]);
});

test('said twice how the call went: the second time there is no call to speak of', async () => {
  const agent = await world.signedInAs('agent');
  const id = await reached(agent);
  for (const outcome of ['reached', 'no_answer']) {
    const again = await tells(agent, id, outcome);
    expect([again.status, again.body.error.code]).toEqual([409, 'routing.noCallBack']);
  }
  expect((await windowOf(world, id)).tries).toBe(1);
});

test('handed to a colleague before anybody called: the attempt of the first is over, and that of the colleague is their own', async () => {
  const [first, second] = [await world.signedInAs('agent', { name: '周小满' }), await world.signedInAs('agent', { name: '何静' })];
  await signOn(world, first);
  const id = await keeps(world);
  await acceptAll(world, first);
  await signOn(world, second);
  world.clock.pass({ seconds: 5 });
  const handedAt = world.clock.now().toISOString();
  await first.must('POST', `/api/interactions/${id}/transfer`, { agentId: second.staffId });
  expect((await callBackOf(first, id))?.tries).toMatchObject([{ agentName: '周小满', outcome: 'broken_off', endedAt: handedAt }]);
  world.clock.pass({ seconds: 5 });
  await acceptAll(world, second);
  expect((await callBackOf(second, id))?.tries).toMatchObject([{ outcome: 'broken_off', endedAt: handedAt }, { agentName: '何静', outcome: null }]);
});
