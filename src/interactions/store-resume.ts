/** What taking back an end asks of the rows, and writes. */
import type { Act } from '#kit/act.ts';
import { sql } from '#kit/db/sql.ts';
import type { LockedInteraction } from './store-said.ts';

/** Since when the customer waits for a word: their oldest after the last answer. */
export async function oldestUnanswered(act: Act, id: string): Promise<Date | null> {
  return (await act.one<{ since: Date | null }>(sql`
    select min(at) as since from messages where brand_id = ${act.brandId} and interaction_id = ${id} and speaker = 'customer'
      and position > coalesce((select max(position) from messages where brand_id = ${act.brandId} and interaction_id = ${id} and speaker = 'staff' and kind = 'text'), 0)`)).since;
}
/**
 * One customer's beginnings stand in line: their first words on any device, and endings that colleagues take back in the same second.
 * The same rows as a first word's lock (`lockDevice` in chat: the oldest device of a proved user, else the device itself), then the
 * identity, which stands for a user who has no device yet.
 */
export async function lockWhoTalks(act: Act, interactionId: string): Promise<void> {
  const locks = await act.rows<{ id: string }>(sql`
    select i.visitor_id as id from interactions i where i.brand_id = ${act.brandId} and i.id = ${interactionId} and i.visitor_id is not null
    union
    select (select o.id from visitors o where o.brand_id = ${act.brandId} and o.user_identity_id = u.identity_id order by o.created_at, o.id limit 1) from (
      select distinct v.user_identity_id as identity_id from conversation_devices d join visitors v on v.id = d.visitor_id
      where d.brand_id = ${act.brandId} and d.interaction_id = ${interactionId} and v.user_identity_id is not null) u`);
  // In the order of their ids, so that two who do so never wait for each other.
  await act.rows(sql`select 1 from visitors where brand_id = ${act.brandId} and id = any(${locks.map((row) => row.id)}::uuid[]) order by id for no key update`);
  await act.rows(sql`
    select 1 from identities where brand_id = ${act.brandId} and id = (select identity_id from interactions where brand_id = ${act.brandId} and id = ${interactionId}) for no key update`);
}
/** Whether the same customer talks with us elsewhere by now: themselves, or on any device that shows this conversation. */
export async function hasOtherOpen(act: Act, at: Pick<LockedInteraction, 'id' | 'identity_id' | 'visitor_id'>): Promise<boolean> {
  return (await act.one<{ is: boolean }>(sql`
    select exists (select 1 from interactions where brand_id = ${act.brandId} and ended_at is null and id <> ${at.id} and (identity_id = ${at.identity_id} or visitor_id = ${at.visitor_id}))
      or exists (
        select 1 from conversation_devices mine join visitors v on v.id = mine.visitor_id join interactions o on o.brand_id = mine.brand_id and o.ended_at is null and o.channel = 'chat'
          and (o.visitor_id = v.id or o.identity_id = v.user_identity_id or o.visitor_id = any(array(select w.id from visitors w where w.brand_id = mine.brand_id and w.user_identity_id = v.user_identity_id)))
        where mine.brand_id = ${act.brandId} and mine.interaction_id = ${at.id} and o.id <> ${at.id}) as is`)).is;
}
/** As before its end: what was said of how it ended is taken back with it. */
export async function runAgain(act: Act, id: string, waits: { waitingSince: Date | null; answerDueAt: Date | null }): Promise<void> {
  await act.run(sql`
    update interactions set ended_at = null, departure_mood = null, disposition = null, wrap_up_note = '', waiting_since = ${waits.waitingSince}, answer_due_at = ${waits.answerDueAt}
    where brand_id = ${act.brandId} and id = ${id}`);
}
