/** A kept place is not handled because somebody says so: it was when the customer was reached. */
import { expect, test } from 'vitest';
import { callBackOf, keeps, tells } from '../../../test/kit/call-backs.ts';
import type { RefusedBody } from '../../../test/kit/client.ts';
import { acceptAll, arrive, signOn, ticket } from '../../../test/kit/contacts.ts';
import { world } from '../../../test/kit/routed.ts';
import { keepPlace } from '../index.ts';
import { sql } from '#kit/db/sql.ts';

const withCustomer = (id: string) => world.act(async (act) => (await act.rows<{ with_customer: boolean }>(sql`select with_customer from handlings where brand_id = ${act.brandId} and interaction_id = ${id}`)).map((row) => row.with_customer));

test('while the customer waits to be called it cannot end as handled: how the call went is said first', async () => {
  const [agent, lead] = [await world.signedInAs('agent'), await world.signedInAs('lead')];
  const id = await keeps(world);
  const untold = { status: 409, body: { error: { code: 'routing.callUntold' } } };
  // Nobody has it in hand yet.
  expect(await lead.post<RefusedBody>(`/api/interactions/${id}/end`, { reason: 'resolved' })).toMatchObject(untold);
  await signOn(world, agent);
  expect(await acceptAll(world, agent)).toEqual([id]);
  expect(await agent.post<RefusedBody>(`/api/interactions/${id}/end`, { reason: 'resolved' })).toMatchObject(untold);
  expect(await agent.post<RefusedBody>(`/api/interactions/${id}/wrap-up`, { disposition: 'solved' })).toMatchObject(untold);
  expect([(await ticket(world, id)).state, (await callBackOf(agent, id))?.outcome, await withCustomer(id)]).toEqual(['assigned', null, [false]]);
  await tells(agent, id, 'reached');
  await agent.must('POST', `/api/interactions/${id}/wrap-up`, { disposition: 'solved' });
  expect([(await callBackOf(agent, id))?.outcome, await withCustomer(id)]).toEqual(['reached', [true]]);
});

test('who left a mail was reached when somebody answered; ended without a word they were not', async () => {
  const agent = await world.signedInAs('agent');
  await signOn(world, agent);
  const leavesMail = async (): Promise<string> => {
    const id = await arrive(world);
    await world.act((act) => keepPlace(act, id, { choice: 'message', number: null, zone: 'Asia/Shanghai' }));
    await world.centre.settle();
    await acceptAll(world, agent);
    return id;
  };
  const [answered, silent] = [await leavesMail(), await leavesMail()];
  await agent.must('POST', `/api/interactions/${answered}/messages`, { key: 'the-only-answer', text: '请先拔掉电源。' });
  for (const id of [answered, silent]) await agent.must('POST', `/api/interactions/${id}/wrap-up`, { disposition: 'answered' });
  expect([(await callBackOf(agent, answered))?.outcome, await withCustomer(answered)]).toEqual(['reached', [true]]);
  expect([(await callBackOf(agent, silent))?.outcome, await withCustomer(silent)]).toEqual(['cancelled', [false]]);
});

test('who left a mail is told the next possible time by the brand’s clock, where no calendar says another', async () => {
  await world.act((act) => act.run(sql`update calendars set definition = '"always"' where brand_id = ${act.brandId}`));
  const id = await arrive(world);
  // 10:00 in Shanghai; in London it is two in the night.
  const asked = world.act((act) => keepPlace(act, id, { choice: 'at', number: null, wantedAt: new Date('2026-11-18T01:00:00.000Z') }));
  await expect(asked).rejects.toMatchObject({ code: 'routing.callBackAsleep', params: { next: '2026-11-18 10:00' } });
});
