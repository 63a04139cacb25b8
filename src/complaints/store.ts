import type { Act } from '#kit/act.ts';
import type { Queryable } from '#kit/db/database.ts';
import { json, sql } from '#kit/db/sql.ts';
import { soonFrom } from '#cases/index.ts';
import type { ComplaintRow, KeptRound } from './rows.ts';

const columns = sql`
  m.case_id, m.channel, m.received_by, r.name as received_by_name, m.product_words, m.repeat_of, e.number as repeat_number, m.stage, m.stage_at, m.ladder, m.class, m.class_by, m.class_words, m.rule_class, m.rule_reasons,
  m.scores, m.suspected, m.remedy_sought, m.cause, m.cause_words, m.acts, m.response_kinds, m.decision, m.decided_at, m.customer_told_at, m.customer_told_by, m.customer_told_staff, y.name as customer_told_staff_name, m.customer_agreed,
  m.first_answered_at, m.first_answered_by, m.first_answered_staff, z.name as first_answered_staff_name, m.unheard_at, m.answer_promised_by,
  m.escalation_level, m.escalated_to, x.name as escalated_to_name, m.escalated_at, m.referred_to, m.referral_outcome, m.outcome, m.closing_words, m.reopened, m.rounds, m.receipt_sent_at, m.receipt_sent_by, m.received_at, m.closed_at,
  k.description, k.identity_id, k.owner_id, o.team as owner_team,
  exists (select 1 from case_interactions ci where ci.case_id = m.case_id) as has_interaction,
  (select count(*) from case_notes n where n.case_id = m.case_id and n.kind = 'investigation') as investigation_steps,
  (select count(*) from commitments c where c.brand_id = m.brand_id and c.kept_at is null and c.withdrawn_at is null
    and (c.case_id = m.case_id or (c.case_id is null and c.interaction_id in (select ci.interaction_id from case_interactions ci where ci.case_id = m.case_id)))) as open_commitments,
  exists (select 1 from case_interactions ci join interactions i on i.id = ci.interaction_id where ci.case_id = m.case_id and i.channel = 'chat' and i.ended_at is null and i.kept_place is null) as has_open_chat,
  exists (select 1 from identities a join identities b on b.brand_id = a.brand_id and b.customer_id = a.customer_id where a.id = k.identity_id and b.kind = 'mail' and b.removed_at is null) as has_mail`;
const from = sql`
  complaints m join cases k on k.id = m.case_id join staff_members o on o.id = k.owner_id left join staff_members r on r.id = m.received_by left join staff_members x on x.id = m.escalated_to
  left join staff_members y on y.id = m.customer_told_staff left join staff_members z on z.id = m.first_answered_staff left join cases e on e.id = m.repeat_of`;

export function complaintsByIds(tx: Queryable, brandId: string, caseIds: readonly string[]): Promise<ComplaintRow[]> {
  return tx.rows(sql`select ${columns} from ${from} where m.brand_id = ${brandId} and m.case_id = any(${caseIds}::uuid[])`);
}

interface NewComplaint {
  readonly caseId: string;
  readonly channel: string;
  readonly receivedBy: string | null;
  readonly productWords: string;
  readonly repeatOf: string | null;
  readonly class: 'general' | 'major';
  readonly ruleReasons: readonly string[];
  readonly scores: unknown;
  readonly suspected: readonly string[];
  readonly remedySought: string;
  readonly trackingHash: Buffer;
}
export async function insertComplaint(act: Act, row: NewComplaint): Promise<void> {
  await act.run(sql`
    insert into complaints (case_id, brand_id, channel, received_by, product_words, repeat_of, stage, stage_at, class, rule_class, rule_reasons, scores, suspected, remedy_sought, tracking_hash, received_at)
    values (${row.caseId}, ${act.brandId}, ${row.channel}, ${row.receivedBy}, ${row.productWords}, ${row.repeatOf}, 'received', ${json({ received: act.now.toISOString() })}::jsonb, ${row.class}, ${row.class}, ${row.ruleReasons},
      ${row.scores === null ? null : json(row.scores)}::jsonb, ${json(row.suspected)}::jsonb, ${row.remedySought}, ${row.trackingHash}, ${act.now})`);
}

/** Everything of a complaint that verbs change; written as a whole by whoever holds the case's lock. */
export async function updateComplaint(act: Act, row: ComplaintRow): Promise<void> {
  await act.run(sql`
    update complaints set product_words = ${row.product_words}, stage = ${row.stage}, stage_at = ${json(row.stage_at)}::jsonb, ladder = ${row.ladder}, class = ${row.class}, class_by = ${row.class_by}, class_words = ${row.class_words},
      rule_class = ${row.rule_class}, rule_reasons = ${row.rule_reasons}, scores = ${row.scores === null ? null : json(row.scores)}::jsonb, remedy_sought = ${row.remedy_sought}, cause = ${row.cause}, cause_words = ${row.cause_words},
      acts = ${json(row.acts)}::jsonb, response_kinds = ${row.response_kinds}, decision = ${row.decision}, decided_at = ${row.decided_at}, customer_told_at = ${row.customer_told_at}, customer_told_by = ${row.customer_told_by}, customer_told_staff = ${row.customer_told_staff},
      customer_agreed = ${row.customer_agreed}, first_answered_at = ${row.first_answered_at}, first_answered_by = ${row.first_answered_by}, first_answered_staff = ${row.first_answered_staff}, unheard_at = ${row.unheard_at}, answer_promised_by = ${row.answer_promised_by}, escalation_level = ${row.escalation_level}, escalated_to = ${row.escalated_to},
      escalated_at = ${row.escalated_at}, referred_to = ${row.referred_to}, referral_outcome = ${row.referral_outcome}, outcome = ${row.outcome}, closing_words = ${row.closing_words}, reopened = ${row.reopened},
      rounds = ${json(row.rounds satisfies readonly KeptRound[])}::jsonb, receipt_sent_at = ${row.receipt_sent_at}, receipt_sent_by = ${row.receipt_sent_by}, closed_at = ${row.closed_at}
    where brand_id = ${act.brandId} and case_id = ${row.case_id}`);
}
export async function renewTracking(act: Act, caseId: string, hash: Buffer): Promise<void> {
  await act.run(sql`update complaints set tracking_hash = ${hash} where brand_id = ${act.brandId} and case_id = ${caseId}`);
}
export function complaintByTracking(tx: Queryable, hash: Buffer): Promise<{ case_id: string; brand_id: string; closed_at: Date | null } | undefined> {
  return tx.maybe(sql`select case_id, brand_id, closed_at from complaints where tracking_hash = ${hash}`);
}

/** The same customer's latest complaint since then, by whichever of their identities. */
export async function latestComplaintOf(act: Act, caseId: string, since: Date): Promise<string | undefined> {
  return (await act.maybe<{ case_id: string }>(sql`
    select m.case_id from cases k join identities a on a.id = k.identity_id join identities b on b.brand_id = a.brand_id and b.customer_id = a.customer_id
    join cases j on j.identity_id = b.id and j.id <> k.id join complaints m on m.case_id = j.id
    where k.brand_id = ${act.brandId} and k.id = ${caseId} and m.received_at > ${since} order by m.received_at desc, m.case_id limit 1`))?.case_id;
}
export async function channelOf(act: Act, interactionId: string): Promise<string | undefined> {
  return (await act.maybe<{ channel: string }>(sql`select channel from interactions where brand_id = ${act.brandId} and id = ${interactionId}`))?.channel;
}
/**
 * The customer's own conversation in which they are most likely to read it: one that goes on before one that ended. A contact of somebody
 * else, linked because it is about the same thing, is none: what is said there is not for them.
 */
export async function chatOf(act: Act, caseId: string): Promise<string | undefined> {
  return (await act.maybe<{ id: string }>(sql`
    select i.id from case_interactions ci join interactions i on i.id = ci.interaction_id join identities said on said.id = i.identity_id
      join cases k on k.id = ci.case_id join identities own on own.id = k.identity_id
    where ci.brand_id = ${act.brandId} and ci.case_id = ${caseId} and i.channel = 'chat' and said.customer_id = own.customer_id
    order by i.ended_at is not null, i.started_at desc limit 1`))?.id;
}
/** The conversation about it that goes on with the customer on its page: words said into it are read. */
export async function openChatOf(act: Act, caseId: string): Promise<string | undefined> {
  return (await act.maybe<{ id: string }>(sql`
    select i.id from case_interactions ci join interactions i on i.id = ci.interaction_id
    where ci.brand_id = ${act.brandId} and ci.case_id = ${caseId} and i.channel = 'chat' and i.ended_at is null and i.kept_place is null order by i.started_at desc limit 1`))?.id;
}
/** Open complaints that this conversation is about. */
export function complaintsOfInteraction(act: Act, interactionId: string): Promise<{ case_id: string }[]> {
  return act.rows(sql`
    select m.case_id from case_interactions ci join complaints m on m.case_id = ci.case_id where ci.brand_id = ${act.brandId} and ci.interaction_id = ${interactionId} and m.closed_at is null order by m.case_id`);
}
export function openComplaints(act: Act): Promise<{ case_id: string; class: 'general' | 'major' }[]> {
  return act.rows(sql`select case_id, class from complaints where brand_id = ${act.brandId} and closed_at is null order by case_id`);
}
/** What the customer may read: what we told, and their own words. */
export function openNotes(act: Act, caseId: string): Promise<{ kind: 'update' | 'customer'; text: string; at: Date }[]> {
  return act.rows(sql`select kind, text, at from case_notes where brand_id = ${act.brandId} and case_id = ${caseId} and kind in ('update', 'customer') order by at, id limit 500`);
}
/**
 * When the customer was answered, by which ways and whom, oldest first. `reached`: by another way than mail, or by a mail that left. The trail
 * and what waits to be sealed together: an answer of this minute counts.
 */
export function answersOf(act: Act, caseId: string): Promise<{ at: Date; by: string[]; staff_id: string | null; reached: boolean }[]> {
  return act.rows(sql`
    select a.at, a.by, a.staff_id, 'mail' <> all(a.by) or cardinality(a.by) > 1
      or exists (select 1 from outgoing_mails o where o.brand_id = ${act.brandId} and o.about_id = ${caseId} and o.template = 'complaints:mail.update' and o.created_at = a.at and o.state = 'sent') as reached
    from (
      select e.at, array(select jsonb_array_elements_text(e.detail->'by')) as by, case when e.actor_kind = 'staff' then e.actor_id end as staff_id
      from (select brand_id, at, name, actor_kind, actor_id, detail, subject_kind, subject_id from events union all select brand_id, at, name, actor_kind, actor_id, detail, subject_kind, subject_id from outbox) e
      where e.brand_id = ${act.brandId} and e.subject_kind = 'case' and e.subject_id = ${caseId} and e.name in ('complaint.answered', 'complaint.answeredAgain')) a
    order by a.at`);
}
/** What the customer said about it themselves since then, the newest first: in their own conversations, and on their page. */
export function customerWords(act: Act, caseId: string, since: Date, limit: number): Promise<{ kind: 'message' | 'note'; id: string; text: string; at: Date }[]> {
  return act.rows(sql`
    select * from (
      select 'message' as kind, w.id, w.text, w.at from cases k join identities own on own.id = k.identity_id
        join case_interactions ci on ci.case_id = k.id join interactions i on i.id = ci.interaction_id join identities said on said.id = i.identity_id and said.customer_id = own.customer_id
        join messages w on w.interaction_id = i.id and w.speaker = 'customer'
      where k.brand_id = ${act.brandId} and k.id = ${caseId} and w.at > ${since} and w.text <> ''
      union all select 'note', n.id, n.text, n.at from case_notes n where n.brand_id = ${act.brandId} and n.case_id = ${caseId} and n.kind = 'customer' and n.at > ${since}) words
    order by at desc, id desc limit ${limit}`);
}
/** By the customer's own key. */
export async function hasNote(act: Act, caseId: string, key: string): Promise<boolean> {
  return (await act.maybe(sql`select 1 as found from case_notes where brand_id = ${act.brandId} and case_id = ${caseId} and key = ${key}`)) !== undefined;
}
export function noteSaid(act: Act, noteId: string): Promise<{ text: string; by_id: string | null } | undefined> {
  return act.maybe(sql`select text, by_id from case_notes where brand_id = ${act.brandId} and id = ${noteId}`);
}
/** A unit by its serial as the customer names it, when it is this customer's. */
export async function productBySerial(act: Act, identityId: string, serial: string): Promise<string | undefined> {
  return (await act.maybe<{ id: string }>(sql`
    select p.id from installed_products p join identities a on a.customer_id = p.customer_id
    where p.brand_id = ${act.brandId} and a.id = ${identityId} and p.removed_at is null and lower(p.serial) = lower(trim(${serial}))`))?.id;
}

export function boardRows(act: Act): Promise<{ case_id: string; stage: string; class: 'general' | 'major'; escalation_level: string; due_at: Date | null; is_overdue: boolean; is_soon: boolean }[]> {
  return act.rows(sql`
    select m.case_id, m.stage, m.class, m.escalation_level, d.due_at, coalesce(d.due_at < ${act.now}, false) as is_overdue, coalesce(d.due_at >= ${act.now} and d.soon_at <= ${act.now}, false) as is_soon
    from complaints m left join lateral (select min(t.due_at) as due_at, min(${soonFrom}) as soon_at from timers t where t.brand_id = m.brand_id and t.subject_id = m.case_id and t.stopped_at is null) d on true
    where m.brand_id = ${act.brandId} and m.closed_at is null order by d.due_at nulls last, m.received_at, m.case_id`);
}
