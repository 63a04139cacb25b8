import type { Act, Shared } from '#kit/act.ts';
import type { Queryable } from '#kit/db/database.ts';
import { json, sql, type Sql } from '#kit/db/sql.ts';
import type { Language } from '#kit/core/shapes.ts';
import type { Gone, MergePlan, Move } from './core/merge.ts';
import type { Honorific } from './core/name.ts';

type IdentityKind = 'phone' | 'mail' | 'visitor' | 'host_user';

export interface CustomerRow {
  readonly id: string;
  readonly brand_id: string;
  readonly number: string;
  readonly account_id: string | null;
  readonly name: string;
  readonly surname: string;
  readonly given_name: string;
  readonly honorific: Honorific;
  readonly title: string;
  readonly language: Language;
  readonly tier: 'standard' | 'silver' | 'gold';
  readonly manner: string;
  readonly note: string;
  readonly merged_into: string | null;
  readonly created_at: Date;
  readonly changed_at: Date;
}
export const customerColumns = sql`c.id, c.brand_id, c.number, c.account_id, c.name, c.surname, c.given_name, c.honorific, c.title, c.language, c.tier, c.manner, c.note, c.merged_into, c.created_at, c.changed_at`;

export interface IdentityRow {
  readonly id: string;
  readonly customer_id: string;
  readonly kind: IdentityKind;
  readonly value: string;
  readonly verified_at: Date | null;
  readonly is_shared: boolean;
  readonly came_from: string | null;
  readonly removed_at: Date | null;
  readonly created_at: Date;
}
const identityColumns = sql`i.id, i.customer_id, i.kind, i.value, i.verified_at, i.is_shared, i.came_from, i.removed_at, i.created_at`;

export function nextCustomerNumber(act: Act): Promise<number> {
  return act.together(nextCustomerNumbers, undefined);
}
async function nextCustomerNumbers(shared: Shared, asked: readonly undefined[]): Promise<number[]> {
  return (await shared.rows<{ n: number }>(sql`select nextval('customer_numbers') as n from generate_series(1, ${asked.length}::int)`)).map(({ n }) => n);
}
export async function insertCustomer(act: Act, row: CustomerRow, grams: readonly string[]): Promise<void> {
  await act.run(insertion([{ row, grams }]));
}
function insertion(all: readonly { row: CustomerRow; grams: readonly string[] }[]): Sql {
  return sql`
    insert into customers (id, brand_id, number, account_id, name, surname, given_name, honorific, title, language, tier, manner, note, grams, created_at, changed_at)
    select id, brand_id, number, account_id, name, surname, given_name, honorific, title, language, tier, manner, note, grams, created_at, changed_at
    from jsonb_to_recordset(${json(all.map(({ row, grams }) => ({ ...row, grams })))}::jsonb) as c(id uuid, brand_id uuid, number text, account_id uuid, name text, surname text, given_name text, honorific text, title text,
      language text, tier text, manner text, note text, grams text[], created_at timestamptz, changed_at timestamptz)`;
}
interface NewSingle {
  readonly id: string;
  readonly kind: 'visitor' | 'host_user';
  readonly value: string;
  readonly verifiedAt: Date | null;
}
interface NewKnown {
  readonly row: CustomerRow;
  readonly grams: readonly string[];
  readonly first: NewSingle;
  readonly more: readonly NewSingle[];
}
/** Customer, first identity and what else they are known by, in one statement; false when somebody else made the first one in the same moment, and then nothing is kept. */
export function insertWithIdentity(act: Act, made: NewKnown): Promise<boolean> {
  return act.together(insertWithIdentities, made);
}
async function insertWithIdentities(shared: Shared, all: readonly NewKnown[]): Promise<boolean[]> {
  const ofCustomer = ({ row, more }: NewKnown) => more.map((single) => ({ ...single, customerId: row.id }));
  const made = await shared.rows<{ customer_id: string }>(sql`
    with made as (
      insert into identities (id, brand_id, customer_id, kind, value, verified_at, created_at)
      select f.id, ${shared.brandId}, f."customerId", f.kind, f.value, f."verifiedAt", ${shared.now} from ${singles(all.map(({ row, first }) => ({ ...first, customerId: row.id })))} as f(${singleColumns})
      on conflict (brand_id, kind, value) where kind in ('visitor', 'host_user') do nothing returning customer_id),
    also as (
      insert into identities (id, brand_id, customer_id, kind, value, verified_at, created_at)
      select m.id, ${shared.brandId}, m."customerId", m.kind, m.value, m."verifiedAt", ${shared.now} from ${singles(all.flatMap(ofCustomer))} as m(${singleColumns}) join made on made.customer_id = m."customerId" on conflict do nothing),
    kept as (${insertion(all)} where c.id in (select customer_id from made))
    select customer_id from made`);
  return all.map(({ row }) => made.some((each) => each.customer_id === row.id));
}
const singleColumns = sql`id uuid, "customerId" uuid, kind text, value text, "verifiedAt" timestamptz`;
function singles(rows: readonly (NewSingle & { customerId: string })[]): Sql {
  return sql`jsonb_to_recordset(${json(rows)}::jsonb)`;
}
export async function insertIdentity(act: Act, identity: { id: string; customerId: string; kind: IdentityKind; value: string; verifiedAt: Date | null; isShared: boolean }): Promise<boolean> {
  return (await act.run(sql`
    insert into identities (id, brand_id, customer_id, kind, value, verified_at, is_shared, created_at)
    values (${identity.id}, ${act.brandId}, ${identity.customerId}, ${identity.kind}, ${identity.value}, ${identity.verifiedAt}, ${identity.isShared}, ${act.now})
    on conflict do nothing`)) === 1;
}

export const forUpdate = sql`for update of c`;
export function customerById(act: Act, id: string, lock: Sql = sql``): Promise<CustomerRow | undefined> {
  return act.maybe(sql`select ${customerColumns} from customers c where c.brand_id = ${act.brandId} and c.id = ${id} ${lock}`);
}
/** Locks in the order of ids, so that two merges at once do not wait for each other. */
export function lockCustomers(act: Act, ids: readonly string[]): Promise<CustomerRow[]> {
  return act.rows(sql`select ${customerColumns} from customers c where c.brand_id = ${act.brandId} and c.id = any(${ids}::uuid[]) order by c.id for update of c`);
}
export type KnownBy = CustomerRow & { readonly identity_id: string };
export function customerByIdentity(act: Act, kind: 'visitor' | 'host_user', value: string): Promise<KnownBy | undefined> {
  return act.maybe(sql`
    select ${customerColumns}, i.id as identity_id from identities i join customers c on c.id = i.customer_id
    where i.brand_id = ${act.brandId} and c.brand_id = ${act.brandId} and i.kind = ${kind} and i.value = ${value}`);
}
/** Both at once: whose browser it is, and who the shop says is there. */
export function visitorAndUser(act: Act, visitorId: string, userId: string): Promise<{ visitor: KnownBy | undefined; user: KnownBy | undefined }> {
  return act.together(visitorsAndUsers, { visitorId, userId });
}
async function visitorsAndUsers(shared: Shared, asked: readonly { visitorId: string; userId: string }[]): Promise<{ visitor: KnownBy | undefined; user: KnownBy | undefined }[]> {
  const rows = await shared.rows<KnownBy & { kind: IdentityKind; value: string }>(sql`
    with known as (
      select id, customer_id, kind, value from identities where brand_id = ${shared.brandId} and kind = 'visitor' and value = any(${asked.map((each) => each.visitorId)}::text[])
      union all select id, customer_id, kind, value from identities where brand_id = ${shared.brandId} and kind = 'host_user' and value = any(${asked.map((each) => each.userId)}::text[]))
    select ${customerColumns}, known.id as identity_id, known.kind, known.value from known join customers c on c.id = known.customer_id where c.brand_id = ${shared.brandId}`);
  const known = (kind: IdentityKind, value: string) => rows.find((row) => row.kind === kind && row.value === value);
  return asked.map(({ visitorId, userId }) => ({ visitor: known('visitor', visitorId), user: known('host_user', userId) }));
}
export function customerOfIdentityId(act: Act, identityId: string): Promise<CustomerRow | undefined> {
  return act.maybe(sql`
    select ${customerColumns} from identities i join customers c on c.id = i.customer_id where i.brand_id = ${act.brandId} and c.brand_id = ${act.brandId} and i.id = ${identityId}`);
}
export async function updateCustomer(act: Act, row: CustomerRow): Promise<void> {
  await act.run(sql`
    update customers set account_id = ${row.account_id}, name = ${row.name}, surname = ${row.surname}, given_name = ${row.given_name}, honorific = ${row.honorific}, title = ${row.title},
      language = ${row.language}, tier = ${row.tier}, manner = ${row.manner}, note = ${row.note}, changed_at = ${row.changed_at}
    where brand_id = ${act.brandId} and id = ${row.id}`);
}
/** Only the name, and only while there is none: whatever a colleague writes beside it in the same moment stays. Undefined when somebody named them first. */
export function nameNameless(act: Act, id: string, named: Pick<CustomerRow, 'name' | 'surname' | 'given_name' | 'honorific' | 'title'>): Promise<CustomerRow | undefined> {
  return act.maybe(sql`
    update customers c set name = ${named.name}, surname = ${named.surname}, given_name = ${named.given_name}, honorific = ${named.honorific}, title = ${named.title}, changed_at = ${act.now}
    where c.brand_id = ${act.brandId} and c.id = ${id} and c.surname = '' and c.given_name = '' returning ${customerColumns}`);
}
export async function updateGrams(act: Act, rows: readonly { id: string; grams: readonly string[] }[]): Promise<void> {
  await act.run(sql`update customers c set grams = n.grams from jsonb_to_recordset(${json(rows)}::jsonb) as n(id uuid, grams text[]) where c.brand_id = ${act.brandId} and c.id = n.id`);
}

/** Not the removed ones; proved before claimed, then in order of age, so that what is shown first never flickers. */
export function identitiesOf(tx: Queryable, brandId: string, customerIds: readonly string[]): Promise<IdentityRow[]> {
  return tx.rows(sql`
    select ${identityColumns} from identities i where i.brand_id = ${brandId} and i.customer_id = any(${customerIds}::uuid[]) and i.removed_at is null
    order by i.verified_at is null, i.created_at, i.id`);
}
/** Also the removed ones: what a merge moves is everything that ever pointed here. */
export function allIdentitiesOf(act: Act, customerIds: readonly string[]): Promise<IdentityRow[]> {
  return act.rows(sql`select ${identityColumns} from identities i where i.brand_id = ${act.brandId} and i.customer_id = any(${customerIds}::uuid[]) order by i.id for update of i`);
}
export function identityOf(act: Act, customerId: string, identityId: string): Promise<IdentityRow | undefined> {
  return act.maybe(sql`select ${identityColumns} from identities i where i.brand_id = ${act.brandId} and i.customer_id = ${customerId} and i.id = ${identityId} and i.removed_at is null for update of i`);
}
/** Also a removed one. */
export function anyIdentityOf(act: Act, customerId: string, identityId: string): Promise<IdentityRow | undefined> {
  return act.maybe(sql`select ${identityColumns} from identities i where i.brand_id = ${act.brandId} and i.customer_id = ${customerId} and i.id = ${identityId} for update of i`);
}
export function identityByValue(act: Act, customerId: string, kind: IdentityKind, value: string): Promise<IdentityRow | undefined> {
  return act.maybe(sql`
    select ${identityColumns} from identities i where i.brand_id = ${act.brandId} and i.customer_id = ${customerId} and i.kind = ${kind} and i.value = ${value}
    order by i.removed_at is not null, i.id limit 1`);
}
export async function updateIdentity(act: Act, identity: IdentityRow): Promise<void> {
  await act.run(sql`
    update identities set verified_at = ${identity.verified_at}, is_shared = ${identity.is_shared}, removed_at = ${identity.removed_at} where brand_id = ${act.brandId} and id = ${identity.id}`);
}
/** Moves pointers; `came_from` keeps the first home and is empty again once an identity is back there. */
export async function moveIdentities(act: Act, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return;
  const rows = moves.map((move) => ({ id: move.identityId, from_id: move.fromId, to_id: move.toId }));
  await act.run(sql`
    update identities i set customer_id = m.to_id, came_from = nullif(coalesce(i.came_from, m.from_id), m.to_id)
    from jsonb_to_recordset(${json(rows)}::jsonb) as m(id uuid, from_id uuid, to_id uuid) where i.brand_id = ${act.brandId} and i.id = m.id`);
}

interface MergeRow {
  readonly id: string;
  readonly kept_id: string;
  readonly gone_id: string;
  readonly plan: MergePlan;
  readonly merged_at: Date;
}
export async function keepMerge(act: Act, mergeId: string, plan: MergePlan): Promise<void> {
  await act.run(sql`
    insert into customer_merges (id, brand_id, kept_id, gone_id, plan, merged_at, merged_by)
    values (${mergeId}, ${act.brandId}, ${plan.keptId}, ${plan.goneId}, ${json(plan)}::jsonb, ${act.now}, ${act.who.kind === 'staff' ? act.who.id : null})`);
}
export async function markGone(act: Act, goneId: string, into: string | null): Promise<void> {
  await act.run(sql`update customers set merged_into = ${into} where brand_id = ${act.brandId} and id = ${goneId}`);
}
export function openMerge(act: Act, mergeId: string): Promise<MergeRow | undefined> {
  return act.maybe(sql`select id, kept_id, gone_id, plan, merged_at from customer_merges where brand_id = ${act.brandId} and id = ${mergeId} and undone_at is null for update`);
}
export async function markUndone(act: Act, mergeId: string): Promise<void> {
  await act.run(sql`update customer_merges set undone_at = ${act.now}, undone_by = ${act.who.kind === 'staff' ? act.who.id : null} where brand_id = ${act.brandId} and id = ${mergeId}`);
}
export function goneAmong(act: Act, ids: readonly string[]): Promise<Gone[]> {
  return act.rows(sql`select c.id as "customerId", c.merged_into as "intoId" from customers c where c.brand_id = ${act.brandId} and c.id = any(${ids}::uuid[]) and c.merged_into is not null`);
}

/** The record and all that was merged into it, however often. */
export const familyOf = (customerId: string, brandId: string): Sql => sql`
  with recursive family(id) as (
    select ${customerId}::uuid union select c.id from customers c join family f on c.merged_into = f.id where c.brand_id = ${brandId})`;

/** Newest change first; the cursor is the last row's change and id. */
export function newestCustomers(act: Act, accountId: string | undefined, before: { at: Date; id: string } | undefined, limit: number): Promise<CustomerRow[]> {
  return act.rows(sql`
    select ${customerColumns} from customers c where c.brand_id = ${act.brandId} and c.merged_into is null
      ${accountId === undefined ? sql`` : sql`and c.account_id = ${accountId}`}
      ${before === undefined ? sql`` : sql`and c.changed_at <= ${before.at} and (c.changed_at, c.id) < (${before.at}::timestamptz, ${before.id}::uuid)`}
    order by c.changed_at desc, c.id desc limit ${limit}`);
}
export function customersByIds(tx: Queryable, brandId: string, ids: readonly string[]): Promise<CustomerRow[]> {
  return tx.rows(sql`select ${customerColumns} from customers c where c.brand_id = ${brandId} and c.id = any(${ids}::uuid[])`);
}
export function serialsOfMany(act: Act, customerIds: readonly string[]): Promise<{ customer_id: string; serial: string }[]> {
  return act.rows(sql`
    with recursive family(root, id) as (
      select c.id, c.id from customers c where c.brand_id = ${act.brandId} and c.id = any(${customerIds}::uuid[])
      union select f.root, c.id from customers c join family f on c.merged_into = f.id where c.brand_id = ${act.brandId})
    select f.root as customer_id, p.serial from family f join installed_products p on p.brand_id = ${act.brandId} and p.customer_id = f.id where p.removed_at is null order by p.created_at, p.id`);
}
/** Merges into these records that can still be undone: the later ones first. */
export function openMergesInto(tx: Queryable, brandId: string, keptIds: readonly string[]): Promise<{ id: string; kept_id: string; gone_id: string; number: string; name: string; merged_at: Date }[]> {
  return tx.rows(sql`
    select m.id, m.kept_id, m.gone_id, c.number, c.name, m.merged_at from customer_merges m join customers c on c.id = m.gone_id
    where m.brand_id = ${brandId} and m.kept_id = any(${keptIds}::uuid[]) and m.undone_at is null order by m.merged_at desc, m.id desc`);
}
/** Who has this number or address now: not the removed, nobody twice; with the last contact by it. */
export function holdersOf(act: Act, kind: 'phone' | 'mail', value: string): Promise<{ customer_id: string; identity_id: string; is_proved: boolean; is_shared: boolean; last_seen_at: Date | null }[]> {
  return act.rows(sql`
    select i.customer_id, i.id as identity_id, i.verified_at is not null as is_proved, i.is_shared,
      (select max(x.started_at) from interactions x where x.brand_id = i.brand_id and x.identity_id = i.id) as last_seen_at
    from identities i where i.brand_id = ${act.brandId} and i.kind = ${kind} and i.value = ${value} and i.removed_at is null limit 200`);
}
/** Others with a number or address of this customer that nobody marked as shared. */
export function sharersOf(act: Act, customerId: string, limit: number): Promise<{ customer_id: string; kinds: ('phone' | 'mail')[] }[]> {
  return act.rows(sql`
    select o.customer_id, array_agg(distinct o.kind order by o.kind) as kinds from identities i
    join identities o on o.brand_id = i.brand_id and o.kind = i.kind and o.value = i.value and o.customer_id <> i.customer_id
    where i.brand_id = ${act.brandId} and i.customer_id = ${customerId} and i.kind in ('phone', 'mail') and not i.is_shared and not o.is_shared and i.removed_at is null and o.removed_at is null
    group by o.customer_id order by o.customer_id limit ${limit}`);
}
