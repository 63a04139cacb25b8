import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase, freshDatabase } from '../../../test/kit/database.ts';
import { migrate } from './migrate.ts';

let database: Awaited<ReturnType<typeof emptyDatabase>>;
let folder: string;
const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql);

beforeEach(async () => {
  database = await emptyDatabase();
  folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  write('0001-first.sql', 'create table a (id int);');
  write('0002-second.sql', 'create table b (id int);\ninsert into a values (1);');
});

afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('migrate', () => {
  it('applies in order, once, and says what it applied', async () => {
    write('notes.txt', 'not a migration');
    expect(await migrate(database.url, { folder })).toEqual(['0001-first.sql', '0002-second.sql']);
    expect(await migrate(database.url, { folder })).toEqual([]);
    write('0003-third.sql', 'insert into b values (3);');
    expect(await migrate(database.url, { folder })).toEqual(['0003-third.sql']);
    expect(await query('select name from schema_migrations order by name')).toHaveLength(3);
  });

  it('lets two starting processes migrate at the same time', async () => {
    const both = await Promise.all([migrate(database.url, { folder }), migrate(database.url, { folder })]);
    expect(both.flat().sort()).toEqual(['0001-first.sql', '0002-second.sql']);
    expect(await query('select count(*)::int as n from a')).toEqual([{ n: 1 }]);
  });

  it('refuses an applied file that was changed, by name, but not for its line ends', async () => {
    await migrate(database.url, { folder });
    write('0002-second.sql', 'create table b (id int);\r\ninsert into a values (1);');
    expect(await migrate(database.url, { folder })).toEqual([]);
    write('0002-second.sql', 'create table b (id bigint);');
    await expect(migrate(database.url, { folder })).rejects.toThrow(/0002-second\.sql was changed/);
    await expect(migrate(database.url, { folder })).rejects.toMatchObject({ name: 'StartTrouble', zh: expect.stringContaining('0002-second.sql') });
  });

  it('refuses a database newer than the program', async () => {
    write('0003-future.sql', 'create table c (id int);');
    await migrate(database.url, { folder });
    rmSync(join(folder, '0003-future.sql'));
    await expect(migrate(database.url, { folder })).rejects.toThrow(/newer than this program: 0003-future\.sql/);
  });

  it('refuses a file numbered before an applied one', async () => {
    await migrate(database.url, { folder });
    write('0002-other.sql', 'create table d (id int);');
    await expect(migrate(database.url, { folder })).rejects.toThrow(/0002-other\.sql is not numbered after 0002-second\.sql/);
  });

  it('leaves nothing of a file that fails, and names its line', async () => {
    write('0003-broken.sql', 'create table c (id int);\nselect nonsense from a;');
    await expect(migrate(database.url, { folder })).rejects.toThrow(/0003-broken\.sql:2 failed/);
    expect(await query(`select to_regclass('b')::text as b, to_regclass('c')::text as c`)).toEqual([{ b: 'b', c: null }]);
  });

  it('runs as a role that row-level security binds', async () => {
    expect(await query('select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user')).toEqual([
      { rolname: 'lingting', rolsuper: false, rolbypassrls: false },
    ]);
  });

  it('gives every test file the migrated template', async () => {
    const fresh = await freshDatabase();
    try {
      expect(await migrate(fresh.url)).toEqual([]);
    } finally {
      await fresh.drop();
    }
  });
});
