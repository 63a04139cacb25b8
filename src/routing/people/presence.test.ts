import { afterEach, beforeEach, expect, test } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import type { Actor } from '#kit/actor.ts';
import type { Client, RefusedBody } from '../../../test/kit/client.ts';
import { acceptAll, arrive, ringing, signOn, ticket } from '../../../test/kit/contacts.ts';
import { openWorld, type World } from '../../../test/kit/world.ts';
import type { Presence, PresenceBoard, StaffDay } from '../contract.ts';
import { faultsOf, spellsBetween, totalsOf } from '../core/people/presence.ts';
import { hereChanged } from '../index.ts';
import { spellValue } from './presence.ts';
import type { SpellRow } from './store.ts';

let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(async () => {
  expect(world.complaintsOfTheLog).toEqual([]);
  await world.close();
});

type Person = Client & { staffId: string };
const actorOf = (person: Person): Actor => ({ kind: 'staff', id: person.staffId, brandId: world.brandId, name: '', role: 'agent', permissions: new Set(), sessionId: '' });
/** A desk that is open until the returned function is called. */
async function openDesk(person: Person): Promise<() => Promise<void>> {
  const detach = world.centre.hub.attach({ brandId: world.brandId, staffId: person.staffId, permissions: new Set(), send: () => {} });
  await hereChanged(world.centre.house, actorOf(person));
  return async () => {
    detach();
    await hereChanged(world.centre.house, actorOf(person));
  };
}
const own = async (person: Person): Promise<Presence> => {
  const board = await person.must<PresenceBoard>('GET', '/api/presence');
  if (board.own === null) throw new Error('nobody');
  return board.own;
};

test('the spells of a day tile it from sign-on to sign-off; a forced sign-off carries the lead’s name', async () => {
  const [agent, lead] = [await world.signedInAs('agent'), await world.signedInAs('lead')];
  const signedOnMs = world.clock.now().getTime();
  await agent.must('PUT', '/api/presence', { state: 'available' });
  world.clock.pass({ minutes: 50 });
  await agent.must('PUT', '/api/presence', { state: 'away', reason: 'meal' });
  await agent.must('PUT', '/api/presence', { state: 'away', reason: 'meal' });
  world.clock.pass({ minutes: 30 });
  await agent.must('PUT', '/api/presence', { state: 'available' });
  await arrive(world);
  world.clock.pass({ seconds: 20 });
  await world.centre.sweep();
  expect(await own(agent)).toMatchObject({ state: 'away', reason: 'missed_offer' });
  world.clock.pass({ minutes: 2 });
  await lead.must('PUT', `/api/staff/${agent.staffId}/presence`, { state: 'offline' });
  const rows = await world.act((act) => act.rows<SpellRow>(sql`select * from presence_spells where brand_id = ${act.brandId} and staff_id = ${agent.staffId} order by from_at, to_at nulls last`));
  const spells = rows.map((row) => spellValue(row, agent.staffId));
  const nowMs = world.clock.now().getTime();
  expect(faultsOf(spells)).toEqual([]);
  expect(totalsOf(spellsBetween(spells, signedOnMs, nowMs, nowMs))).toEqual(new Map([['available', (50 * 60 + 20) * 1000], ['away:meal', 30 * 60_000], ['away:missed_offer', 120_000]]));
  expect(spells.map((spell) => spell.changedBy.kind)).toEqual(['self', 'self', 'self', 'system', 'lead']);
  expect(rows.at(-1)).toMatchObject({ state: 'offline', changed_by: lead.staffId, to_at: null });
});

test('away needs a reason from the list; only a lead sets others; nobody sets another brand’s', async () => {
  const [agent, colleague] = [await world.signedInAs('agent'), await world.signedInAs('agent')];
  expect((await agent.put<RefusedBody>('/api/presence', { state: 'away' })).body.error).toMatchObject({ code: 'routing.reasonNeeded', at: 'body.reason' });
  expect((await agent.put('/api/presence', { state: 'away', reason: 'because' })).status).toBe(422);
  expect((await agent.put(`/api/staff/${colleague.staffId}/presence`, { state: 'offline' })).status).toBe(403);
});

test('going away while it rings takes the offer back, blames nobody, and a colleague is rung at once', async () => {
  const [agent, colleague] = [await world.signedInAs('agent'), await world.signedInAs('agent')];
  await signOn(world, agent);
  const interactionId = await arrive(world);
  expect(await ringing(agent)).toEqual([interactionId]);
  await colleague.must('PUT', '/api/presence', { state: 'available' });
  await agent.must('PUT', '/api/presence', { state: 'away', reason: 'break' });
  await world.centre.settle();
  expect(await ringing(colleague)).toEqual([interactionId]);
});

test('a reload of the desk changes nothing; a desk that stays gone is signed off, and its conversations go back to their places', async () => {
  const agent = await world.signedInAs('agent');
  const closeDesk = await openDesk(agent);
  await signOn(world, agent);
  const held = await arrive(world);
  await acceptAll(world, agent);
  const { arrivedAt } = await ticket(world, held);
  world.clock.pass({ minutes: 10 });
  await world.centre.sweep();
  expect((await own(agent)).state).toBe('available');

  await closeDesk();
  world.clock.pass({ seconds: 29 });
  const reopened = await openDesk(agent);
  world.clock.pass({ minutes: 5 });
  await world.centre.sweep();
  expect((await own(agent)).state).toBe('available');

  await reopened();
  world.clock.pass({ seconds: 15 });
  const rung = await arrive(world);
  expect(await ringing(agent)).toEqual([rung]);
  world.clock.pass({ seconds: 16 });
  await world.centre.sweep();
  expect(await own(agent)).toMatchObject({ state: 'offline', reason: 'connection_lost' });
  expect((await ticket(world, rung)).state).toBe('waiting');
  expect((await ticket(world, held)).state).toBe('assigned');
  world.clock.pass({ seconds: 90 });
  await world.centre.sweep();
  expect(await ticket(world, held)).toMatchObject({ state: 'waiting', arrivedAt, agentId: null });

  const colleague = await world.signedInAs('agent');
  await signOn(world, colleague);
  expect(await acceptAll(world, colleague)).toEqual([held, rung]);
});

test('the process that held the desks is killed: the next one notices who has not come back', async () => {
  const agent = await world.signedInAs('agent');
  // The killed process never says that the desk went: its connection is simply not there any more.
  await hereChanged(world.centre.house, actorOf(agent));
  await signOn(world, agent);
  world.clock.pass({ seconds: 31 });
  await world.centre.sweep();
  expect((await own(agent)).state).toBe('offline');
});

test('who works by API alone is never signed off for having no desk, even after having had one', async () => {
  const agent = await world.signedInAs('agent');
  await (await openDesk(agent))();
  world.clock.pass({ minutes: 3 });
  await signOn(world, agent);
  world.clock.pass({ hours: 2 });
  await world.centre.sweep();
  expect((await own(agent)).state).toBe('available');
});

test('a colleague is deactivated in the middle of everything: their customers are back in line', async () => {
  const [agent, admin] = [await world.signedInAs('agent'), await world.signedInAs('administrator')];
  await signOn(world, agent);
  const held = await arrive(world);
  await acceptAll(world, agent);
  const rung = await arrive(world);
  await admin.must('PUT', `/api/staff/${agent.staffId}`, { state: 'deactivated' });
  await world.centre.settle();
  expect([(await ticket(world, held)).state, (await ticket(world, rung)).state]).toEqual(['waiting', 'waiting']);
});

test('the team sees a change as one whole state', async () => {
  const [agent, lead] = [await world.signedInAs('agent', { name: '沈听' }), await world.signedInAs('lead')];
  const heard: unknown[] = [];
  world.centre.hub.attach({ brandId: world.brandId, staffId: lead.staffId, permissions: new Set(['queue.read']), send: (text) => void heard.push(JSON.parse(text)) });
  await agent.must('PUT', '/api/presence', { state: 'away', reason: 'training' });
  await world.centre.settle();
  expect(heard).toMatchObject([{ name: 'presence.changed', data: { staffId: agent.staffId, name: '沈听', state: 'away', reason: 'training', open: 0, chatCapacity: 3 } }]);
});

test('a day is told from sign-on to sign-off without a gap, with the name of whoever set a state; a colleague sees only their own', async () => {
  const [agent, other, lead] = [await world.signedInAs('agent', { name: '沈听' }), await world.signedInAs('agent'), await world.signedInAs('lead', { name: '许知行' })];
  const dayOf = (who: Person, query = '') => who.must<StaffDay>('GET', `/api/staff/${agent.staffId}/day${query}`);
  expect((await dayOf(agent)).spells).toEqual([]);
  await agent.must('PUT', '/api/presence', { state: 'available' });
  world.clock.pass({ minutes: 90 });
  await agent.must('PUT', '/api/presence', { state: 'away', reason: 'meal' });
  world.clock.pass({ minutes: 30 });
  await agent.must('PUT', '/api/presence', { state: 'available' });
  world.clock.pass({ minutes: 20 });
  await lead.must('PUT', `/api/staff/${agent.staffId}/presence`, { state: 'away', reason: 'coaching' });
  world.clock.pass({ minutes: 10 });
  const day = await dayOf(lead);
  expect(day.spells.map(({ state, reason, by, goesOn }) => [state, reason, by, goesOn])).toEqual([['available', '', null, false], ['away', 'meal', null, false], ['available', '', null, false], ['away', 'coaching', '许知行', true]]);
  day.spells.slice(1).forEach((spell, n) => expect(spell.from).toBe(day.spells[n]?.to));
  expect(day.totals).toEqual([{ state: 'available', reason: '', seconds: 6600 }, { state: 'away', reason: 'meal', seconds: 1800 }, { state: 'away', reason: 'coaching', seconds: 600 }]);
  // Cut to what is asked; the sums are of the same rows as the report's times on duty.
  const [from, to] = ['2026-11-18T03:00:00.000Z', '2026-11-18T04:10:00.000Z'];
  const part = await dayOf(agent, `?from=${from}&to=${to}`);
  expect([part.spells.map((spell) => [spell.from, spell.to]), part.totals[0]]).toEqual([[[from, '2026-11-18T03:30:00.000Z'], ['2026-11-18T03:30:00.000Z', '2026-11-18T04:00:00.000Z'], ['2026-11-18T04:00:00.000Z', to]], { state: 'available', reason: '', seconds: 2400 }]);
  expect((await other.get(`/api/staff/${agent.staffId}/day`)).status).toBe(403);
  expect((await lead.get(`/api/staff/${agent.staffId}/day?from=2026-01-01T00:00:00.000Z`)).status).toBe(422);
  expect((await lead.get(`/api/staff/${world.brandId}/day`)).status).toBe(404);
});
