/** Who stands in one queue, with what people want to know of them. */
import type { Act } from '#kit/act.ts';
import { sql } from '#kit/db/sql.ts';
import type { Honorific } from '#customers/core/name.ts';
import type { Mood } from '#kit/core/shapes.ts';
import type { TicketRow } from '../store.ts';

export interface StandingRow extends TicketRow {
  readonly number: string;
  readonly mood: Mood;
  readonly agent_name: string | null;
  readonly customer_name: string;
  readonly surname: string;
  readonly given_name: string;
  readonly honorific: Honorific;
  readonly title: string;
}
/** The first of the line, in its order: class, moment of joining, id. */
export function standingIn(act: Act, queueId: string, limit: number): Promise<StandingRow[]> {
  return act.rows(sql`
    select t.*, i.number, i.mood, s.name as agent_name, c.name as customer_name, c.surname, c.given_name, c.honorific, c.title
    from tickets t join interactions i on i.id = t.interaction_id join identities a on a.id = i.identity_id join customers c on c.id = a.customer_id left join staff_members s on s.id = t.agent_id
    where t.brand_id = ${act.brandId} and t.queue_id = ${queueId} and t.state in ('waiting', 'parked', 'offered') order by t.priority_class, t.arrived_at, t.id limit ${limit}`);
}
export async function setClass(act: Act, ticketId: string, priorityClass: number): Promise<void> {
  await act.run(sql`update tickets set priority_class = ${priorityClass} where brand_id = ${act.brandId} and id = ${ticketId}`);
}
