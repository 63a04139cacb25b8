import type { Act } from '#kit/act.ts';
import type { Queryable } from '#kit/db/database.ts';
import { sql } from '#kit/db/sql.ts';

export interface WidgetBrand {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly settings: Record<string, unknown>;
  readonly widget_secret: string;
}
export function brandOfWidget(tx: Queryable, slug: string): Promise<WidgetBrand | undefined> {
  return tx.maybe(sql`select id, slug, name, settings, widget_secret from brands where slug = ${slug}`);
}

export interface VisitorRow {
  readonly id: string;
  readonly brand_id: string;
}
export function visitorByHash(tx: Queryable, hash: Buffer): Promise<VisitorRow | undefined> {
  return tx.maybe(sql`select id, brand_id from visitors where token_hash = ${hash}`);
}
export async function insertVisitor(act: Act, visitor: { id: string; hash: Buffer; language: string; pageUrl: string | null }): Promise<void> {
  await act.run(sql`
    insert into visitors (id, brand_id, token_hash, language, page_url, created_at, seen_at)
    values (${visitor.id}, ${act.brandId}, ${visitor.hash}, ${visitor.language}, ${visitor.pageUrl}, ${act.now}, ${act.now})`);
}
export async function touchVisitor(act: Act, id: string, language: string, pageUrl: string | null): Promise<void> {
  await act.run(sql`update visitors set seen_at = ${act.now}, language = ${language}, page_url = coalesce(${pageUrl}, page_url) where brand_id = ${act.brandId} and id = ${id}`);
}
export function visitorById(act: Act, id: string): Promise<{ language: 'zh' | 'en'; page_url: string | null }> {
  return act.one(sql`select language, page_url from visitors where brand_id = ${act.brandId} and id = ${id}`);
}
/** The shop's signed user on another device: the open conversation goes with the user to the device that was opened last. */
export async function adoptConversation(act: Act, visitorId: string, identityId: string): Promise<void> {
  await act.run(sql`
    update interactions set visitor_id = ${visitorId} where brand_id = ${act.brandId} and ended_at is null and channel = 'chat'
      and identity_id in (select b.id from identities a join identities b on b.customer_id = a.customer_id where a.brand_id = ${act.brandId} and a.id = ${identityId})`);
}

export interface ConversationRow {
  readonly id: string;
  readonly state: 'waiting' | 'offered' | 'assigned' | 'wrap_up' | 'parked' | 'ended';
  readonly is_virtual: boolean;
  readonly ended_at: Date | null;
  readonly agent_name: string | null;
  readonly visitor_id: string;
  readonly identity_id: string;
  readonly kept_place: { kind: 'phone' | 'mail'; value: string } | null;
  readonly staff_read_up_to: number;
  readonly last_position: number;
}
const conversationColumns = sql`i.id, t.state, t.is_virtual, i.ended_at, s.name as agent_name, i.visitor_id, i.identity_id, i.kept_place, i.staff_read_up_to, i.last_position`;
const conversationFrom = sql`interactions i join tickets t on t.interaction_id = i.id left join staff_members s on s.id = t.agent_id`;

/** The visitor's open conversation, else the one that ended last within `since`. */
export function conversationOf(act: Act, visitorId: string, since: Date): Promise<ConversationRow | undefined> {
  return act.maybe(sql`
    select ${conversationColumns} from ${conversationFrom}
    where i.brand_id = ${act.brandId} and i.visitor_id = ${visitorId} and (i.ended_at is null or i.ended_at > ${since}) order by i.ended_at is null desc, i.started_at desc limit 1`);
}
export function conversationsByIds(tx: Queryable, brandId: string, ids: readonly string[]): Promise<ConversationRow[]> {
  return tx.rows(sql`select ${conversationColumns} from ${conversationFrom} where i.brand_id = ${brandId} and i.id = any(${ids}::uuid[]) and i.visitor_id is not null`);
}

export interface VisitorMessageRow {
  readonly id: string;
  readonly interaction_id: string;
  readonly position: number;
  readonly speaker: 'customer' | 'staff' | 'system';
  readonly speaker_name: string | null;
  readonly kind: 'text' | 'system';
  readonly text: string;
  readonly key: string | null;
  readonly at: Date;
  readonly attachments: { id: string; fileName: string; mediaType: string; bytes: number; hasPreview: boolean; widthPx: number | null; heightPx: number | null }[];
}
/** What a visitor may see. The kinds stand in the statement: a note or whisper cannot be selected here. */
const visitorColumns = sql`
  m.id, m.interaction_id, m.position, m.speaker, case when m.speaker = 'staff' then s.name end as speaker_name, m.kind, m.text, m.key, m.at,
  coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'fileName', t.file_name, 'mediaType', t.media_type, 'bytes', t.bytes, 'hasPreview', t.has_preview, 'widthPx', t.width_px, 'heightPx', t.height_px) order by t.id)
    from attachments t where t.message_id = m.id), '[]') as attachments`;
export function visitorMessagesAfter(act: Act, interactionId: string, after: number): Promise<VisitorMessageRow[]> {
  return act.rows(sql`
    select ${visitorColumns} from messages m left join staff_members s on s.id = m.speaker_id
    where m.brand_id = ${act.brandId} and m.interaction_id = ${interactionId} and m.kind in ('text', 'system') and m.position > ${after} order by m.position limit 1000`);
}
export function visitorMessagesByIds(tx: Queryable, brandId: string, ids: readonly string[]): Promise<(VisitorMessageRow & { visitor_id: string | null })[]> {
  return tx.rows(sql`
    select ${visitorColumns}, i.visitor_id from messages m join interactions i on i.id = m.interaction_id left join staff_members s on s.id = m.speaker_id
    where m.brand_id = ${brandId} and m.id = any(${ids}::uuid[]) and m.kind in ('text', 'system')`);
}
/** Who holds the visitor's conversation: sees the typing. */
export async function holderOf(tx: Queryable, brandId: string, visitorId: string): Promise<{ interaction_id: string; agent_id: string | null } | undefined> {
  return tx.maybe(sql`
    select i.id as interaction_id, t.agent_id from interactions i join tickets t on t.interaction_id = i.id
    where i.brand_id = ${brandId} and i.visitor_id = ${visitorId} and i.ended_at is null order by i.started_at desc limit 1`);
}
export async function visitorOf(tx: Queryable, brandId: string, interactionId: string, staffId: string): Promise<string | undefined> {
  return (await tx.maybe<{ visitor_id: string }>(sql`
    select i.visitor_id from interactions i join tickets t on t.interaction_id = i.id
    where i.brand_id = ${brandId} and i.id = ${interactionId} and i.visitor_id is not null and t.agent_id = ${staffId} and t.state = 'assigned'`))?.visitor_id;
}
/** Whoever opened the widget and never said a word is forgotten after a month. */
export function forgetSilentVisitors(tx: Queryable, before: Date): Promise<number> {
  return tx.run(sql`
    delete from visitors where id in (
      select v.id from visitors v where v.seen_at < ${before} and not exists (select 1 from interactions i where i.visitor_id = v.id)
        and not exists (select 1 from identities a where a.brand_id = v.brand_id and a.kind = 'visitor' and a.value = v.id::text) limit 1000)`);
}

/** Live waiting conversations whose visitor was not seen since `before`: nobody waits there any more. */
export function leftWaiting(tx: Queryable, before: Date, limit: number): Promise<{ id: string; brand_id: string; visitor_id: string }[]> {
  return tx.rows(sql`
    select i.id, i.brand_id, i.visitor_id from tickets t join interactions i on i.id = t.interaction_id join visitors v on v.id = i.visitor_id
    where t.state in ('waiting', 'offered') and not t.is_virtual and i.channel = 'chat' and v.seen_at < ${before} order by t.arrived_at limit ${limit}`);
}
/** Whether nobody waits there any more, asked again under the lock: meanwhile somebody may have answered, or the place was kept. */
export async function isStillLeft(act: Act, interactionId: string, before: Date): Promise<boolean> {
  const row = await act.maybe<{ left: boolean }>(sql`
    select t.state in ('waiting', 'offered') and not t.is_virtual and v.seen_at < ${before} as left
    from interactions i join tickets t on t.interaction_id = i.id join visitors v on v.id = i.visitor_id where i.brand_id = ${act.brandId} and i.id = ${interactionId} for update of i`);
  return row?.left === true;
}
/** One visitor's words stand in line: two first words at once begin one conversation. */
export async function lockVisitor(act: Act, id: string): Promise<void> {
  await act.run(sql`select 1 from visitors where brand_id = ${act.brandId} and id = ${id} for no key update`);
}
export async function seenNow(tx: Queryable, brandId: string, visitorIds: readonly string[], now: Date): Promise<void> {
  await tx.run(sql`update visitors set seen_at = ${now} where brand_id = ${brandId} and id = any(${visitorIds}::uuid[])`);
}
