import type { Act } from '#kit/act.ts';
import { json, sql } from '#kit/db/sql.ts';
import type { CannedReply } from './contract.ts';

/** Most used first inside a stage; a new brand sees them in the order of the circle. */
export function cannedReplies(act: Act): Promise<CannedReply[]> {
  return act.rows(sql`
    select id, shortcut, title, text, initials, stage, uses from canned_replies where brand_id = ${act.brandId} and removed_at is null
    order by array_position(array['receive', 'understand', 'help', 'keep', ''], stage), uses desc, created_at, id`);
}
/** Locked: two who change it at once keep each other's changes. */
export function lockCanned(act: Act, id: string): Promise<CannedReply | undefined> {
  return act.maybe(sql`select id, shortcut, title, text, initials, stage, uses from canned_replies where brand_id = ${act.brandId} and id = ${id} and removed_at is null for no key update`);
}
/** The same of one that was removed. */
export function lockRemoved(act: Act, id: string): Promise<CannedReply | undefined> {
  return act.maybe(sql`select id, shortcut, title, text, initials, stage, uses from canned_replies where brand_id = ${act.brandId} and id = ${id} and removed_at is not null for no key update`);
}
/** False when the shortcut is taken. */
export async function insertCanned(act: Act, row: CannedReply): Promise<boolean> {
  return (await act.run(sql`
    insert into canned_replies (id, brand_id, shortcut, title, text, initials, stage, uses, created_at)
    values (${row.id}, ${act.brandId}, ${row.shortcut}, ${json(row.title)}::jsonb, ${json(row.text)}::jsonb, ${row.initials}, ${row.stage}, ${row.uses}, ${act.now})
    on conflict (brand_id, shortcut) where removed_at is null do nothing`)) === 1;
}
export async function updateCanned(act: Act, row: CannedReply): Promise<void> {
  await act.run(sql`
    update canned_replies set shortcut = ${row.shortcut}, title = ${json(row.title)}::jsonb, text = ${json(row.text)}::jsonb, initials = ${row.initials}, stage = ${row.stage}
    where brand_id = ${act.brandId} and id = ${row.id}`);
}
export async function isShortcutTaken(act: Act, shortcut: string, byOtherThan: string): Promise<boolean> {
  return (await act.one<{ taken: boolean }>(sql`select exists (select 1 from canned_replies where brand_id = ${act.brandId} and shortcut = ${shortcut} and id <> ${byOtherThan} and removed_at is null) as taken`)).taken;
}
/** False when it is not there, or not gone. */
export async function markCanned(act: Act, id: string, removedAt: Date | null): Promise<boolean> {
  return (await act.run(sql`update canned_replies set removed_at = ${removedAt} where brand_id = ${act.brandId} and id = ${id} and (removed_at is null) = ${removedAt !== null}`)) === 1;
}
export async function countUse(act: Act, id: string): Promise<boolean> {
  return (await act.run(sql`update canned_replies set uses = uses + 1 where brand_id = ${act.brandId} and id = ${id} and removed_at is null`)) === 1;
}
