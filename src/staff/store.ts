import type { Act } from '#kit/act.ts';
import type { Queryable } from '#kit/db/database.ts';
import { json, nothing, sql, type Sql } from '#kit/db/sql.ts';
import type { Role } from './core/roles.ts';

export interface StaffRow {
  readonly id: string;
  readonly brand_id: string;
  readonly mail: string;
  readonly name: string;
  readonly role: Role;
  readonly team: string;
  readonly state: 'invited' | 'active' | 'deactivated';
  readonly password_hash: string | null;
  readonly language: 'zh' | 'en';
  readonly preferences: Record<string, unknown>;
  readonly created_at: Date;
}
export interface BrandRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly zone: string;
  readonly language: 'zh' | 'en';
  readonly settings: Record<string, unknown>;
  readonly widget_secret: string;
}

export async function anyBrandExists(tx: Queryable): Promise<boolean> {
  return (await tx.one<{ found: boolean }>(sql`select exists (select 1 from brands) as found`)).found;
}
/** First run: two people at once must not both become the first administrator. */
export async function lockFirstRun(tx: Queryable): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(4202)`);
}
export async function insertBrand(tx: Queryable, brand: BrandRow & { opened_from: string | null; created_at: Date }): Promise<boolean> {
  return (await tx.run(sql`
    insert into brands (id, slug, name, zone, language, settings, widget_secret, opened_from, created_at)
    values (${brand.id}, ${brand.slug}, ${brand.name}, ${brand.zone}, ${brand.language}, ${json(brand.settings)}::jsonb, ${brand.widget_secret}, ${brand.opened_from}, ${brand.created_at})
    on conflict (slug) do nothing`)) === 1;
}
export interface OpenedRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly created_at: Date;
  /** Its first administrator, while nobody has joined. */
  readonly staff_id: string | null;
  readonly staff_name: string | null;
  readonly mail: string | null;
  readonly ends_at: Date | null;
}
/** The brands that were opened from this one, newest first. `tx` may see all brands. */
export function brandsOpenedFrom(tx: Queryable, brandId: string, only: Sql = nothing): Promise<OpenedRow[]> {
  return tx.rows(sql`
    select b.id, b.slug, b.name, b.created_at, m.id as staff_id, m.name as staff_name, m.mail, l.ends_at from brands b
    left join lateral (
      select id, name, mail from staff_members where brand_id = b.id and state = 'invited' and role = 'administrator' and not exists (select from staff_members j where j.brand_id = b.id and j.password_hash is not null)
      order by created_at, id limit 1) m on true
    left join lateral (select max(ends_at) as ends_at from staff_links where brand_id = b.id and staff_id = m.id and kind = 'invitation' and used_at is null) l on true
    where b.opened_from = ${brandId} ${only} order by b.created_at desc, b.id desc limit 500`);
}
export const onlyBrand = (id: string): Sql => sql`and b.id = ${id}`;
export function brandBySlug(tx: Queryable, slug: string): Promise<BrandRow | undefined> {
  return tx.maybe(sql`select * from brands where slug = ${slug}`);
}
export function brandById(tx: Queryable, id: string): Promise<BrandRow> {
  return tx.one(sql`select * from brands where id = ${id}`);
}
/** Held until the act ends: two who change it at once keep each other's changes. */
export function lockBrand(act: Act): Promise<BrandRow> {
  return act.one(sql`select * from brands where id = ${act.brandId} for no key update`);
}
export async function updateBrand(act: Act, brand: BrandRow): Promise<void> {
  await act.run(sql`update brands set name = ${brand.name}, zone = ${brand.zone}, language = ${brand.language}, settings = ${json(brand.settings)}::jsonb, widget_secret = ${brand.widget_secret} where id = ${act.brandId}`);
}

export async function insertStaff(tx: Queryable, row: StaffRow): Promise<boolean> {
  return (await tx.run(sql`
    insert into staff_members (id, brand_id, mail, name, role, team, state, password_hash, language, preferences, created_at)
    values (${row.id}, ${row.brand_id}, ${row.mail}, ${row.name}, ${row.role}, ${row.team}, ${row.state}, ${row.password_hash}, ${row.language}, ${json(row.preferences)}::jsonb, ${row.created_at})
    on conflict (brand_id, mail) do nothing`)) === 1;
}
export function staffByMail(tx: Queryable, mail: string): Promise<(StaffRow & { slug: string })[]> {
  return tx.rows(sql`select s.*, b.slug from staff_members s join brands b on b.id = s.brand_id where s.mail = ${mail} order by b.slug limit 20`);
}
export function staffById(act: Act, id: string, lock: Sql = sql``): Promise<StaffRow | undefined> {
  return act.maybe(sql`select * from staff_members where brand_id = ${act.brandId} and id = ${id} ${lock}`);
}
export const forUpdate = sql`for update`;
export function allStaff(act: Act): Promise<StaffRow[]> {
  return act.rows(sql`select * from staff_members where brand_id = ${act.brandId} order by state = 'deactivated', name, id`);
}
export async function updateStaff(act: Act, row: StaffRow): Promise<void> {
  await act.run(sql`
    update staff_members set name = ${row.name}, role = ${row.role}, team = ${row.team}, state = ${row.state}, password_hash = ${row.password_hash}, language = ${row.language}, preferences = ${json(row.preferences)}::jsonb
    where brand_id = ${act.brandId} and id = ${row.id}`);
}
export async function lockAdministrators(act: Act): Promise<void> {
  await act.run(sql`select 1 from staff_members where brand_id = ${act.brandId} and role = 'administrator' order by id for update`);
}
export async function countActiveAdministrators(act: Act): Promise<number> {
  return (await act.one<{ n: number }>(sql`select count(*) as n from staff_members where brand_id = ${act.brandId} and role = 'administrator' and state = 'active'`)).n;
}

export async function insertSession(act: Act, session: { id: string; staffId: string; hash: Buffer; endsAt: Date; address: string; agent: string }): Promise<void> {
  await act.run(sql`
    insert into sessions (id, brand_id, staff_id, token_hash, created_at, seen_at, ends_at, address, agent)
    values (${session.id}, ${act.brandId}, ${session.staffId}, ${session.hash}, ${act.now}, ${act.now}, ${session.endsAt}, ${session.address}, ${session.agent})`);
}
export async function sessionByHash(tx: Queryable, hash: Buffer, now: Date, idleSince: Date): Promise<{ session_id: string; seen_at: Date; id: string; brand_id: string; name: string; role: Role } | undefined> {
  return tx.maybe(sql`
    select s.id as session_id, s.seen_at, m.id, m.brand_id, m.name, m.role from sessions s join staff_members m on m.id = s.staff_id
    where s.token_hash = ${hash} and s.ends_at > ${now} and s.seen_at > ${idleSince} and m.state = 'active'`);
}
export async function livingSessionIds(tx: Queryable, ids: readonly string[], now: Date, idleSince: Date): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select s.id from sessions s join staff_members m on m.id = s.staff_id where s.id = any(${ids}::uuid[]) and s.ends_at > ${now} and s.seen_at > ${idleSince} and m.state = 'active'`);
  return rows.map((row) => row.id);
}
export async function touchSession(tx: Queryable, sessionId: string, now: Date): Promise<void> {
  await tx.run(sql`update sessions set seen_at = ${now} where id = ${sessionId}`);
}
export async function endSession(act: Act, sessionId: string): Promise<void> {
  await act.run(sql`delete from sessions where brand_id = ${act.brandId} and id = ${sessionId}`);
}
export async function endSessionsOf(act: Act, staffId: string, except: string | null): Promise<void> {
  await act.run(sql`delete from sessions where brand_id = ${act.brandId} and staff_id = ${staffId} and id is distinct from ${except}::uuid`);
}

/** Held until the transaction ends, always in the same order; a subject without failures has 0. */
export async function lockFailures(tx: Queryable, subjects: readonly string[], now: Date): Promise<{ subject: string; failures: number; last_at: Date; locked_until: Date | null }[]> {
  await tx.run(sql`insert into sign_in_failures (subject, failures, last_at) select unnest(${subjects.toSorted()}::text[]), 0, ${now} on conflict do nothing`);
  return tx.rows(sql`select * from sign_in_failures where subject = any(${subjects}) order by subject for update`);
}
export async function keepFailures(tx: Queryable, subject: string, failures: number, lastAt: Date, lockedUntil: Date | null): Promise<void> {
  await tx.run(sql`
    insert into sign_in_failures (subject, failures, last_at, locked_until) values (${subject}, ${failures}, ${lastAt}, ${lockedUntil})
    on conflict (subject) do update set failures = excluded.failures, last_at = excluded.last_at, locked_until = excluded.locked_until`);
}
/** Takes back one failure, and its lock when fewer than `free` are left. */
export async function forgiveFailure(tx: Queryable, subject: string, free: number): Promise<void> {
  await tx.run(sql`
    update sign_in_failures set failures = greatest(failures - 1, 0), locked_until = case when failures - 1 < ${free} then null else locked_until end where subject = ${subject}`);
}
/** Ended sessions, old failures and used links: nobody asks for them again. */
export async function forgetOld(tx: Queryable, now: Date): Promise<number> {
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const sessions = await tx.run(sql`delete from sessions where id in (select id from sessions where ends_at < ${now} limit 1000)`);
  const failures = await tx.run(sql`delete from sign_in_failures where subject in (select subject from sign_in_failures where last_at < ${ago(2)} and (locked_until is null or locked_until < ${now}) limit 1000)`);
  const links = await tx.run(sql`delete from staff_links where id in (select id from staff_links where ends_at < ${ago(30)} limit 1000)`);
  return sessions + failures + links;
}
export async function forgetFailures(tx: Queryable, subjects: readonly string[]): Promise<void> {
  await tx.run(sql`delete from sign_in_failures where subject = any(${subjects})`);
}

export async function insertLink(act: Act, link: { id: string; staffId: string; kind: 'invitation' | 'reset'; hash: Buffer; endsAt: Date }): Promise<void> {
  // A new link ends the older ones of its kind.
  await act.run(sql`update staff_links set used_at = ${act.now} where brand_id = ${act.brandId} and staff_id = ${link.staffId} and kind = ${link.kind} and used_at is null`);
  await act.run(sql`
    insert into staff_links (id, brand_id, staff_id, kind, token_hash, created_at, ends_at)
    values (${link.id}, ${act.brandId}, ${link.staffId}, ${link.kind}, ${link.hash}, ${act.now}, ${link.endsAt})`);
}
export interface LinkRow {
  readonly id: string;
  readonly brand_id: string;
  readonly staff_id: string;
  readonly kind: 'invitation' | 'reset';
  readonly ends_at: Date;
  readonly used_at: Date | null;
  readonly name: string;
  readonly mail: string;
  readonly brand_name: string;
}
export function linkByHash(tx: Queryable, hash: Buffer): Promise<LinkRow | undefined> {
  return tx.maybe(sql`
    select l.*, m.name, m.mail, b.name as brand_name from staff_links l join staff_members m on m.id = l.staff_id join brands b on b.id = l.brand_id where l.token_hash = ${hash}`);
}
/** True once only: two uses of one link at the same time leave one winner. */
export async function useLink(act: Act, id: string): Promise<boolean> {
  return (await act.run(sql`update staff_links set used_at = ${act.now} where brand_id = ${act.brandId} and id = ${id} and used_at is null and ends_at > ${act.now}`)) === 1;
}

export interface ApiKeyRow {
  readonly id: string;
  readonly brand_id: string;
  readonly name: string;
  readonly hint: string;
  readonly scopes: string[];
  readonly created_at: Date;
  readonly seen_at: Date | null;
  readonly revoked_at: Date | null;
}
export async function insertApiKey(act: Act, key: ApiKeyRow & { hash: Buffer }): Promise<void> {
  await act.run(sql`
    insert into api_keys (id, brand_id, name, key_hash, hint, scopes, created_by, created_at)
    values (${key.id}, ${act.brandId}, ${key.name}, ${key.hash}, ${key.hint}, ${key.scopes},
      case when ${act.who.kind} = 'staff' then ${act.who.id}::uuid when ${act.who.kind} = 'key' then (select created_by from api_keys where brand_id = ${act.brandId} and id = ${act.who.id}::uuid) end, ${act.now})`);
}
export function apiKeys(act: Act): Promise<ApiKeyRow[]> {
  return act.rows(sql`select id, brand_id, name, hint, scopes, created_at, seen_at, revoked_at from api_keys where brand_id = ${act.brandId} order by revoked_at nulls first, created_at desc`);
}
export async function revokeKey(act: Act, id: string): Promise<boolean> {
  return (await act.run(sql`update api_keys set revoked_at = coalesce(revoked_at, ${act.now}) where brand_id = ${act.brandId} and id = ${id}`)) === 1;
}
/** With its maker's standing now: a key can do no more than they can. A key of the house itself has no maker. */
type KeyAndMaker = ApiKeyRow & { readonly maker_role: Role | null; readonly maker_state: StaffRow['state'] | null };
/** In the order of the hashes; undefined for an unknown or revoked one. */
export async function keysByHash(tx: Queryable, hashes: readonly Buffer[]): Promise<(KeyAndMaker | undefined)[]> {
  const rows = await tx.rows<KeyAndMaker & { key_hash: Buffer }>(sql`
    select k.key_hash, k.id, k.brand_id, k.name, k.hint, k.scopes, k.created_at, k.seen_at, k.revoked_at, m.role as maker_role, m.state as maker_state
    from api_keys k left join staff_members m on m.id = k.created_by where k.key_hash = any(${hashes}::bytea[]) and k.revoked_at is null`);
  return hashes.map((hash) => rows.find((row) => row.key_hash.equals(hash)));
}
export async function touchKey(tx: Queryable, id: string, now: Date): Promise<void> {
  await tx.run(sql`update api_keys set seen_at = ${now} where id = ${id}`);
}
