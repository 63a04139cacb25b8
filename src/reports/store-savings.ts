/** What the simulation of kept places knows of a period: how many came each day, each stay, who was there, who can do what. */
import type { Act } from '#kit/act.ts';
import { sql } from '#kit/db/sql.ts';
import { capacityElsewhere } from '#routing/index.ts';
import type { RecordedStay, SimulatedHouse } from './core/savings/records.ts';
import type { LineOutcome } from './core/types.ts';

/** Contacts of the whole house and of the chosen queue, and the places that were kept in it, for each 24 hours from the beginning on in which anybody came. */
export function contactsByDay(act: Act, { from, to, queueId }: { from: Date; to: Date; queueId?: string | undefined }): Promise<{ day: number; contacts: number; own: number; kept: number }[]> {
  return act.rows(sql`
    select floor(extract(epoch from s.entered_at - ${from}::timestamptz) / 86400)::int as day, count(*)::int as contacts, count(*) filter (where ${queueId ?? null}::uuid is null or s.queue_id = ${queueId ?? null}::uuid)::int as own,
      count(*) filter (where s.ended_as = 'kept_place' and (${queueId ?? null}::uuid is null or s.queue_id = ${queueId ?? null}::uuid))::int as kept
    from queue_stays s where s.brand_id = ${act.brandId} and s.entered_at >= ${from} and s.entered_at < ${to} group by 1 order by 1`);
}

interface StayRow {
  readonly queue_id: string;
  readonly channel: string;
  readonly priority_class: number;
  readonly entered: number;
  readonly left_line: number | null;
  readonly outcome: LineOutcome;
  readonly agent_id: string | null;
  readonly served: number | null;
  readonly handle: number | null;
  readonly is_call: boolean | null;
  /** A time that was agreed once they were called held nothing back until then. */
  readonly wanted: number | null;
  readonly became: string | null;
  readonly vain: number;
}

/** Of these days of the period (0: the first 24 hours), in the order in which they entered. */
export async function recordedStays(act: Act, { from, to, days }: { from: Date; to: Date; days: readonly number[] }): Promise<RecordedStay[]> {
  const rows = await act.rows<StayRow>(sql`
    select s.queue_id, t.channel, t.priority_class, (extract(epoch from s.entered_at) * 1000)::float8 as entered, (extract(epoch from s.left_at) * 1000)::float8 as left_line, coalesce(s.ended_as, 'waiting') as outcome,
      s.agent_id, (extract(epoch from s.served_at) * 1000)::float8 as served, c.choice <> 'message' and c.number is not null as is_call, (extract(epoch from case when s.served_at is null or c.wanted_at <= s.served_at then c.wanted_at end) * 1000)::float8 as wanted, c.outcome as became,
      case when s.ended_as = 'kept_place' then (select count(*) from call_back_tries r where r.brand_id = s.brand_id and r.ticket_id = s.ticket_id and r.outcome in ('no_answer', 'busy')) else 0 end::int as vain,
      case when s.ended_as in ('answered', 'kept_place') then (
        select sum(extract(epoch from h.ended_at - h.began_at)) from handlings h
        where h.brand_id = s.brand_id and h.ticket_id = s.ticket_id and h.queue_id = s.queue_id and h.with_customer and h.began_at >= s.entered_at and (n.entered_at is null or h.began_at < n.entered_at)) end::float8 as handle
    from queue_stays s join tickets t on t.id = s.ticket_id
      left join queue_stays n on n.ticket_id = s.ticket_id and n.ordinal = s.ordinal + 1
      left join call_backs c on c.ticket_id = s.ticket_id and s.ended_as = 'kept_place'
    where s.brand_id = ${act.brandId} and s.entered_at >= ${from} and s.entered_at < ${to} and floor(extract(epoch from s.entered_at - ${from}::timestamptz) / 86400) = any(${days}::int[]) order by s.entered_at, s.ticket_id, s.ordinal`);
  return rows.map((row) => ({
    queueId: row.queue_id, channel: row.channel, priorityClass: row.priority_class, enteredAtMs: row.entered, outcome: row.outcome,
    ...(row.left_line !== null && { leftAtMs: row.left_line }), ...(row.agent_id !== null && { agentId: row.agent_id }), ...(row.handle !== null && { handleSeconds: row.handle }),
    ...(row.outcome === 'kept_place' && { keptPlace: {
      // Not over yet: to be called like everybody else.
      isReached: row.became === null || row.became === 'reached', vainCalls: row.vain, isCall: row.is_call === true,
      ...(row.wanted !== null && { notBeforeMs: row.wanted }), ...(row.served !== null && { takenUpAtMs: row.served }),
    } }),
  }));
}

/** Whoever is on the staff list, with the queues and the capacity that they have now. */
export async function simulatedHouse(act: Act, { from, to }: { from: Date; to: Date }): Promise<SimulatedHouse> {
  const queues = await act.rows<{ id: string; priority: number; long_seconds: number }>(sql`select id, priority, keep_place_over_seconds as long_seconds from queues where brand_id = ${act.brandId}`);
  const agents = await act.rows<{ id: string; serves_all: boolean; chat: number; queue_ids: string[] }>(sql`
    select m.id, coalesce(p.serves_all, true) as serves_all, coalesce(p.chat_capacity, 3) as chat, array(select q.queue_id::text from staff_queues q where q.brand_id = m.brand_id and q.staff_id = m.id) as queue_ids
    from staff_members m left join presences p on p.staff_id = m.id where m.brand_id = ${act.brandId}`);
  const { ring } = await act.one<{ ring: number }>(sql`
    select coalesce(percentile_cont(0.5) within group (order by extract(epoch from o.ended_at - o.offered_at)), 0)::float8 as ring
    from tickets t join offers o on o.ticket_id = t.id and o.state = 'accepted' where t.brand_id = ${act.brandId} and t.arrived_at >= ${from} and t.arrived_at < ${to}`);
  const every = queues.map((queue) => queue.id);
  return {
    queues: queues.map(({ id, priority, long_seconds: longSeconds }) => ({ id, priority, longSeconds })),
    agents: agents.map(({ id, serves_all: servesAll, chat, queue_ids: own }) => ({ id, queueIds: servesAll ? every : own, capacity: { ...capacityElsewhere, chat } })),
    pickUpSeconds: ring, nowMs: act.now.getTime(),
  };
}
