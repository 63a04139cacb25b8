/** Call-backs on the real database: paced by agents who become free, in one line with those who wait, never two to one customer. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Client } from '../../../test/kit/client.ts';
import { arrive, offers, signOn } from '../../../test/kit/contacts.ts';
import { openWorld, type World } from '../../../test/kit/world.ts';
import { sql } from '#kit/db/sql.ts';
import { keepPlace } from '../index.ts';
import { endTicket } from '../tickets.ts';

let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(async () => {
  expect(world.complaintsOfTheLog).toEqual([]);
  await world.close();
});

const number = (n: number): string => `+86138${String(10_000_000 + n)}`;
async function team(size: number, chats?: number): Promise<(Client & { staffId: string })[]> {
  const agents = [];
  for (let n = 0; n < size; n += 1) {
    const agent = await world.signedInAs('agent');
    agents.push(agent);
  }
  // Nothing to write up: what is measured is the order.
  await world.act((act) => act.run(sql`update queues set wrap_up_seconds = 0 where brand_id = ${act.brandId}`));
  for (const agent of agents) {
    await signOn(world, agent);
    if (chats !== undefined) await world.act((act) => act.run(sql`update presences set chat_capacity = ${chats} where brand_id = ${act.brandId} and staff_id = ${agent.staffId}`));
  }
  for (const agent of agents) await agent.must('PUT', '/api/presence', { state: 'away', reason: 'break' });
  await world.centre.settle();
  return agents;
}
/** Ringing at an agent or on the line with one, now. */
const busyNow = async (): Promise<number> => (await world.act((act) => act.one<{ n: number }>(sql`select count(*) as n from tickets where brand_id = ${act.brandId} and is_virtual and state in ('offered', 'assigned')`))).n;
const numbersTwice = async (): Promise<number> => (await world.act((act) => act.one<{ n: number }>(sql`
  select count(*) as n from (select c.number from call_backs c join tickets t on t.id = c.ticket_id where c.brand_id = ${act.brandId} and t.state in ('offered', 'assigned') group by c.number having count(*) > 1) twice`))).n;

test('75 call-backs due and 4 agents who chat beside: at no moment more than 4 ring or are on the line, none twice at once, and all are served', { timeout: 300_000 }, async () => {
  // As many chats each as people have by themselves: somebody on the telephone has one telephone.
  const agents = await team(4);
  const ids: string[] = [];
  for (let n = 0; n < 75; n += 1) {
    const id = await arrive(world);
    ids.push(id);
    // Every fifth number is asked for twice.
    await world.act((act) => keepPlace(act, id, { choice: 'turn', number: number(n % 5 === 4 ? n - 1 : n), zone: 'Asia/Shanghai' }));
    world.clock.pass({ seconds: 1 });
  }
  for (const agent of agents) await signOn(world, agent);
  const served: string[] = [];
  let most = 0;
  for (let round = 0; served.length < 75 && round < 400; round += 1) {
    await world.centre.sweep();
    most = Math.max(most, await busyNow());
    expect(await numbersTwice()).toBe(0);
    for (const [n, agent] of agents.entries()) {
      const [offer] = await offers(agent);
      if (offer !== undefined) await agent.must('POST', `/api/offers/${offer.offerId}/accept`);
      await world.centre.settle();
      most = Math.max(most, await busyNow());
      if (offer === undefined || (round + n) % 3 === 0) continue;
      await finish(agent, offer.interactionId);
    }
    for (const agent of agents) for (const id of await heldBy(agent)) await finish(agent, id);
    world.clock.pass({ seconds: 5 });
  }
  async function finish(agent: Client & { staffId: string }, id: string): Promise<void> {
    await agent.must('POST', `/api/interactions/${id}/called-back`, { outcome: 'reached' });
    await world.act((act) => endTicket(act, id, 'kept_place_done'));
    served.push(id);
    await world.centre.settle();
  }
  expect(most).toBe(4);
  expect(served.toSorted()).toEqual(ids.toSorted());
});

test('who keeps a place is not called before those who came earlier and wait for a chat, however many telephones are free', async () => {
  const agents = await team(2, 1);
  for (const agent of agents) await signOn(world, agent);
  const came: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    came.push(await arrive(world));
    world.clock.pass({ seconds: 1 });
  }
  const held = [];
  for (const agent of agents) {
    const [offer] = await offers(agent);
    await agent.must('POST', `/api/offers/${offer?.offerId ?? ''}/accept`);
    held.push(offer?.interactionId ?? '');
  }
  // Both hands are full of chats; the last who came goes home and leaves a number.
  await world.act((act) => keepPlace(act, came[4] ?? '', { choice: 'turn', number: number(1), zone: 'Asia/Shanghai' }));
  await world.centre.settle();
  expect((await Promise.all(agents.map(offers))).flat()).toEqual([]);
  const order: string[] = [];
  for (const id of [...held, ...came.slice(2)]) {
    await world.act((act) => endTicket(act, id, id === came[4] ? 'kept_place_done' : 'resolved'));
    await world.centre.settle();
    for (const agent of agents) for (const offer of await offers(agent)) {
      await agent.must('POST', `/api/offers/${offer.offerId}/accept`);
      order.push(offer.interactionId);
    }
  }
  expect(order).toEqual(came.slice(2));
});

const heldBy = async (agent: { staffId: string }): Promise<string[]> => (await world.act((act) => act.rows<{ id: string }>(sql`select interaction_id as id from tickets where brand_id = ${act.brandId} and agent_id = ${agent.staffId} and state = 'assigned'`))).map((row) => row.id);

/** Offers in the order in which they were made. */
const rungInOrder = async (): Promise<string[]> => {
  await world.centre.settle();
  return (await world.act((act) => act.rows<{ id: string }>(sql`select detail ->> 'offerId' as id from events where brand_id = ${act.brandId} and name = 'offer.made' order by seq`))).map((row) => row.id);
};

test('50 who wait and 50 who are to be called, interleaved: served in the order in which they came, without one inversion', async () => {
  const agents = await team(3, 1);
  const came: string[] = [];
  for (let n = 0; n < 100; n += 1) {
    const id = await arrive(world);
    came.push(id);
    if (n % 2 === 1) await world.act((act) => keepPlace(act, id, { choice: 'turn', number: number(n), zone: 'Asia/Shanghai' }));
    world.clock.pass({ seconds: 1 });
  }
  for (const agent of agents) await signOn(world, agent);
  const served: string[] = [];
  for (let round = 0; served.length < 100 && round < 300; round += 1) {
    await world.centre.sweep();
    // The order of service is the order in which they were rung, as it stands in the chain of events.
    const rings = (await Promise.all(agents.map(async (agent) => (await offers(agent)).map((offer) => ({ agent, offer }))))).flat();
    const order = await rungInOrder();
    rings.sort((a, b) => order.indexOf(a.offer.offerId) - order.indexOf(b.offer.offerId));
    for (const { agent, offer } of rings) {
      await agent.must('POST', `/api/offers/${offer.offerId}/accept`);
      served.push(offer.interactionId);
    }
    for (const { offer } of rings) await world.act((act) => endTicket(act, offer.interactionId, came.indexOf(offer.interactionId) % 2 === 1 ? 'kept_place_done' : 'resolved'));
    await world.centre.settle();
    world.clock.pass({ seconds: 3 });
  }
  expect(served).toEqual(came);
});
