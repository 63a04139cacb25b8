/**
 * The back-up's file: gzip over text that `zcat` shows. First a line of JSON (the header); then for each table a line
 * {"table": …}, its rows as PostgreSQL's COPY writes them, and a line `\.`; last the manifest with what was counted.
 * A file without its manifest is no back-up.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { StartTrouble } from '#kit/start-trouble.ts';
import { codeOf } from './embedded/error-code.ts';

export const Header = z.object({
  format: z.literal('lingting-backup-1'),
  at: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  sequences: z.array(z.object({ name: z.string(), value: z.number() })),
});
export type Header = z.infer<typeof Header>;

const TableLine = z.object({ table: z.string() });
const Sums = z.object({ rows: z.number(), checksum: z.string() });
export type Sums = z.infer<typeof Sums>;
const Manifest = z.object({ manifest: z.record(z.string(), Sums) });
export type Manifest = z.infer<typeof Manifest>['manifest'];

type Piece =
  | { kind: 'header'; header: Header }
  | { kind: 'table'; table: string }
  | { kind: 'rows'; bytes: Buffer }
  | { kind: 'endOfRows' }
  | { kind: 'manifest'; manifest: Manifest };

const NEWLINE = 10;
const END_OF_ROWS = '\\.\n';

/** Counts rows and sums their SHA-256, lane by lane, so that the order of the rows does not matter. */
export class RowSums {
  #rows = 0;
  #lanes = new Uint32Array(8);
  #rest: Buffer = Buffer.alloc(0);

  add(bytes: Buffer): void {
    const buffer = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes;
    let from = 0;
    for (let end = buffer.indexOf(NEWLINE); end >= 0; end = buffer.indexOf(NEWLINE, from)) {
      const digest = createHash('sha256').update(buffer.subarray(from, end)).digest();
      for (let lane = 0; lane < 8; lane += 1) this.#lanes[lane] = (this.#lanes[lane] ?? 0) + digest.readUInt32BE(lane * 4);
      this.#rows += 1;
      from = end + 1;
    }
    this.#rest = buffer.subarray(from);
  }

  get sums(): Sums {
    return { rows: this.#rows, checksum: [...this.#lanes].map((lane) => lane.toString(16).padStart(8, '0')).join('') };
  }
}

/** Reads a back-up piece by piece; row bytes always hold whole rows. Throws StartTrouble for a damaged or cut file. */
export async function* readBackup(file: string): AsyncGenerator<Piece> {
  let complete = false;
  try {
    // The callback form hands a failing read on to the loop, and closes the file when the loop is left early.
    const text = pipeline(createReadStream(file), createGunzip({ chunkSize: 1 << 18 }), () => undefined);
    for await (const piece of pieces(text, file)) {
      if (complete) throw new Error('something follows the manifest');
      complete = piece.kind === 'manifest';
      yield piece;
    }
    if (!complete) throw new Error('the manifest is missing');
  } catch (error) {
    if (error instanceof StartTrouble) throw error;
    throw ['ENOENT', 'EACCES'].includes(codeOf(error) ?? '') ? notThere(file, error) : damaged(file, error);
  }
}

function notThere(file: string, cause: unknown): StartTrouble {
  return new StartTrouble({
    zh: `无法读取备份文件 ${file}。请检查文件名和权限。`,
    en: `The back-up ${file} cannot be read. Check its name and its permissions.`,
  }, cause);
}

async function* pieces(source: AsyncIterable<Buffer>, file: string): AsyncGenerator<Piece> {
  let rest: Buffer = Buffer.alloc(0);
  let place: 'start' | 'between' | 'rows' = 'start';
  for await (const chunk of source) {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    for (;;) {
      if (place === 'rows') {
        const end = endOfRows(rest);
        const whole = end >= 0 ? end : rest.lastIndexOf(NEWLINE) + 1;
        if (whole > 0) yield { kind: 'rows', bytes: rest.subarray(0, whole) };
        rest = rest.subarray(whole);
        if (end < 0) break;
        rest = rest.subarray(END_OF_ROWS.length);
        place = 'between';
        yield { kind: 'endOfRows' };
      }
      const end = rest.indexOf(NEWLINE);
      if (end < 0) break;
      const piece = parseLine(rest.subarray(0, end).toString('utf8'), place === 'start', file);
      rest = rest.subarray(end + 1);
      place = piece.kind === 'table' ? 'rows' : 'between';
      yield piece;
    }
  }
  if (rest.length > 0 || place === 'rows') throw damaged(file, new Error('the file ends in the middle'));
}

/** `rows` begins at the beginning of a line; COPY escapes backslashes, so no row looks like the end. */
function endOfRows(rows: Buffer): number {
  if (rows.subarray(0, END_OF_ROWS.length).toString('latin1') === END_OF_ROWS) return 0;
  const at = rows.indexOf(`\n${END_OF_ROWS}`, 0, 'latin1');
  return at < 0 ? -1 : at + 1;
}

function parseLine(line: string, first: boolean, file: string): Piece {
  try {
    const value: unknown = JSON.parse(line);
    if (first) return { kind: 'header', header: Header.parse(value) };
    const table = TableLine.safeParse(value);
    return table.success ? { kind: 'table', table: table.data.table } : { kind: 'manifest', manifest: Manifest.parse(value).manifest };
  } catch (error) {
    throw damaged(file, error);
  }
}

export function damaged(file: string, cause: unknown): StartTrouble {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StartTrouble({
    zh: `备份文件 ${file} 不完整或已损坏（${why}）。请改用另一份备份，数据库没有改动。`,
    en: `The back-up ${file} is incomplete or damaged (${why}). Use another back-up; no data was changed.`,
  }, cause);
}
