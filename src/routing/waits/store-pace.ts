/** How it went in a queue of late: what its pace is learnt from. Newest first. */
import type { Act } from '#kit/act.ts';
import { sql } from '#kit/db/sql.ts';

/** Who stood in the line, each stay by itself, for as long as they really stood there: not while their place was kept, not while they were served. */
export function pastWaits(act: Act, queueId: string, since: Date, limit: number): Promise<{ wait_seconds: number; abandoned: boolean }[]> {
  return act.rows(sql`
    select greatest(0, extract(epoch from left_at - entered_at) - away_seconds)::float8 as wait_seconds, ended_as = 'abandoned' as abandoned
    from queue_stays where brand_id = ${act.brandId} and queue_id = ${queueId} and left_at > ${since} order by left_at desc limit ${limit}`);
}

/** Every time that somebody had one of its contacts in hand, the wrap-up included; `is_handed_on`: by a colleague, not out of the line. */
export function pastServices(act: Act, queueId: string, since: Date, limit: number): Promise<{ handle_seconds: number; is_handed_on: boolean }[]> {
  return act.rows(sql`
    select extract(epoch from h.ended_at - h.began_at)::float8 as handle_seconds,
      coalesce((select b.ended_as from handlings b where b.ticket_id = h.ticket_id and b.ordinal = h.ordinal - 1) in ('to_colleague', 'taken_over', 'resumed'), false) as is_handed_on
    from handlings h where h.brand_id = ${act.brandId} and h.queue_id = ${queueId} and h.ended_at > ${since} order by h.ended_at desc limit ${limit}`);
}
