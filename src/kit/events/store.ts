import type { Queryable } from '../db/database.ts';
import { json, sql } from '../db/sql.ts';
import type { SealedEvent } from './event.ts';
import type { Link } from './chain.ts';

const sealedColumns = sql`id, brand_id as "brandId", seq, at, actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName", name, subject_kind as "subjectKind", subject_id as "subjectId", detail`;

/** Only one sealer may number a brand's events at a time; the lock ends with the transaction. False when another process holds it. */
export async function takeSealerLock(tx: Queryable): Promise<boolean> {
  return (await tx.one<{ taken: boolean }>(sql`select pg_try_advisory_xact_lock(4201) as taken`)).taken;
}

interface Unsealed extends Link {
  readonly place: number;
}
export function unsealed(tx: Queryable, limit: number): Promise<Unsealed[]> {
  return tx.rows(sql`select place, id, brand_id, at, ordinal, actor_kind, actor_id, actor_name, name, subject_kind, subject_id, detail from outbox order by place limit ${limit}`);
}

export function chainHeads(tx: Queryable, brandIds: readonly string[]): Promise<{ brand_id: string; seq: number; hash: Buffer }[]> {
  return tx.rows(sql`
    select b.id as brand_id, e.seq, e.hash from unnest(${brandIds}::uuid[]) as b(id)
    join lateral (select seq, hash from events where brand_id = b.id order by seq desc limit 1) e on true`);
}

/** The last number of every brand that has one; brand by brand through the index, however many events there are. */
export function heads(tx: Queryable): Promise<{ brand_id: string; seq: number }[]> {
  return tx.rows(sql`
    with recursive b(brand_id) as (
      (select brand_id from events order by brand_id limit 1)
      union all select (select e.brand_id from events e where e.brand_id > b.brand_id order by e.brand_id limit 1) from b where b.brand_id is not null)
    select b.brand_id, (select e.seq from events e where e.brand_id = b.brand_id order by e.seq desc limit 1) as seq from b where b.brand_id is not null`);
}

export interface Seal {
  readonly place: number;
  readonly seq: number;
  readonly detail_hash: string;
  readonly prev_hash: string;
  readonly hash: string;
}

/** Out of the outbox, into the trail. Hashes travel as hex. */
export async function keepSeals(tx: Queryable, seals: readonly Seal[]): Promise<void> {
  await tx.run(sql`
    with seals as (select * from jsonb_to_recordset(${json(seals)}::jsonb) as s(place bigint, seq bigint, detail_hash text, prev_hash text, hash text)),
    taken as (delete from outbox o using seals s where o.place = s.place returning o.*, s.seq, s.detail_hash, s.prev_hash, s.hash)
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

interface Cursor {
  readonly seq: number;
  readonly failed_at: Date | null;
  readonly failures: number;
  readonly trouble: string | null;
  /** Some events are set aside. */
  readonly holds_aside: boolean;
}

/** Locks the listener's cursor of a brand; undefined when another process has it. */
export async function takeCursor(tx: Queryable, brandId: string, listener: string): Promise<Cursor | undefined> {
  const take = () => tx.maybe<Cursor>(sql`
    select seq, failed_at, failures, trouble, exists (select 1 from listener_asides a where a.brand_id = c.brand_id and a.listener = c.listener) as holds_aside
    from listener_cursors c where brand_id = ${brandId} and listener = ${listener} for update of c skip locked`);
  const taken = await take();
  if (taken !== undefined) return taken;
  // Held by another, or the first time that this listener works here.
  await tx.run(sql`insert into listener_cursors (brand_id, listener) values (${brandId}, ${listener}) on conflict do nothing`);
  return take();
}

export async function moveCursor(tx: Queryable, brandId: string, listener: string, seq: number): Promise<void> {
  await tx.run(sql`update listener_cursors set seq = ${seq}, failed_at = null, failures = 0, trouble = null where brand_id = ${brandId} and listener = ${listener}`);
}

/** How often it has failed now. The cursor itself may be gone with the failed try: the first event that a listener ever had in a brand. */
export async function noteTrouble(tx: Queryable, brandId: string, listener: string, at: Date, trouble: string): Promise<number> {
  const noted = await tx.one<{ failures: number }>(sql`
    insert into listener_cursors (brand_id, listener, failed_at, failures, trouble) values (${brandId}, ${listener}, ${at}, 1, ${trouble})
    on conflict (brand_id, listener) do update set failed_at = excluded.failed_at, failures = listener_cursors.failures + 1, trouble = excluded.trouble returning failures`);
  return noted.failures;
}

/** The next events after `seq` that this listener wants, in order. */
export function nextFor(tx: Queryable, brandId: string, seq: number, names: readonly string[], limit: number): Promise<SealedEvent[]> {
  return tx.rows<SealedEvent>(sql`select ${sealedColumns} from events where brand_id = ${brandId} and seq > ${seq} and name = any(${names}) order by seq limit ${limit}`);
}

/** Brands in which a listener has something to do: new, or set aside and due again. */
export async function brandsBehind(tx: Queryable, listener: string, names: readonly string[], now: Date): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select b.id from brands b left join listener_cursors c on c.brand_id = b.id and c.listener = ${listener}
    where exists (select 1 from events e where e.brand_id = b.id and e.seq > coalesce(c.seq, 0) and e.name = any(${names}))
    union select a.brand_id from listener_asides a where a.listener = ${listener} and ${isDue(now)}`);
  return rows.map((row) => row.id);
}

/** The first of its subject (`a`), and not resting. */
const isDue = (now: Date) => sql`coalesce(a.next_try_at, '-infinity') <= ${now} and not exists (
  select 1 from listener_asides b where b.brand_id = a.brand_id and b.listener = a.listener and b.subject_id = a.subject_id and b.seq < a.seq)`;

export interface AsideEvent extends SealedEvent {
  readonly failures: number;
}

export async function keepAside(tx: Queryable, brandId: string, listener: string, events: readonly SealedEvent[], failures: number, nextTryAt: Date | null, trouble: string | null): Promise<void> {
  if (events.length === 0) return;
  await tx.run(sql`
    insert into listener_asides (brand_id, listener, seq, subject_id, failures, next_try_at, trouble)
    select ${brandId}, ${listener}, seq, "subjectId", ${failures}, ${nextTryAt}, ${trouble} from jsonb_to_recordset(${json(events.map(({ seq, subjectId }) => ({ seq, subjectId })))}::jsonb) as e(seq bigint, "subjectId" uuid)`);
}

export async function subjectsAside(tx: Queryable, brandId: string, listener: string): Promise<string[]> {
  return (await tx.rows<{ subject_id: string }>(sql`select distinct subject_id from listener_asides where brand_id = ${brandId} and listener = ${listener}`)).map((row) => row.subject_id);
}

export function nextAside(tx: Queryable, brandId: string, listener: string, now: Date): Promise<AsideEvent | undefined> {
  return tx.maybe<AsideEvent>(sql`
    select ${sealedColumns}, due.failures from events
    join (select a.seq as due_seq, a.failures from listener_asides a where a.brand_id = ${brandId} and a.listener = ${listener} and ${isDue(now)} order by a.seq limit 1) due on due.due_seq = seq
    where brand_id = ${brandId}`);
}

export async function noteAsideTrouble(tx: Queryable, brandId: string, listener: string, seq: number, failures: number, nextTryAt: Date, trouble: string): Promise<void> {
  await tx.run(sql`update listener_asides set failures = ${failures}, next_try_at = ${nextTryAt}, trouble = ${trouble} where brand_id = ${brandId} and listener = ${listener} and seq = ${seq}`);
}

export async function dropAside(tx: Queryable, brandId: string, listener: string, seq: number): Promise<void> {
  await tx.run(sql`delete from listener_asides where brand_id = ${brandId} and listener = ${listener} and seq = ${seq}`);
}
