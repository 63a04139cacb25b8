/** The line within the drill of kills: offers answered, contacts taken, handed on and ended, places kept and called; and what must hold of them afterwards. */
import type { Database } from '#kit/db/database.ts';
import { sql } from '#kit/db/sql.ts';
import type { Insist } from './complaint-story.ts';

/** What the server has acknowledged to agents; it must be so afterwards, once. */
export interface LineSaid {
  /** Offer → its contact. */
  readonly accepted: Map<string, string>;
  readonly declined: Set<string>;
  readonly ended: Set<string>;
  /** Contacts whose place was kept. */
  readonly kept: Set<string>;
}
export const nothingDone = (): LineSaid => ({ accepted: new Map(), declined: new Set(), ended: new Set(), kept: new Set() });

export async function answerOffers(insist: Insist, said: LineSaid, chance: () => number): Promise<number> {
  const { body } = await insist<{ items?: { offerId: string; interactionId: string }[] }>('GET', '/api/offers', undefined);
  for (const { offerId, interactionId } of body.items ?? []) {
    const isDeclined = chance() < 0.1;
    const { status } = await insist('POST', `/api/offers/${offerId}/${isDeclined ? 'decline' : 'accept'}`, undefined);
    // What came too late is refused, which is an answer as well.
    if (status !== 200) continue;
    if (isDeclined) said.declined.add(offerId);
    else said.accepted.set(offerId, interactionId);
  }
  return body.items?.length ?? 0;
}

/** Now and then somebody helps themselves to whoever waits. */
export async function helpOneself(insist: Insist): Promise<void> {
  const { body } = await insist<{ items?: { id: string }[] }>('GET', '/api/interactions?view=waiting', undefined);
  const [first] = body.items ?? [];
  if (first !== undefined) await insist('POST', `/api/interactions/${first.id}/take`, undefined);
}

/** One that is held: called, where its customer keeps a place; else sometimes handed on, sometimes ended. */
export async function workOff(insist: Insist, said: LineSaid, item: { readonly id: string; readonly isCalled: boolean }, queueId: string, chance: () => number): Promise<void> {
  if (item.isCalled && chance() < 0.7) await insist('POST', `/api/interactions/${item.id}/called-back`, { outcome: chance() < 0.5 ? 'reached' : 'no_answer' });
  if (chance() < 0.05) await insist('POST', `/api/interactions/${item.id}/transfer`, { queueId });
  else if (chance() < 0.4 && (await insist('POST', `/api/interactions/${item.id}/end`, { reason: 'resolved' })).status === 200) said.ended.add(item.id);
}

/** Open at any hour, and nobody sleeps: the drill runs whenever it runs. */
export async function neverClose(db: Database, brandId: string): Promise<void> {
  await db.transact({ brandId }, async (tx) => {
    const day = '[["00:00","24:00"]]';
    await tx.run(sql`
      update calendars set definition = definition || jsonb_build_object('days', '{}'::jsonb, 'week', (select jsonb_object_agg(d, ${day}::jsonb) from unnest(array['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']) d)) where brand_id = ${brandId}`);
    await tx.run(sql`update queues set call_back = call_back || '{"quietFrom": "00:00", "quietTo": "00:00"}' where brand_id = ${brandId}`);
  });
}

/** A lease may end so much late: the moments in which neither a server nor the database stood are among it. */
const latestSeconds = 60;

/** Whoever hangs now; empty soon after the last kill. */
export async function hangingInLine(db: Database, brandId: string): Promise<unknown[]> {
  return db.transact({ brandId }, (tx) => tx.rows(sql`
    select t.id, t.state from tickets t where t.brand_id = ${brandId} and (
      (t.state in ('waiting', 'parked') and t.agent_id is not null) or (t.state in ('offered', 'assigned', 'wrap_up') and t.agent_id is null)
      or (t.state = 'offered' and t.offered_until < now() - interval '5 seconds') or (t.state = 'wrap_up' and t.wrap_up_until < now() - interval '5 seconds')
      or (t.state = 'offered' and not exists (select 1 from offers o where o.ticket_id = t.id and o.state = 'open'))
      -- To be called, and no window will ever open: nobody would. Held for another call to the same number, it waits its turn.
      or (t.state = 'parked' and t.not_after is not null and t.not_after < now() - interval '5 seconds' and not exists (
        select 1 from call_backs c join call_backs o on o.brand_id = c.brand_id and o.number = c.number and o.ticket_id <> c.ticket_id join tickets u on u.id = o.ticket_id
        where c.ticket_id = t.id and u.by_phone and (u.state in ('offered', 'assigned') or (u.state = 'parked' and (u.not_after is null or u.not_after > now() - interval '5 seconds')))))
      -- Waiting beside somebody who could take it.
      or (t.state = 'waiting' and exists (
        select 1 from presences p where p.brand_id = t.brand_id and p.state = 'available' and not t.declined_by @> array[p.staff_id]
          and not exists (select 1 from tickets r where r.brand_id = p.brand_id and r.agent_id = p.staff_id and r.state in ('offered', 'wrap_up'))
          and (select count(*) from tickets h where h.brand_id = p.brand_id and h.agent_id = p.staff_id and h.state = 'assigned') < p.chat_capacity)))`));
}

/** What must never be, found in what is written down. */
export async function lineFaults(db: Database, brandId: string, said: LineSaid): Promise<Record<string, unknown[]>> {
  return db.transact({ brandId }, async (tx) => {
    const offers = new Map((await tx.rows<{ id: string; state: string }>(sql`select id, state from offers where brand_id = ${brandId}`)).map((row) => [row.id, row.state]));
    const tickets = new Map((await tx.rows<{ interaction_id: string; state: string; is_virtual: boolean }>(sql`select interaction_id, state, is_virtual from tickets where brand_id = ${brandId}`)).map((row) => [row.interaction_id, row]));
    const assigned = await tx.rows<{ offer_id: string; times: number }>(sql`
      select detail ->> 'offerId' as offer_id, count(*) as times from events where brand_id = ${brandId} and name = 'ticket.assigned' and detail ->> 'offerId' is not null group by 1`);
    const assignedBy = new Map(assigned.map((row) => [row.offer_id, row.times]));
    return {
      acceptedAndNotSo: [...said.accepted].filter(([offerId, id]) => offers.get(offerId) !== 'accepted' || assignedBy.get(offerId) !== 1 || !tickets.has(id)),
      acceptedTwice: [...assignedBy].filter(([, times]) => times > 1),
      declinedAndNotSo: [...said.declined].filter((offerId) => offers.get(offerId) !== 'declined'),
      endedAndNotSo: [...said.ended].filter((id) => !['ended', 'wrap_up'].includes(tickets.get(id)?.state ?? '')),
      keptAndGone: [...said.kept].filter((id) => !tickets.has(id)),
      // Each contact's rows are written under its lock, one after the other, whenever their events were sealed: one that goes on in other hands before anybody let it go says so.
      inTwoHands: await tx.rows(sql`select interaction_id, agent_id from handlings where brand_id = ${brandId} and ended_as = 'taken_over'`),
      toldOtherwise: await tx.rows(sql`
        select h.interaction_id, h.hands, e.told from (select interaction_id, count(*) as hands from handlings where brand_id = ${brandId} group by 1) h
        full join (select subject_id as interaction_id, count(*) as told from events where brand_id = ${brandId} and name = 'ticket.assigned' group by 1) e using (interaction_id)
        where h.hands is distinct from e.told`),
      longLeases: await tx.rows(sql`select id, until, ended_at from offers where brand_id = ${brandId} and ended_at > until + ${latestSeconds} * interval '1 second'`),
    };
  });
}
export const noLineFaults = { acceptedAndNotSo: [], acceptedTwice: [], declinedAndNotSo: [], endedAndNotSo: [], keptAndGone: [], inTwoHands: [], toldOtherwise: [], longLeases: [] };
