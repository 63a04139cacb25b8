import type { Act } from '#kit/act.ts';
import type { Queryable } from '#kit/db/database.ts';
import { json, sql, type Sql } from '#kit/db/sql.ts';
import type { CalendarDefinition } from './contract.ts';

export interface CalendarRow {
  readonly id: string;
  readonly name: string;
  readonly is_default: boolean;
  readonly version: number;
  /** As text: it is the key under which the parsed calendar is remembered. */
  readonly definition: string;
  readonly alarmed_years: readonly number[];
  /** Queues that keep these hours, by their own choice or because it is the default. */
  readonly queues: readonly { readonly id: string; readonly name: string; readonly names: { readonly zh: string; readonly en: string } }[];
  /** Names of the surge plans that change to these hours. */
  readonly plans: readonly string[];
}
const calendarColumns = sql`id, name, is_default, version, definition::text as definition, alarmed_years,
  (select coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'name', q.name, 'names', q.names) order by q.ordinal, q.name), '[]') from queues q
    where q.brand_id = calendars.brand_id and q.archived_at is null and (q.calendar_id = calendars.id or (q.calendar_id is null and calendars.is_default))) as queues,
  array(select p.name from surge_plans p where p.brand_id = calendars.brand_id and p.archived_at is null and p.calendar_id = calendars.id order by p.name) as plans`;

export function allCalendars(act: Act): Promise<CalendarRow[]> {
  return act.rows(sql`select ${calendarColumns} from calendars where brand_id = ${act.brandId} and archived_at is null order by is_default desc, name, id`);
}
/** Without an id the brand's default. */
export function findCalendar(act: Act, id: string | null, lock: Sql = sql``): Promise<CalendarRow | undefined> {
  return act.maybe(sql`select ${calendarColumns} from calendars where brand_id = ${act.brandId} and archived_at is null and ${id === null ? sql`is_default` : sql`id = ${id}`} ${lock}`);
}
export const forUpdate = sql`for update`;

export async function insertCalendar(act: Act, row: { id: string; name: string; definition: CalendarDefinition; isDefault: boolean }): Promise<void> {
  await act.run(sql`
    insert into calendars (id, brand_id, name, definition, is_default, version, created_at)
    values (${row.id}, ${act.brandId}, ${row.name}, ${json(row.definition)}::jsonb, ${row.isDefault}, 1, ${act.now})`);
  await keepVersion(act, row.id, 1, row.definition);
}
export async function keepVersion(act: Act, calendarId: string, version: number, definition: CalendarDefinition): Promise<void> {
  await act.run(sql`
    insert into calendar_versions (brand_id, calendar_id, version, definition, from_at, by_id)
    values (${act.brandId}, ${calendarId}, ${version}, ${json(definition)}::jsonb, ${act.now}, ${act.who.kind === 'staff' ? act.who.id : null})`);
}
export async function updateCalendar(act: Act, row: { id: string; name: string; definition: CalendarDefinition; isDefault: boolean; version: number }): Promise<void> {
  await act.run(sql`update calendars set name = ${row.name}, definition = ${json(row.definition)}::jsonb, is_default = ${row.isDefault}, version = ${row.version} where brand_id = ${act.brandId} and id = ${row.id}`);
}
export async function unsetDefault(act: Act): Promise<void> {
  await act.run(sql`update calendars set is_default = false where brand_id = ${act.brandId} and is_default`);
}
export async function archiveCalendar(act: Act, id: string): Promise<void> {
  await act.run(sql`update calendars set archived_at = ${act.now} where brand_id = ${act.brandId} and id = ${id}`);
}
export async function isNameTaken(act: Act, name: string, exceptId: string | null): Promise<boolean> {
  return (await act.one<{ taken: boolean }>(sql`select exists (select 1 from calendars where brand_id = ${act.brandId} and name = ${name} and archived_at is null and id is distinct from ${exceptId}::uuid) as taken`)).taken;
}
/** Queues that keep these hours, surge plans that change to them, and clocks that still count by them. */
export function usersOf(act: Act, calendarId: string): Promise<{ queues: number; plans: number; timers: number }> {
  return act.one(sql`
    select (select count(*) from queues where brand_id = ${act.brandId} and calendar_id = ${calendarId} and archived_at is null) as queues,
      (select count(*) from surge_plans where brand_id = ${act.brandId} and calendar_id = ${calendarId} and archived_at is null) as plans,
      (select count(*) from timers where brand_id = ${act.brandId} and calendar_id = ${calendarId} and stopped_at is null) as timers`);
}
export async function brandsWithCalendars(tx: Queryable): Promise<string[]> {
  return (await tx.rows<{ brand_id: string }>(sql`select distinct brand_id from calendars where archived_at is null`)).map((row) => row.brand_id);
}
export async function addAlarmedYear(act: Act, calendarId: string, year: number): Promise<boolean> {
  return (await act.run(sql`update calendars set alarmed_years = alarmed_years || ${year}::int where brand_id = ${act.brandId} and id = ${calendarId} and not ${year}::int = any(alarmed_years)`)) === 1;
}

export interface TimerRow {
  readonly id: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly name: string;
  readonly policy_version: number;
  readonly target_seconds: number;
  readonly calendar_id: string | null;
  readonly calendar_version: number | null;
  readonly calendar_name: string | null;
  /** The version it counts by, as text. */
  readonly calendar_text: string | null;
  readonly started_at: Date;
  readonly stopped_at: Date | null;
  readonly warn_at_percent: readonly number[];
  readonly announced_percent: readonly number[];
  readonly breach_announced_at: Date | null;
  readonly follows_id: string | null;
  readonly intervals: readonly { state: 'running' | 'paused'; reason: string | null; byId: string | null; byName: string | null; fromMs: number; toMs: number | null }[];
}

const timerColumns = sql`
  t.id, t.subject_kind, t.subject_id, t.name, t.policy_version, t.target_seconds, t.calendar_id, t.calendar_version, c.name as calendar_name, v.definition::text as calendar_text,
  t.started_at, t.stopped_at, t.warn_at_percent, t.announced_percent, t.breach_announced_at, t.follows_id,
  (select jsonb_agg(jsonb_build_object('state', i.state, 'reason', i.reason, 'byId', i.by_id, 'byName', s.name,
      'fromMs', (extract(epoch from i.from_at) * 1000)::bigint, 'toMs', (extract(epoch from i.to_at) * 1000)::bigint) order by i.ordinal)
    from timer_intervals i left join staff_members s on s.id = i.by_id where i.timer_id = t.id) as intervals`;
const timerFrom = sql`timers t left join calendars c on c.id = t.calendar_id left join calendar_versions v on v.calendar_id = t.calendar_id and v.version = t.calendar_version`;

export function timersOf(tx: Queryable, brandId: string, subjectIds: readonly string[]): Promise<TimerRow[]> {
  return tx.rows(sql`select ${timerColumns} from ${timerFrom} where t.brand_id = ${brandId} and t.subject_id = any(${subjectIds}::uuid[]) order by t.started_at, t.name, t.stopped_at is null, t.id`);
}
function timersByIds(act: Act, ids: readonly string[]): Promise<TimerRow[]> {
  return act.rows(sql`select ${timerColumns} from ${timerFrom} where t.brand_id = ${act.brandId} and t.id = any(${ids}::uuid[]) order by t.started_at, t.name, t.stopped_at is null, t.id`);
}
/** Locks first and reads then: a reader that had to wait must see what it waited for. */
async function locked(act: Act, which: Sql): Promise<TimerRow[]> {
  const rows = await act.rows<{ id: string }>(sql`select id from timers where brand_id = ${act.brandId} and stopped_at is null and ${which}`);
  return rows.length === 0 ? [] : timersByIds(act, rows.map((row) => row.id));
}
/** Those of a subject that are not stopped, or the one of this name. */
export function openTimers(act: Act, subjectId: string, name?: string): Promise<TimerRow[]> {
  return locked(act, sql`subject_id = ${subjectId} ${name === undefined ? sql`` : sql`and name = ${name}`} order by id for update`);
}
/** Locked, as the open ones are. */
export async function timerStoppedAt(act: Act, subjectId: string, name: string, at: Date): Promise<TimerRow | undefined> {
  const found = await act.maybe<{ id: string }>(sql`select id from timers where brand_id = ${act.brandId} and subject_id = ${subjectId} and name = ${name} and stopped_at = ${at} order by id limit 1 for update`);
  return found === undefined ? undefined : (await timersByIds(act, [found.id]))[0];
}
export function openTimersByCalendar(act: Act, calendarId: string): Promise<TimerRow[]> {
  return locked(act, sql`calendar_id = ${calendarId} order by id for update`);
}
/** What to announce now; rows another process has in hand are left to it. */
export function claimDue(act: Act, limit: number): Promise<TimerRow[]> {
  return locked(act, sql`next_warning_at <= ${act.now} order by next_warning_at limit ${limit} for update skip locked`);
}
export async function brandsWithDue(tx: Queryable, now: Date): Promise<string[]> {
  return (await tx.rows<{ brand_id: string }>(sql`select distinct brand_id from timers where stopped_at is null and next_warning_at <= ${now}`)).map((row) => row.brand_id);
}

interface KeptTimer {
  readonly id: string;
  readonly subject: readonly [kind: string, id: string];
  readonly name: string;
  readonly policyVersion: number;
  readonly targetSeconds: number;
  readonly calendarId: string | null;
  readonly calendarVersion: number | null;
  readonly followsId: string | null;
  readonly startedAt: Date;
  readonly warnAtPercent: readonly number[];
  readonly dueAt: Date | null;
  readonly nextWordAt: Date | null;
}
export async function insertTimer(act: Act, row: KeptTimer): Promise<void> {
  await act.run(sql`
    insert into timers (id, brand_id, subject_kind, subject_id, name, policy_version, target_seconds, calendar_id, calendar_version, started_at, due_at, warn_at_percent, next_warning_at, follows_id)
    values (${row.id}, ${act.brandId}, ${row.subject[0]}, ${row.subject[1]}, ${row.name}, ${row.policyVersion}, ${row.targetSeconds}, ${row.calendarId}, ${row.calendarVersion},
      ${row.startedAt}, ${row.dueAt}, ${row.warnAtPercent}, ${row.nextWordAt}, ${row.followsId})`);
}
export async function insertInterval(act: Act, timerId: string, row: { ordinal: number; state: string; reason: string | null; byId: string | null; from: Date }): Promise<void> {
  await act.run(sql`
    insert into timer_intervals (id, brand_id, timer_id, ordinal, state, reason, by_id, from_at)
    values (${act.id()}, ${act.brandId}, ${timerId}, ${row.ordinal}, ${row.state}, ${row.reason}, ${row.byId}, ${row.from})`);
}
export async function closeInterval(act: Act, timerId: string, to: Date): Promise<void> {
  await act.run(sql`update timer_intervals set to_at = ${to} where brand_id = ${act.brandId} and timer_id = ${timerId} and to_at is null`);
}
/** The last interval ends then, or not yet. */
export async function moveLastEnd(act: Act, timerId: string, to: Date | null): Promise<void> {
  await act.run(sql`
    update timer_intervals set to_at = ${to} where brand_id = ${act.brandId} and timer_id = ${timerId}
      and ordinal = (select max(ordinal) from timer_intervals where brand_id = ${act.brandId} and timer_id = ${timerId})`);
}

export interface TimerChange {
  readonly id: string;
  readonly targetSeconds: number;
  readonly policyVersion: number;
  readonly calendarId: string | null;
  readonly calendarVersion: number | null;
  readonly stoppedAt: string | null;
  readonly dueAt: string | null;
  readonly nextWordAt: string | null;
  readonly announcedPercent: readonly number[];
  readonly breachAnnouncedAt: string | null;
}
/** Instants as ISO text; all rows in one statement, since a changed calendar moves every clock that counts by it. */
export async function updateTimers(act: Act, rows: readonly TimerChange[]): Promise<void> {
  if (rows.length === 0) return;
  await act.run(sql`
    update timers t set target_seconds = n."targetSeconds", policy_version = n."policyVersion", calendar_id = n."calendarId", calendar_version = n."calendarVersion", stopped_at = n."stoppedAt",
      due_at = n."dueAt", next_warning_at = n."nextWordAt", announced_percent = array(select jsonb_array_elements_text(n."announcedPercent")::int), breach_announced_at = n."breachAnnouncedAt"
    from jsonb_to_recordset(${json(rows)}::jsonb) as n(id uuid, "targetSeconds" int, "policyVersion" int, "calendarId" uuid, "calendarVersion" int, "stoppedAt" timestamptz,
      "dueAt" timestamptz, "nextWordAt" timestamptz, "announcedPercent" jsonb, "breachAnnouncedAt" timestamptz)
    where t.brand_id = ${act.brandId} and t.id = n.id`);
}
