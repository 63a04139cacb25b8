/** One number is on one line: whoever asked for the call, however often, whatever became of the first. And nobody is called outside their hours by hand. */
import { expect, test } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import type { Client, RefusedBody } from '../../../test/kit/client.ts';
import { keeps, pass, tells } from '../../../test/kit/call-backs.ts';
import { acceptAll, arrive, ringing, signOn, ticket } from '../../../test/kit/contacts.ts';
import { end, world } from '../../../test/kit/routed.ts';
import { keepPlace } from '../index.ts';

type Agent = Client & { staffId: string };
const agents = async (count: number): Promise<Agent[]> => {
  const made: Agent[] = [];
  for (let n = 0; n < count; n += 1) made.push(await world.signedInAs('agent'));
  return made;
};
const rings = async (team: readonly Agent[]) => (await Promise.all(team.map((agent) => ringing(agent)))).flat();

test('two who leave the same number in the same moment are called one after the other', async () => {
  const team = await agents(2);
  for (let round = 0; round < 2; round += 1) {
    const number = `+861380000000${round}`;
    const [one, two] = [await arrive(world), await arrive(world)];
    await Promise.all([one, two].map((id) => world.act((act) => keepPlace(act, id, { choice: 'turn', number, zone: 'Asia/Shanghai' }))));
    for (const agent of team) await signOn(world, agent);
    const first = await rings(team);
    expect(first).toHaveLength(1);
    await Promise.all(team.map((agent) => acceptAll(world, agent)));
    await pass(world, team, { seconds: 5 });
    expect(await rings(team)).toEqual([]);
    await end(first[0] ?? '', 'kept_place_done');
    for (let turn = 0; turn < 2; turn += 1) await pass(world, team, { minutes: 2 });
    expect(await rings(team)).toEqual([one, two].filter((id) => id !== first[0]));
    await Promise.all(team.map((agent) => acceptAll(world, agent)));
    await end([one, two].find((id) => id !== first[0]) ?? '', 'kept_place_done');
    await pass(world, team, { minutes: 2 });
  }
});

test('windows that both stand open ring one of the two: the router asks when it rings, not before', async () => {
  const [one, two] = [await keeps(world), await keeps(world)];
  await world.act((act) => act.run(sql`update tickets set not_before = null, not_after = null where brand_id = ${act.brandId}`));
  const team = await agents(2);
  for (const agent of team) await signOn(world, agent);
  expect(await rings(team)).toEqual([one]);
  await Promise.all(team.map((agent) => acceptAll(world, agent)));
  await world.act((act) => act.run(sql`update tickets set not_before = null, not_after = null where brand_id = ${act.brandId}`));
  await pass(world, team, { seconds: 1 });
  expect(await rings(team)).toEqual([]);
  expect(await ticket(world, two)).toMatchObject({ state: 'parked' });
});

test('reached, they talk: the next to the number waits until that contact has left the agent’s hands', async () => {
  const team = await agents(2);
  const [one, two] = [await keeps(world), await keeps(world)];
  for (const agent of team) await signOn(world, agent);
  const holder = (await ringing(team[0] as Agent)).length === 1 ? team[0] : team[1];
  await acceptAll(world, holder as Agent);
  expect((await tells(holder as Agent, one, 'reached')).status).toBe(200);
  await pass(world, team, { minutes: 1 });
  expect(await rings(team)).toEqual([]);
  await end(one, 'kept_place_done');
  await pass(world, team, { minutes: 2 });
  expect(await rings(team)).toEqual([two]);
});

test('nobody takes up by hand, or is given, a call to a number that a colleague talks to', async () => {
  const [holder, other] = await agents(2) as [Agent, Agent];
  const lead = await world.signedInAs('lead');
  const [one, two] = [await keeps(world), await keeps(world)];
  await signOn(world, holder);
  expect(await acceptAll(world, holder)).toEqual([one]);
  await signOn(world, other);
  const code = async (who: Client, path: string, body?: unknown) => (await who.post<RefusedBody>(`/api/interactions/${two}/${path}`, body)).body.error?.code;
  expect(await code(other, 'take')).toBe('routing.numberInUse');
  expect(await code(lead, 'take')).toBe('routing.numberInUse');
  expect(await code(lead, 'transfer', { agentId: other.staffId })).toBe('routing.numberInUse');
  await end(one, 'kept_place_done');
  expect(await code(other, 'take')).toBeUndefined();
  expect(await ticket(world, two)).toMatchObject({ state: 'assigned', agentId: other.staffId });
});

test('a lead’s hand-over rings nobody for a customer who sleeps, or before the time they chose, and says from when on they may be called', async () => {
  const [agent] = await agents(1) as [Agent];
  const lead = await world.signedInAs('lead');
  // 00:00 in Los Angeles.
  world.clock.set('2026-11-18T08:00:00.000Z');
  const sleeps = await keeps(world, { number: '+12135550123', zone: 'America/Los_Angeles' });
  const later = await keeps(world, { number: '+8613800138001', choice: 'at', at: '2026-11-18T09:00:00.000Z' });
  await signOn(world, agent);
  const said = async (id: string, path: string, body?: unknown) => {
    const { error } = (await lead.post<RefusedBody>(`/api/interactions/${id}/${path}`, body)).body;
    return [error?.code, error?.right.en.includes(id === sleeps ? '2026-11-18 08:30' : '2026-11-18 17:00')];
  };
  for (const id of [sleeps, later]) {
    expect(await said(id, 'take')).toEqual(['routing.callNotYet', true]);
    expect(await said(id, 'transfer', { agentId: agent.staffId })).toEqual(['routing.callNotYet', true]);
  }
  expect(await ringing(agent)).toEqual([]);
  world.clock.set('2026-11-18T09:00:00.000Z');
  expect(await said(later, 'take')).toEqual([undefined, undefined]);
});

test('it rings, and the customer leaves for a later time: the ringing stops, and nobody calls before', async () => {
  const [agent] = await agents(1) as [Agent];
  await signOn(world, agent);
  const id = await arrive(world);
  expect(await ringing(agent)).toEqual([id]);
  await world.act((act) => keepPlace(act, id, { choice: 'at', number: '+8613800138000', zone: 'Asia/Shanghai', wantedAt: new Date('2026-11-18T06:00:00.000Z') }));
  await world.centre.settle();
  expect(await ringing(agent)).toEqual([]);
  expect(await ticket(world, id)).toMatchObject({ state: 'parked', agentId: null });
});

test('a number that was called in vain is not opened again while another talks to it', async () => {
  const team = await agents(2) as [Agent, Agent];
  const [one, two] = [await keeps(world), await keeps(world)];
  for (const agent of team) await signOn(world, agent);
  const holder = (await ringing(team[0])).length === 1 ? team[0] : team[1];
  await acceptAll(world, holder);
  expect((await tells(holder, one, 'no_answer')).body).toMatchObject({ state: 'parked' });
  await pass(world, team, { minutes: 31 });
  // The first again, by its place; the second waits for it.
  expect(await rings(team)).toEqual([one]);
  expect(await ticket(world, two)).toMatchObject({ state: 'parked' });
});
