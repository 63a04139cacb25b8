/** Queues, members of staff as the router sees them, their presence and its spells. */
import type { Act, Shared } from '#kit/act.ts';
import type { Queryable } from '#kit/db/database.ts';
import { json, nothing, sql, type Sql } from '#kit/db/sql.ts';
import type { Calendar } from '#clocks/core/calendar.ts';
import type { PresenceState, TierClasses } from '../contract.ts';
import type { CallBackRule } from '../core/call-backs/call-back.ts';
import type { ChangedBy } from '../core/people/presence.ts';
import type { SkillNeed } from '../core/types.ts';

export interface QueueRow {
  readonly id: string;
  readonly name: string;
  readonly names: { readonly zh: string; readonly en: string };
  readonly is_public: boolean;
  readonly ordinal: number;
  readonly priority: number;
  readonly target_seconds: number;
  readonly target_share: number;
  readonly short_seconds: number;
  readonly offer_timeout_seconds: number;
  readonly wrap_up_seconds: number;
  readonly keep_place_over_seconds: number;
  readonly owner_seconds: number;
  readonly tier_classes: TierClasses;
  readonly next_answer_seconds: number;
  readonly required_skills: readonly SkillNeed[];
  readonly call_back: CallBackRule;
  readonly calendar_id: string | null;
  readonly closed_message: { readonly zh: string; readonly en: string };
  readonly archived_at: Date | null;
  /** The queue's own or the brand's default, or the surge's while one is on; null = always open. */
  readonly calendar: Calendar | null;
  /** The surge that covers it now (the slice `surge` writes it). */
  readonly surge: SurgeNow | null;
}
/** What a surge changes about a queue while it is on; null and empty: as the queue has it. */
interface SurgeNow {
  readonly reason: { readonly zh: string; readonly en: string };
  readonly keep_place_over_seconds: number | null;
  readonly keeps_place_at_once: boolean;
  readonly closed_message: { readonly zh: string; readonly en: string };
}
/** A queue as it is kept, without what is joined to it. */
export type KeptQueue = Omit<QueueRow, 'calendar' | 'surge'>;
export function queueRows(tx: Queryable, brandId: string, only: Sql = nothing): Promise<QueueRow[]> {
  return tx.rows(sql`
    select q.*, coalesce(u.definition, c.definition, d.definition) as calendar, u.surge from queues q
    left join calendars c on c.id = q.calendar_id left join calendars d on d.brand_id = q.brand_id and d.is_default
    left join lateral (
      select jsonb_build_object('reason', p.reason, 'keep_place_over_seconds', p.keep_place_over_seconds, 'keeps_place_at_once', p.keeps_place_at_once, 'closed_message', p.closed_message) as surge, k.definition
      from surges s join surge_plans p on p.id = s.plan_id left join calendars k on k.id = p.calendar_id
      where s.brand_id = q.brand_id and s.to_at is null and (p.queue_ids = '{}' or q.id = any(p.queue_ids)) order by s.from_at limit 1) u on true
    where q.brand_id = ${brandId} ${only} order by q.archived_at is not null, q.ordinal, q.name`);
}
/** Ids and names only: every arrival asks. */
interface Topic {
  readonly id: string;
  readonly name: string;
}
export function openTopics(act: Act): Promise<readonly Topic[]> {
  return act.together(topicsForAll, undefined);
}
async function topicsForAll(shared: Shared, asked: readonly undefined[]): Promise<(readonly Topic[])[]> {
  const topics = await shared.rows<Topic>(sql`select id, name from queues where brand_id = ${shared.brandId} and is_public and archived_at is null order by ordinal, name`);
  return asked.map(() => topics);
}
export async function queueById(act: Act, id: string): Promise<QueueRow | undefined> {
  return (await queueRows(act, act.brandId, sql`and q.id = ${id}`))[0];
}
export async function defaultCalendar(act: Act): Promise<Calendar | undefined> {
  // Of a surge that covers every queue: its hours are the house's.
  return (await act.maybe<{ definition: Calendar }>(sql`
    select coalesce((select k.definition from surges s join surge_plans p on p.id = s.plan_id join calendars k on k.id = p.calendar_id where s.brand_id = d.brand_id and s.to_at is null and p.queue_ids = '{}' limit 1), d.definition) as definition
    from calendars d where d.brand_id = ${act.brandId} and d.is_default`))?.definition;
}
export async function hasCalendar(act: Act, id: string): Promise<boolean> {
  return (await act.maybe(sql`select 1 from calendars where brand_id = ${act.brandId} and id = ${id} and archived_at is null`)) !== undefined;
}
/** Inserts or overwrites; false when another queue of the brand has the name. */
export async function putQueue(act: Act, row: KeptQueue): Promise<boolean> {
  if ((await act.maybe(sql`select 1 from queues where brand_id = ${act.brandId} and name = ${row.name} and id <> ${row.id}`)) !== undefined) return false;
  return (await act.run(sql`
    insert into queues (id, brand_id, name, names, is_public, ordinal, priority, target_seconds, target_share, short_seconds, offer_timeout_seconds, wrap_up_seconds, keep_place_over_seconds, owner_seconds, tier_classes,
      next_answer_seconds, required_skills, call_back, calendar_id, closed_message, archived_at, created_at)
    values (${row.id}, ${act.brandId}, ${row.name}, ${json(row.names)}::jsonb, ${row.is_public}, ${row.ordinal}, ${row.priority}, ${row.target_seconds}, ${row.target_share}, ${row.short_seconds}, ${row.offer_timeout_seconds},
      ${row.wrap_up_seconds}, ${row.keep_place_over_seconds}, ${row.owner_seconds}, ${json(row.tier_classes)}::jsonb, ${row.next_answer_seconds}, ${json(row.required_skills)}::jsonb, ${json(row.call_back)}::jsonb, ${row.calendar_id}, ${json(row.closed_message)}::jsonb, ${row.archived_at}, ${act.now})
    on conflict (id) do update set name = excluded.name, names = excluded.names, is_public = excluded.is_public, ordinal = excluded.ordinal, priority = excluded.priority, target_seconds = excluded.target_seconds,
      target_share = excluded.target_share, short_seconds = excluded.short_seconds, offer_timeout_seconds = excluded.offer_timeout_seconds, wrap_up_seconds = excluded.wrap_up_seconds,
      keep_place_over_seconds = excluded.keep_place_over_seconds, owner_seconds = excluded.owner_seconds, tier_classes = excluded.tier_classes, next_answer_seconds = excluded.next_answer_seconds, required_skills = excluded.required_skills, call_back = excluded.call_back,
      calendar_id = excluded.calendar_id, closed_message = excluded.closed_message, archived_at = excluded.archived_at
      where queues.brand_id = excluded.brand_id`)) === 1;
}

export interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly team: string;
  readonly state: PresenceState;
  readonly reason: string;
  readonly since: Date | null;
  readonly idle_since: Date | null;
  readonly chat_capacity: number;
  readonly serves_all: boolean;
  readonly queue_ids: readonly string[];
  readonly skills: Readonly<Record<string, number>>;
  /** channel → contacts ringing or held. */
  readonly load: Readonly<Record<string, number>>;
  /** How many contacts these are: a call-back counts on two channels. */
  readonly open: number;
  /** How many of them are held and not only ringing. */
  readonly held: number;
  /** The channels on which an offer rings now. */
  readonly ringing: readonly string[];
  readonly wrap_up_until: Date | null;
}
/** Whom to look at: of the staff, and of the tickets that they carry. */
interface Only {
  readonly people: Sql;
  readonly tickets: Sql;
}
/** Everybody who is active, with what they carry now. */
export function memberRows(tx: Queryable, brandId: string, only: Only = { people: nothing, tickets: nothing }): Promise<MemberRow[]> {
  return tx.rows(sql`
    select s.id, s.name, s.team, coalesce(p.state, 'offline') as state, coalesce(p.reason, '') as reason, p.since, p.idle_since, coalesce(p.chat_capacity, 3) as chat_capacity,
      coalesce(p.serves_all, true) as serves_all, w.wrap_up_until, coalesce(l.load, '{}') as load, coalesce(l.open, 0) as open, coalesce(l.held, 0) as held, coalesce(l.ringing, '{}') as ringing,
      coalesce((select array_agg(q.queue_id) from staff_queues q where q.staff_id = s.id), '{}') as queue_ids,
      coalesce((select jsonb_object_agg(k.skill, k.level) from staff_skills k left join skills a on a.brand_id = k.brand_id and a.name = k.skill where k.staff_id = s.id and a.archived_at is null), '{}') as skills
    from staff_members s left join presences p on p.staff_id = s.id
    left join (select agent_id, jsonb_object_agg(channel, n) as load, sum(contacts)::int as open, sum(held)::int as held, array_agg(channel) filter (where rings) as ringing from (
      select agent_id, o.channel, count(*) as n, count(*) filter (where o.channel = t.channel) as contacts, count(*) filter (where state = 'assigned' and o.channel = t.channel) as held, bool_or(state = 'offered') as rings
      from tickets t cross join lateral unnest(case when by_phone and t.channel <> 'phone' then array[t.channel, 'phone'] else array[t.channel] end) as o(channel)
      where brand_id = ${brandId} and state in ('offered', 'assigned') ${only.tickets} group by agent_id, o.channel) c group by agent_id) l on l.agent_id = s.id
    left join (select agent_id, max(wrap_up_until) as wrap_up_until from tickets where brand_id = ${brandId} and state = 'wrap_up' ${only.tickets} group by agent_id) w on w.agent_id = s.id
    where s.brand_id = ${brandId} and s.state = 'active' ${only.people} order by s.name, s.id`);
}
export const onlyAvailable: Only = { people: sql`and p.state = 'available'`, tickets: nothing };
export const onlyMembers = (ids: readonly string[]): Only => ({ people: sql`and s.id = any(${ids}::uuid[])`, tickets: sql`and agent_id = any(${ids}::uuid[])` });
export async function memberById(act: Act, id: string): Promise<MemberRow | undefined> {
  return (await memberRows(act, act.brandId, onlyMembers([id])))[0];
}
/** Is anybody available at this moment? */
export async function isAnybodyHere(act: Act): Promise<boolean> {
  return (await act.maybe(sql`select 1 from presences p join staff_members s on s.id = p.staff_id where p.brand_id = ${act.brandId} and p.state = 'available' and s.state = 'active' limit 1`)) !== undefined;
}
export function namesOf(act: Act, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  return act.rows(sql`select id, name from staff_members where brand_id = ${act.brandId} and id = any(${ids}::uuid[])`);
}

/** A row for somebody who has none yet; other columns keep their defaults. */
export async function ensurePresence(act: Act, staffId: string): Promise<void> {
  await act.run(sql`insert into presences (staff_id, brand_id, since, idle_since) values (${staffId}, ${act.brandId}, ${act.now}, ${act.now}) on conflict (staff_id) do nothing`);
}
export interface SpellRow {
  readonly state: PresenceState;
  readonly reason: string;
  readonly from_at: Date;
  readonly to_at: Date | null;
  readonly changed_by: string | null;
}
export function openSpell(act: Act, staffId: string): Promise<SpellRow | undefined> {
  return act.maybe(sql`select state, reason, from_at, to_at, changed_by from presence_spells where brand_id = ${act.brandId} and staff_id = ${staffId} and to_at is null for update`);
}
/** Everything that touches the period, in order. */
export function spellsIn(act: Act, staffId: string, { from, to }: { from: Date; to: Date }): Promise<SpellRow[]> {
  return act.rows(sql`
    select state, reason, from_at, to_at, changed_by from presence_spells
    where brand_id = ${act.brandId} and staff_id = ${staffId} and from_at < ${to} and (to_at is null or to_at > ${from}) order by from_at, to_at nulls last`);
}
/** Ends the open spell and begins the next at the same moment; what is now true follows in `presences`. */
export async function nextSpell(act: Act, staffId: string, spell: { state: PresenceState; reason: string; at: Date; by: ChangedBy }): Promise<void> {
  const changedBy = spell.by.kind === 'lead' ? spell.by.staffId : spell.by.kind === 'self' ? staffId : null;
  await act.run(sql`update presence_spells set to_at = ${spell.at} where brand_id = ${act.brandId} and staff_id = ${staffId} and to_at is null`);
  await act.run(sql`
    insert into presence_spells (id, brand_id, staff_id, state, reason, from_at, changed_by) values (${act.id()}, ${act.brandId}, ${staffId}, ${spell.state}, ${spell.reason}, ${spell.at}, ${changedBy})`);
  await ensurePresence(act, staffId);
  await act.run(sql`
    update presences set state = ${spell.state}, reason = ${spell.reason}, since = ${spell.at}, idle_since = case when ${spell.state} = 'available' then ${spell.at} else idle_since end
    where brand_id = ${act.brandId} and staff_id = ${staffId}`);
}
/** Whoever changes their own state without a desk works by API from now on: an old desk's absence does not count against them. */
export async function forgetOldDesk(act: Act, staffId: string, seenBefore: Date): Promise<void> {
  await act.run(sql`update presences set seen_at = null where brand_id = ${act.brandId} and staff_id = ${staffId} and seen_at < ${seenBefore}`);
}
/** Only rows that lag behind are written: at most one write a person in some seconds. A row that somebody is changing gets its beat a second later. */
export async function beatDesks(tx: Queryable, brandId: string, staffIds: readonly string[], now: Date, lagging: Date): Promise<void> {
  await tx.run(sql`
    update presences set seen_at = ${now} where staff_id in (
      select staff_id from presences where brand_id = ${brandId} and staff_id = any(${staffIds}::uuid[]) and (seen_at is null or seen_at < ${lagging}) for update skip locked)`);
}
export async function setSeen(act: Act, staffId: string): Promise<void> {
  await ensurePresence(act, staffId);
  await act.run(sql`update presences set seen_at = ${act.now} where brand_id = ${act.brandId} and staff_id = ${staffId}`);
}
export async function isGone(act: Act, staffId: string, seenBefore: Date): Promise<boolean> {
  return (await act.maybe(sql`select 1 from presences where brand_id = ${act.brandId} and staff_id = ${staffId} and seen_at < ${seenBefore}`)) !== undefined;
}
export async function setIdle(act: Act, staffId: string): Promise<void> {
  await act.run(sql`update presences set idle_since = ${act.now} where brand_id = ${act.brandId} and staff_id = ${staffId}`);
}
export async function setCapacity(act: Act, staffId: string, chatCapacity: number): Promise<void> {
  await act.run(sql`update presences set chat_capacity = ${chatCapacity} where brand_id = ${act.brandId} and staff_id = ${staffId}`);
}
/** Whom each of these people serves from now on; `null` = every queue. */
export async function setQueuesOf(act: Act, given: readonly { staffId: string; queueIds: readonly string[] | null }[]): Promise<void> {
  const people = given.map(({ staffId, queueIds }) => ({ staff_id: staffId, serves_all: queueIds === null }));
  const places = given.flatMap(({ staffId, queueIds }) => (queueIds ?? []).map((queueId) => ({ staff_id: staffId, queue_id: queueId })));
  await act.run(sql`
    insert into presences (staff_id, brand_id, since, idle_since, serves_all) select p.staff_id, ${act.brandId}, ${act.now}, ${act.now}, p.serves_all from jsonb_to_recordset(${json(people)}::jsonb) as p(staff_id uuid, serves_all boolean)
    on conflict (staff_id) do update set serves_all = excluded.serves_all`);
  await act.run(sql`delete from staff_queues where brand_id = ${act.brandId} and staff_id = any(${given.map((one) => one.staffId)}::uuid[])`);
  await act.run(sql`insert into staff_queues (brand_id, staff_id, queue_id) select ${act.brandId}, q.staff_id, q.queue_id from jsonb_to_recordset(${json(places)}::jsonb) as q(staff_id uuid, queue_id uuid)`);
}
/** Names of skills as they are listed, and of those that are only had or asked for. */
export async function listedSkills(act: Act): Promise<string[]> {
  const rows = await act.rows<{ name: string }>(sql`
    select name from skills where brand_id = ${act.brandId} and archived_at is null
    union select k.skill from staff_skills k left join skills a on a.brand_id = k.brand_id and a.name = k.skill where k.brand_id = ${act.brandId} and a.archived_at is null
    union select n ->> 'skill' from queues q, jsonb_array_elements(q.required_skills) n where q.brand_id = ${act.brandId} and q.archived_at is null order by 1`);
  return rows.map((row) => row.name);
}
/** Lists these names, archived ones again; true when that changed anything. */
export async function listSkills(act: Act, names: readonly string[]): Promise<boolean> {
  if (names.length === 0) return false;
  return (await act.run(sql`
    insert into skills (brand_id, name, created_at) select ${act.brandId}, unnest(${[...new Set(names)].toSorted()}::text[]), ${act.now}
    on conflict (brand_id, name) do update set archived_at = null where skills.archived_at is not null`)) > 0;
}
export async function archiveSkill(act: Act, name: string): Promise<void> {
  await act.run(sql`
    insert into skills (brand_id, name, created_at, archived_at) values (${act.brandId}, ${name}, ${act.now}, ${act.now}) on conflict (brand_id, name) do update set archived_at = coalesce(skills.archived_at, excluded.archived_at)`);
}
export async function queuesNeeding(act: Act, skill: string): Promise<string[]> {
  const rows = await act.rows<{ name: string }>(sql`
    select q.name from queues q where q.brand_id = ${act.brandId} and q.archived_at is null and exists (select from jsonb_array_elements(q.required_skills) n where n ->> 'skill' = ${skill}) order by q.ordinal, q.name`);
  return rows.map((row) => row.name);
}
/** One skill of many people; 0 takes it away. */
export async function setLevelsOf(act: Act, skill: string, levels: readonly { readonly staffId: string; readonly level: number }[]): Promise<void> {
  if (levels.length === 0) return;
  const rows = sql`jsonb_to_recordset(${json(levels)}::jsonb) as r("staffId" uuid, level int)`;
  await act.run(sql`delete from staff_skills where brand_id = ${act.brandId} and skill = ${skill} and staff_id in (select r."staffId" from ${rows} where r.level = 0)`);
  await act.run(sql`
    insert into staff_skills (brand_id, staff_id, skill, level) select ${act.brandId}, r."staffId", ${skill}, r.level from ${rows} where r.level > 0
    on conflict (staff_id, skill) do update set level = excluded.level`);
}
export async function setSkillsOf(act: Act, staffId: string, skills: readonly { skill: string; level: number }[]): Promise<void> {
  // Levels of an archived skill wait for its return.
  await act.run(sql`delete from staff_skills k where k.brand_id = ${act.brandId} and k.staff_id = ${staffId} and not exists (select from skills a where a.brand_id = k.brand_id and a.name = k.skill and a.archived_at is not null)`);
  await act.run(sql`insert into staff_skills (brand_id, staff_id, skill, level) select ${act.brandId}, ${staffId}, k.skill, k.level from jsonb_to_recordset(${json(skills)}::jsonb) as k(skill text, level int)
    on conflict (staff_id, skill) do update set level = excluded.level`);
}
