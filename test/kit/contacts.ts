/** Customers who wait, for stories about who serves them: the rows that a contact stands on, and its ticket, without the channel's own doings. */
import { sql } from '#kit/db/sql.ts';
import type { House } from '#kit/house.ts';
import type { TicketView } from '#routing/contract.ts';
import { openTicket, publicQueues, ticketOf } from '#routing/index.ts';
import type { Act } from '#kit/act.ts';
import type { Client } from './client.ts';
import type { World } from './world.ts';

export interface Arrival {
  readonly queueId?: string;
  readonly priorityClass?: number;
  readonly language?: 'zh' | 'en';
  readonly visitorId?: string;
  readonly tier?: 'standard' | 'silver' | 'gold';
  /** An earlier contact of the same customer. */
  readonly again?: string;
}

/** A customer comes in by chat and waits. Returns the interaction's id. */
export async function arrive(world: World, given: Arrival = {}): Promise<string> {
  const interactionId = await world.act(async (act) => {
    const { id, identityId } = await insertContact(act, given);
    const queueId = given.queueId ?? (await publicQueues(act))[0]?.queueId;
    if (queueId === undefined) throw new Error('the brand has no queue');
    await openTicket(act, { interactionId: id, queueId, channel: 'chat', identityId, language: given.language ?? 'zh', ...(given.priorityClass !== undefined && { priorityClass: given.priorityClass }) });
    return id;
  });
  await world.centre.settle();
  return interactionId;
}

/** A crowd comes in one act: for what is only seen with many. */
export async function arriveMany(world: World, count: number): Promise<void> {
  await world.act(async (act) => {
    const queueId = (await publicQueues(act))[0]?.queueId;
    if (queueId === undefined) throw new Error('the brand has no queue');
    for (let n = 0; n < count; n += 1) await openTicket(act, { interactionId: (await insertContact(act, {})).id, queueId, channel: 'chat', language: 'zh' });
  });
  await world.centre.settle();
}

async function insertContact(act: Act, { visitorId = null, tier = 'standard', again }: Pick<Arrival, 'tier' | 'again'> & { visitorId?: string | null }): Promise<{ id: string; identityId: string }> {
  const interactionId = act.id();
  const identityId = again === undefined ? await insertCustomer(act, tier) : (await act.one<{ identity_id: string }>(sql`select identity_id from interactions where id = ${again}`)).identity_id;
  if (visitorId !== null) await act.run(sql`insert into visitors (id, brand_id, token_hash, created_at, seen_at) values (${visitorId}, ${act.brandId}, ${Buffer.from(visitorId)}, ${act.now}, ${act.now})`);
  await act.run(sql`
    insert into interactions (id, brand_id, number, channel, identity_id, visitor_id, started_at) values (${interactionId}, ${act.brandId}, ${interactionId}, 'chat', ${identityId}, ${visitorId}, ${act.now})`);
  return { id: interactionId, identityId };
}

async function insertCustomer(act: Act, tier: string): Promise<string> {
  const [customerId, identityId] = [act.id(), act.id()];
  await act.run(sql`insert into customers (id, brand_id, number, name, tier, created_at, changed_at) values (${customerId}, ${act.brandId}, ${customerId}, '欧阳清', ${tier}, ${act.now}, ${act.now})`);
  await act.run(sql`insert into identities (id, brand_id, customer_id, kind, value, created_at) values (${identityId}, ${act.brandId}, ${customerId}, 'visitor', ${identityId}, ${act.now})`);
  return identityId;
}

export async function ticket(world: World, interactionId: string): Promise<TicketView> {
  const view = await world.act((act) => ticketOf(act, interactionId));
  if (view === undefined) throw new Error(`no ticket of ${interactionId}`);
  return view;
}

export async function signOn(world: World, agent: Client): Promise<void> {
  await agent.must('PUT', '/api/presence', { state: 'available' });
  await world.centre.settle();
}

/** The interactions that ring at somebody now. */
export async function ringing(agent: Client): Promise<string[]> {
  return (await offers(agent)).map((offer) => offer.interactionId);
}
export async function offers(agent: Client): Promise<{ offerId: string; interactionId: string; queueName: string; until: string }[]> {
  return (await agent.must<{ items: { offerId: string; interactionId: string; queueName: string; until: string }[] }>('GET', '/api/offers')).items;
}
/** One after another, as they ring, until nothing does: the interactions in that order. */
export async function acceptAll(world: World, agent: Client): Promise<string[]> {
  const taken: string[] = [];
  for (let [offer] = await offers(agent); offer !== undefined; [offer] = await offers(agent)) {
    await agent.must('POST', `/api/offers/${offer.offerId}/accept`);
    taken.push(offer.interactionId);
    await world.centre.settle();
  }
  return taken;
}

/** The house as a second process would have it: another pool on the same database. */
export async function asAnotherProcess<T>(house: House, work: (other: House) => Promise<T>): Promise<T> {
  const { openDatabase } = await import('#kit/db/database.ts');
  const db = openDatabase(house.db.url, { connections: 5, onError: (error) => house.log.warn('lost', { cause: error.message }) });
  try {
    return await work({ ...house, db });
  } finally {
    await db.close();
  }
}
