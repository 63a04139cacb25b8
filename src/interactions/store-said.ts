/** What is written when somebody speaks: a contact begins, its row is locked, a word is kept and what it changes. Written for many at once (`kit/ride.ts`). */
import type { Act, Shared } from '#kit/act.ts';
import { ident, join, json, nothing, sql, type Sql } from '#kit/db/sql.ts';
import type { MoodReading } from './contract.ts';

/** Numbered without a lock, by a running number on the brand's day (its zone); and the same person's latest contact since then, through any of their identities: it is what this one repeats; and the contact whose place in that queue is still theirs: kept, or not reached since `lost`. A call set for a time to come is an appointment, and stays. */
export function numberAndRepeat(act: Act, asked: WhoComes): Promise<NumberAndRepeat> {
  return act.together(numbersAndRepeats, asked);
}
interface WhoComes {
  readonly identityId: string;
  readonly queueId: string;
  readonly since: Date;
  readonly lost: Date;
}
interface NumberAndRepeat {
  readonly running: number;
  readonly zone: string;
  readonly repeatOf: string | null;
  readonly formerId: string | null;
}
/** A call-back is at most a week away. */
const longestKept = sql`interval '8 days'`;
function numbersAndRepeats(shared: Shared, asked: readonly WhoComes[]): Promise<NumberAndRepeat[]> {
  return shared.rows(sql`
    select nextval('interaction_numbers') as running, (select zone from brands where id = ${shared.brandId}) as zone, (
      select o.id from identities a join identities b on b.brand_id = a.brand_id and b.customer_id = a.customer_id
      cross join lateral (select id, started_at from interactions where brand_id = ${shared.brandId} and identity_id = b.id and started_at > asked.since order by started_at desc limit 1) o
      where a.brand_id = ${shared.brandId} and a.id = asked.id order by o.started_at desc limit 1) as "repeatOf", (
      select o.id from identities a join identities b on b.brand_id = a.brand_id and b.customer_id = a.customer_id
      join interactions o on o.brand_id = ${shared.brandId} and o.identity_id = b.id and o.started_at > asked.since - ${longestKept}
      join tickets t on t.interaction_id = o.id and t.is_virtual and t.queue_id = asked.queue_id join call_backs c on c.ticket_id = t.id and c.taken_over_by is null
      where a.brand_id = ${shared.brandId} and a.id = asked.id and ((c.ended_at is null and t.state in ('parked', 'offered') and (c.wanted_at is null or c.wanted_at <= ${shared.now})) or (c.outcome in ('not_reached', 'wrong_number') and c.ended_at > asked.lost))
      order by t.arrived_at limit 1) as "formerId"
    from unnest(${asked.map((each) => each.identityId)}::uuid[], ${asked.map((each) => each.queueId)}::uuid[], ${asked.map((each) => each.since.toISOString())}::timestamptz[], ${asked.map((each) => each.lost.toISOString())}::timestamptz[]) with ordinality as asked(id, queue_id, since, lost, place) order by place`);
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
  readonly channel: string;
  readonly identity_id: string;
  readonly last_position: number;
  readonly ended_at: Date | null;
  readonly waiting_since: Date | null;
  readonly answered_at: Date | null;
  readonly first_answer_at: Date | null;
  readonly arrival_mood: string | null;
  readonly departure_mood: string | null;
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
  return act.together(lockInteractions, id);
}
/** In the order of ids, so that two rides over the same ones do not wait for each other for ever. */
async function lockInteractions(shared: Shared, ids: readonly string[]): Promise<(LockedInteraction | undefined)[]> {
  const rows = await shared.rows<LockedInteraction>(sql`
    select i.id, i.number, i.channel, i.identity_id, i.last_position, i.ended_at, i.waiting_since, i.answered_at, i.first_answer_at, i.arrival_mood, i.departure_mood, i.mood, i.visitor_id, i.customer_read_up_to, i.staff_read_up_to, i.started_at, i.repeat_of, i.language, i.kept_place,
      coalesce(t.transfers, 0) as transfers, q.target_seconds, q.next_answer_seconds
    from interactions i left join tickets t on t.interaction_id = i.id left join queues q on q.id = t.queue_id where i.brand_id = ${shared.brandId} and i.id = any(${ids}::uuid[]) order by i.id for no key update of i`);
  return ids.map((id) => rows.find((row) => row.id === id));
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
export function insertMessage(act: Act, row: NewMessage, change: InteractionChange, addUnread: number): Promise<boolean> {
  const { unread, ...changed } = change;
  return act.together(insertMessages, { ...row, change: { ...changed, last_position: row.position, ...(unread === undefined ? {} : { unread }) }, addUnread });
}
type Kept = NewMessage & { readonly change: Change; readonly addUnread: number };

async function insertMessages(shared: Shared, all: readonly Kept[]): Promise<boolean[]> {
  const kept = new Set<string>();
  for (const group of Map.groupBy(all, ({ change }) => columnsOf(change).join()).values()) {
    const columns = columnsOf(group[0]?.change ?? {});
    const isCounted = !columns.includes('unread');
    const rows = await shared.rows<{ message_id: string }>(sql`
      with said as (${messageInsertion(shared, group)}
        on conflict (interaction_id, speaker, key) where key is not null do nothing returning id)
      update interactions i set ${setsOf(columns)}${isCounted ? sql`, unread = i.unread + c.add_unread` : nothing}
      from ${changesOf(columns, group.map(({ id, interactionId, change, addUnread }) => ({ message_id: id, interaction_id: interactionId, add_unread: addUnread, ...change })), sql`message_id uuid, interaction_id uuid, add_unread int`)}
      join said on said.id = c.message_id where i.brand_id = ${shared.brandId} and i.id = c.interaction_id returning c.message_id`);
    for (const { message_id } of rows) kept.add(message_id);
  }
  return all.map(({ id }) => kept.has(id));
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

/** How each of them is stored. `kept_place` is JSON text. */
const columnTypes = {
  last_position: sql`int`, last_message_at: sql`timestamptz`, last_text: sql`text`, last_speaker: sql`text`, waiting_since: sql`timestamptz`, answer_due_at: sql`timestamptz`,
  first_answer_at: sql`timestamptz`, answered_at: sql`timestamptz`, ended_at: sql`timestamptz`, customer_read_up_to: sql`int`, staff_read_up_to: sql`int`, unread: sql`int`,
  mood: sql`text`, mood_strength: sql`real`, arrival_mood: sql`text`, departure_mood: sql`text`, kept_place: sql`text`, kept_place_at: sql`timestamptz`, disposition: sql`text`, wrap_up_note: sql`text`,
} as const satisfies Record<keyof Change, Sql>;
type Change = InteractionChange & { readonly last_position?: number };
type Column = keyof typeof columnTypes;
const allColumns = Object.keys(columnTypes) as Column[];

/** What is named in the change; null is a value. */
function columnsOf(change: Change): Column[] {
  return allColumns.filter((column) => change[column] !== undefined);
}
function setsOf(columns: readonly Column[]): Sql {
  return join(columns.map((column) => sql`${ident(column)} = c.${ident(column)}${column === 'kept_place' ? sql`::jsonb` : nothing}`), sql`, `);
}
function changesOf(columns: readonly Column[], rows: readonly object[], more: Sql): Sql {
  return sql`jsonb_to_recordset(${json(rows)}::jsonb) as c(${join([more, ...columns.map((column) => sql`${ident(column)} ${columnTypes[column]}`)], sql`, `)})`;
}

export async function changeInteraction(act: Act, id: string, change: InteractionChange): Promise<void> {
  const columns = columnsOf(change);
  if (columns.length > 0) await act.run(sql`update interactions i set ${setsOf(columns)} from ${changesOf(columns, [{ id, ...change }], sql`id uuid`)} where i.brand_id = ${act.brandId} and i.id = c.id`);
}

/** Moods of the customer's messages, newest first; what the conversation's mood is made from. */
export function moodsOf(act: Act, interactionId: string): Promise<readonly SaidMood[]> {
  return act.together(moodsOfAll, interactionId);
}
interface SaidMood {
  readonly position: number;
  readonly at: Date;
  readonly mood: MoodReading;
}
async function moodsOfAll(shared: Shared, ids: readonly string[]): Promise<(readonly SaidMood[])[]> {
  const rows = await shared.rows<SaidMood & { interaction_id: string }>(sql`
    select m.* from unnest(${ids}::uuid[]) with ordinality as asked(id, place) cross join lateral (
      select interaction_id, position, at, mood from messages where brand_id = ${shared.brandId} and interaction_id = asked.id and mood is not null order by position desc limit 50) m order by asked.place, m.position desc`);
  const of = Map.groupBy(rows, (row) => row.interaction_id);
  return ids.map((id) => of.get(id) ?? []);
}
