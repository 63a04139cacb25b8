import type { Act } from '#kit/act.ts';
import { sql, type Sql } from '#kit/db/sql.ts';

export interface ProductRow {
  readonly id: string;
  readonly customer_id: string;
  readonly model: string;
  readonly name: string;
  readonly serial: string;
  readonly serial_key: string;
  /** Calendar days, `2026-11-21`. */
  readonly purchased_on: string | null;
  readonly warranty_until: string | null;
  readonly note: string;
  readonly created_at: Date;
}
export interface ShownProduct extends ProductRow {
  /** Who has it now: the record it was entered for may have been merged into this one. */
  readonly owner_id: string;
  readonly days_left: number | null;
}

/** `today` is a day in the brand's zone: the warranty ends there at midnight, not in Greenwich. */
const columns = (act: Act): Sql => sql`
  p.id, p.customer_id, p.model, p.name, p.serial, p.serial_key, p.purchased_on, p.warranty_until, p.note, p.created_at,
  p.warranty_until - (${act.now}::timestamptz at time zone b.zone)::date as days_left`;

export function productsOf(act: Act, customerId: string): Promise<ShownProduct[]> {
  return act.rows(sql`
    with recursive family(id) as (select ${customerId}::uuid union select c.id from customers c join family f on c.merged_into = f.id where c.brand_id = ${act.brandId})
    select ${columns(act)}, ${customerId}::uuid as owner_id from family f join installed_products p on p.brand_id = ${act.brandId} and p.customer_id = f.id join brands b on b.id = p.brand_id
    where p.removed_at is null order by p.created_at desc, p.id desc`);
}
/** With the record it belongs to now, merges followed. */
function withOwner(act: Act, where: Sql, isThere = sql`p.removed_at is null`): Promise<ShownProduct | undefined> {
  return act.maybe(sql`
    with recursive found as (select p.* from installed_products p where p.brand_id = ${act.brandId} and ${isThere} and ${where}),
    owner(id, into_id) as (
      select c.id, c.merged_into from found join customers c on c.id = found.customer_id
      union select c.id, c.merged_into from owner o join customers c on c.id = o.into_id where c.brand_id = ${act.brandId})
    select ${columns(act)}, (select o.id from owner o where o.into_id is null) as owner_id from found p join brands b on b.id = p.brand_id`);
}
export const productBySerialKey = (act: Act, key: string) => withOwner(act, sql`p.serial_key = ${key}`);
export const productById = (act: Act, id: string) => withOwner(act, sql`p.id = ${id}`);
export const removedProduct = (act: Act, id: string) => withOwner(act, sql`p.id = ${id}`, sql`p.removed_at is not null`);

/** One at a time for one serial, until the act ends: two people may enter the same plate in the same moment. */
export async function lockSerial(act: Act, key: string): Promise<void> {
  await act.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${act.brandId} ${key}`}, 0))`);
}
/** False when the serial stands in somebody's file already. */
export async function insertProduct(act: Act, row: ProductRow): Promise<boolean> {
  return (await act.run(sql`
    insert into installed_products (id, brand_id, customer_id, model, name, serial, serial_key, purchased_on, warranty_until, note, created_at)
    values (${row.id}, ${act.brandId}, ${row.customer_id}, ${row.model}, ${row.name}, ${row.serial}, ${row.serial_key}, ${row.purchased_on}, ${row.warranty_until}, ${row.note}, ${row.created_at})
    on conflict (brand_id, serial_key) where removed_at is null do nothing`)) === 1;
}
export async function updateProduct(act: Act, row: ProductRow): Promise<void> {
  await act.run(sql`
    update installed_products set model = ${row.model}, name = ${row.name}, serial = ${row.serial}, serial_key = ${row.serial_key}, purchased_on = ${row.purchased_on}, warranty_until = ${row.warranty_until}, note = ${row.note}
    where brand_id = ${act.brandId} and id = ${row.id}`);
}
export async function markRemoved(act: Act, id: string): Promise<void> {
  await act.run(sql`update installed_products set removed_at = ${act.now} where brand_id = ${act.brandId} and id = ${id}`);
}
export async function markRestored(act: Act, id: string): Promise<void> {
  await act.run(sql`update installed_products set removed_at = null where brand_id = ${act.brandId} and id = ${id}`);
}
