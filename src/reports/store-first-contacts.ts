/** First contacts, and who came again: what first-contact resolution is made of. */
import type { Act } from '#kit/act.ts';
import { nothing, sql, type Sql } from '#kit/db/sql.ts';
import { repeatDays, type FirstContactRow } from './core/types.ts';
import type { Chosen, Grouped } from './store.ts';

/** Somebody spoke with the customer about it: not of a contact that nobody answered, a call-back that reached nobody, or spam. */
const isAnswered = (ticket: Sql) => sql`${ticket}.end_reason is distinct from 'spam' and exists (select from handlings h where h.ticket_id = ${ticket}.id and h.with_customer)`;

/** Another contact of the same customer about the same topic, in a span before or after. */
const another = (span: Sql) => sql`
  exists (select from identities b join interactions n on n.brand_id = b.brand_id and n.identity_id = b.id join tickets nt on nt.interaction_id = n.id
    where b.brand_id = i.brand_id and b.customer_id = a.customer_id and n.id <> i.id and nt.queue_id = t.queue_id and nt.end_reason is distinct from 'spam' and ${span})`;

/** Answered and ended, begun in the period, and no return themselves: whoever came before in vain has not been answered yet. Coming again counts, answered or not. */
export async function firstContactRows(act: Act, chosen: Chosen): Promise<(FirstContactRow & Grouped)[]> {
  const span = sql`make_interval(days => ${repeatDays})`;
  const rows = await act.rows<{ id: string; at: number; ended: number; came_again: boolean; is_matched: boolean; queue_id: string; agent_id: string | null; number: string }>(sql`
    select i.id, (extract(epoch from i.started_at) * 1000)::float8 as at, (extract(epoch from i.ended_at) * 1000)::float8 as ended, t.queue_id, t.agent_id, i.number,
      ${another(sql`n.started_at >= i.ended_at and n.started_at <= i.ended_at + ${span}`)} as came_again,
      not exists (select from offers o where o.brand_id = i.brand_id and o.ticket_id = t.id and o.state = 'accepted' and o.explanation ->> 'isUnskilled' = 'true') as is_matched
    from interactions i join tickets t on t.interaction_id = i.id join identities a on a.id = i.identity_id
    where i.brand_id = ${act.brandId} and i.started_at >= ${chosen.from} and i.started_at < ${chosen.to} and i.ended_at is not null and ${isAnswered(sql`t`)}
      and not ${another(sql`n.started_at < i.started_at and n.started_at >= i.started_at - ${span} and ${isAnswered(sql`nt`)}`)}
      ${chosen.queueId === undefined ? nothing : sql`and t.queue_id = ${chosen.queueId}`} ${chosen.agentId === undefined ? nothing : sql`and t.agent_id = ${chosen.agentId}`}`);
  return rows.map((row) => ({ id: row.id, endedAtMs: row.ended, cameAgain: row.came_again, isMatched: row.is_matched, atMs: row.at, queueId: row.queue_id, agentId: row.agent_id, number: row.number }));
}
