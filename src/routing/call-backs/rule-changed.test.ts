/** The rule of a queue says when somebody may be called: another rule, or another queue, holds at once for those who wait already. And who may read their names. */
import { expect, test } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import type { RefusedBody } from '../../../test/kit/client.ts';
import { callBackOf, keeps, pass, tells, windowOf } from '../../../test/kit/call-backs.ts';
import { acceptAll, ringing, signOn } from '../../../test/kit/contacts.ts';
import { changeFirstQueue, world } from '../../../test/kit/routed.ts';
import type { Queue } from '../contract.ts';
import { defaultCallBackRule } from '../core/call-backs/call-back.ts';

const alwaysOpen = () => world.act((act) => act.run(sql`update calendars set definition = '"always"' where brand_id = ${act.brandId}`));

test('quiet hours that begin earlier hold for who waits: nobody is rung; taken away, they are rung at once', async () => {
  await alwaysOpen();
  const agent = await world.signedInAs('agent');
  // 20:00 in Shanghai.
  world.clock.set('2026-11-18T12:00:00.000Z');
  const id = await keeps(world);
  await changeFirstQueue({ callBack: { ...defaultCallBackRule, quietFrom: '19:00', quietTo: '07:00' } });
  await world.centre.sweep();
  expect((await windowOf(world, id)).from?.toISOString()).toBe('2026-11-18T23:00:00.000Z');
  await signOn(world, agent);
  await world.centre.sweep();
  expect(await ringing(agent)).toEqual([]);
  await changeFirstQueue({ callBack: { ...defaultCallBackRule, quietFrom: '00:00', quietTo: '00:00' } });
  await pass(world, [agent], { seconds: 1 });
  expect(await ringing(agent)).toEqual([id]);
});

test('a chosen time stays chosen, and a call in vain is not tried sooner, whatever the rule becomes', async () => {
  const agent = await world.signedInAs('agent');
  const appointed = await keeps(world, { number: '+8613800138001', choice: 'at', at: '2026-11-18T06:00:00.000Z' });
  const vain = await keeps(world);
  await signOn(world, agent);
  expect(await acceptAll(world, agent)).toEqual([vain]);
  expect((await tells(agent, vain, 'no_answer')).status).toBe(200);
  const triedAt = world.clock.now().getTime();
  await changeFirstQueue({ callBack: { ...defaultCallBackRule, quietFrom: '20:00', everyMinutes: 20 } });
  await pass(world, [agent], { seconds: 1 });
  expect((await windowOf(world, appointed)).from?.toISOString()).toBe('2026-11-18T06:00:00.000Z');
  expect((await windowOf(world, vain)).from?.getTime()).toBe(triedAt + 20 * 60_000);
  // 20:00 in Shanghai, less the time that it may ring.
  expect((await windowOf(world, vain)).to?.toISOString()).toBe('2026-11-18T11:59:40.000Z');
});

test('moved to a queue with other hours: called by the rule of that queue', async () => {
  const lead = await world.signedInAs('lead');
  const late = await lead.must<Queue>('POST', '/api/queues', { name: '维修', ordinal: 9, callBack: { ...defaultCallBackRule, quietFrom: '09:00', quietTo: '16:00' } });
  const id = await keeps(world);
  await lead.must('POST', `/api/interactions/${id}/transfer`, { queueId: late.id });
  await world.centre.sweep();
  // 16:00 in Shanghai.
  expect((await windowOf(world, id)).from?.toISOString()).toBe('2026-11-18T08:00:00.000Z');
});

test('a rule that leaves no hour of the day for calls is refused, when it is made and when it is changed', async () => {
  const lead = await world.signedInAs('lead');
  const callBack = { ...defaultCallBackRule, quietFrom: '08:00', quietTo: '07:59' };
  expect((await lead.post<RefusedBody>('/api/queues', { name: '维修', callBack })).body.error).toMatchObject({ code: 'routing.noWakingHour', at: 'body.callBack.quietTo' });
  await expect(changeFirstQueue({ callBack })).rejects.toThrow('routing.noWakingHour');
});

test('a number from elsewhere than the browser: awake by both clocks', async () => {
  await alwaysOpen();
  // 14:00 in New York, 03:00 in Shanghai.
  world.clock.set('2026-11-18T19:00:00.000Z');
  const agent = await world.signedInAs('agent');
  const id = await keeps(world, { zone: 'America/New_York' });
  await signOn(world, agent);
  await world.centre.sweep();
  expect(await ringing(agent)).toEqual([]);
  expect(await callBackOf(agent, id)).toMatchObject({ zones: ['America/New_York', 'Asia/Shanghai'], isQuietNow: true, awakeAt: '2026-11-19T00:30:00.000Z' });
});

test('who may see queues but no customers is shown no names of those who wait for a call', async () => {
  const admin = await world.signedInAs('administrator');
  const withKey = async (scopes: string[]) => {
    const { key } = await admin.must<{ key: string }>('POST', '/api/api-keys', { name: scopes.join(' '), scopes });
    return (await fetch(`${world.baseUrl}/api/call-backs`, { headers: { authorization: `Bearer ${key}` } })).status;
  };
  expect([await withKey(['queue.read']), await withKey(['interaction.read']), await withKey(['queue.read', 'interaction.read'])]).toEqual([403, 403, 200]);
});
