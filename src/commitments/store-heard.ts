import type { Act } from '#kit/act.ts';
import type { Queryable } from '#kit/db/database.ts';
import { sql } from '#kit/db/sql.ts';
import type { DecideHeard } from './contract.ts';

interface NewHeard {
  readonly id: string;
  readonly interactionId: string;
  readonly messageId: string;
  readonly text: string;
  readonly when: string;
  readonly dueAt: Date;
}
/** False where the same was heard in this conversation before. */
export async function insertHeard(act: Act, one: NewHeard): Promise<boolean> {
  return (await act.maybe(sql`
    insert into heard_promises (id, brand_id, interaction_id, message_id, text, said_when, due_at, heard_at)
    values (${one.id}, ${act.brandId}, ${one.interactionId}, ${one.messageId}, ${one.text}, ${one.when}, ${one.dueAt}, ${act.now})
    on conflict (interaction_id, text, due_at) do nothing returning id`)) !== undefined;
}

interface HeardRow {
  readonly id: string;
  readonly interaction_id: string;
  readonly text: string;
  readonly said_when: string;
  readonly due_at: Date;
  readonly heard_at: Date;
}
export interface OpenRow extends HeardRow {
  /** Null where a program said it. */
  readonly speaker_id: string | null;
  readonly speaker_name: string | null;
}
/** Not decided on, of conversations that somebody may still have in hand; the oldest first. */
export function openHeard(tx: Queryable, brandId: string, interactionIds: readonly string[]): Promise<OpenRow[]> {
  return tx.rows(sql`
    select h.id, h.interaction_id, h.text, h.said_when, h.due_at, h.heard_at, s.id as speaker_id, s.name as speaker_name
    from heard_promises h join tickets t on t.interaction_id = h.interaction_id join messages m on m.id = h.message_id left join staff_members s on s.id = m.speaker_id
    where h.brand_id = ${brandId} and h.interaction_id = any(${interactionIds}::uuid[]) and h.decided_as is null and t.state <> 'ended' order by m.position`);
}

/** In whose hands each conversation is; conversations of other brands are not among them. */
export async function holdersOf(tx: Queryable, brandId: string, interactionIds: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await tx.rows<{ interaction_id: string; agent_id: string | null }>(sql`
    select interaction_id, case when state in ('assigned', 'wrap_up') then agent_id end as agent_id from tickets where brand_id = ${brandId} and interaction_id = any(${interactionIds}::uuid[])`);
  return new Map(rows.map((row) => [row.interaction_id, row.agent_id]));
}

interface LockedHeard extends HeardRow {
  readonly decided_as: DecideHeard['as'] | null;
  readonly decided_by: string | null;
  readonly decided_by_name: string | null;
  readonly commitment_id: string | null;
}
export function lockHeard(act: Act, id: string): Promise<LockedHeard | undefined> {
  return act.maybe(sql`
    select h.id, h.interaction_id, h.text, h.said_when, h.due_at, h.heard_at, h.decided_as, h.decided_by, s.name as decided_by_name, h.commitment_id
    from heard_promises h left join staff_members s on s.id = h.decided_by where h.brand_id = ${act.brandId} and h.id = ${id} for update of h`);
}
export async function markDecided(act: Act, id: string, as: DecideHeard['as'], by: string | null, commitmentId: string | null): Promise<void> {
  await act.run(sql`update heard_promises set decided_as = ${as}, decided_at = ${act.now}, decided_by = ${by}, commitment_id = ${commitmentId} where brand_id = ${act.brandId} and id = ${id}`);
}
