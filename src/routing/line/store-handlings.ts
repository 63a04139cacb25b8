/** In whose hands a ticket was, from when to when. Written with every move of the ticket; talk time belongs to who talked. */
import type { Act } from '#kit/act.ts';
import { sql } from '#kit/db/sql.ts';
import type { TicketView } from '../contract.ts';

/** Of a ticket's row, what its handlings follow. */
interface Moved {
  readonly id: string;
  readonly interaction_id: string;
  readonly queue_id: string;
  readonly state: TicketView['state'];
  readonly is_virtual: boolean;
  readonly agent_id: string | null;
  readonly answered_at: Date | null;
  readonly wrap_up_until: Date | null;
}

/** How a contact left somebody's hands. */
export type LetGo = 'ended' | 'to_queue' | 'to_colleague' | 'taken_over' | 'no_answer' | 'call_back_moved' | 'agent_gone' | 'resumed';

/** Why a ticket goes back into the line → how it left whoever had it. */
const letGoBy: Readonly<Record<string, LetGo>> = { transferred: 'to_queue', no_answer: 'no_answer', call_back_moved: 'call_back_moved', agent_gone: 'agent_gone', agent_deactivated: 'agent_gone' };
export function letGoFor(reason: string): LetGo {
  return letGoBy[reason] ?? 'ended';
}

/**
 * Ends what is over (first: nobody has a ticket twice) and begins what begins, at the same moment: of one ticket the rows never overlap, and together they are exactly the
 * times in which somebody had it or wrapped it up. Taking back an end begins a new row: whoever had it did something else meanwhile.
 */
export async function followHandling(act: Act, ticket: Moved, letGo: LetGo): Promise<void> {
  // Nobody has had it yet.
  if (ticket.answered_at === null) return;
  const { state } = ticket;
  const holder = state === 'assigned' || state === 'wrap_up' ? ticket.agent_id : null;
  // A wrap-up is over when its time is, however late the house comes to say so.
  const freeAt = ticket.wrap_up_until !== null && ticket.wrap_up_until < act.now ? ticket.wrap_up_until : act.now;
  // An act that waited for another is a moment older than what it finds.
  const now = sql`greatest(${act.now}::timestamptz, last.began_at)`;
  await act.run(sql`
    with last as (select * from handlings where brand_id = ${act.brandId} and ticket_id = ${ticket.id} order by ordinal desc limit 1),
    goes_on as (
      select last.ordinal from last where last.ended_at is null and last.agent_id = ${holder}::uuid and (${state === 'wrap_up'} or last.talked_until is null)),
    kept as (
      update handlings h set talked_until = case when ${state === 'wrap_up'} then coalesce(last.talked_until, ${now}) end, with_customer = last.with_customer or ${isCustomerThere(ticket)}
      from last join goes_on using (ordinal) where h.ticket_id = last.ticket_id and h.ordinal = last.ordinal),
    over as (
      update handlings h set talked_until = coalesce(last.talked_until, ${now}), ended_as = case when ${letGo} = 'resumed' then 'resumed' else coalesce(last.ended_as, ${letGo}) end,
        ended_at = coalesce(last.ended_at, case when last.talked_until is null then ${now} else greatest(last.talked_until, ${freeAt}::timestamptz) end), with_customer = last.with_customer or (last.ended_at is null and ${isCustomerThere(ticket)})
      from last where h.ticket_id = last.ticket_id and h.ordinal = last.ordinal and (last.ended_at is null or ${letGo} = 'resumed') and not exists (select from goes_on) returning 1)
    insert into handlings (brand_id, ticket_id, ordinal, interaction_id, queue_id, agent_id, began_at, with_customer)
    select ${act.brandId}, ${ticket.id}, coalesce((select ordinal + 1 from last), 0), ${ticket.interaction_id}, ${ticket.queue_id}, ${holder}::uuid, greatest(${act.now}, (select ended_at from last)), ${isCustomerThere(ticket)}
    where ${state === 'assigned'} and not exists (select from goes_on) and (select count(*) from over) >= 0`);
}

/** Whoever is called is there once somebody has reached them. */
function isCustomerThere(ticket: Moved): ReturnType<typeof sql> {
  return ticket.is_virtual ? sql`exists (select from call_backs c where c.ticket_id = ${ticket.id} and c.outcome = 'reached')` : sql`true`;
}

interface HandRow {
  readonly agent_id: string;
  readonly queue_id: string;
  readonly began_at: Date;
  readonly talked_until: Date | null;
  readonly ended_at: Date | null;
  readonly ended_as: LetGo | null;
  readonly with_customer: boolean;
}
/** In whose hands one contact was, in order. */
export function handsOf(act: Act, ticketId: string): Promise<HandRow[]> {
  return act.rows(sql`select agent_id, queue_id, began_at, talked_until, ended_at, ended_as, with_customer from handlings where brand_id = ${act.brandId} and ticket_id = ${ticketId} order by ordinal`);
}
