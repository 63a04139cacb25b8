import type { Act } from '#kit/act.ts';
import type { Queryable } from '#kit/db/database.ts';
import { sql } from '#kit/db/sql.ts';
import { customerColumns, type CustomerRow } from './store.ts';

export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly people: number;
}
const accountColumns = sql`a.id, a.name, a.note, (select count(*) from customers c where c.brand_id = a.brand_id and c.account_id = a.id and c.merged_into is null) as people`;

export function accountById(act: Act, id: string): Promise<AccountRow | undefined> {
  return act.maybe(sql`select ${accountColumns} from accounts a where a.brand_id = ${act.brandId} and a.id = ${id}`);
}
export function accountRows(act: Act, grams: readonly string[] | null, limit: number): Promise<AccountRow[]> {
  return act.rows(sql`select ${accountColumns} from accounts a where a.brand_id = ${act.brandId} ${grams === null ? sql`` : sql`and a.grams @> ${grams}::text[]`} order by a.name, a.id limit ${limit}`);
}
export function accountNames(tx: Queryable, brandId: string, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  return tx.rows(sql`select id, name from accounts where brand_id = ${brandId} and id = any(${ids}::uuid[])`);
}
export async function insertAccount(act: Act, row: AccountRow, grams: readonly string[]): Promise<void> {
  await act.run(sql`insert into accounts (id, brand_id, name, note, grams, created_at) values (${row.id}, ${act.brandId}, ${row.name}, ${row.note}, ${grams}::text[], ${act.now})`);
}
export async function updateAccount(act: Act, row: AccountRow, grams: readonly string[]): Promise<void> {
  await act.run(sql`update accounts set name = ${row.name}, note = ${row.note}, grams = ${grams}::text[] where brand_id = ${act.brandId} and id = ${row.id}`);
}
/** Locked: what they are found by is made anew from what stands in their rows. */
export function lockPeopleOf(act: Act, accountId: string): Promise<CustomerRow[]> {
  return act.rows(sql`select ${customerColumns} from customers c where c.brand_id = ${act.brandId} and c.account_id = ${accountId} and c.merged_into is null order by c.id for no key update`);
}
