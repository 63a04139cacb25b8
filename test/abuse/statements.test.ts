/** A page of fifty asks the database as often as a page of five. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import type { Client } from '../kit/client.ts';
import { lists, type Ids } from '../kit/lists.ts';
import { someOf, workedForYears } from '../kit/many-rows.ts';
import { statementsOf } from '../kit/statements.ts';
import { openWorld, type World } from '../kit/world.ts';

interface Place {
  readonly world: World;
  readonly client: Client;
  readonly ids: Ids;
}
const places: Place[] = [];
beforeAll(async () => {
  for (const [many, people] of [[5, 2], [50, 12]] as const) {
    const world = await openWorld();
    const client = await world.signedInAs('administrator');
    const staffIds = [client.staffId];
    for (let i = 1; i < people; i++) staffIds.push((await world.signedInAs('agent')).staffId);
    await workedForYears(world, many, staffIds);
    places.push({ world, client, ids: { ...(await someOf(world)), staff: client.staffId, now: world.clock.now() } });
  }
});
afterAll(async () => {
  for (const { world } of places) await world.close();
});

/** The fewest of three: now and then the sealer looks at the same moment whether there is anything to do. */
async function countOf(ask: () => Promise<unknown>): Promise<number> {
  const counts = [];
  for (let i = 0; i < 3; i++) counts.push((await statementsOf(ask)).statements.length);
  return Math.min(...counts);
}

test.each(Object.entries(lists))('%s', async (_what, path) => {
  const asked: number[] = [];
  for (const { client, ids } of places) asked.push(await countOf(() => client.must('GET', path(ids))));
  expect(asked[0]).toBeGreaterThan(0);
  expect(asked[1]).toBe(asked[0]);
});

test('a colleague who leaves hands over fifty matters as quickly as five, and a queue gets ten people as quickly as one', async () => {
  const asked: number[] = [];
  for (const { world, client, ids } of places) {
    const { items } = await client.must<{ items: { staffId: string }[] }>('GET', `/api/queues/${ids.queue}/members`);
    const [leaver, ...stayers] = items.map((one) => one.staffId).filter((id) => id !== ids.staff);
    await world.act((act) => act.run(sql`update cases set owner_id = ${leaver} where brand_id = ${act.brandId}`));
    await world.act((act) => act.run(sql`update commitments set owner_id = ${leaver} where brand_id = ${act.brandId}`));
    const members = await statementsOf(() => client.must('PUT', `/api/queues/${ids.queue}/members`, { staffIds: stayers }));
    await client.must('PUT', `/api/staff/${leaver}`, { state: 'deactivated' });
    const handedOver = await statementsOf(() => world.centre.settle());
    asked.push(members.statements.filter(({ text }) => /presences|staff_queues/.test(text)).length, handedOver.statements.filter(({ text }) => /(from|update|into) (cases|commitments)/.test(text)).length);
    expect(await world.act((act) => act.rows(sql`select id from cases where brand_id = ${act.brandId} and owner_id = ${leaver} and state <> 'closed'`))).toEqual([]);
    expect(await world.act((act) => act.rows(sql`select id from commitments where brand_id = ${act.brandId} and owner_id = ${leaver} and kept_at is null`))).toEqual([]);
  }
  expect(asked.slice(2)).toEqual(asked.slice(0, 2));
});

test('the wallboard reads today’s contacts once, for its rows and for its figures', async () => {
  const [place] = places;
  if (place === undefined) throw new Error('no place');
  const { statements } = await statementsOf(() => place.client.must('GET', '/api/reports/wallboard'));
  expect(statements.filter(({ text }) => / as outcome\b/.test(text))).toHaveLength(1);
});
