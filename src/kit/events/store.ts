import type { Queryable } from '../db/database.ts';
import { json, sql } from '../db/sql.ts';
import type { SealedEvent } from './event.ts';
import type { Link } from './chain.ts';

const sealedColumns = sql`id, brand_id as "brandId", seq, at, actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName", name, subject_kind as "subjectKind", subject_id as "subjectId", detail`;

/** Only one sealer may number a brand's events at a time; the lock ends with the transaction. False when another process holds it. */
export async function takeSealerLock(tx: Queryable): Promise<boolean> {
  return (await tx.one<{ taken: boolean }>(sql`select pg_try_advisory_xact_lock(4201) as taken`)).taken;
}

export function unsealed(tx: Queryable, limit: number): Promise<Link[]> {
  return tx.rows<Link>(sql`
    select id, brand_id, at, ordinal, actor_kind, actor_id, actor_name, name, subject_kind, subject_id, detail from outbox order by at, ordinal, id limit ${limit}`);
}

export function chainHeads(tx: Queryable, brandIds: readonly string[]): Promise<{ brand_id: string; seq: number; hash: Buffer }[]> {
  return tx.rows(sql`
    select b.id as brand_id, e.seq, e.hash from unnest(${brandIds}::uuid[]) as b(id)
    join lateral (select seq, hash from events where brand_id = b.id order by seq desc limit 1) e on true`);
}

export interface Seal {
  readonly id: string;
  readonly at: Date;
  readonly ordinal: number;
  readonly seq: number;
  readonly detail_hash: string;
  readonly prev_hash: string;
  readonly hash: string;
}

/** Out of the outbox, into the trail. Hashes travel as hex. */
export async function keepSeals(tx: Queryable, seals: readonly Seal[]): Promise<void> {
  await tx.run(sql`
    with seals as (select * from jsonb_to_recordset(${json(seals)}::jsonb) as s(id uuid, at timestamptz, ordinal int, seq bigint, detail_hash text, prev_hash text, hash text)),
    taken as (delete from outbox o using seals s where o.at = s.at and o.ordinal = s.ordinal and o.id = s.id returning o.*, s.seq, s.detail_hash, s.prev_hash, s.hash)
    insert into events (id, brand_id, seq, at, ordinal, actor_kind, actor_id, actor_name, name, subject_kind, subject_id, detail, detail_hash, prev_hash, hash)
    select id, brand_id, seq, at, ordinal, actor_kind, actor_id, actor_name, name, subject_kind, subject_id, detail, decode(detail_hash, 'hex'), decode(prev_hash, 'hex'), decode(hash, 'hex') from taken`);
}

export function sealedAfter(tx: Queryable, brandId: string, seq: number, limit: number): Promise<SealedEvent[]> {
  return tx.rows<SealedEvent>(sql`select ${sealedColumns} from events where brand_id = ${brandId} and seq > ${seq} order by seq limit ${limit}`);
}

export async function headOf(tx: Queryable, brandId: string): Promise<number> {
  return (await tx.one<{ seq: number }>(sql`select coalesce(max(seq), 0) as seq from events where brand_id = ${brandId}`)).seq;
}

export function chainAfter(tx: Queryable, brandId: string, seq: number, limit: number): Promise<(Link & { seq: number; detail_hash: Buffer; prev_hash: Buffer; hash: Buffer })[]> {
  return tx.rows(sql`select * from events where brand_id = ${brandId} and seq > ${seq} order by seq limit ${limit}`);
}

/** Locks the listener's cursor of a brand; undefined when another process has it. */
export async function takeCursor(tx: Queryable, brandId: string, listener: string): Promise<{ seq: number; failed_at: Date | null; failures: number; trouble: string | null } | undefined> {
  const take = () => tx.maybe<{ seq: number; failed_at: Date | null; failures: number; trouble: string | null }>(sql`select seq, failed_at, failures, trouble from listener_cursors where brand_id = ${brandId} and listener = ${listener} for update skip locked`);
  const taken = await take();
  if (taken !== undefined) return taken;
  // Held by another, or the first time that this listener works here.
  await tx.run(sql`insert into listener_cursors (brand_id, listener) values (${brandId}, ${listener}) on conflict do nothing`);
  return take();
}

export async function moveCursor(tx: Queryable, brandId: string, listener: string, seq: number): Promise<void> {
  await tx.run(sql`update listener_cursors set seq = ${seq}, failed_at = null, failures = 0, trouble = null where brand_id = ${brandId} and listener = ${listener}`);
}

/** The cursor itself may be gone with the failed try: the first event that a listener ever had in a brand. */
export async function noteTrouble(tx: Queryable, brandId: string, listener: string, at: Date, trouble: string): Promise<void> {
  await tx.run(sql`
    insert into listener_cursors (brand_id, listener, failed_at, failures, trouble) values (${brandId}, ${listener}, ${at}, 1, ${trouble})
    on conflict (brand_id, listener) do update set failed_at = excluded.failed_at, failures = listener_cursors.failures + 1, trouble = excluded.trouble`);
}

/** The next events after `seq` that this listener wants, in order. */
export function nextFor(tx: Queryable, brandId: string, seq: number, names: readonly string[], limit: number): Promise<SealedEvent[]> {
  return tx.rows<SealedEvent>(sql`select ${sealedColumns} from events where brand_id = ${brandId} and seq > ${seq} and name = any(${names}) order by seq limit ${limit}`);
}

/** Brands in which a listener still has something to do. */
export async function brandsBehind(tx: Queryable, listener: string, names: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select b.id from brands b left join listener_cursors c on c.brand_id = b.id and c.listener = ${listener}
    where exists (select 1 from events e where e.brand_id = b.id and e.seq > coalesce(c.seq, 0) and e.name = any(${names}))`);
  return rows.map((row) => row.id);
}
