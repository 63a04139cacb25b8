import type { Act } from '#kit/act.ts';
import type { Queryable } from '#kit/db/database.ts';
import { json, sql, type Sql } from '#kit/db/sql.ts';
import type { Commitments } from './contract.ts';

export interface CommitmentRow {
  readonly id: string;
  readonly text: string;
  readonly owner_id: string;
  readonly owner_name: string;
  readonly due_at: Date;
  readonly warned_at: Date | null;
  readonly kept_at: Date | null;
  readonly broken_at: Date | null;
  readonly withdrawn_at: Date | null;
  readonly withdrawn_why: string;
  readonly created_at: Date;
  readonly created_by: string | null;
  readonly created_by_name: string | null;
  readonly case_id: string | null;
  readonly case_number: string | null;
  readonly case_title: string | null;
  readonly case_owner_id: string | null;
  readonly case_owner_name: string | null;
  readonly interaction_id: string | null;
  readonly interaction_number: string | null;
  readonly customer_id: string | null;
  readonly customer_name: string | null;
  readonly surname: string | null;
  readonly given_name: string | null;
  readonly honorific: 'mr' | 'ms' | 'none' | 'title' | null;
  readonly title: string | null;
}
const columns = sql`
  m.id, m.text, m.owner_id, o.name as owner_name, m.due_at, m.warned_at, m.kept_at, m.broken_at, m.withdrawn_at, m.withdrawn_why, m.created_at, m.created_by, b.name as created_by_name,
  m.case_id, k.number as case_number, k.title as case_title, k.owner_id as case_owner_id, h.name as case_owner_name, m.interaction_id, i.number as interaction_number,
  c.id as customer_id, c.name as customer_name, c.surname, c.given_name, c.honorific, c.title`;
// `case`, not `coalesce`: behind the fence that one counts as leaking, and then no index is used for it.
const around = sql`
  join staff_members o on o.id = m.owner_id left join staff_members b on b.id = m.created_by left join cases k on k.id = m.case_id left join staff_members h on h.id = k.owner_id left join interactions i on i.id = m.interaction_id
  left join identities a on a.id = case when k.id is not null then k.identity_id else i.identity_id end left join customers c on c.id = a.customer_id`;
const from = sql`commitments m ${around}`;

/** Not kept, not withdrawn: still to be done, broken or not. */
const isToDo = sql`m.kept_at is null and m.withdrawn_at is null`;
export const whichAre = {
  mine: (staffId: string): Sql => sql`${isToDo} and m.owner_id = ${staffId}`,
  open: (): Sql => isToDo,
  dueSoon: (now: Date, before: Date): Sql => sql`${isToDo} and m.due_at >= ${now} and m.due_at < ${before}`,
  broken: (now: Date): Sql => sql`${isToDo} and m.due_at < ${now}`,
  done: (): Sql => sql`not (${isToDo})`,
  ownedBy: (which: Sql, staffId: string): Sql => sql`${which} and m.owner_id = ${staffId}`,
  ofCase: (which: Sql, caseId: string | undefined): Sql => (caseId === undefined ? which : sql`${which} and m.case_id = ${caseId}`),
  ofInteraction: (which: Sql, interactionId: string | undefined): Sql => (interactionId === undefined ? which : sql`${which} and m.interaction_id = ${interactionId}`),
};
export function commitmentRows(act: Act, which: Sql, newestFirst: boolean, limit: number): Promise<CommitmentRow[]> {
  const order = newestFirst ? sql`coalesce(m.kept_at, m.withdrawn_at) desc, m.id desc` : sql`m.due_at, m.id`;
  return act.rows(sql`select ${columns} from (select * from commitments m where m.brand_id = ${act.brandId} and ${which} order by ${order} limit ${limit}) m ${around} order by ${order}`);
}
export function commitmentsByIds(tx: Queryable, brandId: string, ids: readonly string[]): Promise<CommitmentRow[]> {
  return tx.rows(sql`select ${columns} from ${from} where m.brand_id = ${brandId} and m.id = any(${ids}::uuid[])`);
}
/** On the case itself, and in a conversation about it where nobody can say which of its cases was meant. */
export function commitmentsOfCase(act: Act, caseId: string): Promise<CommitmentRow[]> {
  // Two lookups, each by its index: an OR over both would walk through all that was ever promised.
  return act.rows(sql`
    select ${columns} from ${from} where m.brand_id = ${act.brandId} and m.id = any(array(
      select id from commitments where brand_id = ${act.brandId} and case_id = ${caseId}
      union all select c.id from case_interactions ci join commitments c on c.interaction_id = ci.interaction_id and c.case_id is null where ci.brand_id = ${act.brandId} and ci.case_id = ${caseId}))
    order by m.created_at, m.id`);
}
/**
 * What was promised on the case and is still to be done. A promise made in a conversation about several open matters, nobody can say on
 * which, holds whichever of them ends last.
 */
export async function holdingCase(act: Act, caseId: string): Promise<{ id: string; text: string }[]> {
  return act.rows(sql`
    select m.id, m.text from commitments m where m.brand_id = ${act.brandId} and ${isToDo} and m.id = any(array(
      select id from commitments where brand_id = ${act.brandId} and case_id = ${caseId}
      union all select c.id from case_interactions ci join commitments c on c.interaction_id = ci.interaction_id and c.case_id is null
        where ci.brand_id = ${act.brandId} and ci.case_id = ${caseId} and not exists (
          select 1 from case_interactions oi join cases o on o.id = oi.case_id where oi.interaction_id = ci.interaction_id and o.id <> ${caseId} and o.state = 'open')))
    order by m.due_at, m.id`);
}
/** Of these promises, those that were made on the case or in a conversation about it. */
export async function ofThisCase(act: Act, caseId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await act.rows<{ id: string }>(sql`
    select m.id from commitments m where m.brand_id = ${act.brandId} and m.id = any(${ids}::uuid[])
      and (m.case_id = ${caseId} or (m.case_id is null and m.interaction_id in (select ci.interaction_id from case_interactions ci where ci.brand_id = ${act.brandId} and ci.case_id = ${caseId})))`);
  return new Set(rows.map((row) => row.id));
}
export function countCommitments(act: Act, staffId: string, soon: Date): Promise<Commitments['counts']> {
  const [isSoon, isBroken, isTheirs] = [sql`m.due_at >= ${act.now} and m.due_at < ${soon}`, sql`m.due_at < ${act.now}`, sql`m.owner_id = ${staffId}`];
  return act.one(sql`
    select count(*) filter (where ${isTheirs}) as mine, count(*) as open, count(*) filter (where ${isSoon}) as "dueSoon", count(*) filter (where ${isBroken}) as broken,
      count(*) filter (where ${isSoon} and ${isTheirs}) as "mineDueSoon", count(*) filter (where ${isBroken} and ${isTheirs}) as "mineBroken"
    from commitments m where m.brand_id = ${act.brandId} and ${isToDo}`);
}

export async function insertCommitment(act: Act, row: { id: string; caseId: string | null; interactionId: string | null; ownerId: string; text: string; dueAt: Date; nextWordAt: Date; createdBy: string | null }): Promise<void> {
  await act.run(sql`
    insert into commitments (id, brand_id, case_id, interaction_id, owner_id, text, due_at, next_word_at, created_by, created_at)
    values (${row.id}, ${act.brandId}, ${row.caseId}, ${row.interactionId}, ${row.ownerId}, ${row.text}, ${row.dueAt}, ${row.nextWordAt}, ${row.createdBy}, ${act.now})`);
}
/** What was promised in a conversation on no case goes to this one; what was promised on it goes back to the conversation alone. */
export function moveToCase(act: Act, interactionId: string, from: string | null, to: string | null): Promise<{ id: string }[]> {
  return act.rows(sql`update commitments set case_id = ${to} where brand_id = ${act.brandId} and interaction_id = ${interactionId} and case_id is not distinct from ${from}::uuid returning id`);
}
export async function lockCommitment(act: Act, id: string): Promise<boolean> {
  return (await act.maybe(sql`select id from commitments where brand_id = ${act.brandId} and id = ${id} for update`)) !== undefined;
}
export async function markKept(act: Act, id: string): Promise<void> {
  await act.run(sql`update commitments set kept_at = ${act.now}, next_word_at = null where brand_id = ${act.brandId} and id = ${id}`);
}
export async function markOpen(act: Act, id: string, nextWordAt: Date | null): Promise<void> {
  await act.run(sql`update commitments set kept_at = null, next_word_at = ${nextWordAt} where brand_id = ${act.brandId} and id = ${id}`);
}
export async function markWithdrawn(act: Act, id: string, why: string): Promise<void> {
  await act.run(sql`update commitments set withdrawn_at = ${act.now}, withdrawn_why = ${why}, next_word_at = null where brand_id = ${act.brandId} and id = ${id}`);
}
export async function setOwner(act: Act, ids: readonly string[], ownerId: string): Promise<void> {
  await act.run(sql`update commitments set owner_id = ${ownerId} where brand_id = ${act.brandId} and id = any(${ids}::uuid[])`);
}
export function toDoOf(act: Act, ownerId: string): Promise<{ id: string }[]> {
  return act.rows(sql`select m.id from commitments m where m.brand_id = ${act.brandId} and m.owner_id = ${ownerId} and ${isToDo} order by m.due_at, m.id for update of m`);
}

/** What was handed on from somebody since then because they were deactivated, is still to be kept, and is still with whoever got it. */
export function handedOnOf(act: Act, leaverId: string, since: Date): Promise<{ id: string; ownerId: string }[]> {
  return act.rows(sql`
    with handed as (
      select subject_id as id, detail from events where brand_id = ${act.brandId} and at >= ${since} and name = 'commitment.handedOver'
      union all select subject_id, detail from outbox where brand_id = ${act.brandId} and at >= ${since} and name = 'commitment.handedOver')
    select m.id, m.owner_id as "ownerId" from commitments m where m.brand_id = ${act.brandId} and ${isToDo}
      and (m.id, m.owner_id::text) in (select h.id, h.detail->>'after' from handed h where h.detail->>'why' = 'owner_deactivated' and h.detail->>'before' = ${leaverId}) order by m.due_at, m.id for update of m`);
}

export async function brandsWithWords(tx: Queryable, now: Date): Promise<string[]> {
  return (await tx.rows<{ brand_id: string }>(sql`select distinct brand_id from commitments where next_word_at <= ${now}`)).map((row) => row.brand_id);
}
export function claimWords(act: Act, limit: number): Promise<{ id: string; owner_id: string; case_id: string | null; interaction_id: string | null; due_at: Date; warned_at: Date | null }[]> {
  return act.rows(sql`
    select id, owner_id, case_id, interaction_id, due_at, warned_at from commitments where brand_id = ${act.brandId} and next_word_at <= ${act.now} and kept_at is null and withdrawn_at is null
    order by next_word_at limit ${limit} for update skip locked`);
}
export async function noteWords(act: Act, told: readonly { id: string; warnedAt: Date; brokenAt: Date | null; nextWordAt: Date | null }[]): Promise<void> {
  await act.run(sql`
    update commitments m set warned_at = w."warnedAt", broken_at = w."brokenAt", next_word_at = w."nextWordAt"
    from jsonb_to_recordset(${json(told)}::jsonb) as w(id uuid, "warnedAt" timestamptz, "brokenAt" timestamptz, "nextWordAt" timestamptz) where m.brand_id = ${act.brandId} and m.id = w.id`);
}

export function isActiveStaff(act: Act, id: string): Promise<boolean> {
  return act.one<{ is: boolean }>(sql`select exists (select 1 from staff_members where brand_id = ${act.brandId} and id = ${id} and state = 'active') as is`).then((row) => row.is);
}
export async function caseThere(act: Act, id: string): Promise<boolean> {
  return (await act.maybe(sql`select id from cases where brand_id = ${act.brandId} and id = ${id}`)) !== undefined;
}
export async function interactionThere(act: Act, id: string): Promise<boolean> {
  return (await act.maybe(sql`select id from interactions where brand_id = ${act.brandId} and id = ${id}`)) !== undefined;
}
/** The cases a conversation is about that are not closed. */
export function openCasesOf(act: Act, interactionId: string): Promise<{ id: string }[]> {
  return act.rows(sql`select k.id from case_interactions ci join cases k on k.id = ci.case_id where ci.brand_id = ${act.brandId} and ci.interaction_id = ${interactionId} and k.state <> 'closed'`);
}
