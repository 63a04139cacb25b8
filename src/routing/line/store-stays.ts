/** The stays of a ticket in its queues: how each left the line, and when. Written with every move of the ticket, read by the reports. */
import type { Act } from '#kit/act.ts';
import { sql } from '#kit/db/sql.ts';
import type { TicketView } from '../contract.ts';

/** Of a ticket's row, what its stay follows. */
interface Moved {
  readonly id: string;
  readonly queue_id: string;
  readonly state: TicketView['state'];
  readonly is_virtual: boolean;
  readonly agent_id: string | null;
  readonly left_at: Date | null;
  readonly end_reason: string | null;
}

/** Whoever left on their own; all others were ended by the house. */
const leftByThemselves = ['abandoned', 'customer_left'];

/**
 * Brings the last stay to where the ticket is now. In the line again after second thoughts (came back to the page, the end was undone): the
 * stay is open again. In another queue: the stay ends there, and the next begins. Whoever was answered once has been answered there.
 */
export async function followStay(act: Act, ticket: Moved): Promise<void> {
  const { state, is_virtual: isVirtual } = ticket;
  const waits = (state === 'waiting' || state === 'offered') && !isVirtual;
  const isKept = (state === 'parked' || state === 'offered') && isVirtual;
  const endedAs = state === 'assigned' || state === 'wrap_up' ? 'answered' : isKept ? 'kept_place' : state === 'ended' ? (leftByThemselves.includes(ticket.end_reason ?? '') ? 'abandoned' : 'closed_out') : null;
  const leftAt = state === 'ended' ? (ticket.left_at ?? act.now) : act.now;
  const holder = state === 'assigned' ? ticket.agent_id : null;
  await act.run(sql`
    with last as (select * from queue_stays where brand_id = ${act.brandId} and ticket_id = ${ticket.id} order by ordinal desc limit 1),
    same as (
      update queue_stays s set
        left_at = case when last.ended_as is null then ${endedAs === null ? null : leftAt}::timestamptz when ${waits} and last.served_at is null and last.ended_as <> 'answered' then null else last.left_at end,
        ended_as = case when last.ended_as is null then ${endedAs} when ${waits} and last.served_at is null and last.ended_as <> 'answered' then null else last.ended_as end,
        away_seconds = last.away_seconds + case when ${waits} and last.ended_as is not null and last.served_at is null and last.ended_as <> 'answered' then extract(epoch from ${act.now}::timestamptz - last.left_at) else 0 end,
        served_at = case when ${state === 'assigned'} and last.ended_as = 'kept_place' then coalesce(last.served_at, ${act.now}) else last.served_at end,
        agent_id = coalesce(${holder}::uuid, last.agent_id)
      from last where s.ticket_id = last.ticket_id and s.ordinal = last.ordinal and last.queue_id = ${ticket.queue_id}),
    gone as (
      update queue_stays s set left_at = coalesce(last.left_at, ${act.now}), ended_as = coalesce(last.ended_as, 'handed_on')
      from last where s.ticket_id = last.ticket_id and s.ordinal = last.ordinal and last.queue_id <> ${ticket.queue_id})
    insert into queue_stays (brand_id, ticket_id, ordinal, interaction_id, queue_id, entered_at, left_at, ended_as, agent_id)
    select last.brand_id, last.ticket_id, last.ordinal + 1, last.interaction_id, ${ticket.queue_id}, ${act.now}, ${endedAs === null ? null : leftAt}::timestamptz, ${endedAs}, ${holder}::uuid from last where last.queue_id <> ${ticket.queue_id}`);
}
