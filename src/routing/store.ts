/** Tickets and offers, and what time has brought about them. */
import type pg from 'pg';
import type { Act, Shared } from '#kit/act.ts';
import type { Queryable } from '#kit/db/database.ts';
import { json, sql } from '#kit/db/sql.ts';
import type { TicketView } from './contract.ts';
import { followHandling, type LetGo } from './line/store-handlings.ts';
import { followStay } from './line/store-stays.ts';
import type { SkillNeed } from './core/types.ts';

/**
 * Locks are taken in this order everywhere, so that nobody waits in a circle: the brand's routing, tickets, presences.
 * The brand's routing: whoever decides who is rung, or changes who may be, does it alone, over all processes. Coming, answering
 * and ending do not ask for it: they hold their own ticket, and the router passes over a ticket that has moved on.
 */
export async function lockRouting(act: Act): Promise<void> {
  await act.run(sql`select pg_advisory_xact_lock(4204, hashtext(${act.brandId}))`);
}

/** Claims the routing of a brand for a connection, until it ends; false while another holds it. */
export async function claimRouting(client: pg.ClientBase, brandId: string): Promise<boolean> {
  return (await client.query<{ is_ours: boolean }>('select pg_try_advisory_lock(4205, hashtext($1)) as is_ours', [brandId])).rows[0]?.is_ours === true;
}

export interface TicketRow {
  readonly id: string;
  readonly interaction_id: string;
  readonly queue_id: string;
  readonly arrived_at: Date;
  readonly priority_class: number;
  readonly channel: string;
  readonly required_skills: readonly SkillNeed[];
  readonly language: string;
  readonly state: TicketView['state'];
  readonly is_virtual: boolean;
  /** Takes the telephone of whoever has it as well, beside its place on the channel it came by. */
  readonly by_phone: boolean;
  readonly agent_id: string | null;
  readonly owner_id: string | null;
  readonly owner_until: Date | null;
  readonly declined_by: readonly string[];
  readonly declined_at: Date | null;
  readonly offered_until: Date | null;
  readonly answered_at: Date | null;
  readonly wrap_up_until: Date | null;
  readonly ended_at: Date | null;
  /** When the customer left the line, where that was noticed only later; null: at the end itself. */
  readonly left_at: Date | null;
  readonly end_reason: string | null;
  readonly announced: unknown;
  readonly transfers: number;
  readonly tries: number;
  readonly not_before: Date | null;
  /** From here on a call-back rings nobody, until the next window is set. */
  readonly not_after: Date | null;
}
interface NewTicket {
  readonly id: string;
  readonly interactionId: string;
  readonly queueId: string;
  readonly arrivedAt: Date;
  /** Null: by the customer's tier. */
  readonly priorityClass: number | null;
  readonly identityId: string | null;
  readonly channel: string;
  readonly language: string;
  /** When this contact itself came, where `arrivedAt` is the place of an earlier one. */
  readonly cameAt: Date | null;
}
/** A ticket with what its queue promises. */
interface Opened {
  readonly is_new: boolean;
  /** As asked for, or by the customer's tier. */
  readonly class: number;
  readonly target_seconds: number;
  readonly next_answer_seconds: number;
}
/** Whoever served a customer longer ago does not remember them better than anybody else. */
const remembersMs = 30 * 86_400_000;
const servedSince = (now: Date) => new Date(now.getTime() - remembersMs);

/** Undefined for a queue that is not there or archived; not new where the contact has its ticket already. */
export function insertTicket(act: Act, row: NewTicket): Promise<Opened | undefined> {
  return act.together(insertTickets, row);
}
async function insertTickets(shared: Shared, rows: readonly NewTicket[]): Promise<(Opened | undefined)[]> {
  const opened = await shared.rows<Opened & { id: string }>(sql`
    with asked as (
      select a.*, q.target_seconds, q.next_answer_seconds, coalesce(a."priorityClass", (q.tier_classes ->> coalesce(c.tier, 'standard'))::int) as class, served.agent_id as owner_id, ${shared.now}::timestamptz + q.owner_seconds * interval '1 second' as owner_until
      from jsonb_to_recordset(${json(rows)}::jsonb) as a(id uuid, "interactionId" uuid, "queueId" uuid, "arrivedAt" timestamptz, "cameAt" timestamptz, "priorityClass" int, "identityId" uuid, channel text, language text)
      join queues q on q.brand_id = ${shared.brandId} and q.id = a."queueId" and q.archived_at is null
      left join identities n on n.brand_id = q.brand_id and n.id = a."identityId" left join customers c on c.id = n.customer_id
      left join lateral (
        select t.agent_id from identities m join interactions i on i.brand_id = q.brand_id and i.identity_id = m.id join tickets t on t.interaction_id = i.id
        where q.owner_seconds > 0 and m.brand_id = q.brand_id and m.customer_id = c.id and i.started_at > ${servedSince(shared.now)} and t.answered_at is not null and t.agent_id is not null
        order by t.answered_at desc limit 1) served on true),
    made as (
      insert into tickets (id, brand_id, interaction_id, queue_id, arrived_at, came_at, priority_class, owner_id, owner_until, channel, language, state)
      select id, ${shared.brandId}, "interactionId", "queueId", "arrivedAt", "cameAt", class, owner_id, case when owner_id is not null then owner_until end, channel, language, 'waiting' from asked
      on conflict (interaction_id) do nothing returning id),
    stays as (
      insert into queue_stays (brand_id, ticket_id, ordinal, interaction_id, queue_id, entered_at)
      select ${shared.brandId}, a.id, 0, a."interactionId", a."queueId", coalesce(a."cameAt", a."arrivedAt") from asked a join made m on m.id = a.id)
    select id, id in (select id from made) as is_new, class, target_seconds, next_answer_seconds from asked`);
  return rows.map((row) => opened.find((each) => each.id === row.id));
}
export function lockTicketOf(act: Act, interactionId: string): Promise<TicketRow | undefined> {
  return act.maybe(sql`select * from tickets where brand_id = ${act.brandId} and interaction_id = ${interactionId} for no key update`);
}
export function lockTicket(act: Act, id: string): Promise<TicketRow | undefined> {
  return act.maybe(sql`select * from tickets where brand_id = ${act.brandId} and id = ${id} for no key update`);
}
export type TicketNames = TicketRow & { readonly queue_name: string; readonly agent_name: string | null };
export function ticketRow(act: Act, interactionId: string): Promise<TicketNames | undefined> {
  return act.maybe(sql`
    select t.*, q.name as queue_name, s.name as agent_name from tickets t join queues q on q.id = t.queue_id left join staff_members s on s.id = t.agent_id
    where t.brand_id = ${act.brandId} and t.interaction_id = ${interactionId}`);
}
/**
 * Writes everything that can change; `arrived_at` is not among it. The stay in the queue and whose hands it is in follow.
 * @param letGo how it left the hands of whoever had it, where it does
 */
export async function putTicket(act: Act, row: TicketRow, letGo: LetGo = 'ended'): Promise<void> {
  await act.run(sql`
    update tickets set queue_id = ${row.queue_id}, state = ${row.state}, is_virtual = ${row.is_virtual}, by_phone = ${row.by_phone}, agent_id = ${row.agent_id}, owner_id = ${row.owner_id}, owner_until = ${row.owner_until},
      declined_by = ${row.declined_by}::uuid[], declined_at = ${row.declined_at}, offered_until = ${row.offered_until}, answered_at = ${row.answered_at}, wrap_up_until = ${row.wrap_up_until},
      ended_at = ${row.ended_at}, left_at = ${row.left_at}, end_reason = ${row.end_reason}, transfers = ${row.transfers}, tries = ${row.tries}, not_before = ${row.not_before}, not_after = ${row.not_after}
    where brand_id = ${act.brandId} and id = ${row.id}`);
  await followStay(act, row);
  await followHandling(act, row, letGo);
}
/** Whatever became of them. */
export function ticketsOf(tx: Queryable, brandId: string, asked: { contacts: readonly string[]; tickets: readonly string[] }): Promise<TicketRow[]> {
  return tx.rows(sql`select * from tickets where brand_id = ${brandId} and (interaction_id = any(${asked.contacts}::uuid[]) or id = any(${asked.tickets}::uuid[]))`);
}
export function ticketsInLine(tx: Queryable, brandId: string): Promise<TicketRow[]> {
  return tx.rows(sql`select * from tickets where brand_id = ${brandId} and state in ('waiting', 'parked', 'offered')`);
}

export async function openTicketsIn(act: Act, queueId: string): Promise<number> {
  return (await act.one<{ n: number }>(sql`select count(*) as n from tickets where brand_id = ${act.brandId} and queue_id = ${queueId} and state in ('waiting', 'parked', 'offered')`)).n;
}

export interface OfferRow {
  readonly id: string;
  readonly ticket_id: string;
  readonly agent_id: string;
  readonly offered_at: Date;
  readonly until: Date;
  readonly state: 'open' | 'accepted' | 'declined' | 'timed_out' | 'withdrawn';
  readonly ended_at: Date | null;
  readonly explanation: OfferExplanation;
}
export interface OfferExplanation {
  readonly eligible: readonly string[];
  readonly eligibleCount: number;
  readonly chosen: string;
  readonly why: string;
  readonly waitedSeconds: number;
  /** A lead's decision: whoever got it lacks a skill that is asked for. */
  readonly isUnskilled?: true;
}
export interface NewOffer {
  readonly id: string;
  readonly ticketId: string;
  readonly agentId: string;
  readonly until: Date;
  readonly explanation: OfferExplanation;
}
export async function insertOffer(act: Act, offer: NewOffer & { state: 'open' | 'accepted' }): Promise<void> {
  await act.run(sql`
    insert into offers (id, brand_id, ticket_id, agent_id, offered_at, until, state, ended_at, explanation)
    values (${offer.id}, ${act.brandId}, ${offer.ticketId}, ${offer.agentId}, ${act.now}, ${offer.until}, ${offer.state}, ${offer.state === 'open' ? null : act.now}, ${json(offer.explanation)}::jsonb)`);
}
export function offerById(act: Act, id: string): Promise<(OfferRow & { interaction_id: string }) | undefined> {
  return act.maybe(sql`select o.*, t.interaction_id from offers o join tickets t on t.id = o.ticket_id where o.brand_id = ${act.brandId} and o.id = ${id}`);
}
export function openOffer(act: Act, ticketId: string): Promise<OfferRow | undefined> {
  return act.maybe(sql`select * from offers where brand_id = ${act.brandId} and ticket_id = ${ticketId} and state = 'open'`);
}
export async function endOffer(act: Act, id: string, state: OfferRow['state']): Promise<void> {
  await act.run(sql`update offers set state = ${state}, ended_at = ${act.now} where brand_id = ${act.brandId} and id = ${id}`);
}
export function offersOf(act: Act, ticketId: string): Promise<OfferRow[]> {
  return act.rows(sql`select * from offers where brand_id = ${act.brandId} and ticket_id = ${ticketId} order by offered_at, ended_at nulls last, id`);
}
const openOfferColumns = sql`select o.id, o.agent_id, o.until, t.id as ticket_id, t.interaction_id, t.queue_id, q.name as queue_name from tickets t join offers o on o.ticket_id = t.id and o.state = 'open' join queues q on q.id = t.queue_id`;
export interface OpenOfferRow {
  readonly id: string;
  readonly agent_id: string;
  readonly until: Date;
  readonly ticket_id: string;
  readonly interaction_id: string;
  readonly queue_id: string;
  readonly queue_name: string;
}
/** In the order in which their time ends. */
export function openOffersTo(act: Act, staffId: string): Promise<OpenOfferRow[]> {
  return act.rows(sql`${openOfferColumns} where t.brand_id = ${act.brandId} and t.state = 'offered' and t.agent_id = ${staffId} order by o.until, t.arrived_at, t.id`);
}
export function openOffersById(tx: Queryable, brandId: string, ids: readonly string[]): Promise<OpenOfferRow[]> {
  return tx.rows(sql`${openOfferColumns} where o.brand_id = ${brandId} and o.id = any(${ids}::uuid[])`);
}

/** What was last said to each. */
export async function putAnnounced(act: Act, all: readonly { readonly ticketId: string; readonly announced: unknown }[]): Promise<void> {
  if (all.length === 0) return;
  await act.run(sql`
    update tickets t set announced = a.announced from jsonb_to_recordset(${json(all)}::jsonb) as a("ticketId" uuid, announced jsonb) where t.brand_id = ${act.brandId} and t.id = a."ticketId"`);
}
/** Visitors who wait in a chat, or keep a place in it, over all brands. */
export function waitingVisitors(tx: Queryable): Promise<{ brand_id: string; ticket_id: string; visitor_id: string }[]> {
  return tx.rows(sql`
    select t.brand_id, t.id as ticket_id, i.visitor_id from tickets t join interactions i on i.id = t.interaction_id
    where t.state in ('waiting', 'offered', 'parked') and t.channel = 'chat' and i.visitor_id is not null`);
}
/** Those of the tickets that still wait and that nobody else is working on. */
export function lockWaiting(act: Act, ids: readonly string[]): Promise<TicketRow[]> {
  return act.rows(sql`select * from tickets where brand_id = ${act.brandId} and id = any(${ids}::uuid[]) and state in ('waiting', 'offered', 'parked') for no key update skip locked`);
}

export interface DueRow {
  readonly brand_id: string;
  readonly what: 'missed' | 'wrapped_up' | 'gone' | 'served' | 'left_behind';
  /** Of the offer, the ticket, the person, the person, the ticket. */
  readonly id: string;
}
/** What time has brought, over all brands, oldest first. */
export function dueRows(tx: Queryable, now: Date, limit: number): Promise<DueRow[]> {
  return tx.rows(sql`
    (select t.brand_id, 'missed' as what, o.id from tickets t join offers o on o.ticket_id = t.id and o.state = 'open' where t.state = 'offered' and t.offered_until <= ${now} order by t.offered_until limit ${limit})
    union all (select brand_id, 'wrapped_up', id from tickets where state = 'wrap_up' and wrap_up_until <= ${now} order by wrap_up_until limit ${limit})
    union all (select p.brand_id, 'served', p.staff_id from presences p where p.state = 'away' and p.reason = 'serving_only'
      and not exists (select from tickets t where t.brand_id = p.brand_id and t.agent_id = p.staff_id and t.state in ('assigned', 'wrap_up')) limit ${limit})`);
}
/** Desks that gave no sign, and what they left behind. */
export function silentRows(tx: Queryable, at: { goneBefore: Date; leftBehindBefore: Date }, limit: number): Promise<DueRow[]> {
  return tx.rows(sql`
    (select brand_id, 'gone' as what, staff_id as id from presences where seen_at < ${at.goneBefore} and state <> 'offline' order by seen_at limit ${limit})
    union all (select t.brand_id, 'left_behind', t.id from presences p join tickets t on t.brand_id = p.brand_id and t.agent_id = p.staff_id and t.state = 'assigned'
      where p.seen_at < ${at.leftBehindBefore} order by t.arrived_at limit ${limit})`);
}
export async function brandsInLine(tx: Queryable): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`select b.id from brands b where exists (select 1 from tickets t where t.brand_id = b.id and t.state in ('waiting', 'parked'))`);
  return rows.map((row) => row.id);
}
export async function everyBrand(tx: Queryable): Promise<string[]> {
  return (await tx.rows<{ id: string }>(sql`select id from brands`)).map((row) => row.id);
}
/** Held by somebody, to be put back when somebody may no longer work here. */
export function ticketsHeldBy(act: Act, staffId: string): Promise<{ id: string }[]> {
  return act.rows(sql`select id from tickets where brand_id = ${act.brandId} and agent_id = ${staffId} and state = 'assigned' order by id`);
}

/** How a queue stands at this moment: the one count that lists, a queue's page and the wallboard show. */
export interface LiveRow {
  readonly queue_id: string;
  readonly waiting: number;
  readonly virtual_waiting: number;
  readonly in_service: number;
  /** Since when whoever has been here longest waits: with a place taken over, since they came themselves. */
  readonly oldest: Date | null;
  /** Stays in the queue that began today, as the reports count them. */
  readonly offered_today: number;
}
/** Queues in use, and archived ones until nobody stands or is served in them. @param dayBegan when the brand's own day began: what was offered since */
export function liveRows(act: Act, dayBegan: Date): Promise<LiveRow[]> {
  return act.rows(sql`
    select q.id as queue_id, coalesce(l.waiting, 0) as waiting, coalesce(l.virtual_waiting, 0) as virtual_waiting, coalesce(l.in_service, 0) as in_service, l.oldest, coalesce(d.offered, 0) as offered_today
    from queues q left join (
      select queue_id, count(*) filter (where state <> 'assigned' and not is_virtual) as waiting, count(*) filter (where state <> 'assigned' and is_virtual) as virtual_waiting, count(*) filter (where state = 'assigned') as in_service,
        min(coalesce(came_at, arrived_at)) filter (where state <> 'assigned' and not is_virtual) as oldest
      from tickets where brand_id = ${act.brandId} and state in ('waiting', 'parked', 'offered', 'assigned') group by queue_id) l on l.queue_id = q.id
    left join (select queue_id, count(*) as offered from queue_stays where brand_id = ${act.brandId} and entered_at >= ${dayBegan} group by queue_id) d on d.queue_id = q.id
    where q.brand_id = ${act.brandId} and (q.archived_at is null or l.queue_id is not null)`);
}
/** Where the customers of these tickets may be seen and told: every device that shows the conversation. */
export function devicesOfTickets(tx: Queryable, brandId: string, ticketIds: readonly string[]): Promise<{ ticket_id: string; interaction_id: string; devices: string[] }[]> {
  return tx.rows(sql`
    select t.id as ticket_id, t.interaction_id, array(select d.visitor_id from conversation_devices d where d.brand_id = t.brand_id and d.interaction_id = t.interaction_id) as devices
    from tickets t where t.brand_id = ${brandId} and t.id = any(${ticketIds}::uuid[])`);
}
