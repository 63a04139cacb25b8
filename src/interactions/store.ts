import type { Act, Shared } from '#kit/act.ts';
import type { Queryable } from '#kit/db/database.ts';
import { json, nothing, sql, type Sql } from '#kit/db/sql.ts';
import type { MoodReading } from './contract.ts';
import type { InteractionRow, MessageRow } from './rows.ts';

/** Numbered without a lock, by a running number on the brand's day (its zone); and the same person's latest contact since then, through any of their identities: it is what this one repeats. */
export function numberAndRepeat(act: Act, identityId: string, since: Date): Promise<NumberAndRepeat> {
  return act.together(numbersAndRepeats, { identityId, since });
}
interface NumberAndRepeat {
  readonly running: number;
  readonly zone: string;
  readonly repeatOf: string | null;
}
function numbersAndRepeats(shared: Shared, asked: readonly { identityId: string; since: Date }[]): Promise<NumberAndRepeat[]> {
  return shared.rows(sql`
    select nextval('interaction_numbers') as running, (select zone from brands where id = ${shared.brandId}) as zone, (
      select o.id from identities a join identities b on b.brand_id = a.brand_id and b.customer_id = a.customer_id
      cross join lateral (select id, started_at from interactions where brand_id = ${shared.brandId} and identity_id = b.id and started_at > asked.since order by started_at desc limit 1) o
      where a.brand_id = ${shared.brandId} and a.id = asked.id order by o.started_at desc limit 1) as "repeatOf"
    from unnest(${asked.map((each) => each.identityId)}::uuid[], ${asked.map((each) => each.since.toISOString())}::timestamptz[]) with ordinality as asked(id, since, place) order by place`);
}

export interface NewInteraction {
  readonly id: string;
  readonly number: string;
  readonly channel: string;
  readonly identityId: string;
  readonly visitorId: string | null;
  readonly language: 'zh' | 'en';
  readonly pageUrl: string | null;
  readonly repeatOf: string | null;
}

interface BegunInteraction {
  readonly row: NewInteraction;
  readonly first: NewMessage;
  readonly now: InteractionChange;
}
/** The contact with its first word, in one statement. */
export function insertInteraction(act: Act, begun: BegunInteraction): Promise<void> {
  return act.together(insertInteractions, begun);
}
async function insertInteractions(shared: Shared, all: readonly BegunInteraction[]): Promise<undefined[]> {
  const rows = all.map(({ row, first, now }) => ({
    ...row, position: first.position, last_message_at: now.last_message_at, last_text: now.last_text ?? '', last_speaker: now.last_speaker, waiting_since: now.waiting_since, answer_due_at: now.answer_due_at,
    mood: now.mood ?? 'calm', mood_strength: now.mood_strength ?? 0, arrival_mood: now.arrival_mood,
  }));
  await shared.run(sql`
    with started as (
      insert into interactions (id, brand_id, number, channel, identity_id, visitor_id, language, page_url, started_at, repeat_of,
        last_position, last_message_at, last_text, last_speaker, waiting_since, answer_due_at, unread, mood, mood_strength, arrival_mood)
      select id, ${shared.brandId}, number, channel, "identityId", "visitorId", language, "pageUrl", ${shared.now}, "repeatOf",
        position, last_message_at, last_text, last_speaker, waiting_since, answer_due_at, 1, mood, mood_strength, arrival_mood
      from jsonb_to_recordset(${json(rows)}::jsonb) as b(id uuid, number text, channel text, "identityId" uuid, "visitorId" uuid, language text, "pageUrl" text, "repeatOf" uuid,
        position int, last_message_at timestamptz, last_text text, last_speaker text, waiting_since timestamptz, answer_due_at timestamptz, mood text, mood_strength real, arrival_mood text))
    ${messageInsertion(shared, all.map(({ first }) => first))}`);
  return all.map(() => undefined);
}

function messageInsertion(shared: Shared, rows: readonly NewMessage[]): Sql {
  return sql`
    insert into messages (id, brand_id, interaction_id, position, speaker, speaker_id, kind, text, key, at, mood, grams)
    select id, ${shared.brandId}, "interactionId", position, speaker, "speakerId", kind, text, key, ${shared.now}, mood, grams
    from jsonb_to_recordset(${json(rows)}::jsonb) as m(id uuid, "interactionId" uuid, position int, speaker text, "speakerId" uuid, kind text, text text, key text, mood jsonb, grams text[])`;
}

export interface LockedInteraction {
  readonly id: string;
  readonly number: string;
  readonly identity_id: string;
  readonly last_position: number;
  readonly ended_at: Date | null;
  readonly waiting_since: Date | null;
  readonly answered_at: Date | null;
  readonly first_answer_at: Date | null;
  readonly arrival_mood: string | null;
  readonly mood: string;
  readonly visitor_id: string | null;
  readonly customer_read_up_to: number;
  readonly staff_read_up_to: number;
  readonly started_at: Date;
  readonly repeat_of: string | null;
  readonly transfers: number;
  readonly language: 'zh' | 'en';
  readonly kept_place: { readonly kind: 'phone' | 'mail'; readonly value: string } | null;
  /** What its queue promises; null without a ticket. */
  readonly target_seconds: number | null;
  readonly next_answer_seconds: number | null;
}

/** Locks the row: whoever holds it gives the next position. Its key never changes: rows that only point to it (a linked case, a survey) neither wait nor make two such acts wait for each other for ever. */
export function lockInteraction(act: Act, id: string): Promise<LockedInteraction | undefined> {
  return act.maybe(sql`
    select i.id, i.number, i.identity_id, i.last_position, i.ended_at, i.waiting_since, i.answered_at, i.first_answer_at, i.arrival_mood, i.mood, i.visitor_id, i.customer_read_up_to, i.staff_read_up_to, i.started_at, i.repeat_of, i.language, i.kept_place,
      coalesce(t.transfers, 0) as transfers, q.target_seconds, q.next_answer_seconds
    from interactions i left join tickets t on t.interaction_id = i.id left join queues q on q.id = t.queue_id where i.brand_id = ${act.brandId} and i.id = ${id} for no key update of i`);
}

export interface NewMessage {
  readonly id: string;
  readonly interactionId: string;
  readonly position: number;
  readonly speaker: 'customer' | 'staff' | 'system';
  readonly speakerId: string | null;
  readonly kind: 'text' | 'note' | 'whisper' | 'system';
  readonly text: string;
  readonly key: string | null;
  readonly mood: MoodReading | null;
  readonly grams: readonly string[];
}

/** The message and what it changes about its interaction, in one statement; false, and nothing changed, when the sender's key is there already: a resend. */
export async function insertMessage(act: Act, row: NewMessage, change: InteractionChange, addUnread: number): Promise<boolean> {
  return (await act.run(sql`
    with said as (${messageInsertion(act, [row])}
      on conflict (interaction_id, speaker, key) where key is not null do nothing returning id)
    update interactions set ${joined([sql`last_position = ${row.position}`, ...setsOf(change, addUnread)])} where brand_id = ${act.brandId} and id = ${row.interactionId} and exists (select from said)`)) === 1;
}

/** Hands uploads to the message that carries them; only the uploader's own, only once. Returns how many were taken. */
export async function takeAttachments(act: Act, messageId: string, interactionId: string, ids: readonly string[], uploadedBy: string): Promise<number> {
  return act.run(sql`
    update attachments set message_id = ${messageId}, interaction_id = ${interactionId}, ordinal = array_position(${ids}::uuid[], id)
    where brand_id = ${act.brandId} and id = any(${ids}::uuid[]) and uploaded_by = ${uploadedBy} and message_id is null`);
}

export interface InteractionChange {
  readonly last_message_at?: Date;
  readonly last_text?: string;
  readonly last_speaker?: string;
  readonly waiting_since?: Date | null;
  readonly answer_due_at?: Date | null;
  readonly first_answer_at?: Date;
  readonly answered_at?: Date;
  readonly ended_at?: Date;
  readonly customer_read_up_to?: number;
  readonly staff_read_up_to?: number;
  readonly unread?: number;
  readonly mood?: string;
  readonly mood_strength?: number;
  readonly arrival_mood?: string;
  readonly departure_mood?: string;
  readonly kept_place?: string | null;
  readonly kept_place_at?: Date | null;
  readonly disposition?: string;
  readonly wrap_up_note?: string;
}

export async function changeInteraction(act: Act, id: string, change: InteractionChange): Promise<void> {
  const sets = setsOf(change, 0);
  if (sets.length > 0) await act.run(sql`update interactions set ${joined(sets)} where brand_id = ${act.brandId} and id = ${id}`);
}

/** Column names stand in the code; values are bound. */
function setsOf(change: InteractionChange, addUnread: number): Sql[] {
  const sets: Sql[] = [];
  if (change.last_message_at !== undefined) sets.push(sql`last_message_at = ${change.last_message_at}`);
  if (change.last_text !== undefined) sets.push(sql`last_text = ${change.last_text}`);
  if (change.last_speaker !== undefined) sets.push(sql`last_speaker = ${change.last_speaker}`);
  if (change.waiting_since !== undefined) sets.push(sql`waiting_since = ${change.waiting_since}`);
  if (change.answer_due_at !== undefined) sets.push(sql`answer_due_at = ${change.answer_due_at}`);
  if (change.first_answer_at !== undefined) sets.push(sql`first_answer_at = ${change.first_answer_at}`);
  if (change.answered_at !== undefined) sets.push(sql`answered_at = ${change.answered_at}`);
  if (change.ended_at !== undefined) sets.push(sql`ended_at = ${change.ended_at}`);
  if (change.customer_read_up_to !== undefined) sets.push(sql`customer_read_up_to = ${change.customer_read_up_to}`);
  if (change.staff_read_up_to !== undefined) sets.push(sql`staff_read_up_to = ${change.staff_read_up_to}`);
  if (change.unread !== undefined) sets.push(sql`unread = ${change.unread}`);
  else if (addUnread > 0) sets.push(sql`unread = unread + ${addUnread}`);
  if (change.mood !== undefined) sets.push(sql`mood = ${change.mood}`);
  if (change.mood_strength !== undefined) sets.push(sql`mood_strength = ${change.mood_strength}`);
  if (change.arrival_mood !== undefined) sets.push(sql`arrival_mood = ${change.arrival_mood}`);
  if (change.departure_mood !== undefined) sets.push(sql`departure_mood = ${change.departure_mood}`);
  if (change.kept_place !== undefined) sets.push(sql`kept_place = ${change.kept_place}::jsonb`);
  if (change.kept_place_at !== undefined) sets.push(sql`kept_place_at = ${change.kept_place_at}`);
  if (change.disposition !== undefined) sets.push(sql`disposition = ${change.disposition}`);
  if (change.wrap_up_note !== undefined) sets.push(sql`wrap_up_note = ${change.wrap_up_note}`);
  return sets;
}

function joined(parts: readonly Sql[]): Sql {
  return parts.reduce((all, part, i) => (i === 0 ? part : sql`${all}, ${part}`), nothing);
}

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
/** Moods of the customer's messages in order; what the conversation's mood is made from. */
export function moodsOf(act: Act, interactionId: string): Promise<{ position: number; at: Date; mood: MoodReading }[]> {
  return act.rows(sql`select position, at, mood from messages where brand_id = ${act.brandId} and interaction_id = ${interactionId} and mood is not null order by position desc limit 50`);
}
/**
 * Newest first; the page is re-checked by the caller, since grams are an AND and not a phrase. A common word stands often enough among
 * the newest messages, and sorting all its places by time would take seconds; for a rare one the index is asked, whatever the planner
 * guesses, since walking through time would read every message. Both are looked up once (materialized): in a young database without
 * statistics the planner would walk the newest again for each message.
 * @param newest look at no more than this many messages, the newest; undefined asks the index for all
 */
export function messagesWithGrams(act: Act, grams: readonly string[], limit: number, newest?: number): Promise<MessageRow[]> {
  const found = newest === undefined
    ? sql`places as materialized (select id, at from messages where brand_id = ${act.brandId} and grams @> ${grams}::text[]), found as materialized (select id from places order by at desc limit ${limit})`
    : sql`found as materialized (select id from (select id, grams from messages where brand_id = ${act.brandId} order by at desc limit ${newest}) recent where grams @> ${grams}::text[] limit ${limit})`;
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

/** A live view of the inbox: whoever waits longest or is due first stands first. The page is chosen before anything is told of its rows. */
export function liveInbox(act: Act, where: Sql, limit: number): Promise<InteractionRow[]> {
  const order = sql`order by i.answer_due_at nulls last, i.waiting_since nulls last, t.arrived_at, i.id`;
  return act.rows(sql`
    with page as materialized (
      select i.id from tickets t join interactions i on i.id = t.interaction_id
      where i.brand_id = ${act.brandId} and t.brand_id = ${act.brandId} and t.state <> 'ended' and ${where} ${order} limit ${limit})
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
  dueSoon: (before: Date) => sql`i.answer_due_at < ${before}`,
  keptPlace: () => sql`t.is_virtual`,
  /** A colleague has it in their hands. */
  serving: (me: string) => sql`t.state = 'assigned' and t.agent_id <> ${me}`,
  complaints: () => sql`exists (select 1 from case_interactions ci join cases k on k.id = ci.case_id where ci.interaction_id = i.id and k.kind = 'complaint' and k.state <> 'closed')`,
  queue: (queueId: string) => sql`t.queue_id = ${queueId}`,
  both: (a: Sql, b: Sql) => sql`${a} and ${b}`,
};
export function liveCounts(act: Act, staffId: string, dueBefore: Date, queueId: string | undefined): Promise<{ mine: number; waiting: number; due_soon: number; kept_place: number; complaints: number; serving: number }> {
  return act.one(sql`
    select count(*) filter (where ${whereIs.mine(staffId)}) as mine, count(*) filter (where ${whereIs.waiting()}) as waiting, count(*) filter (where ${whereIs.dueSoon(dueBefore)}) as due_soon,
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
