import type { Act } from '#kit/act.ts';
import type { Queryable } from '#kit/db/database.ts';
import { join, json, sql } from '#kit/db/sql.ts';
import type { MailState } from './contract.ts';

export interface MailDraft {
  readonly to: string;
  /** A word key with `.subject` and `.text` under it, e.g. `staff:mail.reset`. */
  readonly template: string;
  readonly language: 'zh' | 'en';
  readonly params: Readonly<Record<string, string>>;
  readonly about: readonly [kind: string, id: string];
  readonly key: string;
  /** So long it stays here, and may be withdrawn. */
  readonly heldSeconds?: number;
}

export interface MailRow {
  readonly id: string;
  readonly brand_id: string;
  readonly recipient: string;
  readonly template: string;
  readonly language: 'zh' | 'en';
  readonly params: Readonly<Record<string, string>> | null;
  readonly about_kind: string;
  readonly about_id: string;
  readonly state: MailState;
  readonly tries: number;
  readonly due_at: Date;
  readonly trouble: string | null;
  readonly created_at: Date;
  readonly sent_at: Date | null;
}
/** What an event says of a mail: others know by it which word of theirs arrived or did not. */
export function whatOf(mail: MailRow): { about: [string, string]; template: string; writtenAt: string } {
  return { about: [mail.about_kind, mail.about_id], template: mail.template, writtenAt: mail.created_at.toISOString() };
}
/** A mail in hand, with the name it is sent in. */
export type ClaimedMail = MailRow & { readonly brand_name: string };

export async function insertMail(act: Act, id: string, mail: MailDraft): Promise<boolean> {
  return (await act.run(sql`
    insert into outgoing_mails (id, brand_id, key, recipient, template, language, params, about_kind, about_id, state, due_at, created_at)
    values (${id}, ${act.brandId}, ${mail.key}, ${mail.to}, ${mail.template}, ${mail.language}, ${json(mail.params)}::jsonb, ${mail.about[0]}, ${mail.about[1]}, 'queued', ${new Date(act.now.getTime() + (mail.heldSeconds ?? 0) * 1000)}, ${act.now})
    on conflict (brand_id, key) do nothing`)) === 1;
}
/** Takes back what has not been tried yet. */
export function deleteUntried(act: Act, about: MailDraft['about'], templates: readonly string[]): Promise<Pick<MailRow, 'id' | 'template' | 'params'>[]> {
  return act.rows(sql`
    delete from outgoing_mails where brand_id = ${act.brandId} and about_kind = ${about[0]} and about_id = ${about[1]} and template = any(${templates}) and state in ('queued', 'not_set_up') and tries = 0
    returning id, template, params`);
}

/** Brands with a mail that is due or was broken off; with `waitedSince` also those whose mails have waited for a mail server. */
export async function brandsWithMail(tx: Queryable, now: Date, waitedSince: Date | null): Promise<string[]> {
  return (await tx.rows<{ brand_id: string }>(sql`
    select brand_id from outgoing_mails where state in ('queued', 'sending') and due_at <= ${now}
    union select brand_id from outgoing_mails where state = 'not_set_up' and params is not null and created_at > ${waitedSince}`)).map((row) => row.brand_id);
}
/** Takes what is due into hand until `leaseUntil`; two processes never take the same. */
export function claimDue(tx: Queryable, brandId: string, now: Date, leaseUntil: Date, most: number): Promise<ClaimedMail[]> {
  return tx.rows(sql`
    update outgoing_mails m set state = 'sending', tries = m.tries + 1, due_at = ${leaseUntil}
    from brands b
    where b.id = m.brand_id and m.brand_id = ${brandId} and m.id in (select id from outgoing_mails where brand_id = ${brandId} and state = 'queued' and due_at <= ${now} order by due_at, id limit ${most} for update skip locked)
    returning m.*, b.name as brand_name`);
}
/** What was in hand when a process died. */
export function brokenOff(act: Act, now: Date, most: number): Promise<MailRow[]> {
  return act.rows(sql`select * from outgoing_mails where brand_id = ${act.brandId} and state = 'sending' and due_at <= ${now} order by due_at limit ${most}`);
}
export function dueWithoutMailer(act: Act, now: Date, most: number): Promise<MailRow[]> {
  return act.rows(sql`select * from outgoing_mails where brand_id = ${act.brandId} and state = 'queued' and due_at <= ${now} order by due_at limit ${most}`);
}
/** Mails that waited for a mail server to be set up, and are young enough to be of use. */
export function waitedForMailer(act: Act, since: Date, most: number): Promise<MailRow[]> {
  return act.rows(sql`select * from outgoing_mails where brand_id = ${act.brandId} and state = 'not_set_up' and params is not null and created_at > ${since} order by created_at limit ${most}`);
}

export interface MailChange {
  readonly state: MailState;
  readonly dueAt: Date;
  readonly trouble: string | null;
  readonly tries?: number;
  readonly sentAt?: Date;
  /** What it said is forgotten: a secret link has no business here any longer. */
  readonly isForgotten?: boolean;
}
/** False when it is no longer in the state it was seen in: somebody else was quicker. */
export async function changeMail(act: Act, seen: MailRow, change: MailChange): Promise<boolean> {
  return (await act.run(sql`
    update outgoing_mails set state = ${change.state}, due_at = ${change.dueAt}, trouble = ${change.trouble}, tries = ${change.tries ?? seen.tries}, sent_at = ${change.sentAt ?? seen.sent_at},
      params = case when ${change.isForgotten === true} then null else params end
    where brand_id = ${act.brandId} and id = ${seen.id} and state = ${seen.state} and tries = ${seen.tries}`)) === 1;
}

export async function forgetParams(tx: Queryable, before: Date, most: number): Promise<number> {
  return tx.run(sql`
    update outgoing_mails set params = null where id in (
      select id from outgoing_mails where state in ('failed', 'unknown', 'not_set_up') and params is not null and created_at <= ${before} order by created_at limit ${most} for update skip locked)`);
}

export function lockMail(act: Act, id: string): Promise<MailRow | undefined> {
  return act.maybe(sql`select * from outgoing_mails where brand_id = ${act.brandId} and id = ${id} for update`);
}
export function mailsByIds(tx: Queryable, brandId: string, ids: readonly string[]): Promise<MailRow[]> {
  return tx.rows(sql`select * from outgoing_mails where brand_id = ${brandId} and id = any(${ids}::uuid[])`);
}

interface MailFilter {
  readonly about: string | undefined;
  readonly state: MailState | undefined;
  /** Mails about colleagues (invitations, forgotten passwords) are for those who manage them. */
  readonly isWithStaff: boolean;
  readonly before: { at: Date; id: string } | undefined;
  readonly limit: number;
}
export function newestMails(act: Act, filter: MailFilter): Promise<MailRow[]> {
  const conditions = [sql`brand_id = ${act.brandId}`];
  if (filter.about !== undefined) conditions.push(sql`about_id = ${filter.about}`);
  if (filter.state !== undefined) conditions.push(sql`state = ${filter.state}`);
  if (!filter.isWithStaff) conditions.push(sql`about_kind <> 'staff'`);
  if (filter.before !== undefined) conditions.push(sql`(created_at, id) < (${filter.before.at}, ${filter.before.id}::uuid)`);
  return act.rows(sql`select * from outgoing_mails where ${join(conditions, sql` and `)} order by created_at desc, id desc limit ${filter.limit}`);
}
