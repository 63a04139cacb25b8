import type { Act } from '#kit/act.ts';
import type { Queryable } from '#kit/db/database.ts';
import type { AskedGrams } from '#kit/core/grams.ts';
import { hasGrams } from '#kit/db/grams-sql.ts';
import { json, nothing, sql, type Sql } from '#kit/db/sql.ts';
import type { Mood } from '#kit/core/shapes.ts';
import { soonShare } from './core/belongs.ts';
import type { CaseRow, NoteRow, Reopening } from './rows.ts';

const caseColumns = sql`
  k.id, k.number, k.former_number, k.kind, k.title, k.description, k.state, k.priority, k.next_step, k.identity_id, k.owner_id, o.name as owner_name, o.team as owner_team,
  k.opened_at, k.solved_at, k.closed_at, k.outcome, k.reopened, k.reopening, k.changed_at,
  c.id as customer_id, c.number as customer_number, c.name as customer_name, c.tier as customer_tier, c.language as customer_language, c.surname, c.given_name, c.honorific, c.title as person_title,
  p.id as product_id, p.name as product_name, p.model, p.serial, m.stage as complaint_stage, m.class as complaint_class, m.escalation_level as complaint_level,
  d.name as clock_name, d.started_at as clock_started_at, d.due_at as clock_due_at, d.soon_at as clock_soon_at, d.is_paused as clock_paused`;
/** As soonFromMs says it (core/belongs.ts), of a timer `t`. */
export const soonFrom = sql`(t.due_at - (t.due_at - t.started_at) * ${soonShare}::double precision)`;
/** `d` is the next promise: the open timer that is due first, and from when on any of them is soon. */
const around = sql`
  join staff_members o on o.id = k.owner_id join identities a on a.id = k.identity_id join customers c on c.id = a.customer_id
  left join installed_products p on p.id = k.product_id left join complaints m on m.case_id = k.id
  left join lateral (
    select t.name, t.started_at, t.due_at, min(${soonFrom}) over () as soon_at, exists (select 1 from timer_intervals i where i.timer_id = t.id and i.to_at is null and i.state = 'paused') as is_paused
    from timers t where t.brand_id = k.brand_id and t.subject_id = k.id and t.stopped_at is null order by t.due_at nulls last, t.id limit 1) d on true`;
const caseFrom = sql`cases k ${around}`;

export function casesByIds(tx: Queryable, brandId: string, ids: readonly string[]): Promise<CaseRow[]> {
  return tx.rows(sql`select ${caseColumns} from ${caseFrom} where k.brand_id = ${brandId} and k.id = any(${ids}::uuid[])`);
}
/** Locks the case: every verb on it, on its clocks and on its complaint begins with this. Its key never changes: what only points to it does not wait. */
export async function lockCase(act: Act, id: string): Promise<CaseRow | undefined> {
  const found = await act.maybe(sql`select id from cases where brand_id = ${act.brandId} and id = ${id} for no key update`);
  return found === undefined ? undefined : (await casesByIds(act, act.brandId, [id]))[0];
}

export const whichCases = {
  mine: (staffId: string): Sql => sql`k.state = 'open' and k.owner_id = ${staffId}`,
  open: (): Sql => sql`k.state = 'open'`,
  overdue: (now: Date): Sql => sql`k.state = 'open' and d.due_at < ${now}`,
  dueSoon: (now: Date): Sql => sql`k.state = 'open' and d.due_at >= ${now} and d.soon_at <= ${now}`,
  complaints: (): Sql => sql`k.state = 'open' and k.kind = 'complaint'`,
};
export interface CaseFilter {
  readonly kind: string | undefined;
  readonly customerId: string | undefined;
  readonly ownerId: string | undefined;
}
function filtered(act: Act, filter: CaseFilter): Sql {
  const theirs = filter.customerId === undefined ? nothing : sql`and k.identity_id in (select id from identities where brand_id = ${act.brandId} and customer_id = ${filter.customerId})`;
  return sql`${filter.kind === undefined ? nothing : sql`and k.kind = ${filter.kind}`} ${theirs} ${filter.ownerId === undefined ? nothing : sql`and k.owner_id = ${filter.ownerId}`}`;
}
/** Whoever's promise is due first stands first. */
export function liveCases(act: Act, which: Sql, filter: CaseFilter, limit: number): Promise<CaseRow[]> {
  return act.rows(sql`select ${caseColumns} from ${caseFrom} where k.brand_id = ${act.brandId} and ${which} ${filtered(act, filter)} order by d.due_at nulls last, k.opened_at, k.id limit ${limit}`);
}
/** Newest first; the cursor is the last row's ending and id. */
export function pastCases(act: Act, state: 'solved' | 'closed', filter: CaseFilter, cursor: { at: Date; id: string } | undefined, limit: number): Promise<CaseRow[]> {
  const at = sql`coalesce(k.closed_at, k.solved_at)`;
  // The page first, in the index's order (cases_past), then what stands around its rows.
  return act.rows(sql`
    select ${caseColumns} from (
      select * from cases k where k.brand_id = ${act.brandId} and k.state = ${state} ${filtered(act, filter)} ${cursor === undefined ? nothing : sql`and (${at}, k.id) < (${cursor.at}, ${cursor.id}::uuid)`}
      order by ${at} desc, k.id desc limit ${limit}) k ${around}
    order by ${at} desc, k.id desc`);
}
/** Open or not, newest first; the cursor is the last row's opening and id. */
export function everyCase(act: Act, filter: CaseFilter, cursor: { at: Date; id: string } | undefined, limit: number): Promise<CaseRow[]> {
  return act.rows(sql`
    select ${caseColumns} from (
      select * from cases k where k.brand_id = ${act.brandId} ${filtered(act, filter)} ${cursor === undefined ? nothing : sql`and (k.opened_at, k.id) < (${cursor.at}, ${cursor.id}::uuid)`}
      order by k.opened_at desc, k.id desc limit ${limit}) k ${around}
    order by k.opened_at desc, k.id desc`);
}
/** By exact number (also a former one), by words of the case, or by its customer; `by_customer` need not be checked again. */
export function foundCases(act: Act, asked: { number: string | undefined; words: AskedGrams; customerGrams: readonly string[] }, filter: CaseFilter, limit: number): Promise<(CaseRow & { by_number: boolean; by_customer: boolean })[]> {
  const byNumber = asked.number === undefined ? sql`false` : sql`(k.number = ${asked.number} or k.former_number = ${asked.number})`;
  const byWords = hasGrams(sql`k.grams`, asked.words);
  const byCustomer = hasGrams(sql`c.grams`, { all: asked.customerGrams, either: [] });
  // Three small lookups by their own index, then the rows: an OR over two tables would read them all.
  return act.rows(sql`
    with hits as (
      (select k.id, true as by_number, false as by_customer from cases k where k.brand_id = ${act.brandId} and ${byNumber} limit 10)
      union all (select k.id, false, false from cases k where k.brand_id = ${act.brandId} and ${byWords} order by k.opened_at desc limit ${limit * 4})
      union all (select k.id, false, true from customers c join identities a on a.customer_id = c.id join cases k on k.identity_id = a.id and k.brand_id = ${act.brandId}
        where c.brand_id = ${act.brandId} and ${byCustomer} order by k.opened_at desc limit ${limit}))
    select ${caseColumns}, h.by_number, h.by_customer from (select id, bool_or(by_number) as by_number, bool_or(by_customer) as by_customer from hits group by id) h
    join ${caseFrom} on k.id = h.id where k.brand_id = ${act.brandId} ${filtered(act, filter)} order by h.by_number desc, k.state = 'closed', k.opened_at desc limit ${limit * 4}`);
}
export function countCases(act: Act, staffId: string): Promise<{ mine: number; open: number; overdue: number; due_soon: number; complaints: number; solved: number }> {
  return act.one(sql`
    select count(*) filter (where k.state = 'open' and k.owner_id = ${staffId}) as mine, count(*) filter (where k.state = 'open') as open, count(*) filter (where k.state = 'open' and k.kind = 'complaint') as complaints,
      count(*) filter (where k.state = 'solved') as solved, count(*) filter (where k.state = 'open' and d.due_at < ${act.now}) as overdue,
      count(*) filter (where k.state = 'open' and d.due_at >= ${act.now} and d.soon_at <= ${act.now}) as due_soon
    from cases k left join lateral (select min(t.due_at) as due_at, min(${soonFrom}) as soon_at from timers t where t.brand_id = k.brand_id and t.subject_id = k.id and t.stopped_at is null) d on true
    where k.brand_id = ${act.brandId} and k.state <> 'closed'`);
}

export interface NewCase {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  readonly identityId: string;
  readonly productId: string | null;
  readonly ownerId: string;
  readonly priority: number;
  readonly nextStep: string;
  readonly grams: readonly string[];
}
export async function insertCase(act: Act, row: NewCase): Promise<void> {
  await act.run(sql`
    insert into cases (id, brand_id, number, kind, title, description, state, identity_id, product_id, owner_id, priority, next_step, opened_at, grams, changed_at)
    values (${row.id}, ${act.brandId}, ${row.number}, ${row.kind}, ${row.title}, ${row.description}, 'open', ${row.identityId}, ${row.productId}, ${row.ownerId}, ${row.priority}, ${row.nextStep}, ${act.now}, ${row.grams}, ${act.now})`);
}
export async function updateWords(act: Act, row: { id: string; title: string; description: string; priority: number; nextStep: string; productId: string | null; grams: readonly string[] }): Promise<void> {
  await act.run(sql`
    update cases set title = ${row.title}, description = ${row.description}, priority = ${row.priority}, next_step = ${row.nextStep}, product_id = ${row.productId}, grams = ${row.grams}, changed_at = ${act.now}
    where brand_id = ${act.brandId} and id = ${row.id}`);
}
export async function turnKind(act: Act, id: string, kind: string, number: string, grams: readonly string[]): Promise<void> {
  await act.run(sql`update cases set kind = ${kind}, former_number = number, number = ${number}, grams = ${grams}, changed_at = ${act.now} where brand_id = ${act.brandId} and id = ${id}`);
}
export async function updateOwner(act: Act, id: string, ownerId: string): Promise<void> {
  await act.run(sql`update cases set owner_id = ${ownerId}, changed_at = ${act.now} where brand_id = ${act.brandId} and id = ${id}`);
}
/** Each to its own new owner, in one statement. */
export async function updateOwners(act: Act, given: readonly { id: string; ownerId: string }[]): Promise<void> {
  await act.run(sql`
    update cases k set owner_id = g."ownerId", changed_at = ${act.now} from jsonb_to_recordset(${json(given)}::jsonb) as g(id uuid, "ownerId" uuid) where k.brand_id = ${act.brandId} and k.id = g.id`);
}
interface Standing {
  readonly state: 'open' | 'solved' | 'closed';
  readonly solvedAt: Date | null;
  readonly closedAt: Date | null;
  readonly outcome: string | null;
  readonly reopened: number;
  readonly reopening: Reopening | null;
}
export async function updateStanding(act: Act, id: string, to: Standing): Promise<void> {
  await act.run(sql`
    update cases set state = ${to.state}, solved_at = ${to.solvedAt}, closed_at = ${to.closedAt}, outcome = ${to.outcome}, reopened = ${to.reopened},
      reopening = ${to.reopening === null ? null : json(to.reopening)}::jsonb, changed_at = ${act.now}
    where brand_id = ${act.brandId} and id = ${id}`);
}

/** False when it was linked already. */
export async function insertLink(act: Act, caseId: string, interactionId: string): Promise<boolean> {
  return (await act.run(sql`insert into case_interactions (brand_id, case_id, interaction_id, added_at) values (${act.brandId}, ${caseId}, ${interactionId}, ${act.now}) on conflict do nothing`)) === 1;
}
export async function deleteLink(act: Act, caseId: string, interactionId: string): Promise<boolean> {
  return (await act.run(sql`delete from case_interactions where brand_id = ${act.brandId} and case_id = ${caseId} and interaction_id = ${interactionId}`)) === 1;
}
interface LinkedRow {
  readonly id: string;
  readonly number: string;
  readonly channel: string;
  readonly started_at: Date;
  readonly ended_at: Date | null;
  readonly agent_name: string | null;
  readonly last_text: string;
  readonly mood: Mood;
  readonly disposition: string | null;
}
export function linkedInteractions(act: Act, caseId: string): Promise<LinkedRow[]> {
  return act.rows(sql`
    select i.id, i.number, i.channel, i.started_at, i.ended_at, s.name as agent_name, i.last_text, i.mood, i.disposition
    from case_interactions ci join interactions i on i.id = ci.interaction_id left join tickets t on t.interaction_id = i.id left join staff_members s on s.id = coalesce(t.agent_id, t.owner_id)
    where ci.brand_id = ${act.brandId} and ci.case_id = ${caseId} order by i.started_at, i.id`);
}
/** Whether the customer said in a survey, since then, that they are not satisfied with this. */
export async function isUnsatisfiedSince(act: Act, caseId: string, since: Date): Promise<boolean> {
  return (await act.maybe(sql`select 1 as found from surveys where brand_id = ${act.brandId} and reopened_case_id = ${caseId} and reopened_at >= ${since} limit 1`)) !== undefined;
}
/** What a conversation is about, the last ended first. */
export function casesOfInteraction(act: Act, interactionId: string): Promise<{ id: string; kind: string; state: 'open' | 'solved' | 'closed'; ended_at: Date | null }[]> {
  return act.rows(sql`
    select k.id, k.kind, k.state, coalesce(k.solved_at, k.closed_at) as ended_at from case_interactions ci join cases k on k.id = ci.case_id
    where ci.brand_id = ${act.brandId} and ci.interaction_id = ${interactionId} order by coalesce(k.solved_at, k.closed_at) desc nulls last, k.id`);
}

/** Which of these interactions belong to any case. */
export async function interactionsWithCase(act: Act, interactionIds: readonly string[]): Promise<Set<string>> {
  const rows = await act.rows<{ interaction_id: string }>(sql`select distinct interaction_id from case_interactions where brand_id = ${act.brandId} and interaction_id = any(${interactionIds}::uuid[])`);
  return new Set(rows.map((row) => row.interaction_id));
}

/** Open cases whose clock is this slice's: all but complaints. */
export function openOwnKinds(act: Act): Promise<{ id: string }[]> {
  return act.rows(sql`select id from cases where brand_id = ${act.brandId} and state = 'open' and kind <> 'complaint' order by id`);
}

export async function insertNote(act: Act, row: { id: string; caseId: string; kind: string; byId: string | null; text: string; key: string | null }): Promise<boolean> {
  return (await act.run(sql`
    insert into case_notes (id, brand_id, case_id, kind, by_id, text, at, key) values (${row.id}, ${act.brandId}, ${row.caseId}, ${row.kind}, ${row.byId}, ${row.text}, ${act.now}, ${row.key})
    on conflict (case_id, kind, key) where key is not null do nothing`)) === 1;
}
export function notesOf(act: Act, caseId: string): Promise<NoteRow[]> {
  return act.rows(sql`select n.id, n.kind, n.by_id, s.name as by_name, n.text, n.at from case_notes n left join staff_members s on s.id = n.by_id where n.brand_id = ${act.brandId} and n.case_id = ${caseId} order by n.at, n.id`);
}
export function noteByKey(act: Act, caseId: string, kind: string, key: string): Promise<NoteRow | undefined> {
  return act.maybe(sql`select n.id, n.kind, n.by_id, s.name as by_name, n.text, n.at from case_notes n left join staff_members s on s.id = n.by_id where n.brand_id = ${act.brandId} and n.case_id = ${caseId} and n.kind = ${kind} and n.key = ${key}`);
}
export async function touchCase(act: Act, caseId: string): Promise<void> {
  await act.run(sql`update cases set changed_at = ${act.now} where brand_id = ${act.brandId} and id = ${caseId}`);
}

/** What happened to the case and to what was promised on it, the newest `limit`, oldest first. */
export function historyOf(act: Act, caseId: string, limit: number): Promise<{ at: Date; name: string; actor_kind: string; actor_name: string | null; detail: Record<string, unknown> | null }[]> {
  return act.rows(sql`
    with happened as not materialized (
      select brand_id, seq, at, ordinal, id, name, actor_kind, actor_name, detail, subject_kind, subject_id from events
      union all select brand_id, null, at, ordinal, id, name, actor_kind, actor_name, detail, subject_kind, subject_id from outbox)
    select * from (
      select e.seq, e.at, e.ordinal, e.id, e.name, e.actor_kind, e.actor_name, e.detail from happened e where e.brand_id = ${act.brandId} and e.subject_kind = 'case' and e.subject_id = ${caseId}
      union all
      select e.seq, e.at, e.ordinal, e.id, e.name, e.actor_kind, e.actor_name, e.detail from commitments m join happened e on e.brand_id = m.brand_id and e.subject_kind = 'commitment' and e.subject_id = m.id
      where m.brand_id = ${act.brandId} and m.case_id = ${caseId}
      order by seq desc nulls first, at desc, ordinal desc, id desc limit ${limit}) newest order by seq nulls last, at, ordinal, id`);
}
