import type { Act } from '#kit/act.ts';
import type { Honorific } from '#customers/core/name.ts';
import { nothing, sql, type Sql } from '#kit/db/sql.ts';
import { defaultSettings, type CallBackRow, type QueueTerms, type ComplaintRow, type ContactRow, type MoodRow, type ResponseRow, type SatisfactionRow } from './core/types.ts';

export interface Chosen {
  readonly from: Date;
  readonly to: Date;
  readonly queueId?: string | undefined;
  readonly agentId?: string | undefined;
}
/** Every row carries what it may be grouped by and the number that people know it by. */
export interface Grouped {
  readonly id: string;
  readonly atMs: number;
  readonly queueId: string | null;
  readonly agentId: string | null;
  readonly number: string;
  /** What stands behind it, where that is not the row itself: of a stay, its conversation. */
  readonly aboutId?: string;
  /** Of figures on handling: in whose hands, for how long. */
  readonly hand?: { readonly agentId: string; readonly seconds: number };
}

/** Of an answer to a survey: what it said, and what was asked about. */
export interface SurveyAbout {
  readonly score: number;
  readonly about: { readonly kind: 'interaction' | 'case'; readonly id: string } | null;
}
export function aboutOfSurvey(row: { readonly case_id: string | null; readonly interaction_id: string | null }): SurveyAbout['about'] {
  if (row.case_id !== null) return { kind: 'case', id: row.case_id };
  return row.interaction_id === null ? null : { kind: 'interaction', id: row.interaction_id };
}

export const ms = (column: Sql) => sql`(extract(epoch from ${column}) * 1000)::float8`;
const chosenTickets = (chosen: Chosen): Sql => sql`
  ${chosen.queueId === undefined ? nothing : sql`and t.queue_id = ${chosen.queueId}`} ${chosen.agentId === undefined ? nothing : sql`and t.agent_id = ${chosen.agentId}`}`;

/** Stays in a queue: how each left the live line; who closed the page, when they were last there. A kept place is neither answered nor abandoned. */
export async function contactRows(act: Act, chosen: Chosen): Promise<(ContactRow & Grouped)[]> {
  return stayRows(act, sql`s.entered_at >= ${chosen.from} and s.entered_at < ${chosen.to}
    ${chosen.queueId === undefined ? nothing : sql`and s.queue_id = ${chosen.queueId}`} ${chosen.agentId === undefined ? nothing : sql`and s.agent_id = ${chosen.agentId}`}`);
}

/** Everybody who stood in the line at some moment of the period, whenever they came. */
export function lineRows(act: Act, { from, to, queueId }: Chosen): Promise<(ContactRow & Grouped)[]> {
  return stayRows(act, sql`s.entered_at < ${to} and (s.left_at is null or s.left_at >= ${from}) ${queueId === undefined ? nothing : sql`and s.queue_id = ${queueId}`}`);
}

async function stayRows(act: Act, which: Sql): Promise<(ContactRow & Grouped)[]> {
  const rows = await act.rows<{ id: string; interaction_id: string; at: number; left: number | null; outcome: ContactRow['outcome']; ring: number | null; served: number | null; queue_id: string; agent_id: string | null; number: string; target: number; short: number; goal: number }>(sql`
    select s.ticket_id || '/' || s.ordinal as id, s.interaction_id, q.target_seconds as target, q.short_seconds as short, q.target_share as goal, ${ms(sql`s.entered_at`)} as at, i.number, s.queue_id, s.agent_id,
      ${ms(sql`s.left_at`)} as left, coalesce(s.ended_as, 'waiting') as outcome, ${ms(sql`s.served_at`)} as served,
      case when s.ended_as = 'answered' then (select extract(epoch from o.ended_at - o.offered_at)::float8 from offers o where o.brand_id = s.brand_id and o.ticket_id = s.ticket_id and o.state = 'accepted' and o.ended_at >= s.entered_at order by o.offered_at limit 1) end as ring
    from queue_stays s join interactions i on i.id = s.interaction_id join queues q on q.id = s.queue_id
    where s.brand_id = ${act.brandId} and ${which}`);
  const terms = new Map<string, QueueTerms>();
  for (const row of rows) if (!terms.has(row.queue_id)) terms.set(row.queue_id, { targetSeconds: row.target, shortSeconds: row.short, serviceLevelGoal: row.goal });
  return rows.map((row) => ({
    id: row.id, aboutId: row.interaction_id, terms: terms.get(row.queue_id) ?? defaultSettings, arrivedAtMs: row.at, outcome: row.outcome, ...(row.left === null ? {} : { leftAtMs: row.left }), ...(row.ring === null ? {} : { ringSeconds: row.ring }),
    ...(row.outcome === 'kept_place' ? { isServed: row.served !== null } : {}), ...(row.served === null ? {} : { servedAtMs: row.served }),
    atMs: row.at, queueId: row.queue_id, agentId: row.agent_id, number: row.number,
  }));
}

/** Nobody has anything in hand, or is ready without a break, for longer: what began before is not looked for. */
export const oldestMs = 7 * 86_400_000;
interface Ready {
  readonly id: string;
  readonly agentId: string;
  readonly fromMs: number;
  readonly toMs?: number;
}
/** Who was available when. */
export async function readyRows(act: Act, { from, to, agentId }: Chosen): Promise<Ready[]> {
  const rows = await act.rows<{ id: string; staff_id: string; from_ms: number; to_ms: number | null }>(sql`
    select id, staff_id, ${ms(sql`from_at`)} as from_ms, ${ms(sql`to_at`)} as to_ms from presence_spells
    where brand_id = ${act.brandId} and state = 'available' and from_at >= ${new Date(from.getTime() - oldestMs)} and from_at < ${to} and (to_at is null or to_at >= ${from}) ${agentId === undefined ? nothing : sql`and staff_id = ${agentId}`}`);
  return rows.map((row) => ({ id: row.id, agentId: row.staff_id, fromMs: row.from_ms, ...(row.to_ms === null ? {} : { toMs: row.to_ms }) }));
}

export async function responseRows(act: Act, chosen: Chosen): Promise<(ResponseRow & Grouped)[]> {
  const rows = await act.rows<{ id: string; asked: number; answered: number | null; queue_id: string; agent_id: string | null; number: string }>(sql`
    select i.id, ${ms(sql`i.started_at`)} as asked, ${ms(sql`i.first_answer_at`)} as answered, t.queue_id, t.agent_id, i.number
    from interactions i join tickets t on t.interaction_id = i.id
    where i.brand_id = ${act.brandId} and i.started_at >= ${chosen.from} and i.started_at < ${chosen.to} ${chosenTickets(chosen)}`);
  return rows.map((row) => ({ id: row.id, askedAtMs: row.asked, ...(row.answered === null ? {} : { answeredAtMs: row.answered }), atMs: row.asked, queueId: row.queue_id, agentId: row.agent_id, number: row.number }));
}

export async function moodRows(act: Act, chosen: Chosen): Promise<(MoodRow & Grouped)[]> {
  const rows = await act.rows<{ id: string; at: number; arrival: MoodRow['arrival']; departure: MoodRow['departure']; queue_id: string; agent_id: string | null; number: string }>(sql`
    select i.id, ${ms(sql`i.started_at`)} as at, i.arrival_mood as arrival, i.departure_mood as departure, t.queue_id, t.agent_id, i.number
    from interactions i join tickets t on t.interaction_id = i.id
    where i.brand_id = ${act.brandId} and i.started_at >= ${chosen.from} and i.started_at < ${chosen.to} and i.ended_at is not null ${chosenTickets(chosen)}`);
  return rows.map((row) => ({ id: row.id, arrival: row.arrival, departure: row.departure, atMs: row.at, queueId: row.queue_id, agentId: row.agent_id, number: row.number }));
}

export async function satisfactionRows(act: Act, chosen: Chosen): Promise<(SatisfactionRow & Grouped & SurveyAbout)[]> {
  const rows = await act.rows<{ id: string; at: number; score: number; queue_id: string | null; agent_id: string | null; number: string; case_id: string | null; interaction_id: string | null }>(sql`
    select s.id, s.case_id, s.interaction_id, ${ms(sql`s.answered_at`)} as at, s.score, t.queue_id, s.staff_id as agent_id, coalesce(k.number, i.number, '') as number
    from surveys s left join interactions i on i.id = s.interaction_id left join tickets t on t.interaction_id = s.interaction_id left join cases k on k.id = s.case_id
    where s.brand_id = ${act.brandId} and s.answered_at >= ${chosen.from} and s.answered_at < ${chosen.to} and s.score is not null
      ${chosen.queueId === undefined ? nothing : sql`and t.queue_id = ${chosen.queueId}`} ${chosen.agentId === undefined ? nothing : sql`and s.staff_id = ${chosen.agentId}`}`);
  return rows.map((row) => ({ id: row.id, score: row.score, atMs: row.at, queueId: row.queue_id, agentId: row.agent_id, number: row.number, about: aboutOfSurvey(row) }));
}

/** Complaints received before the period's end and not closed before its start: those that stood open in it. A complaint belongs to the queue of its first contact, to none where it came by the public page. */
export async function complaintRows(act: Act, chosen: Chosen): Promise<(ComplaintRow & Grouped)[]> {
  const rows = await act.rows<{ id: string; received: number; closed: number | null; due: number | null; queue_id: string | null; owner_id: string; number: string }>(sql`
    select k.id, ${ms(sql`c.received_at`)} as received, ${ms(sql`c.closed_at`)} as closed, first.queue_id, k.owner_id, k.number,
      (select min(${ms(sql`t.due_at`)}) from timers t where t.brand_id = ${act.brandId} and t.subject_id = k.id and t.stopped_at is null) as due
    from complaints c join cases k on k.id = c.case_id left join lateral (
      select t.queue_id from case_interactions ci join tickets t on t.interaction_id = ci.interaction_id where ci.brand_id = ${act.brandId} and ci.case_id = k.id order by ci.added_at, t.arrived_at limit 1) first on true
    where c.brand_id = ${act.brandId} and c.received_at < ${chosen.to} and (c.closed_at is null or c.closed_at >= ${chosen.from})
      ${chosen.queueId === undefined ? nothing : sql`and first.queue_id = ${chosen.queueId}`} ${chosen.agentId === undefined ? nothing : sql`and k.owner_id = ${chosen.agentId}`}`);
  return rows.map((row) => ({ id: row.id, receivedAtMs: row.received, ...(row.closed === null ? {} : { closedAtMs: row.closed }), ...(row.due === null ? {} : { dueAtMs: row.due }), atMs: row.received, queueId: row.queue_id, agentId: row.owner_id, number: row.number }));
}

/** Places kept in the period, by the moment at which the customer chose: what was promised and when somebody called. */
export async function callBackRows(act: Act, chosen: Chosen): Promise<(CallBackRow & Grouped)[]> {
  const rows = await act.rows<{ id: string; asked: number; wanted: number | null; promised: number | null; started: number | null; ended: number | null; choice: string; queue_id: string; agent_id: string | null; number: string }>(sql`
    select i.id, ${ms(sql`c.asked_at`)} as asked, ${ms(sql`c.wanted_at`)} as wanted, ${ms(sql`c.promised_by`)} as promised, ${ms(sql`c.started_at`)} as started, ${ms(sql`c.ended_at`)} as ended, c.choice, t.queue_id, t.agent_id, i.number
    from call_backs c join tickets t on t.id = c.ticket_id join interactions i on i.id = t.interaction_id
    where c.brand_id = ${act.brandId} and c.asked_at >= ${chosen.from} and c.asked_at < ${chosen.to} ${chosenTickets(chosen)}`);
  return rows.map((row) => ({
    id: row.id, askedAtMs: row.asked, isMessage: row.choice === 'message', ...(row.wanted === null ? {} : { wantedAtMs: row.wanted }), ...(row.promised === null ? {} : { promisedByMs: row.promised }),
    ...(row.started === null ? {} : { startedAtMs: row.started }), ...(row.ended === null ? {} : { endedAtMs: row.ended }), atMs: row.asked, queueId: row.queue_id, agentId: row.agent_id, number: row.number,
  }));
}

/** What a queue promises now, and what it is called. */
export interface QueuePromises {
  readonly id: string;
  readonly name: string;
  readonly names: { readonly zh: string; readonly en: string };
  readonly target_seconds: number;
  readonly target_share: number;
  readonly short_seconds: number;
}
/** Of the queues in use. @param alsoIds of these too, though archived: somebody is still there */
export function queuePromises(act: Act, alsoIds: readonly string[] = []): Promise<QueuePromises[]> {
  return act.rows(sql`
    select id, name, names, target_seconds, target_share, short_seconds from queues
    where brand_id = ${act.brandId} and (archived_at is null or id = any(${alsoIds}::uuid[])) order by archived_at is not null, ordinal, name`);
}
/** Whom each row is about: its customer's name as understood. */
export function peopleBehind(act: Act, kind: 'interaction' | 'survey' | 'case', ids: readonly string[]): Promise<{ id: string; name: string; surname: string; given_name: string; honorific: Honorific; title: string }[]> {
  const table = { interaction: sql`interactions`, survey: sql`surveys`, case: sql`cases` }[kind];
  return act.rows(sql`
    select r.id, c.name, c.surname, c.given_name, c.honorific, c.title from ${table} r join identities d on d.id = r.identity_id join customers c on c.id = d.customer_id
    where r.brand_id = ${act.brandId} and r.id = any(${ids}::uuid[])`);
}
export async function namesOf(act: Act): Promise<Map<string, string>> {
  const rows = await act.rows<{ id: string; name: string }>(sql`select id, name from queues where brand_id = ${act.brandId} union all select id, name from staff_members where brand_id = ${act.brandId}`);
  return new Map(rows.map((row) => [row.id, row.name]));
}
/** What is on now; the slice `surge` writes it. */
export function surgesNow(act: Act): Promise<{ name: string; reason: { zh: string; en: string }; from_at: Date; queue_ids: string[] }[]> {
  return act.rows(sql`select p.name, p.reason, s.from_at, p.queue_ids from surges s join surge_plans p on p.id = s.plan_id where s.brand_id = ${act.brandId} and s.to_at is null order by s.from_at`);
}
