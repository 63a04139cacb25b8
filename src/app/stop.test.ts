import { expect, test } from 'vitest';
import { openDatabase } from '#kit/db/database.ts';
import { sql } from '#kit/db/sql.ts';
import { Desk } from '../../test/kit/desk.ts';
import { Visitor } from '../../test/kit/visitor.ts';
import { openWorld } from '../../test/kit/world.ts';

test('the centre stops with people connected: each absence is noted at its moment, and nothing goes wrong', async () => {
  const world = await openWorld();
  const desks = await Promise.all([1, 2, 3, 4].map(async () => new Desk(await world.signedInAs('agent')).hello()));
  const visitors = await Promise.all([1, 2].map(async () => {
    const visitor = new Visitor(world.baseUrl);
    await visitor.open('yunque');
    await visitor.connect();
    return visitor;
  }));
  world.clock.pass({ minutes: 7 });
  const reading = openDatabase(world.centre.house.db.url, { connections: 1, onError: () => {} });
  await world.centre.close();
  const seen = await reading.transact({ brandId: world.brandId }, async (tx) => ({
    desks: await tx.rows<{ seen_at: Date }>(sql`select seen_at from presences where brand_id = ${world.brandId} and seen_at is not null`),
    visitors: await tx.rows<{ seen_at: Date }>(sql`select seen_at from visitors where brand_id = ${world.brandId}`),
  }));
  await reading.close();
  const now = world.clock.now().getTime();
  expect([seen.desks, seen.visitors].map((rows) => rows.map((row) => row.seen_at.getTime()))).toEqual([desks.map(() => now), visitors.map(() => now)]);
  expect(world.complaintsOfTheLog).toEqual([]);
  await world.close();
});
