import type { Act, AskForAll, Shared } from '#kit/act.ts';
import type { CallBackChoice } from '#routing/core/call-backs/call-back.ts';
import type { Queryable } from '#kit/db/database.ts';
import { json, sql, type Sql } from '#kit/db/sql.ts';

interface VisitorRow {
  readonly id: string;
  readonly brand_id: string;
  readonly user_identity_id: string | null;
  readonly seen_at: Date;
}
export function visitorByHash(tx: Queryable, hash: Buffer): Promise<VisitorRow | undefined> {
  return tx.maybe(sql`select id, brand_id, user_identity_id, seen_at from visitors where token_hash = ${hash}`);
}
/** The shop's own id of the user behind a proved identity. */
export async function userIdOf(tx: Queryable, identityId: string): Promise<string | undefined> {
  return (await tx.maybe<{ value: string }>(sql`select value from identities where id = ${identityId} and kind = 'host_user'`))?.value;
}
interface NewVisitor {
  readonly id: string;
  readonly hash: Buffer;
  readonly language: string;
  readonly pageUrl: string | null;
  readonly isStandIn?: boolean;
}
export function insertVisitor(act: Act, visitor: NewVisitor): Promise<void> {
  return act.together(insertVisitors, visitor);
}
async function insertVisitors(shared: Shared, visitors: readonly NewVisitor[]): Promise<undefined[]> {
  const rows = visitors.map((visitor) => ({ ...visitor, hash: visitor.hash.toString('hex'), isStandIn: visitor.isStandIn ?? false }));
  await shared.run(sql`
    insert into visitors (id, brand_id, token_hash, language, page_url, is_stand_in, created_at, seen_at)
    select v.id, ${shared.brandId}, decode(v.hash, 'hex'), v.language, v."pageUrl", v."isStandIn", ${shared.now}, ${shared.now}
    from jsonb_to_recordset(${json(rows)}::jsonb) as v(id uuid, hash text, language text, "pageUrl" text, "isStandIn" boolean)`);
  return visitors.map(() => undefined);
}
export async function touchVisitor(act: Act, id: string, language: string, pageUrl: string | null): Promise<void> {
  await act.run(sql`update visitors set seen_at = ${act.now}, language = ${language}, page_url = coalesce(${pageUrl}, page_url) where brand_id = ${act.brandId} and id = ${id}`);
}
export function visitorById(act: Act, id: string): Promise<{ language: 'zh' | 'en'; page_url: string | null }> {
  return act.one(sql`select language, page_url from visitors where brand_id = ${act.brandId} and id = ${id}`);
}
interface Opened {
  readonly id: string;
  readonly number: string;
}
/** What was begun for this user of the shop with this first word's key: a program that heard no answer sends it again. */
export function openedBefore(act: Act, userId: string, key: string): Promise<Opened | undefined> {
  return act.together(openedBeforeForAll, { userId, key });
}
async function openedBeforeForAll(shared: Shared, asked: readonly { userId: string; key: string }[]): Promise<(Opened | undefined)[]> {
  const rows = await shared.rows<Opened & { place: number }>(sql`
    select i.id, i.number, a.place from jsonb_to_recordset(${json(asked.map((each, place) => ({ ...each, place })))}::jsonb) as a("userId" text, key text, place int)
    join identities u on u.brand_id = ${shared.brandId} and u.kind = 'host_user' and u.value = a."userId"
    join interactions i on i.brand_id = ${shared.brandId} and i.identity_id = u.id
    join messages m on m.interaction_id = i.id and m.position = 1 and m.speaker = 'customer' and m.key = a.key`);
  return asked.map((_, place) => {
    const row = rows.find((each) => each.place === place);
    return row === undefined ? undefined : { id: row.id, number: row.number };
  });
}
/** The shop's signature said who is here: from now on the device shows what this user wrote on any other. */
export async function proveUser(act: Act, visitorId: string, identityId: string): Promise<void> {
  await act.run(sql`update visitors set user_identity_id = ${identityId} where brand_id = ${act.brandId} and id = ${visitorId}`);
}

/** A browser with the widget; `provedId` where the shop's signature said whose it is. */
export interface Device {
  readonly id: string;
  readonly provedId?: string | undefined;
}
/** What this device shows of `interactions i`: what began on it; of a proved user also what began on any other device of theirs, or was begun for them by a program. */
function shownOn(brandId: string, { id, provedId }: Device | { readonly id: Sql; readonly provedId?: Sql }): Sql {
  return provedId === undefined ? sql`i.visitor_id = ${id}` : sql`
    i.channel = 'chat' and (i.visitor_id = ${id} or i.identity_id = ${provedId} or i.visitor_id = any(array(select v.id from visitors v where v.brand_id = ${brandId} and v.user_identity_id = ${provedId})))`;
}
/** Of several open ones, where somebody spoke last. */
const latestFirst = sql`i.ended_at is null desc, coalesce(i.last_message_at, i.started_at) desc`;
const devices = sql`array(select d.visitor_id from conversation_devices d where d.brand_id = i.brand_id and d.interaction_id = i.id) as devices`;

export interface ConversationRow {
  readonly id: string;
  readonly state: 'waiting' | 'offered' | 'assigned' | 'wrap_up' | 'parked' | 'ended';
  readonly is_virtual: boolean;
  readonly ended_at: Date | null;
  readonly agent_name: string | null;
  readonly identity_id: string;
  readonly kept_place: { kind: 'phone' | 'mail'; value: string } | null;
  /** Null where no place is kept. */
  readonly choice: CallBackChoice | null;
  readonly wanted_at: Date | null;
  readonly promised_by: Date | null;
  readonly zones: readonly string[] | null;
  readonly staff_read_up_to: number;
  readonly last_position: number;
}
const conversationColumns = sql`i.id, t.state, t.is_virtual, i.ended_at, s.name as agent_name, i.identity_id, i.kept_place, c.choice, c.wanted_at, c.promised_by, c.zones, i.staff_read_up_to, i.last_position`;
const conversationFrom = sql`interactions i join tickets t on t.interaction_id = i.id left join staff_members s on s.id = t.agent_id left join call_backs c on c.ticket_id = t.id`;

/** The open conversation that the device shows, else the last one that ended after `since`. */
export function conversationOf(act: Act, device: Device, since: Date): Promise<ConversationRow | undefined> {
  return act.together(device.provedId === undefined ? conversationsOfDevices : conversationsOfUsers, { id: device.id, provedId: device.provedId ?? null, since: since.toISOString() });
}
interface AskedDevice {
  readonly id: string;
  readonly provedId: string | null;
  readonly since: string;
}
const conversationsOfDevices: AskForAll<AskedDevice, ConversationRow | undefined> = (shared, asked) => shownToEach(shared, asked, shownOn(shared.brandId, { id: sql`d.id` }));
const conversationsOfUsers: AskForAll<AskedDevice, ConversationRow | undefined> = (shared, asked) => shownToEach(shared, asked, shownOn(shared.brandId, { id: sql`d.id`, provedId: sql`d."provedId"` }));
async function shownToEach(shared: Shared, asked: readonly AskedDevice[], isShown: Sql): Promise<(ConversationRow | undefined)[]> {
  const rows = await shared.rows<ConversationRow & { device: string }>(sql`
    select d.id as device, c.* from jsonb_to_recordset(${json(asked)}::jsonb) as d(id uuid, "provedId" uuid, since timestamptz) cross join lateral (
      select ${conversationColumns} from ${conversationFrom}
      where i.brand_id = ${shared.brandId} and ${isShown} and (i.ended_at is null or i.ended_at > d.since) order by ${latestFirst} limit 1) c`);
  return asked.map(({ id }) => rows.find((row) => row.device === id));
}
export function conversationsByIds(tx: Queryable, brandId: string, ids: readonly string[]): Promise<(ConversationRow & { devices: string[] })[]> {
  return tx.rows(sql`select ${conversationColumns}, ${devices} from ${conversationFrom} where i.brand_id = ${brandId} and i.id = any(${ids}::uuid[]) and i.visitor_id is not null`);
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
  /** Null where it carries none. */
  readonly attachments: { id: string; fileName: string; mediaType: string; bytes: number; hasPreview: boolean; widthPx: number | null; heightPx: number | null }[] | null;
}
export type HeardMessageRow = VisitorMessageRow & { readonly devices: readonly string[] };
/** What a visitor may see. The kinds stand in the statement: a note or whisper cannot be selected here. */
const visitorColumns = sql`
  m.id, m.interaction_id, m.position, m.speaker, case when m.speaker = 'staff' then s.name end as speaker_name, m.kind, m.text, m.key, m.at,
  (select jsonb_agg(jsonb_build_object('id', t.id, 'fileName', t.file_name, 'mediaType', t.media_type, 'bytes', t.bytes, 'hasPreview', t.has_preview, 'widthPx', t.width_px, 'heightPx', t.height_px) order by t.ordinal, t.id)
    from attachments t where t.message_id = m.id) as attachments`;
export function visitorMessagesAfter(act: Act, interactionId: string, after: number): Promise<VisitorMessageRow[]> {
  return act.rows(sql`
    select ${visitorColumns} from messages m left join staff_members s on s.id = m.speaker_id
    where m.brand_id = ${act.brandId} and m.interaction_id = ${interactionId} and m.kind in ('text', 'system') and m.position > ${after} order by m.position limit 1000`);
}
/**
 * With the devices that hear each: every word of every chat comes by here, so they are not asked of `conversation_devices`, which looks
 * the contact up again; nearly always the one it began on is the only one.
 */
export async function visitorMessagesByIds(tx: Queryable, brandId: string, ids: readonly string[]): Promise<HeardMessageRow[]> {
  const rows = await tx.rows<VisitorMessageRow & { begun_on: string; of_user: string[] | null }>(sql`
    select ${visitorColumns}, i.visitor_id as begun_on, (
      select array_agg(v.id) from visitors v where v.brand_id = i.brand_id and v.user_identity_id in (i.identity_id, (select b.user_identity_id from visitors b where b.id = i.visitor_id))) as of_user
    from messages m join interactions i on i.id = m.interaction_id left join staff_members s on s.id = m.speaker_id
    where m.brand_id = ${brandId} and m.id = any(${ids}::uuid[]) and m.kind in ('text', 'system') and i.channel = 'chat'`);
  return rows.map((row) => ({ ...row, devices: row.of_user === null ? [row.begun_on] : [...new Set([row.begun_on, ...row.of_user])] }));
}
/** Who holds the conversation that the device shows: sees the typing. */
export async function holderOf(tx: Queryable, brandId: string, device: Device): Promise<{ interaction_id: string; agent_id: string | null } | undefined> {
  return tx.maybe(sql`
    select i.id as interaction_id, t.agent_id from interactions i join tickets t on t.interaction_id = i.id
    where i.brand_id = ${brandId} and ${shownOn(brandId, device)} and i.ended_at is null order by ${latestFirst} limit 1`);
}
/** Who serves a conversation, and the devices on which its customer hears of it. */
export function servedBy(tx: Queryable, brandId: string, interactionId: string): Promise<{ agent_id: string | null; state: string; devices: string[] } | undefined> {
  return tx.maybe(sql`select t.agent_id, t.state, ${devices} from interactions i join tickets t on t.interaction_id = i.id where i.brand_id = ${brandId} and i.id = ${interactionId}`);
}
/** Whoever opened the widget and never said a word is forgotten after a month. */
export function forgetSilentVisitors(tx: Queryable, before: Date): Promise<number> {
  return tx.run(sql`
    delete from visitors where id in (
      select v.id from visitors v where v.seen_at < ${before} and not exists (select 1 from interactions i where i.visitor_id = v.id)
        and not exists (select 1 from identities a where a.brand_id = v.brand_id and a.kind = 'visitor' and a.value = v.id::text) limit 1000)`);
}

const notSeenSince = (before: Date): Sql => sql`not exists (select 1 from conversation_devices d join visitors v on v.id = d.visitor_id where d.brand_id = i.brand_id and d.interaction_id = i.id and v.seen_at >= ${before})`;
/** Who was never there has not left: a program began it, and its user has not opened it on any device since. Of `begun`, the visitor it began on. */
const wasThere = sql`(not begun.is_stand_in or exists (
  select 1 from conversation_devices d join visitors v on v.id = d.visitor_id where d.brand_id = i.brand_id and d.interaction_id = i.id and not v.is_stand_in and v.seen_at >= i.started_at))`;
/** Live waiting conversations whose customer was seen on none of their devices since `before`: nobody waits there any more. */
export function leftWaiting(tx: Queryable, brandId: string, before: Date, limit: number): Promise<{ id: string }[]> {
  return tx.rows(sql`select i.id from ${waitingOf(before)} and t.brand_id = ${brandId} and ${notSeenSince(before)} order by t.arrived_at limit ${limit}`);
}
export async function brandsLeftWaiting(tx: Queryable, before: Date): Promise<string[]> {
  return (await tx.rows<{ brand_id: string }>(sql`select distinct t.brand_id from ${waitingOf(before)}`)).map((row) => row.brand_id);
}
const waitingOf = (before: Date): Sql => sql`
  tickets t join interactions i on i.id = t.interaction_id join visitors begun on begun.id = i.visitor_id
  where t.state in ('waiting', 'offered') and not t.is_virtual and i.channel = 'chat' and begun.seen_at < ${before} and ${wasThere}`;
/**
 * When the customer was last there: seen on any of their devices, or heard. Undefined where somebody waits still or again, asked under
 * the lock: meanwhile somebody may have answered, or the place was kept.
 */
export async function whenLeft(act: Act, interactionId: string, before: Date): Promise<Date | undefined> {
  const row = await act.maybe<{ left: boolean; last_here: Date }>(sql`
    select t.state in ('waiting', 'offered') and not t.is_virtual and ${notSeenSince(before)} and ${wasThere} as left,
      greatest(i.started_at, (select max(v.seen_at) from conversation_devices d join visitors v on v.id = d.visitor_id where d.brand_id = i.brand_id and d.interaction_id = i.id),
        (select max(m.at) from messages m where m.brand_id = i.brand_id and m.interaction_id = i.id and m.speaker = 'customer')) as last_here
    from interactions i join tickets t on t.interaction_id = i.id join visitors begun on begun.id = i.visitor_id where i.brand_id = ${act.brandId} and i.id = ${interactionId} for update of i`);
  return row?.left === true ? row.last_here : undefined;
}
/** One person's words stand in line: two first words at once, in two tabs or on two devices, begin one conversation. A user's devices share the oldest one's lock. */
export async function lockDevice(act: Act, { id, provedId }: Device): Promise<void> {
  if (provedId === undefined) await act.run(sql`select 1 from visitors where brand_id = ${act.brandId} and id = ${id} for no key update`);
  else await act.run(sql`select 1 from visitors where brand_id = ${act.brandId} and user_identity_id = ${provedId} order by created_at, id limit 1 for no key update`);
}
export async function seenNow(tx: Queryable, brandId: string, visitorId: string, now: Date): Promise<void> {
  await tx.run(sql`update visitors set seen_at = ${now} where brand_id = ${brandId} and id = ${visitorId}`);
}
/** A socket of theirs is open in this process. Only rows that lag behind are written. */
export async function onlineNow(tx: Queryable, brandId: string, visitorIds: readonly string[], now: Date, lagging: Date): Promise<void> {
  await tx.run(sql`update visitors set seen_at = ${now}, online_at = ${now} where brand_id = ${brandId} and id = any(${visitorIds}::uuid[]) and (online_at is null or online_at < ${lagging})`);
}
/** The last socket that this process held of theirs has closed; where another process holds one, it says so within the minute. */
export async function offlineNow(tx: Queryable, brandId: string, visitorId: string, now: Date): Promise<void> {
  await tx.run(sql`update visitors set seen_at = ${now}, online_at = null where brand_id = ${brandId} and id = ${visitorId}`);
}
/** Whether any process has a socket of one of the devices. */
export async function isAnyOnline(tx: Queryable, brandId: string, visitorIds: readonly string[], since: Date): Promise<boolean> {
  return (await tx.one<{ online: boolean }>(sql`select exists (select from visitors where brand_id = ${brandId} and id = any(${visitorIds}::uuid[]) and online_at >= ${since}) as online`)).online;
}
