import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { StartTrouble } from '#kit/start-trouble.ts';
import { differences, PLAIN_TEXT_SETTINGS, sumsOf } from './backup.ts';
import { damaged, readBackup, type Header, type Manifest } from './backup-file.ts';
import { firingTriggersOf, forcedTablesOf, foreignKeysOf, tablesOf, type Table } from './catalogue.ts';
import { connect } from './connect.ts';
import { migrate, migrationsFolder } from './migrate.ts';

interface RestoreSummary { takenAt: string; tables: number; rows: number; migratedSince: string[] }

/**
 * Fills an empty database from a back-up: migrates it as far as the back-up's program had, loads every row in one
 * transaction, compares what the database then holds with the manifest, and migrates on to this program.
 * Throws StartTrouble, and no row stays, when the database holds a brand already, or the back-up is damaged or newer.
 */
export async function restore(url: string, file: string, folder = migrationsFolder): Promise<RestoreSummary> {
  const pieces = readBackup(file);
  const client = await connect(url);
  try {
    const first = await pieces.next();
    if (first.done || first.value.kind !== 'header') throw damaged(file, new Error('the header is missing'));
    const { header } = first.value;
    await refuseFilled(client);
    await migrateTo(client, url, header, folder);
    await client.query(`begin; ${PLAIN_TEXT_SETTINGS}`);
    const manifest = await withoutGuards(client, () => load(client, header, pieces, file)).catch((error: unknown) => {
      throw error instanceof StartTrouble ? error : damaged(file, error);
    });
    for (const { name, value } of header.sequences) await client.query('select setval($1::regclass, $2)', [name, value]);
    await client.query('commit');
    // Without statistics the first hours would be planned as if the tables were empty.
    await client.query('analyze');
    const sums = Object.values(manifest);
    return { takenAt: header.at, tables: sums.length, rows: sums.reduce((all, { rows }) => all + rows, 0), migratedSince: await migrate(url, { folder }) };
  } finally {
    await pieces.return(undefined);
    // Ends an open transaction too: nothing of it stays.
    await client.end();
  }
}

async function load(client: pg.Client, header: Header, pieces: ReturnType<typeof readBackup>, file: string): Promise<Manifest> {
  const tables = new Map(header.tables.map((table) => [table.name, table]));
  await client.query(`truncate ${[...tables.keys()].join(', ')}`);
  let manifest: Manifest | undefined;
  let copy: ReturnType<typeof copyInto> | undefined;
  for await (const piece of pieces) {
    if (piece.kind === 'table') {
      const table = tables.get(piece.table);
      if (!table) throw damaged(file, new Error(`${piece.table} is not in the header`));
      copy = copyInto(client, table);
    } else if (piece.kind === 'rows') await copy?.write(piece.bytes);
    else if (piece.kind === 'endOfRows') await copy?.end();
    else if (piece.kind === 'manifest') manifest = piece.manifest;
  }
  const found: Manifest = {};
  for (const table of header.tables) found[table.name] = await sumsOf(client, table);
  const wrong = differences(manifest ?? {}, found);
  if (wrong.length > 0) throw damaged(file, new Error(wrong.join(', ')));
  return found;
}

/** Rows on their way into one table. What PostgreSQL refuses rejects the call under way or the next one. */
function copyInto(client: pg.Client, table: Table): { write(bytes: Buffer): Promise<void>; end(): Promise<void> } {
  const stream = client.query(copyFrom(`copy ${table.name} (${table.columns.join(', ')}) from stdin`));
  let failure: Error | undefined;
  const failed = new Promise<never>((_, reject) => {
    stream.on('error', (error) => reject((failure ??= error)));
  });
  // It may fail while nobody waits for it: then the next call tells.
  failed.catch(() => undefined);
  const step = async (take: (done: (error?: Error | null) => void) => void) => {
    if (failure) throw failure;
    await Promise.race([failed, new Promise<void>((resolve, reject) => { take((error) => (error ? reject(error) : resolve())); })]);
  };
  return {
    write: (bytes) => step((done) => { stream.write(bytes, done); }),
    end: () => step((done) => { stream.end(done); }),
  };
}

/**
 * Lifts what would hinder loading — triggers (they acted when the rows were first written), foreign keys (tables come
 * in the order of their names), forced row-level security (COPY refuses it) — and puts everything back, so that the
 * foreign keys are checked over all rows. All of it inside the transaction: nobody else ever sees the guards down.
 */
async function withoutGuards<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  const keys = await foreignKeysOf(client);
  const triggers = await firingTriggersOf(client);
  const forced = await forcedTablesOf(client);
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { table, name } of triggers) await client.query(`alter table ${table} disable trigger ${name}`);
  for (const table of forced) await client.query(`alter table ${table} no force row level security`);
  const result = await work();
  for (const { table, name, definition } of keys) await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  for (const { table, name } of triggers) await client.query(`alter table ${table} enable trigger ${name}`);
  for (const table of forced) await client.query(`alter table ${table} force row level security`);
  return result;
}

/** A database without a brand holds nothing of anybody's: at most what the migrations put there. */
async function refuseFilled(client: pg.Client): Promise<void> {
  const tables = await tablesOf(client);
  if (tables.length === 0) return;
  const brands = tables.some(({ name }) => name === 'public.brands') ? await brandCount(client) : undefined;
  if (brands === 0) return;
  throw new StartTrouble({
    zh: '要恢复到的数据库不是空的。请提供一个新的空数据库（或新的数据文件夹），数据没有改动。',
    en: 'The database to restore into is not empty. Provide a new, empty database (or a new data folder); no data was changed.',
  });
}

/** With the fence open: behind it, every database looks empty. */
async function brandCount(client: pg.Client): Promise<number> {
  await client.query(`begin; set local app.everywhere = 'on'`);
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from brands');
  await client.query('rollback');
  return rows[0]?.count ?? 0;
}

async function migrateTo(client: pg.Client, url: string, header: Header, folder: string): Promise<void> {
  const last = header.migrations.at(-1)?.name ?? '';
  const before = await appliedTo(client);
  if (before.every(({ name }) => name <= last)) await migrate(url, { folder, upTo: last });
  const applied = await appliedTo(client);
  const same = applied.length === header.migrations.length && header.migrations.every(({ name, sha256 }, at) => applied[at]?.name === name && applied[at].sha256 === sha256);
  if (same) return;
  const reached = applied.at(-1)?.name ?? '';
  throw new StartTrouble({
    zh: `这份备份到 ${last} 为止，而这个数据库到 ${reached} 为止，两者不相配。请使用至少与备份同样新的程序，以及一个空数据库。`,
    en: `The back-up reaches ${last}, this database reaches ${reached}: they do not fit. Use a program at least as new as the back-up, and an empty database.`,
  });
}

async function appliedTo(client: pg.Client): Promise<Header['migrations']> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('schema_migrations') is not null as there`);
  if (!rows[0]?.there) return [];
  return (await client.query<Header['migrations'][number]>('select name, sha256 from schema_migrations order by name')).rows;
}
