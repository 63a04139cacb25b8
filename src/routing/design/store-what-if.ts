/** What came to a queue, by the hours of the day on the brand's wall. */
import type { Act } from '#kit/act.ts';
import { sql } from '#kit/db/sql.ts';

export function arrivalsByHour(act: Act, queueId: string, since: Date, zone: string): Promise<{ hour: number; contacts: number }[]> {
  return act.rows(sql`
    select extract(hour from entered_at at time zone ${zone})::int as hour, count(*)::int as contacts from queue_stays
    where brand_id = ${act.brandId} and queue_id = ${queueId} and entered_at >= ${since} and entered_at < ${act.now} group by 1 order by 1`);
}

interface Course {
  readonly days: number;
  readonly handle_seconds: number | null;
  readonly waited_seconds: number;
  readonly gave_up: number;
  readonly at_once: number;
}
/** `handle_seconds`: all the work on a contact in this queue, by however many hands and tries; `days` on which anybody came, of which a week that begins at noon touches eight and has seven; `at_once`: chats that those who serve the queue carry, on the mean. */
export function courseOf(act: Act, queueId: string, since: Date, zone: string): Promise<Course> {
  return act.one(sql`
    select (select least(7, count(distinct (entered_at at time zone ${zone})::date))::int from queue_stays where brand_id = ${act.brandId} and queue_id = ${queueId} and entered_at >= ${since} and entered_at < ${act.now}) as days,
      (select (sum(extract(epoch from ended_at - began_at)) / nullif(count(distinct ticket_id), 0))::float8 from handlings where brand_id = ${act.brandId} and queue_id = ${queueId} and ended_at >= ${since}) as handle_seconds,
      (select coalesce(sum(greatest(0, extract(epoch from left_at - entered_at) - away_seconds)), 0)::float8 from queue_stays where brand_id = ${act.brandId} and queue_id = ${queueId} and entered_at >= ${since} and left_at is not null) as waited_seconds,
      (select count(*)::int from queue_stays where brand_id = ${act.brandId} and queue_id = ${queueId} and entered_at >= ${since} and ended_as = 'abandoned') as gave_up,
      (select coalesce(avg(coalesce(p.chat_capacity, 3)), 3)::float8 from staff_members s left join presences p on p.staff_id = s.id where s.brand_id = ${act.brandId} and s.state = 'active' and coalesce(p.chat_capacity, 3) > 0
        and (coalesce(p.serves_all, true) or exists (select 1 from staff_queues q where q.staff_id = s.id and q.queue_id = ${queueId}))) as at_once`);
}
