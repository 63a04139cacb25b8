import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/kit/world.ts';
import { transact } from './act.ts';
import { systemOf } from './actor.ts';
import { sql } from './db/sql.ts';
import type { House } from './house.ts';
import { ridesOf } from './ride.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

test('two acts that wait for each other both come through, each once, each with its event', async () => {
  const [a, b] = [await world.signedInAs('agent'), await world.signedInAs('agent')];
  const lock = (id: string) => sql`update staff_members set team = team || '·' where id = ${id}`;
  let bothHold = 0;
  const meet = async (first: string, second: string) =>
    world.act(async (act) => {
      await act.run(lock(first));
      bothHold += 1;
      // The first time each waits until the other holds its row: a deadlock for certain.
      while (bothHold < 2) await new Promise((resolve) => setTimeout(resolve, 10));
      await act.run(lock(second));
      act.emit({ name: 'story.met', subject: ['staff', first] });
    });
  await Promise.all([meet(a.staffId, b.staffId), meet(b.staffId, a.staffId)]);
  const teams = await world.act((act) => act.rows<{ team: string }>(sql`select team from staff_members where id = any(${[a.staffId, b.staffId]}::uuid[])`));
  expect(teams.map((row) => row.team)).toEqual(['··', '··']);
  await world.centre.settle();
  const met = await world.act((act) => act.rows(sql`select id from events where name = 'story.met'`));
  expect(met).toHaveLength(2);
});

test('an act that waited for another stands behind it in the trail, though it began before', async () => {
  const { staffId } = await world.signedInAs('agent');
  const lock = sql`update staff_members set team = team || '·' where id = ${staffId}`;
  let hasBegun = () => {};
  const begun = new Promise<void>((resolve) => (hasBegun = resolve));
  let holds = () => {};
  const held = new Promise<void>((resolve) => (holds = resolve));
  const early = world.act(async (act) => {
    hasBegun();
    await held;
    await act.run(lock);
    act.emit({ name: 'story.waited', subject: ['staff', staffId] });
  });
  await begun;
  world.clock.pass({ seconds: 1 });
  await world.act(async (act) => {
    await act.run(lock);
    holds();
    act.emit({ name: 'story.held', subject: ['staff', staffId] });
  });
  await early;
  await world.centre.settle();
  const order = await world.act((act) => act.rows<{ name: string }>(sql`select name from events where name in ('story.waited', 'story.held') order by seq`));
  expect(order.map((row) => row.name)).toEqual(['story.held', 'story.waited']);
});

test('what a house keeps in mind of a brand, no other brand and no other house is shown', async () => {
  class Seen {
    readonly all: string[] = [];
  }
  class Other {
    readonly all: string[] = [];
  }
  const { house } = world.centre;
  const elsewhere: House = { ...house };
  const remember = (of: House, brandId: string, what: typeof Seen | typeof Other, word: string) => transact(of, systemOf(brandId, 'story'), async (act) => [...(act.remembered(what).all.push(word), act.remembered(what).all)]);
  const { brandId: stranger } = await world.otherBrand();
  expect(await remember(house, world.brandId, Seen, 'one')).toEqual(['one']);
  expect(await remember(house, world.brandId, Seen, 'two')).toEqual(['one', 'two']);
  expect(await remember(house, stranger, Seen, 'theirs')).toEqual(['theirs']);
  expect(await remember(elsewhere, world.brandId, Seen, 'there')).toEqual(['there']);
  expect(await remember(house, world.brandId, Other, 'else')).toEqual(['else']);
  expect(await ridesOf(house).take(systemOf(world.brandId, 'story'), [], (act) => Promise.resolve([...act.remembered(Seen).all]))).toEqual(['one', 'two']);
});
