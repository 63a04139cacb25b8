/** Who had what in hand, and who was ready for the next: what handling times and occupancy are made of. */
import type { Act } from '#kit/act.ts';
import { nothing, sql, type Sql } from '#kit/db/sql.ts';
import type { HandlingRow, WorkRow } from './core/types.ts';
import { ms, oldestMs, readyRows, type Chosen, type Grouped } from './store.ts';

interface Handling {
  readonly id: string;
  readonly interaction_id: string;
  readonly agent_id: string;
  readonly queue_id: string;
  readonly number: string;
  readonly from_ms: number;
  readonly talked_ms: number | null;
  readonly to_ms: number | null;
  readonly with_customer: boolean;
  readonly ended_as: string | null;
}
function handlingsWhere(act: Act, which: Sql): Promise<Handling[]> {
  return act.rows(sql`
    select h.ticket_id || '/' || h.ordinal as id, h.interaction_id, h.agent_id, h.queue_id, i.number, ${ms(sql`h.began_at`)} as from_ms, ${ms(sql`h.talked_until`)} as talked_ms, ${ms(sql`h.ended_at`)} as to_ms, h.with_customer, h.ended_as
    from handlings h join interactions i on i.id = h.interaction_id where h.brand_id = ${act.brandId} and ${which}`);
}

/** What left somebody's hands for good in the period, whenever it came. */
export async function handlingRows(act: Act, { from, to, queueId, agentId }: Chosen): Promise<(HandlingRow & Grouped)[]> {
  const rows = await handlingsWhere(act, sql`h.ended_at >= ${from} and h.ended_at < ${to}
    ${queueId === undefined ? nothing : sql`and h.queue_id = ${queueId}`} ${agentId === undefined ? nothing : sql`and h.agent_id = ${agentId}`}`);
  return rows.map((row) => {
    const toMs = row.to_ms ?? row.from_ms;
    return {
      id: row.id, aboutId: row.interaction_id, interactionId: row.interaction_id, agentId: row.agent_id, queueId: row.queue_id, number: row.number, atMs: toMs, fromMs: row.from_ms, talkedUntilMs: row.talked_ms ?? toMs, toMs,
      withCustomer: row.with_customer, isHandedOn: row.ended_as === 'to_queue' || row.ended_as === 'to_colleague', isContinued: row.ended_as === 'resumed', hand: { agentId: row.agent_id, seconds: (toMs - row.from_ms) / 1000 },
    };
  });
}

/** How people's time went within the period, up to now. Of a queue: of those who had one of its contacts in hand, all of their time. */
export async function workRows(act: Act, chosen: Chosen): Promise<(WorkRow & Grouped)[]> {
  const { from, queueId, agentId } = chosen;
  const to = chosen.to < act.now ? chosen.to : act.now;
  const since = new Date(from.getTime() - oldestMs);
  const held = await handlingsWhere(act, sql`h.began_at >= ${since} and h.began_at < ${to} and (h.ended_at is null or h.ended_at > ${from}) ${agentId === undefined ? nothing : sql`and h.agent_id = ${agentId}`}`);
  const ready = await readyRows(act, { from, to, agentId });
  const people = queueId === undefined ? undefined : new Set(held.flatMap((row) => (row.queue_id === queueId ? [row.agent_id] : [])));
  const within = (fromMs: number, toMs: number | undefined, agent: string) => {
    const span = { fromMs: Math.max(fromMs, from.getTime()), toMs: Math.min(toMs ?? Infinity, to.getTime()) };
    return { ...span, atMs: span.fromMs, agentId: agent, hand: { agentId: agent, seconds: (span.toMs - span.fromMs) / 1000 } };
  };
  return [
    ...held.map((row) => ({ ...within(row.from_ms, row.to_ms ?? undefined, row.agent_id), id: row.id, aboutId: row.interaction_id, queueId: row.queue_id, number: row.number, isReady: false })),
    ...ready.map((row) => ({ ...within(row.fromMs, row.toMs, row.agentId), id: row.id, queueId: null, number: '', isReady: true })),
  ].filter((row) => row.toMs > row.fromMs && people?.has(row.agentId) !== false);
}
