import pg from 'pg';
import { expect, it } from 'vitest';
import { emptyDatabase } from '../../../test/kit/database.ts';
import { describeSchema } from './schema.ts';

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
