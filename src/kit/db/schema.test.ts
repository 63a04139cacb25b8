import pg from 'pg';
import { expect, it } from 'vitest';
import { emptyDatabase, freshDatabase } from '../../../test/kit/database.ts';
import { openDatabase, type Queryable } from './database.ts';
import { describeSchema } from './schema.ts';
import { sql } from './sql.ts';

const MADE = `
  create type mood as enum ('calm', 'angry');
  create table b_brands (id uuid primary key, name text not null default '聆', mood mood);
  create table a_cases (id int generated always as identity primary key, brand_id uuid not null references b_brands, n int check (n > 0), twice int generated always as (n * 2) stored);
  create index a_cases_n on a_cases (brand_id, n desc) where n > 5;
  alter table a_cases enable row level security;
  alter table a_cases force row level security;
  create policy fence on a_cases using (brand_id is not null);
  create function stamp() returns trigger language plpgsql as $$ begin return new; end $$;
  create trigger stamp before insert on a_cases for each row execute function stamp();
  create view big as select id from a_cases where n > 9;
  create view small with (security_invoker = true) as select id from a_cases where n < 2;
  comment on column a_cases.n is 'how many';`;

async function described(sql: string): Promise<string> {
  const { url, drop } = await emptyDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
    return await describeSchema(url);
  } finally {
    await client.end();
    await drop();
  }
}

it('tells every kind of thing a migration can make, in an order of its own', async () => {
  const text = await described(MADE);
  for (const part of [
    `create type mood as enum ('calm', 'angry');`, `name text not null default '聆'::text`, 'id integer not null generated always as identity', 'generated always as ((n * 2)) stored',
    'constraint a_cases_brand_id_fkey FOREIGN KEY (brand_id) REFERENCES b_brands(id)', 'constraint a_cases_n_check CHECK ((n > 0))',
    'CREATE INDEX a_cases_n ON public.a_cases USING btree (brand_id, n DESC) WHERE (n > 5);', 'alter table a_cases force row level security;',
    'create policy fence on a_cases as permissive for all using ((brand_id IS NOT NULL));', 'CREATE TRIGGER stamp', 'CREATE OR REPLACE FUNCTION public.stamp()', 'create view big as', 'create view small with (security_invoker=true) as',
    `comment on column a_cases.n is 'how many';`,
  ]) expect(text).toContain(part);
  expect(text.indexOf('create table a_cases')).toBeLessThan(text.indexOf('create table b_brands'));
  expect(text).not.toContain('a_cases_pkey ON');
});

it('is the same for the same migrations and different for the smallest change', async () => {
  const first = await described(MADE);
  expect(await described(MADE)).toBe(first);
  for (const [from, to] of [['n > 5', 'n > 6'], ['force row', 'no force row'], ['before insert', 'after insert'], ['n > 9', 'n > 8'], ['return new', 'return null'], ["default '聆'", '']] as const) {
    expect(await described(MADE.replace(from, to)), from).not.toBe(first);
  }
});

it('lets an act see and change its own brand alone, and the house all of them', async () => {
  const { url, drop } = await freshDatabase();
  const db = openDatabase(url, { connections: 2, onError: () => {} });
  const [ours, theirs] = ['01930000-0000-7000-8000-000000000001', '01930000-0000-7000-8000-000000000002'] as const;
  const open = (tx: Queryable, id: string, slug: string) => tx.run(sql`insert into brands (id, slug, name, zone, widget_secret, created_at) values (${id}, ${slug}, ${slug}, 'UTC', 'secret', now()) on conflict (slug) do nothing`);
  const names = async (tx: Queryable) => (await tx.rows<{ name: string }>(sql`select name from brands order by id`)).map((row) => row.name);
  try {
    await db.transact({ brandId: ours }, (tx) => open(tx, ours, 'ours'));
    await db.transact({ brandId: theirs }, (tx) => open(tx, theirs, 'theirs'));
    expect([await db.transact({ brandId: ours }, names), await names(db.everywhere)]).toEqual([['ours'], ['ours', 'theirs']]);
    expect(await db.transact({ brandId: ours }, (tx) => tx.run(sql`update brands set widget_secret = 'stolen'`))).toBe(1);
    expect(await db.transact({ brandId: ours }, (tx) => tx.run(sql`delete from brands where id = ${theirs}`))).toBe(0);
    await expect(db.transact({ brandId: ours }, (tx) => open(tx, '01930000-0000-7000-8000-000000000003', 'third'))).rejects.toThrow(/row-level security/);
    // A short name that another brand has is found taken all the same.
    expect(await db.transact({ brandId: '01930000-0000-7000-8000-000000000004' }, (tx) => open(tx, '01930000-0000-7000-8000-000000000004', 'theirs'))).toBe(0);
    expect(await db.everywhere.one(sql`select widget_secret from brands where id = ${theirs}`)).toEqual({ widget_secret: 'secret' });
  } finally {
    await db.close();
    await drop();
  }
});
