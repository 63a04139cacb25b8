/** Acts that ride together do what they would have done one by one; a ride costs one transaction, and nobody is kept waiting for company. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { Act, AskForAll } from './act.ts';
import { systemOf, type Actor } from './actor.ts';
import type { Queryable } from './db/database.ts';
import { sql } from './db/sql.ts';
import { refuse } from './refusal.ts';
import { ridesOf, type Rides } from './ride.ts';

let world: World;
let rides: Rides;
let who: Actor;
beforeAll(async () => {
  world = await openWorld();
  rides = ridesOf(world.centre.house);
  who = systemOf(world.brandId, 'story');
});
afterAll(() => world.close());

/** Adds to a series of numbers, and says how many items its statement had and in which transaction it ran. */
const add: AskForAll<{ series: string; by: number }, { together: number; transaction: string; last: number }> = async (shared, items) => {
  const rows = await shared.rows<{ series: string; last: number; transaction: string }>(sql`
    insert into number_series (brand_id, series, last) select ${shared.brandId}, s, n from unnest(${items.map((item) => item.series)}::text[], ${items.map((item) => item.by)}::int[]) as i(s, n)
    on conflict (brand_id, series) do update set last = number_series.last + excluded.last returning series, last, pg_current_xact_id()::text as transaction`);
  return items.map(({ series }) => {
    const row = rows.find((each) => each.series === series);
    return { together: items.length, transaction: row?.transaction ?? '', last: row?.last ?? -1 };
  });
};
const adding = (series: string, by = 1) => async (act: Act) => {
  const added = await act.together(add, { series, by });
  act.emit({ name: 'story.added', subject: ['story', act.id()], detail: { series } });
  return added;
};
const lastOf = (series: string) => world.act(async (act) => (await act.maybe<{ last: number }>(sql`select last from number_series where brand_id = ${act.brandId} and series = ${series}`))?.last);
const eventsOf = async (series: string) => {
  await world.centre.settle();
  return world.act((act) => act.rows<{ actor_kind: string; actor_name: string | null }>(sql`select actor_kind, actor_name from events where brand_id = ${act.brandId} and name = 'story.added' and detail->>'series' = ${series}`));
};

test('the first goes at once and alone; those that came meanwhile share a transaction and a statement, each with its own answer and event', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, (_, n) => rides.take({ ...who, name: `story ${n}` } as Actor, [`${n}`], adding(`shared ${n}`, n))));
  expect(all.map((each) => each.last)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  expect(all[0]?.together).toBe(1);
  const transactions = new Set(all.map((each) => each.transaction));
  expect(transactions.size).toBeLessThanOrEqual(6);
  expect(Math.max(...all.map((each) => each.together))).toBeGreaterThanOrEqual(5);
  expect(await eventsOf('shared 7')).toEqual([{ actor_kind: 'system', actor_name: 'story 7' }]);
});

test('one refuses: it alone hears it, the others are done once', async () => {
  const refusing = async (act: Act) => {
    await act.together(add, { series: 'refused', by: 1 });
    throw refuse('invalid', 'kit.notFound');
  };
  const ended = await Promise.allSettled([rides.take(who, ['a'], adding('beside a')), rides.take(who, ['b'], adding('beside b')), rides.take(who, ['c'], refusing), rides.take(who, ['d'], adding('beside d')), rides.take(who, ['e'], adding('beside e'))]);
  expect(ended.map((each) => each.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(ended[2]).toMatchObject({ reason: { code: 'kit.notFound' } });
  expect(await Promise.all(['beside a', 'beside b', 'beside d', 'beside e', 'refused'].map(lastOf))).toEqual([1, 1, 1, 1, undefined]);
  expect(await eventsOf('beside d')).toHaveLength(1);
});

test('who refuses before asking anything was never aboard: the ride goes on without it', async () => {
  const refusing = async () => {
    throw refuse('too_many', 'kit.notFound');
  };
  const ended = await Promise.allSettled(Array.from({ length: 9 }, (_, n) => (n === 4 ? rides.take(who, ['never'], refusing) : rides.take(who, [`n${n}`], adding(`never ${n}`)))));
  expect(ended.map((each) => each.status === 'fulfilled')).toEqual(Array.from({ length: 9 }, (_, n) => n !== 4));
  expect(ended.flatMap((each) => (each.status === 'fulfilled' ? [each.value?.together ?? 0] : [])).some((together) => together > 1)).toBe(true);
});

test('a statement that fails takes nobody else down', async () => {
  const failing = (act: Act) => act.run(sql`select 1 / 0`);
  const ended = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => (n === 5 ? rides.take(who, ['x'], failing) : rides.take(who, [`f${n}`], adding(`failing ${n}`)))));
  expect(ended.map((each) => each.status)).toEqual(Array.from({ length: 8 }, (_, n) => (n === 5 ? 'rejected' : 'fulfilled')));
  expect(await Promise.all([0, 4, 6, 7].map((n) => lastOf(`failing ${n}`)))).toEqual([1, 1, 1, 1]);
});

test('two acts about the same thing never share a transaction, and the one that came first goes first', async () => {
  const order: number[] = [];
  const all = await Promise.all(Array.from({ length: 12 }, (_, n) => rides.take(who, [`thing ${n % 3}`], async (act) => {
    const added = await act.together(add, { series: `thing ${n % 3}`, by: 1 });
    order.push(n);
    return { ...added, n };
  })));
  for (const thing of [0, 1, 2]) {
    const about = all.filter((each) => each.n % 3 === thing);
    expect(new Set(about.map((each) => each.transaction)).size).toBe(4);
    expect(about.map((each) => each.last)).toEqual([1, 2, 3, 4]);
    expect(order.filter((n) => n % 3 === thing)).toEqual(about.map((each) => each.n));
  }
});

test('whatever comes, in whatever company: as if one by one', async () => {
  let run = 0;
  await fc.assert(fc.asyncProperty(fc.array(fc.record({ series: fc.constantFrom('p', 'q', 'r', 's', 't'), by: fc.integer({ min: 1, max: 9 }), fails: fc.boolean(), steps: fc.integer({ min: 1, max: 3 }) }), { minLength: 1, maxLength: 25 }), async (asked) => {
    run += 1;
    const named = asked.map((each) => ({ ...each, series: `${run} ${each.series}` }));
    await Promise.allSettled(named.map(({ series, by, fails, steps }) => rides.take(who, [series], async (act) => {
      for (let step = 0; step < steps; step += 1) await act.together(add, { series, by });
      if (fails) throw refuse('invalid', 'kit.notFound');
    })));
    for (const series of new Set(named.map((each) => each.series))) {
      const wanted = named.filter((each) => each.series === series && !each.fails).reduce((sum, each) => sum + each.by * each.steps, 0);
      expect((await lastOf(series)) ?? 0).toBe(wanted);
    }
  }), { numRuns: 25 });
});

test('another brand rides on its own', async () => {
  const other = await world.otherBrand();
  const all = await Promise.all([rides.take(who, ['1'], adding('mine')), rides.take(systemOf(other.brandId, 'story'), ['1'], adding('theirs')), rides.take(who, ['2'], adding('mine too'))]);
  expect(all[1]?.transaction).not.toBe(all[0]?.transaction);
  expect(await lastOf('theirs')).toBeUndefined();
});

test('one held row holds up nobody else: the ride is given up, its seat is free, and only who needs the row waits for it', async () => {
  await rides.take(who, ['held'], adding('held'));
  let release = () => {};
  let isHeld = () => {};
  const held = new Promise<void>((done) => (isHeld = done));
  const holding = world.act(async (act) => {
    await act.run(sql`select 1 from number_series where brand_id = ${act.brandId} and series = 'held' for update`);
    isHeld();
    await new Promise<void>((done) => (release = done));
  });
  await held;
  const ended: string[] = [];
  const take = (series: string) => rides.take(who, [series], adding(series)).then(() => void ended.push(series));
  const waiting = [take('free 0'), take('free 1'), take('held'), take('free 2'), take('free 3')];
  await Promise.all([...waiting.filter((_, n) => n !== 2), take('free 4')]);
  expect(ended).not.toContain('held');
  release();
  await Promise.all([holding, ...waiting]);
  expect(await lastOf('held')).toBe(2);
  expect(await lastOf('free 3')).toBe(1);
});

test('two who went alone and wait for held rows keep nobody from going', async () => {
  const series = ['alone 1', 'alone 2'];
  for (const each of series) await rides.take(who, [each], adding(each));
  let release = () => {};
  let isHeld = () => {};
  const held = new Promise<void>((done) => (isHeld = done));
  const holding = world.act(async (act) => {
    await act.run(sql`select 1 from number_series where brand_id = ${act.brandId} and series = any(${series}) for update`);
    isHeld();
    await new Promise<void>((done) => (release = done));
  });
  await held;
  const waiting = series.map((each) => rides.take(who, [each], adding(each)));
  await Promise.all([1, 2, 3].map((n) => rides.take(who, [`passing ${n}`], adding(`passing ${n}`))));
  release();
  await Promise.all([holding, ...waiting]);
  expect(await Promise.all(series.map(lastOf))).toEqual([2, 2]);
});

test('a commit whose answer was lost is not done again: whoever asked hears of it', async () => {
  const { house } = world.centre;
  let isLost = false;
  const losing = { ...house, db: { ...house.db, transact: async <T>(scope: Parameters<typeof house.db.transact>[0], work: (tx: Queryable) => Promise<T>) => {
    const value = await house.db.transact(scope, work);
    if (scope.isForMany === true && !isLost) {
      isLost = true;
      throw Object.assign(new Error('Connection terminated unexpectedly'), {});
    }
    return value;
  } } };
  const ended = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => ridesOf(losing).take(who, [`l${n}`], adding(`lost ${n}`))));
  expect(isLost).toBe(true);
  expect(ended.some((each) => each.status === 'rejected')).toBe(true);
  expect(await Promise.all(ended.map((_, n) => lastOf(`lost ${n}`)))).toEqual(ended.map(() => 1));
});
