import type { Act } from '#kit/act.ts';
import type { Queryable } from '#kit/db/database.ts';
import { sql } from '#kit/db/sql.ts';

export interface DisplayRow {
  readonly id: string;
  readonly name: string;
  /** Null: as the screen's own browser says. */
  readonly language: 'zh' | 'en' | null;
  readonly made_by: string;
  readonly created_at: Date;
  readonly ends_at: Date;
  readonly seen_at: Date | null;
  readonly revoked_at: Date | null;
}
const columns = sql`d.id, d.name, d.language, s.name as made_by, d.created_at, d.ends_at, d.seen_at, d.revoked_at`;

export function displayRows(act: Act): Promise<DisplayRow[]> {
  return act.rows(sql`select ${columns} from displays d join staff_members s on s.id = d.created_by where d.brand_id = ${act.brandId} order by d.created_at desc, d.id desc limit 500`);
}
export async function insertDisplay(act: Act, row: { id: string; name: string; language: 'zh' | 'en' | null; hash: Buffer; madeBy: string; endsAt: Date }): Promise<void> {
  await act.run(sql`insert into displays (id, brand_id, name, language, token_hash, created_by, created_at, ends_at) values (${row.id}, ${act.brandId}, ${row.name}, ${row.language}, ${row.hash}, ${row.madeBy}, ${act.now}, ${row.endsAt})`);
}
/** False when there is none, or it was revoked before. */
export async function markRevoked(act: Act, id: string): Promise<boolean> {
  return (await act.run(sql`update displays set revoked_at = ${act.now} where brand_id = ${act.brandId} and id = ${id} and revoked_at is null`)) === 1;
}
export async function displayExists(act: Act, id: string): Promise<boolean> {
  return (await act.maybe(sql`select 1 from displays where brand_id = ${act.brandId} and id = ${id}`)) !== undefined;
}
/** `tx` may see all brands. With its maker's standing now: a display shows no more than they may see. */
export function displayByHash(tx: Queryable, hash: Buffer): Promise<(DisplayRow & { brand_id: string; maker_role: 'agent' | 'lead' | 'administrator'; maker_state: 'invited' | 'active' | 'deactivated' }) | undefined> {
  return tx.maybe(sql`select ${columns}, d.brand_id, s.role as maker_role, s.state as maker_state from displays d join staff_members s on s.id = d.created_by where d.token_hash = ${hash}`);
}
export async function touchDisplay(act: Act, id: string): Promise<void> {
  await act.run(sql`update displays set seen_at = ${act.now} where brand_id = ${act.brandId} and id = ${id}`);
}
