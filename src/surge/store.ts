import type { Act } from '#kit/act.ts';
import type { Queryable } from '#kit/db/database.ts';
import { json, nothing, sql, type Sql } from '#kit/db/sql.ts';

type Words = { readonly zh: string; readonly en: string };
export interface PlanRow {
  readonly id: string;
  readonly name: string;
  readonly reason: Words;
  readonly queue_ids: readonly string[];
  readonly keep_place_over_seconds: number | null;
  readonly keeps_place_at_once: boolean;
  readonly calendar_id: string | null;
  readonly closed_message: Words;
  /** The surge as which it is on. */
  readonly surge_id: string | null;
  readonly on_since: Date | null;
}
export interface SurgeRow {
  readonly id: string;
  readonly plan_id: string;
  readonly name: string;
  readonly reason: Words;
  readonly queue_ids: readonly string[];
  readonly from_at: Date;
  readonly to_at: Date | null;
  readonly on_by: string | null;
  readonly off_by: string | null;
}

/** Whoever makes, changes or switches plans of a brand does it alone: what covers which queue is decided by looking at all of them. */
export async function lockSurges(act: Act): Promise<void> {
  await act.run(sql`select pg_advisory_xact_lock(4206, hashtext(${act.brandId}))`);
}
/** By name, whether on or not: what one looks for stays where it was. */
export function planRows(act: Act, only: Sql = nothing): Promise<PlanRow[]> {
  return act.rows(sql`
    select p.id, p.name, p.reason, p.queue_ids, p.keep_place_over_seconds, p.keeps_place_at_once, p.calendar_id, p.closed_message, s.id as surge_id, s.from_at as on_since
    from surge_plans p left join surges s on s.plan_id = p.id and s.to_at is null
    where p.brand_id = ${act.brandId} and p.archived_at is null ${only} order by p.name, p.id`);
}
export async function planById(act: Act, id: string): Promise<PlanRow | undefined> {
  return (await planRows(act, sql`and p.id = ${id}`))[0];
}
/** Inserts or overwrites; false when another plan of the brand has the name. */
export async function putPlan(act: Act, row: Omit<PlanRow, 'surge_id' | 'on_since'>): Promise<boolean> {
  if ((await act.maybe(sql`select 1 from surge_plans where brand_id = ${act.brandId} and name = ${row.name} and id <> ${row.id} and archived_at is null`)) !== undefined) return false;
  return (await act.run(sql`
    insert into surge_plans (id, brand_id, name, reason, queue_ids, keep_place_over_seconds, keeps_place_at_once, calendar_id, closed_message, created_at)
    values (${row.id}, ${act.brandId}, ${row.name}, ${json(row.reason)}::jsonb, ${row.queue_ids}::uuid[], ${row.keep_place_over_seconds}, ${row.keeps_place_at_once}, ${row.calendar_id}, ${json(row.closed_message)}::jsonb, ${act.now})
    on conflict (id) do update set name = excluded.name, reason = excluded.reason, queue_ids = excluded.queue_ids, keep_place_over_seconds = excluded.keep_place_over_seconds,
      keeps_place_at_once = excluded.keeps_place_at_once, calendar_id = excluded.calendar_id, closed_message = excluded.closed_message
      where surge_plans.brand_id = excluded.brand_id`)) === 1;
}
/** Put away or brought back; false when it is not there, or another has its name by now. */
export async function markPlan(act: Act, id: string, archivedAt: Date | null): Promise<boolean> {
  return (await act.run(sql`
    update surge_plans p set archived_at = ${archivedAt} where brand_id = ${act.brandId} and id = ${id} and (archived_at is null) = ${archivedAt !== null}
      and (${archivedAt !== null} or not exists (select 1 from surge_plans o where o.brand_id = p.brand_id and o.name = p.name and o.archived_at is null))`)) === 1;
}
export async function unknownQueues(act: Act, ids: readonly string[]): Promise<boolean> {
  const found = await act.one<{ n: number }>(sql`select count(*)::int as n from queues where brand_id = ${act.brandId} and id = any(${ids}::uuid[])`);
  return found.n < new Set(ids).size;
}
export async function hasCalendar(act: Act, id: string): Promise<boolean> {
  return (await act.maybe(sql`select 1 from calendars where brand_id = ${act.brandId} and id = ${id} and archived_at is null`)) !== undefined;
}

const surgeColumns = sql`
  select s.id, s.plan_id, p.name, p.reason, p.queue_ids, s.from_at, s.to_at, o.name as on_by, f.name as off_by
  from surges s join surge_plans p on p.id = s.plan_id left join staff_members o on o.id = s.switched_on_by left join staff_members f on f.id = s.switched_off_by`;
export function surgesNow(tx: Queryable, brandId: string): Promise<SurgeRow[]> {
  return tx.rows(sql`${surgeColumns} where s.brand_id = ${brandId} and s.to_at is null order by s.from_at, s.id`);
}
export function surgesLately(act: Act, limit: number): Promise<SurgeRow[]> {
  return act.rows(sql`${surgeColumns} where s.brand_id = ${act.brandId} and s.taken_back_at is null order by s.from_at desc, s.id limit ${limit}`);
}
export function surgeById(act: Act, id: string): Promise<SurgeRow | undefined> {
  return act.maybe(sql`${surgeColumns} where s.brand_id = ${act.brandId} and s.id = ${id} and s.taken_back_at is null`);
}
export async function insertSurge(act: Act, id: string, planId: string, by: string | null): Promise<void> {
  await act.run(sql`insert into surges (id, brand_id, plan_id, from_at, switched_on_by) values (${id}, ${act.brandId}, ${planId}, ${act.now}, ${by})`);
}
export async function endSurge(act: Act, id: string, by: string | null): Promise<void> {
  await act.run(sql`update surges set to_at = ${act.now}, switched_off_by = ${by} where brand_id = ${act.brandId} and id = ${id}`);
}
export async function takeBackSurge(act: Act, id: string): Promise<void> {
  await act.run(sql`update surges set to_at = ${act.now}, taken_back_at = ${act.now} where brand_id = ${act.brandId} and id = ${id}`);
}
export async function goOnWithSurge(act: Act, id: string): Promise<void> {
  await act.run(sql`update surges set to_at = null, switched_off_by = null where brand_id = ${act.brandId} and id = ${id}`);
}
/** When anybody came at all: hours before that are no comparison. */
export async function firstArrival(act: Act): Promise<Date | null> {
  return (await act.one<{ at: Date | null }>(sql`select min(arrived_at) as at from tickets where brand_id = ${act.brandId}`)).at;
}
