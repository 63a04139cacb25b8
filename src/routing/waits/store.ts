/** What was announced about waits, and what then happened. */
import type { Act } from '#kit/act.ts';
import { json, sql, nothing } from '#kit/db/sql.ts';
import type { WaitOutcome } from '../core/waits/wait-errors.ts';

export interface NewAnnouncement {
  readonly ticketId: string;
  readonly queueId: string;
  readonly isFirst: boolean;
  readonly kind: 'range' | 'nobody_here' | 'closed';
  readonly rose: string | null;
  /** Null where no figure was given. */
  readonly range: {
    readonly lowSeconds: number; readonly meanSeconds: number; readonly highSeconds: number; readonly ahead: number; readonly agents: number; readonly servers: number;
    readonly uncorrectedMeanSeconds: number; readonly uncorrectedDeviationSeconds: number;
  } | null;
}
export async function insertAnnouncements(act: Act, all: readonly NewAnnouncement[]): Promise<void> {
  if (all.length === 0) return;
  await act.run(sql`
    insert into wait_announcements (id, brand_id, ticket_id, queue_id, said_at, is_first, kind, rose, low_seconds, mean_seconds, high_seconds, ahead, agents, servers, uncorrected_mean_seconds, uncorrected_deviation_seconds)
    select a.id, ${act.brandId}, a."ticketId", a."queueId", ${act.now}, a."isFirst", a.kind, a.rose, a."lowSeconds", a."meanSeconds", a."highSeconds", a.ahead, a.agents, a.servers, a."uncorrectedMeanSeconds", a."uncorrectedDeviationSeconds"
    from jsonb_to_recordset(${json(all.map(({ range, ...row }) => ({ id: act.id(), ...row, ...range })))}::jsonb) as a(id uuid, "ticketId" uuid, "queueId" uuid, "isFirst" boolean, kind text, rose text,
      "lowSeconds" float8, "meanSeconds" float8, "highSeconds" float8, ahead int, agents int, servers float8, "uncorrectedMeanSeconds" float8, "uncorrectedDeviationSeconds" float8)`);
}

/** Of these contacts, those of which something was announced that has not come to its end. */
export async function contactsAnnounced(act: Act, interactionIds: readonly string[]): Promise<Set<string>> {
  const rows = await act.rows<{ id: string }>(sql`
    select distinct t.interaction_id as id from tickets t join wait_announcements w on w.ticket_id = t.id and w.ended_at is null
    where t.brand_id = ${act.brandId} and t.interaction_id = any(${interactionIds}::uuid[])`);
  return new Set(rows.map((row) => row.id));
}

export interface EndedBy {
  /** When it was over: what was said later speaks of another wait. */
  readonly at: Date;
  /** When the customer was last there, where that was noticed only later. */
  readonly leftAt?: Date | null;
  readonly outcome: WaitOutcome;
  /** Only what was said in this queue. */
  readonly queueId?: string;
}
/** The wait of which these announcements spoke is over. */
export async function endAnnouncements(act: Act, interactionId: string, { at, leftAt, outcome, queueId }: EndedBy): Promise<void> {
  const until = leftAt ?? at;
  await act.run(sql`
    update wait_announcements w set ended_at = ${until}, actual_seconds = greatest(0, extract(epoch from ${until}::timestamptz - w.said_at)), outcome = ${outcome}
    from tickets t where t.brand_id = ${act.brandId} and t.interaction_id = ${interactionId} and w.ticket_id = t.id and w.ended_at is null and w.said_at <= ${at} ${queueId === undefined ? nothing : sql`and w.queue_id = ${queueId}`}`);
}

export interface PastAnnouncementRow {
  readonly ticket_id: string;
  readonly interaction_id: string;
  readonly number: string;
  readonly said_at: Date;
  readonly low_seconds: number;
  readonly mean_seconds: number;
  readonly high_seconds: number;
  readonly ahead: number;
  readonly agents: number;
  readonly servers: number;
  readonly uncorrected_mean_seconds: number;
  readonly uncorrected_deviation_seconds: number;
  readonly ended_at: Date | null;
  readonly actual_seconds: number | null;
  readonly outcome: WaitOutcome | null;
}
/** What was said first to each customer of a queue who was given a figure, newest first. */
export function firstAnnouncements(act: Act, queueId: string, period: { from: Date; to: Date }, limit: number): Promise<PastAnnouncementRow[]> {
  return act.rows(sql`
    select w.ticket_id, t.interaction_id, i.number, w.said_at, w.low_seconds, w.mean_seconds, w.high_seconds, w.ahead, w.agents, w.servers, w.uncorrected_mean_seconds, w.uncorrected_deviation_seconds, w.ended_at, w.actual_seconds, w.outcome
    from wait_announcements w join tickets t on t.id = w.ticket_id join interactions i on i.id = t.interaction_id
    where w.brand_id = ${act.brandId} and w.queue_id = ${queueId} and w.is_first and w.kind = 'range' and w.said_at >= ${period.from} and w.said_at < ${period.to} order by w.said_at desc limit ${limit}`);
}
/** The same for learning: only what is over, without a look at whose it was. */
export function pastAnnouncements(act: Act, queueId: string, since: Date, limit: number): Promise<{ said_at: Date; ended_at: Date; mean: number; deviation: number; actual: number; outcome: WaitOutcome }[]> {
  return act.rows(sql`
    select said_at, ended_at, uncorrected_mean_seconds::float8 as mean, uncorrected_deviation_seconds::float8 as deviation, actual_seconds::float8 as actual, outcome
    from wait_announcements where brand_id = ${act.brandId} and queue_id = ${queueId} and is_first and kind = 'range' and said_at > ${since} and ended_at is not null order by said_at desc limit ${limit}`);
}

interface SaidRow {
  readonly said_at: Date;
  readonly is_first: boolean;
  readonly kind: NewAnnouncement['kind'];
  readonly rose: string | null;
  readonly low_seconds: number | null;
  readonly high_seconds: number | null;
}
/** All that one customer was told, in order. */
export function saidTo(act: Act, ticketId: string): Promise<SaidRow[]> {
  return act.rows(sql`select said_at, is_first, kind, rose, low_seconds, high_seconds from wait_announcements where brand_id = ${act.brandId} and ticket_id = ${ticketId} order by said_at, id`);
}

type ReasonKind = 'class' | 'unskilled';
export async function insertReason(act: Act, ticketId: string, kind: ReasonKind, words: string): Promise<void> {
  await act.run(sql`
    insert into ticket_reasons (id, brand_id, ticket_id, kind, staff_id, at, words) values (${act.id()}, ${act.brandId}, ${ticketId}, ${kind}, ${act.who.kind === 'staff' ? act.who.id : null}, ${act.now}, ${words})`);
}
export function reasonsOf(act: Act, ticketId: string): Promise<{ kind: ReasonKind; at: Date; words: string }[]> {
  return act.rows(sql`select kind, at, words from ticket_reasons where brand_id = ${act.brandId} and ticket_id = ${ticketId} order by at, id`);
}

interface StoryEventRow {
  readonly name: string;
  readonly at: Date;
  readonly actor_name: string | null;
  readonly detail: Readonly<Record<string, unknown>> | null;
}
/** What happened to a contact in its queue, in order, as it was sealed. */
export function routingEventsOf(act: Act, interactionId: string, names: readonly string[]): Promise<StoryEventRow[]> {
  return act.rows(sql`
    select name, at, case when actor_kind in ('staff', 'key') then actor_name end as actor_name, detail from events
    where brand_id = ${act.brandId} and subject_kind = 'interaction' and subject_id = ${interactionId} and name = any(${names}::text[]) order by seq`);
}
