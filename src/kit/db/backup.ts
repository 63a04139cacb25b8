import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { StartTrouble } from '#kit/start-trouble.ts';
import { damaged, readBackup, RowSums, type Header, type Manifest, type Sums } from './backup-file.ts';
import { partlyHiddenTables, sequencesOf, tablesOf, type Table } from './catalogue.ts';
import { connect } from './connect.ts';

interface BackupSummary { file: string; tables: number; rows: number; bytes: number }

/**
 * Writes everything in the database, as it is at one moment, into one file that only its owner can read, while the
 * centre goes on working. The file gets its name when it is complete and on the disk, and is read back once.
 * Throws StartTrouble when there is nothing to back up, or row-level security would hide rows from the back-up.
 */
export async function backup(url: string, file: string, at: Date): Promise<BackupSummary> {
  const client = await connect(url);
  const unfinished = `${file}.unfinished`;
  try {
    await client.query(`begin isolation level repeatable read, read only; ${PLAIN_TEXT_SETTINGS}`);
    await refuseUnprepared(client);
    await refuseHidden(client);
    await pipeline(Readable.from(everything(client, at)), createGzip(), createWriteStream(unfinished, { mode: 0o600 }));
    await client.query('commit');
    await toDisk(unfinished);
    const manifest = await checkBackup(unfinished);
    await rename(unfinished, file);
    await toDisk(dirname(file));
    const sums = Object.values(manifest);
    return { file, tables: sums.length, rows: sums.reduce((all, { rows }) => all + rows, 0), bytes: (await stat(file)).size };
  } finally {
    await rm(unfinished, { force: true });
    await client.end();
  }
}

/** Reads a back-up through and compares every row with its manifest. Throws StartTrouble. */
export async function checkBackup(file: string): Promise<Manifest> {
  const found = new Map<string, RowSums>();
  let current = new RowSums();
  let manifest: Manifest = {};
  for await (const piece of readBackup(file)) {
    if (piece.kind === 'table') found.set(piece.table, (current = new RowSums()));
    if (piece.kind === 'rows') current.add(piece.bytes);
    if (piece.kind === 'manifest') manifest = piece.manifest;
  }
  const wrong = differences(manifest, Object.fromEntries([...found].map(([table, { sums }]) => [table, sums])));
  if (wrong.length > 0) throw damaged(file, new Error(wrong.join(', ')));
  return manifest;
}

/** Names of the tables whose rows are not those the manifest tells of. */
export function differences(manifest: Manifest, found: Manifest): string[] {
  const names = new Set([...Object.keys(manifest), ...Object.keys(found)]);
  return [...names].filter((name) => manifest[name]?.rows !== found[name]?.rows || manifest[name]?.checksum !== found[name]?.checksum);
}

/** So that the same value is the same text on every server, whatever its settings. `app.everywhere` opens the fences. */
export const PLAIN_TEXT_SETTINGS = `set local app.everywhere = 'on'; set local datestyle = 'ISO'; set local timezone = 'UTC';
  set local intervalstyle = 'postgres'; set local extra_float_digits = 1; set local bytea_output = 'hex'; set local client_encoding = 'UTF8'`;

/** What a table holds now, summed as in the manifest. */
export async function sumsOf(client: pg.Client, table: Table): Promise<Sums> {
  const sums = new RowSums();
  for await (const bytes of rowsOf(client, table)) sums.add(bytes);
  return sums.sums;
}

async function* everything(client: pg.Client, at: Date): AsyncGenerator<Buffer> {
  const line = (value: object) => Buffer.from(`${JSON.stringify(value)}\n`);
  const tables = await tablesOf(client);
  const migrations = await client.query<Header['migrations'][number]>('select name, sha256 from schema_migrations order by name');
  const header: Header = { format: 'lingting-backup-1', at: at.toISOString(), migrations: migrations.rows, tables, sequences: await sequencesOf(client) };
  yield line(header);
  const manifest: Manifest = {};
  for (const table of tables) {
    const sums = new RowSums();
    yield line({ table: table.name });
    for await (const bytes of rowsOf(client, table)) {
      sums.add(bytes);
      yield bytes;
    }
    yield Buffer.from('\\.\n');
    manifest[table.name] = sums.sums;
  }
  yield line({ manifest });
}

function rowsOf(client: pg.Client, table: Table): AsyncIterable<Buffer> {
  return client.query(copyTo(`copy (select ${table.columns.join(', ')} from ${table.name}) to stdout`));
}

async function refuseUnprepared(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('schema_migrations') is not null as there`);
  if (rows[0]?.there) return;
  throw new StartTrouble({
    zh: '这个数据库里还没有聆听的数据，没有可备份的内容。请检查 DATABASE_URL 或数据文件夹是否正确。',
    en: 'This database holds nothing of Lingting, so there is nothing to back up. Check that DATABASE_URL or the data folder is the right one.',
  });
}

async function refuseHidden(client: pg.Client): Promise<void> {
  const [first] = await partlyHiddenTables(client);
  if (first === undefined) return;
  throw new StartTrouble({
    zh: `无法备份：行级安全策略会让备份漏掉表 ${first} 的一部分数据。请给它加上 fence() 策略，或用不受行级安全限制的用户连接。`,
    en: `No back-up: row-level security would hide a part of the table ${first} from it. Give the table its fence() policy, or connect as a role that row-level security does not bind.`,
  });
}

async function toDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
