/** Names of what events are about: one statement for all kinds of them, however many lines a page has. */
import type { Act } from '#kit/act.ts';
import { join, sql, type Sql } from '#kit/db/sql.ts';
import type { Thing } from './core/facts.ts';

export interface NameRow {
  readonly id: string;
  /** A number for people, where it has one. */
  readonly number?: string | null;
  readonly name: string | null;
  /** What it belongs to, and is named and found by. */
  readonly of_kind?: string | null;
  readonly of_id?: string | null;
}

/** Each gives id, number, name, of_kind, of_id. `name` of an identity is its whole value: mask it before anybody sees it. */
const statements: Readonly<Record<Thing, (brandId: string, ids: readonly string[], language: 'zh' | 'en') => Sql>> = {
  case: (brand, ids) => sql`select id, number, title as name, null as of_kind, null::uuid as of_id from cases where brand_id = ${brand} and id = any(${ids}::uuid[])`,
  interaction: (brand, ids) => sql`
    select x.id, x.number, c.name, null, null::uuid from interactions x join identities i on i.id = x.identity_id join customers c on c.id = i.customer_id where x.brand_id = ${brand} and x.id = any(${ids}::uuid[])`,
  customer: (brand, ids) => sql`select id, number, name, null, null::uuid from customers where brand_id = ${brand} and id = any(${ids}::uuid[])`,
  account: (brand, ids) => sql`select id, null, name, null, null::uuid from accounts where brand_id = ${brand} and id = any(${ids}::uuid[])`,
  staff: (brand, ids) => sql`select id, null, name, null, null::uuid from staff_members where brand_id = ${brand} and id = any(${ids}::uuid[])`,
  queue: (brand, ids, language) => sql`select id, null, coalesce(nullif(names ->> ${language}, ''), name), null, null::uuid from queues where brand_id = ${brand} and id = any(${ids}::uuid[])`,
  calendar: (brand, ids) => sql`select id, null, name, null, null::uuid from calendars where brand_id = ${brand} and id = any(${ids}::uuid[])`,
  canned: (brand, ids) => sql`select id, null, '/' || shortcut, null, null::uuid from canned_replies where brand_id = ${brand} and id = any(${ids}::uuid[])`,
  apiKey: (brand, ids) => sql`select id, null, name, null, null::uuid from api_keys where brand_id = ${brand} and id = any(${ids}::uuid[])`,
  surge: (brand, ids) => sql`select id, null, name, null, null::uuid from surge_plans where brand_id = ${brand} and id = any(${ids}::uuid[])`,
  display: (brand, ids) => sql`select id, null, name, null, null::uuid from displays where brand_id = ${brand} and id = any(${ids}::uuid[])`,
  brand: (brand, ids) => sql`select id, null, name, null, null::uuid from brands where id = ${brand} and id = any(${ids}::uuid[])`,
  product: (brand, ids) => sql`select id, serial, name, 'customer', customer_id from installed_products where brand_id = ${brand} and id = any(${ids}::uuid[])`,
  identity: (brand, ids) => sql`select id, kind, value, 'customer', customer_id from identities where brand_id = ${brand} and id = any(${ids}::uuid[])`,
  attachment: (brand, ids) => sql`select id, null, file_name, 'interaction', interaction_id from attachments where brand_id = ${brand} and id = any(${ids}::uuid[])`,
  mail: (brand, ids) => sql`select id, null, template, about_kind, about_id from outgoing_mails where brand_id = ${brand} and id = any(${ids}::uuid[])`,
  commitment: (brand, ids) => sql`
    select id, null, text, case when case_id is null then 'interaction' else 'case' end, coalesce(case_id, interaction_id) from commitments where brand_id = ${brand} and id = any(${ids}::uuid[])`,
  survey: (brand, ids) => sql`
    select id, null, null, case when case_id is null then 'interaction' else 'case' end, coalesce(case_id, interaction_id) from surveys where brand_id = ${brand} and id = any(${ids}::uuid[])`,
};

/** The rows of each kind, by kind; a kind without ids costs nothing. */
export function namesOf(act: Act, wanted: ReadonlyMap<Thing, readonly string[]>, language: 'zh' | 'en'): Promise<(NameRow & { kind: Thing })[]> {
  const parts = [...wanted].map(([thing, ids]) => sql`select ${thing}::text as kind, n.* from (${statements[thing](act.brandId, ids, language)}) as n(id, number, name, of_kind, of_id)`);
  return act.rows(parts.length === 0 ? sql`select where false` : join(parts, sql` union all `));
}

/** What carries exactly this number, in every spelling of its letters. */
export function numbered(act: Act, number: string): Promise<{ kind: string; id: string }[]> {
  return act.rows(sql`
    select 'case' as kind, id from cases where brand_id = ${act.brandId} and number = ${number}
    union all select 'case', id from cases where brand_id = ${act.brandId} and former_number = ${number} and former_number is not null
    union all select 'interaction', id from interactions where brand_id = ${act.brandId} and number = ${number}
    union all select 'customer', id from customers where brand_id = ${act.brandId} and number = ${number}`);
}

/** Colleagues, queues, calendars, canned replies, keys and companies whose name holds the words: all short lists, or found by their grams. */
export function named(act: Act, words: string, limit: number): Promise<{ kind: string; id: string }[]> {
  const like = `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return act.rows(sql`
    (select 'staff' as kind, id from staff_members where brand_id = ${act.brandId} and (name ilike ${like} or mail ilike ${like}) limit ${limit})
    union all (select 'queue', id from queues where brand_id = ${act.brandId} and (name ilike ${like} or names ->> 'zh' ilike ${like} or names ->> 'en' ilike ${like}) limit ${limit})
    union all (select 'calendar', id from calendars where brand_id = ${act.brandId} and name ilike ${like} limit ${limit})
    union all (select 'canned', id from canned_replies where brand_id = ${act.brandId} and (shortcut ilike ${like} or title->>'zh' ilike ${like} or title->>'en' ilike ${like}) limit ${limit})
    union all (select 'surge', id from surge_plans where brand_id = ${act.brandId} and name ilike ${like} limit ${limit})
    union all (select 'apiKey', id from api_keys where brand_id = ${act.brandId} and name ilike ${like} limit ${limit})`);
}

/** What these customers' records, and all that was merged into them, wrote, own and are about: the newest of each. */
export function belongings(act: Act, customerIds: readonly string[], limit: number): Promise<{ kind: string; id: string }[]> {
  const theirs = sql`select i.id from identities i where i.brand_id = ${act.brandId} and i.customer_id = any(${customerIds}::uuid[])`;
  return act.rows(sql`
    (select 'case' as kind, k.id from cases k where k.brand_id = ${act.brandId} and k.identity_id in (${theirs}) order by k.opened_at desc limit ${limit})
    union all (select 'interaction', x.id from interactions x where x.brand_id = ${act.brandId} and x.identity_id in (${theirs}) order by x.started_at desc limit ${limit})
    union all (select 'product', p.id from installed_products p where p.brand_id = ${act.brandId} and p.customer_id = any(${customerIds}::uuid[]) limit ${limit})`);
}
