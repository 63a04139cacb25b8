import type { Act } from '#kit/act.ts';
import type { Queryable } from '#kit/db/database.ts';
import type { AskedGrams } from '#kit/core/grams.ts';
import { hasGrams } from '#kit/db/grams-sql.ts';
import { json, nothing, sql, type Sql } from '#kit/db/sql.ts';
import type { MoodReading } from './contract.ts';
import { dueSoonFraction, dueSoonMs } from './core/inbox.ts';
import type { LiveCursor } from './live-cursor.ts';
import type { InteractionRow, MessageRow } from './rows.ts';

const messageColumns = sql`
  m.id, m.interaction_id, m.position, m.speaker, m.speaker_id, s.name as speaker_name, m.kind, m.text, m.key, m.at, m.mood,
  coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'fileName', t.file_name, 'mediaType', t.media_type, 'bytes', t.bytes, 'hasPreview', t.has_preview, 'widthPx', t.width_px, 'heightPx', t.height_px) order by t.ordinal, t.id)
    from attachments t where t.message_id = m.id), '[]') as attachments`;
const messageFrom = sql`messages m left join staff_members s on s.id = m.speaker_id and m.speaker = 'staff'`;

export function messagesAfter(tx: Queryable, brandId: string, interactionId: string, after: number, limit: number): Promise<MessageRow[]> {
  return tx.rows(sql`select ${messageColumns} from ${messageFrom} where m.brand_id = ${brandId} and m.interaction_id = ${interactionId} and m.position > ${after} order by m.position limit ${limit}`);
}
export async function interactionNumbered(act: Act, number: string): Promise<string | undefined> {
  return (await act.maybe<{ id: string }>(sql`select id from interactions where brand_id = ${act.brandId} and number = ${number}`))?.id;
}
export async function staffNamed(act: Act, id: string): Promise<string | undefined> {
  return (await act.maybe<{ name: string }>(sql`select name from staff_members where brand_id = ${act.brandId} and id = ${id}`))?.name;
}
export async function queueNamed(act: Act, id: string): Promise<string | undefined> {
  return (await act.maybe<{ name: string }>(sql`select name from queues where brand_id = ${act.brandId} and id = ${id}`))?.name;
}
/** Who took it over, and when; oldest first. */
export function timesTaken(act: Act, interactionId: string): Promise<{ agent_id: string; at: Date }[]> {
  return act.rows(sql`
    select o.agent_id, o.ended_at as at from offers o join tickets t on t.id = o.ticket_id
    where o.brand_id = ${act.brandId} and t.interaction_id = ${interactionId} and o.state = 'accepted' order by o.ended_at, o.id`);
}
/** The newest `limit`, oldest first. */
export function newestMessages(tx: Queryable, brandId: string, interactionId: string, limit: number): Promise<MessageRow[]> {
  return tx.rows(sql`select * from (select ${messageColumns} from ${messageFrom} where m.brand_id = ${brandId} and m.interaction_id = ${interactionId} order by m.position desc limit ${limit}) newest order by position`);
}
export function messagesByIds(tx: Queryable, brandId: string, ids: readonly string[]): Promise<MessageRow[]> {
  return tx.rows(sql`select ${messageColumns} from ${messageFrom} where m.brand_id = ${brandId} and m.id = any(${ids}::uuid[])`);
}
export function messageByKey(act: Act, interactionId: string, speaker: string, key: string): Promise<MessageRow | undefined> {
  return act.maybe(sql`select ${messageColumns} from ${messageFrom} where m.brand_id = ${act.brandId} and m.interaction_id = ${interactionId} and m.speaker = ${speaker} and m.key = ${key}`);
}
export async function setMood(act: Act, messageId: string, mood: MoodReading): Promise<boolean> {
  return (await act.run(sql`update messages set mood_before = coalesce(mood_before, mood), mood = ${json(mood)}::jsonb where brand_id = ${act.brandId} and id = ${messageId} and speaker = 'customer'`)) === 1;
}
/** Hands uploads to the message that carries them; only the uploader's own, only once. Returns how many were taken. */
export async function takeAttachments(act: Act, messageId: string, interactionId: string, ids: readonly string[], uploadedBy: string): Promise<number> {
  return act.run(sql`
    update attachments set message_id = ${messageId}, interaction_id = ${interactionId}, ordinal = array_position(${ids}::uuid[], id)
    where brand_id = ${act.brandId} and id = any(${ids}::uuid[]) and uploaded_by = ${uploadedBy} and message_id is null`);
}
/**
 * Newest first; the page is re-checked by the caller, since grams are an AND and not a phrase. A common word stands often enough among
 * the newest messages, and sorting all its places by time would take seconds; for a rare one the index is asked, whatever the planner
 * guesses, since walking through time would read every message. Both are looked up once (materialized): in a young database without
 * statistics the planner would walk the newest again for each message.
 * @param newest look at no more than this many messages, the newest; undefined asks the index for all
 */
export function messagesWithGrams(act: Act, asked: AskedGrams, limit: number, newest?: number): Promise<MessageRow[]> {
  const found = newest === undefined
    ? sql`places as materialized (select id, at from messages where brand_id = ${act.brandId} and ${hasGrams(sql`grams`, asked)}), found as materialized (select id from places order by at desc limit ${limit})`
    : sql`found as materialized (select id from (select id, grams from messages where brand_id = ${act.brandId} order by at desc limit ${newest}) recent where ${hasGrams(sql`grams`, asked)} limit ${limit})`;
  return act.rows(sql`with ${found} select ${messageColumns} from ${messageFrom} where m.brand_id = ${act.brandId} and m.id in (select id from found) order by m.at desc`);
}

const interactionColumns = sql`
  i.id, i.number, i.channel, i.language, i.started_at, i.answered_at, i.first_answer_at, i.ended_at, i.waiting_since, i.answer_due_at, i.last_message_at, i.last_text, i.last_speaker, i.unread,
  i.mood, i.mood_strength, i.arrival_mood, i.departure_mood, i.repeat_of is not null as is_repeat, i.kept_place, i.kept_place_at, i.disposition, i.customer_read_up_to, i.staff_read_up_to, i.visitor_id,
  t.state, t.queue_id, q.name as queue_name, t.agent_id, s.name as agent_name, t.arrived_at, t.end_reason, t.is_virtual, t.transfers,
  c.id as customer_id, c.name as customer_name, c.surname, c.given_name, c.honorific, c.title,
  coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'number', k.number, 'kind', k.kind, 'title', k.title, 'state', k.state) order by k.opened_at)
    from case_interactions ci join cases k on k.id = ci.case_id where ci.interaction_id = i.id), '[]') as cases`;
const interactionFrom = sql`
  interactions i join tickets t on t.interaction_id = i.id left join queues q on q.id = t.queue_id left join staff_members s on s.id = t.agent_id
  join identities a on a.id = i.identity_id join customers c on c.id = a.customer_id`;

export function interactionsByIds(tx: Queryable, brandId: string, ids: readonly string[]): Promise<InteractionRow[]> {
  return tx.rows(sql`select ${interactionColumns} from ${interactionFrom} where i.brand_id = ${brandId} and i.id = any(${ids}::uuid[])`);
}

export function interactionsOfCases(tx: Queryable, brandId: string, caseIds: readonly string[]): Promise<{ id: string; case_id: string }[]> {
  return tx.rows(sql`select interaction_id as id, case_id from case_interactions where brand_id = ${brandId} and case_id = any(${caseIds}::uuid[])`);
}

/** Open conversations of these customers, and of whoever they were merged into. */
export async function openInteractionsOf(tx: Queryable, brandId: string, customerIds: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select i.id from interactions i join identities a on a.id = i.identity_id
    where i.brand_id = ${brandId} and i.ended_at is null and a.customer_id in (
      select id from customers where brand_id = ${brandId} and id = any(${customerIds}::uuid[]) union select merged_into from customers where brand_id = ${brandId} and id = any(${customerIds}::uuid[]))`);
  return rows.map((row) => row.id);
}

/** A live view of the inbox: whoever waits longest or is due first stands first. The page is chosen before anything is told of its rows. @param after the last row of the page before */
export function liveInbox(act: Act, where: Sql, after: LiveCursor | undefined, limit: number): Promise<InteractionRow[]> {
  const isAfter = after === undefined ? nothing : sql`
    and (coalesce(i.answer_due_at, 'infinity'), coalesce(i.waiting_since, 'infinity'), t.arrived_at, i.id) > (coalesce(${after.answerDueAt}::timestamptz, 'infinity'), coalesce(${after.waitingSince}::timestamptz, 'infinity'), ${after.arrivedAt}::timestamptz, ${after.id}::uuid)`;
  const order = sql`order by i.answer_due_at nulls last, i.waiting_since nulls last, t.arrived_at, i.id`;
  return act.rows(sql`
    with page as materialized (
      select i.id from tickets t join interactions i on i.id = t.interaction_id
      where i.brand_id = ${act.brandId} and t.brand_id = ${act.brandId} and t.state <> 'ended' and ${where} ${isAfter} ${order} limit ${limit})
    select ${interactionColumns} from ${interactionFrom} where i.brand_id = ${act.brandId} and i.id in (select id from page) ${order}`);
}
/** All or the ended ones, newest first; the cursor is the last row's start and id. */
export function pastInbox(act: Act, endedOnly: boolean, queueId: string | undefined, cursor: { startedAt: Date; id: string } | undefined, limit: number): Promise<InteractionRow[]> {
  return act.rows(sql`
    select ${interactionColumns} from (
      select * from interactions where brand_id = ${act.brandId} ${endedOnly ? sql`and ended_at is not null` : nothing}
      ${cursor === undefined ? nothing : sql`and (started_at, id) < (${cursor.startedAt}, ${cursor.id}::uuid)`}
      ${queueId === undefined ? nothing : sql`and id in (select interaction_id from tickets where brand_id = ${act.brandId} and queue_id = ${queueId})`}
      order by started_at desc, id desc limit ${limit}) i
    join tickets t on t.interaction_id = i.id left join queues q on q.id = t.queue_id left join staff_members s on s.id = t.agent_id
    join identities a on a.id = i.identity_id join customers c on c.id = a.customer_id
    order by i.started_at desc, i.id desc`);
}
export const whereIs = {
  mine: (staffId: string) => sql`t.agent_id = ${staffId}`,
  waiting: () => sql`t.state in ('waiting', 'offered')`,
  /** As `isDueSoon` of the core; the first condition is the index's. */
  dueSoon: (now: Date) => sql`(i.answer_due_at < ${new Date(now.getTime() + dueSoonMs)} and (i.waiting_since is null or i.answer_due_at - ${now}::timestamptz < (i.answer_due_at - i.waiting_since) * ${dueSoonFraction}::float8))`,
  keptPlace: () => sql`t.is_virtual`,
  /** A colleague has it in their hands. */
  serving: (me: string) => sql`t.state = 'assigned' and t.agent_id <> ${me}`,
  complaints: () => sql`exists (select 1 from case_interactions ci join cases k on k.id = ci.case_id where ci.interaction_id = i.id and k.kind = 'complaint' and k.state <> 'closed')`,
  queue: (queueId: string) => sql`t.queue_id = ${queueId}`,
  both: (a: Sql, b: Sql) => sql`${a} and ${b}`,
};
export function liveCounts(act: Act, staffId: string, now: Date, queueId: string | undefined): Promise<{ mine: number; waiting: number; due_soon: number; kept_place: number; complaints: number; serving: number }> {
  return act.one(sql`
    select count(*) filter (where ${whereIs.mine(staffId)}) as mine, count(*) filter (where ${whereIs.waiting()}) as waiting, count(*) filter (where ${whereIs.dueSoon(now)}) as due_soon,
      count(*) filter (where ${whereIs.keptPlace()}) as kept_place, count(*) filter (where ${whereIs.complaints()}) as complaints,
      count(*) filter (where ${whereIs.serving(staffId)}) as serving
    from tickets t join interactions i on i.id = t.interaction_id where t.brand_id = ${act.brandId} and i.brand_id = ${act.brandId} and t.state <> 'ended' ${queueId === undefined ? nothing : sql`and ${whereIs.queue(queueId)}`}`);
}
export function contactsBefore(act: Act, interactionId: string, since: Date): Promise<{ id: string; number: string; started_at: Date; disposition: string | null; last_text: string }[]> {
  return act.rows(sql`
    select o.id, o.number, o.started_at, o.disposition, o.last_text from interactions i
    join identities a on a.id = i.identity_id join identities b on b.brand_id = a.brand_id and b.customer_id = a.customer_id
    join interactions o on o.brand_id = i.brand_id and o.identity_id = b.id
    where i.brand_id = ${act.brandId} and i.id = ${interactionId} and o.id <> i.id and o.started_at < i.started_at and o.started_at > ${since} order by o.started_at desc limit 10`);
}

export async function keepDraft(act: Act, staffId: string, interactionId: string, mode: string, text: string): Promise<void> {
  await act.run(sql`
    insert into drafts (brand_id, staff_id, interaction_id, mode, text, saved_at) values (${act.brandId}, ${staffId}, ${interactionId}, ${mode}, ${text}, ${act.now})
    on conflict (staff_id, interaction_id) do update set mode = excluded.mode, text = excluded.text, saved_at = excluded.saved_at`);
}
export async function dropDraft(act: Act, staffId: string, interactionId: string): Promise<void> {
  await act.run(sql`delete from drafts where brand_id = ${act.brandId} and staff_id = ${staffId} and interaction_id = ${interactionId}`);
}
export function draftOf(act: Act, staffId: string, interactionId: string): Promise<{ mode: 'reply' | 'note'; text: string } | undefined> {
  return act.maybe(sql`select mode, text from drafts where brand_id = ${act.brandId} and staff_id = ${staffId} and interaction_id = ${interactionId}`);
}
