/** The router's own statement: agents are rung with tickets. */
import type { Act } from '#kit/act.ts';
import { json, sql } from '#kit/db/sql.ts';
import { isNumberInUse } from '../call-backs/store.ts';
import type { NewOffer } from '../store.ts';

interface Rung {
  readonly ticketId: string;
  readonly interactionId: string;
  /** Not rung: another call to the same number is under way. It waits until that is done. */
  readonly isHeld: boolean;
}

/**
 * Takes only tickets that still wait in that queue and may still ring, whatever was moved while the router thought; of call-backs to one
 * number the first, and none while that number is in use. Runs under the brand's lock, as do all who ring or take up a call-back: so nobody is rung by two.
 */
export async function ringTickets(act: Act, offers: readonly (NewOffer & { queueId: string })[]): Promise<Rung[]> {
  const rows = offers.map((offer, place) => ({ place, id: offer.id, ticket_id: offer.ticketId, queue_id: offer.queueId, agent_id: offer.agentId, until: offer.until, explanation: offer.explanation }));
  return act.rows<Rung>(sql`
    with asked as (select * from jsonb_to_recordset(${json(rows)}::jsonb) as o(place int, id uuid, ticket_id uuid, queue_id uuid, agent_id uuid, until timestamptz, explanation jsonb)),
    numbers as (select asked.place, c.* from asked join call_backs c on c.brand_id = ${act.brandId} and c.ticket_id = asked.ticket_id and c.ended_at is null and c.number is not null),
    busy as (select c.ticket_id from numbers c where ${isNumberInUse} or exists (select 1 from numbers e where e.number = c.number and e.place < c.place)),
    held as (
      update tickets t set not_after = ${act.now} from busy where t.brand_id = ${act.brandId} and t.id = busy.ticket_id and t.state = 'parked' returning t.id, t.interaction_id),
    taken as (
      update tickets t set state = 'offered', agent_id = o.agent_id, offered_until = o.until from asked o
      where t.brand_id = ${act.brandId} and t.id = o.ticket_id and t.state in ('waiting', 'parked') and t.id not in (select ticket_id from busy)
        and t.queue_id = o.queue_id and (t.not_before is null or t.not_before <= ${act.now}) and (t.state = 'waiting' or t.not_after is null or t.not_after > ${act.now}) returning o.*, t.interaction_id),
    made as (
      insert into offers (id, brand_id, ticket_id, agent_id, offered_at, until, state, explanation)
      select id, ${act.brandId}, ticket_id, agent_id, ${act.now}, until, 'open', explanation from taken)
    select ticket_id as "ticketId", interaction_id as "interactionId", false as "isHeld" from taken union all select id, interaction_id, true from held`);
}
