import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { StartTrouble } from '#kit/start-trouble.ts';
import { connect } from './connect.ts';

interface Migration { name: string; sha256: string; sql: string }

export const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** Any number: it keeps two starting processes from migrating at the same time. */
const ADVISORY_LOCK = 720_101;

/**
 * Brings the database up to this program: applies `NNNN-*.sql` in order, each in a transaction of its own with its
 * row in `schema_migrations`. Returns the names applied now. Throws StartTrouble for a changed applied file, a database
 * newer than the program, or a file that fails (whose transaction is rolled back). `upTo` names the last file to
 * apply: a back-up is loaded into the tables its own program had.
 */
export async function migrate(url: string, options: { folder?: string; upTo?: string } = {}): Promise<string[]> {
  const { folder = migrationsFolder, upTo } = options;
  const wanted = readMigrations(folder).filter(({ name }) => upTo === undefined || name <= upTo);
  const client = await connect(url);
  try {
    await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
    await client.query('create table if not exists schema_migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())');
    const { rows: applied } = await client.query<{ name: string; sha256: string }>('select name, sha256 from schema_migrations order by name');
    const missing = stillToApply(wanted, applied);
    for (const migration of missing) await apply(client, migration);
    return missing.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

function readMigrations(folder: string): Migration[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^\d{4}-.+\.sql$/.test(name)).sort() : [];
  return names.map((name) => {
    // Git may have turned the line ends on Windows; that is no change.
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}

function stillToApply(wanted: Migration[], applied: { name: string; sha256: string }[]): Migration[] {
  const byName = new Map(wanted.map((migration) => [migration.name, migration]));
  for (const { name, sha256 } of applied) {
    const file = byName.get(name);
    if (!file) {
      throw new StartTrouble({
        zh: `数据库比本程序新：它已执行过 ${name}，而本程序里没有这个文件。请启动较新的程序版本，数据没有改动。`,
        en: `The database is newer than this program: ${name} was applied to it, and this program does not have that file. Start the newer program; no data was changed.`,
      });
    }
    if (file.sha256 !== sha256) {
      throw new StartTrouble({
        zh: `迁移文件 ${name} 在执行之后被改动过。请恢复原来的内容，把新的改动写进新的迁移文件，数据没有改动。`,
        en: `The migration ${name} was changed after it had been applied. Put its former content back and write the change as a new migration; no data was changed.`,
      });
    }
    byName.delete(name);
  }
  const missing = [...byName.values()];
  const last = applied.at(-1)?.name ?? '';
  const late = missing.find(({ name }) => name.slice(0, 4) <= last.slice(0, 4));
  if (late) {
    throw new StartTrouble({
      zh: `迁移文件 ${late.name} 的编号不在已执行的 ${last} 之后。请给它一个更大的编号，数据没有改动。`,
      en: `The migration ${late.name} is not numbered after ${last}, which was applied already. Give it a higher number; no data was changed.`,
    });
  }
  return missing;
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.sql);
    await client.query('insert into schema_migrations (name, sha256) values ($1, $2)', [migration.name, migration.sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    const { message, position } = error as pg.DatabaseError;
    const line = position ? migration.sql.slice(0, Number(position)).split('\n').length : undefined;
    const where = line ? `${migration.name}:${line}` : migration.name;
    throw new StartTrouble({
      zh: `迁移 ${where} 执行失败，已全部撤销：${message}`,
      en: `The migration ${where} failed and was rolled back: ${message}`,
    }, error);
  }
}
