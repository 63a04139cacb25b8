import type { Act } from '#kit/act.ts';
import { sql } from '#kit/db/sql.ts';
import type { Candidate } from './core/spread.ts';

/** Whoever leads with the fewest open cases: the team's own lead first, administrators last. */
export async function leadWithLeast(act: Act, exceptId: string | null, team: string): Promise<string | undefined> {
  return (await act.maybe<{ id: string }>(sql`
    select s.id from staff_members s where s.brand_id = ${act.brandId} and s.state = 'active' and s.role in ('lead', 'administrator') and s.id is distinct from ${exceptId}::uuid
    order by s.role = 'administrator', (s.team = ${team} and s.team <> '') desc,
      (select count(*) from cases k where k.brand_id = ${act.brandId} and k.owner_id = s.id and k.state <> 'closed'), s.created_at, s.id limit 1`))?.id;
}
/** All of them as candidates, in the same order of nearness, whoever is longest here first. */
export function leadsHere(act: Act, exceptId: string, team: string): Promise<Candidate[]> {
  return act.rows(sql`
    select s.id, (s.role = 'administrator')::int * 2 + (s.team <> ${team} or s.team = '')::int as rank, (select count(*) from cases k where k.brand_id = ${act.brandId} and k.owner_id = s.id and k.state <> 'closed') as open
    from staff_members s where s.brand_id = ${act.brandId} and s.state = 'active' and s.role in ('lead', 'administrator') and s.id <> ${exceptId}::uuid order by s.created_at, s.id`);
}
/** Held until the act ends, against being deactivated in the same moment. */
export async function activeStaff(act: Act, id: string): Promise<{ role: string; team: string } | undefined> {
  return act.maybe(sql`select role, team from staff_members where brand_id = ${act.brandId} and id = ${id} and state = 'active' for share`);
}
export async function identityOfInteraction(act: Act, interactionId: string): Promise<string | undefined> {
  return (await act.maybe<{ identity_id: string }>(sql`select identity_id from interactions where brand_id = ${act.brandId} and id = ${interactionId}`))?.identity_id;
}
/** The customer's oldest identity that still stands; null when none does. */
export function identityForCustomer(act: Act, customerId: string): Promise<{ identity_id: string | null } | undefined> {
  return act.maybe(sql`
    select (select a.id from identities a where a.brand_id = ${act.brandId} and a.customer_id = c.id and a.removed_at is null order by a.created_at, a.id limit 1) as identity_id
    from customers c where c.brand_id = ${act.brandId} and c.id = ${customerId}`);
}
export async function productThere(act: Act, productId: string, identityId: string): Promise<boolean> {
  return (await act.maybe(sql`
    select p.id from installed_products p join identities a on a.customer_id = p.customer_id where p.brand_id = ${act.brandId} and p.id = ${productId} and a.id = ${identityId} and p.removed_at is null`)) !== undefined;
}
/** Locks what somebody owns and is not closed, in the order of the ids, so that two who do so never wait for each other. */
export async function lockOpenCasesOf(act: Act, ownerId: string): Promise<string[]> {
  return (await act.rows<{ id: string }>(sql`select id from cases where brand_id = ${act.brandId} and owner_id = ${ownerId} and state <> 'closed' order by id for no key update`)).map((row) => row.id);
}
/** When a colleague was last deactivated before `until`. */
export async function deactivatedAt(act: Act, staffId: string, until: Date): Promise<Date | undefined> {
  return (await act.maybe<{ at: Date }>(sql`
    select at from events where brand_id = ${act.brandId} and subject_kind = 'staff' and subject_id = ${staffId} and name = 'staff.deactivated' and at <= ${until} order by at desc limit 1`))?.at;
}
/** Cases that went from somebody because they were deactivated, since then, and that are still with whoever got them. */
export function handedOnOf(act: Act, leaverId: string, since: Date): Promise<{ id: string; ownerId: string }[]> {
  return act.rows(sql`
    with handed as (
      select subject_id as id, detail from events where brand_id = ${act.brandId} and at >= ${since} and name = 'case.assigned'
      union all select subject_id, detail from outbox where brand_id = ${act.brandId} and at >= ${since} and name = 'case.assigned')
    select k.id, k.owner_id as "ownerId" from cases k where k.brand_id = ${act.brandId} and k.state <> 'closed' and (k.id, k.owner_id::text) in (select h.id, h.detail->>'after' from handed h where h.detail->>'why' = 'owner_deactivated' and h.detail->>'before' = ${leaverId})
    order by k.id for no key update`);
}
/** A conversation that is over, with whoever served it last; undefined while it goes on. */
export function endedContact(act: Act, interactionId: string): Promise<{ number: string; agent_id: string | null } | undefined> {
  return act.maybe(sql`
    select i.number, coalesce(t.agent_id, t.owner_id) as agent_id from interactions i left join tickets t on t.interaction_id = i.id where i.brand_id = ${act.brandId} and i.id = ${interactionId} and i.ended_at is not null`);
}
/** What was said, and whether files came with it; undefined once it is gone. */
export function wordsOf(act: Act, messageId: string): Promise<{ text: string; at: Date; files: number } | undefined> {
  return act.maybe(sql`select m.text, m.at, (select count(*) from attachments t where t.message_id = m.id) as files from messages m where m.brand_id = ${act.brandId} and m.id = ${messageId}`);
}
