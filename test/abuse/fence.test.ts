/** The second fence: a statement that forgets the brand still sees and touches its own brand only. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ident, sql } from '#kit/db/sql.ts';
import type { Queryable } from '#kit/db/database.ts';
import { furnish } from '../kit/furnished.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
let other: { brandId: string; slug: string };
let tables: string[];
beforeAll(async () => {
  world = await openWorld();
  await furnish(world, await world.signedInAs('administrator'));
  other = await world.otherBrand();
  await furnish(world, await world.signedInAs('administrator', { brandId: other.brandId }), other.slug);
  await world.centre.settle();
  tables = await everywhere(async (tx) => (await tx.rows<{ name: string }>(sql`
    select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'brand_id' and t.table_type = 'BASE TABLE' order by 1`)).map((row) => row.name));
});
afterAll(() => world.close());
const everywhere = <T>(work: (tx: Queryable) => Promise<T>) => world.centre.house.db.transact({ brandId: 'everywhere' }, work);
const inBrand = <T>(work: (tx: Queryable) => Promise<T>, brandId = other.brandId) => world.centre.house.db.transact({ brandId }, work);
const brandsIn = async (tx: Queryable, table: string) => (await tx.rows<{ brand_id: string }>(sql`select distinct brand_id from ${ident(table)}`)).map((row) => row.brand_id);

describe('a statement that forgets the brand', () => {
  test('reads its own brand’s rows only, in every table; and both brands have rows, so that this can fail', async () => {
    let bothFilled = 0;
    for (const table of tables) {
      const all = await everywhere((tx) => brandsIn(tx, table));
      bothFilled += [world.brandId, other.brandId].every((id) => all.includes(id)) ? 1 : 0;
      expect([table, (await inBrand((tx) => brandsIn(tx, table))).filter((id) => id !== other.brandId)]).toEqual([table, []]);
    }
    expect(bothFilled).toBeGreaterThan(15);
  });

  test('sees through a view no more than through its tables', async () => {
    const views = await everywhere((tx) => tx.rows<{ name: string; invoker: boolean }>(sql`
      select c.relname as name, coalesce(c.reloptions @> '{security_invoker=true}', false) as invoker from pg_class c where c.relkind = 'v' and c.relnamespace = 'public'::regnamespace`));
    expect(views.length).toBeGreaterThan(0);
    for (const { name, invoker } of views) {
      expect([name, invoker, (await everywhere((tx) => brandsIn(tx, name))).length]).toEqual([name, true, 2]);
      expect([name, await inBrand((tx) => brandsIn(tx, name))]).toEqual([name, [other.brandId]]);
    }
  });

  test('changes and deletes nothing of another brand', async () => {
    for (const table of tables) {
      const count = () => everywhere((tx) => tx.one<{ n: number }>(sql`select count(*) as n from ${ident(table)} where brand_id = ${world.brandId}`));
      const before = await count();
      const touched = inBrand(async (tx) => {
        const n = await tx.run(sql`update ${ident(table)} set brand_id = brand_id where brand_id = ${world.brandId}`);
        const gone = await tx.run(sql`delete from ${ident(table)} where brand_id = ${world.brandId}`);
        expect([table, n, gone]).toEqual([table, 0, 0]);
      });
      await touched;
      expect(await count()).toEqual(before);
    }
  });

  test('puts no row into another brand and moves none there', async () => {
    await expect(inBrand((tx) => tx.run(sql`insert into number_series (brand_id, series, last) values (${world.brandId}, 'stolen', 1)`))).rejects.toThrow(/row-level security/);
    await inBrand((tx) => tx.run(sql`insert into number_series (brand_id, series, last) values (${other.brandId}, 'own', 1)`));
    await expect(inBrand((tx) => tx.run(sql`update number_series set brand_id = ${world.brandId} where series = 'own'`))).rejects.toThrow(/row-level security/);
  });

  test('without any brand sees nothing at all', async () => {
    const client = await world.centre.house.db.dedicated();
    try {
      for (const table of [...tables, 'brands']) {
        const { rows } = await client.query<{ n: string }>(`select count(*) as n from "${table}"`);
        expect([table, Number(rows[0]?.n)]).toEqual([table, 0]);
      }
    } finally {
      await client.end();
    }
  });

  test('a connection handed on from one brand to the next keeps nothing of the first', async () => {
    for (let i = 0; i < 30; i++) {
      const brandId = i % 2 === 0 ? world.brandId : other.brandId;
      expect(await inBrand((tx) => brandsIn(tx, 'staff_members'), brandId)).toEqual([brandId]);
      await inBrand(() => Promise.reject(new Error('the act fails')), brandId).catch(() => {});
    }
  });
});

test('every table with a brand is fenced and forced, and the server’s role cannot step over', async () => {
  const fences = await everywhere((tx) => tx.rows<{ name: string; fenced: boolean; forced: boolean; policies: number }>(sql`
    select c.relname as name, c.relrowsecurity as fenced, c.relforcerowsecurity as forced, (select count(*) from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c where c.relkind = 'r' and c.relname = any(${[...tables, 'brands']})`));
  expect(fences.filter((fence) => !fence.fenced || !fence.forced || fence.policies !== 1)).toEqual([]);
  const role = await everywhere((tx) => tx.one<{ rolsuper: boolean; rolbypassrls: boolean }>(sql`select rolsuper, rolbypassrls from pg_roles where rolname = current_user`));
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false });
});

test('a table without a brand is one of the few that have a reason', async () => {
  const bare = await everywhere((tx) => tx.rows<{ name: string }>(sql`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all(${tables}) order by 1`));
  // The brands themselves, fenced by their own id; failures count before anybody knows whose account it is; the migrations' own record.
  expect(bare.map((row) => row.name).filter((name) => !['brands', 'sign_in_failures', 'migrations', 'schema_migrations'].includes(name))).toEqual([]);
});

test('a brand id that is none never reaches the SQL text', async () => {
  for (const made of [`x'; set app.everywhere = 'on'; --`, '', `${other.brandId}'; --`, 'everywhere ']) await expect(inBrand(async () => true, made)).rejects.toThrow(/not a brand id/);
});
