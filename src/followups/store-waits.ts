/** The waits that customers are asked about: read from the stays in queues and what was announced, kept with the survey. */
import type { Act } from '#kit/act.ts';
import { sql } from '#kit/db/sql.ts';
import type { FeltWait } from './core/felt-wait.ts';
import type { LivedWait, Stay } from './core/lived-wait.ts';

const ms = (column: ReturnType<typeof sql>) => sql`(extract(epoch from ${column}) * 1000)::float8`;

/** Of these contacts, the newest first, whose wait nobody was asked about yet: their stays, in order. */
export async function staysOf(act: Act, interactionIds: readonly string[]): Promise<Stay[][]> {
  const rows = await act.rows<{ ticket_id: string; queue_id: string; entered: number; gone: number | null; ended_as: string | null; served: number | null; choice: string | null }>(sql`
    select s.ticket_id, s.queue_id, ${ms(sql`s.entered_at`)} as entered, ${ms(sql`s.left_at`)} as gone, s.ended_as, ${ms(sql`s.served_at`)} as served, case when c.outcome in ('not_reached', 'wrong_number') then null else c.choice end as choice
    from tickets t join queue_stays s on s.ticket_id = t.id left join call_backs c on c.ticket_id = t.id
    where t.brand_id = ${act.brandId} and t.interaction_id = any(${interactionIds}::uuid[]) and not exists (select 1 from asked_waits w where w.ticket_id = t.id)
    order by t.arrived_at desc, t.id, s.ordinal`);
  const stays = rows.map((row): Stay => ({ ticketId: row.ticket_id, queueId: row.queue_id, enteredAtMs: row.entered, leftAtMs: row.gone, endedAs: row.ended_as, servedAtMs: row.served, choice: row.choice }));
  return [...Map.groupBy(stays, (stay) => stay.ticketId).values()];
}

/** The conversations about a matter. */
export async function contactsOfCase(act: Act, caseId: string): Promise<string[]> {
  return (await act.rows<{ interaction_id: string }>(sql`select interaction_id from case_interactions where brand_id = ${act.brandId} and case_id = ${caseId}`)).map((row) => row.interaction_id);
}

/** What was announced of it is the first figure that was told in it: how long they had waited by then, and the mean of what was still ahead. */
export async function insertAskedWait(act: Act, surveyId: string, wait: LivedWait): Promise<void> {
  const [from, until] = [new Date(wait.fromMs), new Date(wait.untilMs)];
  await act.run(sql`
    insert into asked_waits (survey_id, brand_id, ticket_id, queue_id, kind, began_at, waited_seconds, announced_seconds)
    values (${surveyId}, ${act.brandId}, ${wait.ticketId}, ${wait.queueId}, ${wait.kind}, ${from}, ${(wait.untilMs - wait.fromMs) / 1000}, (
      select extract(epoch from a.said_at - ${from}::timestamptz) + a.mean_seconds from wait_announcements a
      where a.brand_id = ${act.brandId} and a.ticket_id = ${wait.ticketId} and a.kind = 'range' and a.said_at >= ${from} and a.said_at <= ${until} order by a.said_at, a.id limit 1))
    on conflict (ticket_id) do nothing`);
}

/** Undefined where the survey asks about no wait. */
export function askedWait(act: Act, surveyId: string): Promise<{ readonly felt: FeltWait | null } | undefined> {
  return act.maybe(sql`select felt from asked_waits where brand_id = ${act.brandId} and survey_id = ${surveyId}`);
}
export async function keepFelt(act: Act, surveyId: string, felt: FeltWait | null, seconds: number | null): Promise<void> {
  await act.run(sql`update asked_waits set felt = ${felt}, felt_seconds = ${seconds} where brand_id = ${act.brandId} and survey_id = ${surveyId}`);
}
