import type { Act } from '#kit/act.ts';
import { sql } from '#kit/db/sql.ts';
import { customerColumns, type CustomerRow } from '../store.ts';
import type { CustomerSearch } from './query.ts';

/** Answers an arm looks at. Whoever asks by a word that more than these have sees some of them and types another word. */
const mostFound = 1000;

/**
 * Found by number, by telephone, by serial, by words, by the beginning of a spelling. Each arm is bounded and has no order, so that a common word costs as
 * little as a rare one; what they found is then ranked: the number, the whole name, its beginning, the latest. The number of a record
 * that was merged leads to the one it is now.
 */
export function foundCustomers(act: Act, search: CustomerSearch, typed: string, limit: number): Promise<(CustomerRow & { is_number: boolean })[]> {
  const { brandId } = act;
  return act.rows(sql`
    with recursive numbered as (
      select c.id, c.merged_into from customers c where c.brand_id = ${brandId} and c.number = ${search.number}
      union select c.id, c.merged_into from numbered n join customers c on c.id = n.merged_into where c.brand_id = ${brandId}),
    by_phone as materialized (select i.customer_id as id from identities i where i.brand_id = ${brandId} and i.kind = 'phone' and i.value = ${search.phone} and i.removed_at is null limit ${mostFound}),
    by_serial as materialized (select c.id from customers c where c.brand_id = ${brandId} and c.merged_into is null and c.grams @> ${search.serial}::text[] limit ${mostFound}),
    by_words as materialized (select c.id from customers c where c.brand_id = ${brandId} and c.merged_into is null and c.grams @> ${search.words}::text[] limit ${mostFound}),
    by_beginning as materialized (select c.id from customers c where c.brand_id = ${brandId} and c.merged_into is null and c.grams @> ${search.beginnings}::text[] limit ${mostFound}),
    found as (select n.id from numbered n union select p.id from by_phone p union select s.id from by_serial s union select w.id from by_words w union select b.id from by_beginning b)
    select ${customerColumns}, c.id in (select n.id from numbered n) as is_number
    from found join customers c on c.id = found.id where c.brand_id = ${brandId} and c.merged_into is null
    order by c.id not in (select n.id from numbered n), c.name <> ${typed}, not starts_with(c.name, ${typed}), c.changed_at desc, c.id desc limit ${limit}`);
}
