/** Random histories by the verbs that people use: every moment of a ticket is in the hands of exactly whom it was assigned to, and the report says the same. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import type { FigureTable } from '#reports/contract.ts';
import { choicesOf } from '../../../test/kit/chance.ts';
import type { Client } from '../../../test/kit/client.ts';
import { arrive } from '../../../test/kit/contacts.ts';
import { openWorld, type World } from '../../../test/kit/world.ts';
import type { Queue } from '../contract.ts';
import { comeBack, endTicket, keepPlace, resumeTicket } from '../index.ts';

let world: World;
let lead: Client & { staffId: string };
let agents: (Client & { staffId: string })[];
let queues: string[];
const start = '2026-11-18T02:00:00.000Z';
beforeAll(async () => {
  world = await openWorld({ start });
  lead = await world.signedInAs('lead');
  agents = [await world.signedInAs('agent'), await world.signedInAs('agent')];
  for (const agent of agents) await agent.must('PUT', '/api/presence', { state: 'away', reason: 'paperwork' });
  const second = await lead.must<Queue>('POST', '/api/queues', { name: '维修', wrapUpSeconds: 0 });
  const [first] = (await lead.must<{ items: Queue[] }>('GET', '/api/queues')).items.filter((queue) => queue.id !== second.id);
  queues = [first?.id ?? '', second.id];
});
afterAll(() => world.close());

interface Row {
  readonly interaction_id: string;
  readonly agent_id: string;
  readonly queue_id: string;
  readonly began_at: Date;
  readonly talked_until: Date | null;
  readonly ended_at: Date | null;
  readonly ended_as: string | null;
  readonly with_customer: boolean;
}
interface Seen {
  readonly interaction_id: string;
  readonly state: string;
  readonly agent_id: string | null;
  readonly queue_id: string;
  readonly wrap_up_until: Date | null;
}

test.each([1, 2, 3])('history %i', async (seed) => {
  const chance = choicesOf(20_261_200 + seed);
  const contacts: string[] = [];
  /** Between two moments nothing happened: what was so at the first was so until the second. */
  const spans: { fromMs: number; toMs: number; seen: readonly Seen[] }[] = [];
  for (let step = 0; step < 70; step += 1) {
    const fromMs = world.clock.now().getTime();
    const seen = await world.act((act) => act.rows<Seen>(sql`select interaction_id, state, agent_id, queue_id, wrap_up_until from tickets where brand_id = ${act.brandId} and interaction_id = any(${contacts}::uuid[])`));
    world.clock.pass({ seconds: 5 + chance.below(200) });
    spans.push({ fromMs, toMs: world.clock.now().getTime(), seen });
    if (contacts.length === 0 || chance.is(0.15)) {
      contacts.push(await arrive(world, { queueId: chance.one(queues) }));
      continue;
    }
    const [id, who] = [chance.one(contacts), chance.one(agents)];
    const keep = () => world.act((act) => keepPlace(act, id, { choice: 'turn', number: null })).catch(refused);
    const resume = () => world.act((act) => resumeTicket(act, id)).catch(refused);
    // What may not be done in this state is refused and changes nothing: histories hold such tries too.
    const moves = [
      () => who.post(`/api/interactions/${id}/take`, {}), () => lead.post(`/api/interactions/${id}/take`, {}), () => lead.post(`/api/interactions/${id}/transfer`, { queueId: chance.one(queues) }),
      async () => {
        await lead.post(`/api/interactions/${id}/take`, {});
        world.clock.pass({ seconds: 20 });
        await who.put('/api/presence', { state: 'available' });
        await lead.post(`/api/interactions/${id}/transfer`, { agentId: who.staffId });
      },
      async () => {
        await keep();
        await who.post(`/api/interactions/${id}/take`, {});
        world.clock.pass({ seconds: 20 });
        await who.post(`/api/interactions/${id}/called-back`, { outcome: chance.one(['no_answer', 'reached']) });
      },
      async () => {
        await lead.post(`/api/interactions/${id}/end`, { reason: 'resolved' });
        await resume();
      },
      () => who.post(`/api/interactions/${id}/end`, { reason: 'resolved' }), () => who.post(`/api/interactions/${id}/wrap-up/finish`, {}), () => world.centre.sweep(),
      () => who.put('/api/presence', chance.is(0.5) ? { state: 'available' } : { state: 'away', reason: 'break' }),
      keep, () => world.act((act) => comeBack(act, id)).catch(refused),
      () => world.act((act) => endTicket(act, id, chance.one(['abandoned', 'closed_by_lead']))).catch(refused), resume,
    ];
    await chance.one(moves)();
    await world.centre.settle();
    const [offer] = (await who.must<{ items: { offerId: string }[] }>('GET', '/api/offers')).items;
    if (offer !== undefined && chance.is(0.5)) await who.post(`/api/offers/${offer.offerId}/accept`, {});
    await world.centre.settle();
  }

  const rows = await world.act((act) => act.rows<Row>(sql`select interaction_id, agent_id, queue_id, began_at, talked_until, ended_at, ended_as, with_customer from handlings where brand_id = ${act.brandId} and interaction_id = any(${contacts}::uuid[]) order by interaction_id, ordinal`));
  for (const all of Map.groupBy(rows, (row) => row.interaction_id).values()) {
    for (const [i, row] of all.entries()) {
      expect([row.began_at <= (row.talked_until ?? row.began_at), (row.talked_until ?? row.began_at) <= (row.ended_at ?? row.talked_until ?? row.began_at)]).toEqual([true, true]);
      expect([row.ended_at === null, row.ended_as === null]).toEqual(row.ended_at === null ? [true, true] : [false, false]);
      const next = all[i + 1];
      if (next !== undefined) expect(row.ended_at !== null && row.ended_at <= next.began_at).toBe(true);
    }
  }
  const ofContact = Map.groupBy(rows, (row) => row.interaction_id);
  let sawHands = 0;
  for (const { fromMs, toMs, seen } of spans) {
    for (const ticket of seen) {
      const covers = (from: Date | null, to: Date | null): boolean => from !== null && from.getTime() <= fromMs && (to === null || to.getTime() >= toMs);
      const own = ofContact.get(ticket.interaction_id) ?? [];
      expect(own.filter((row) => covers(row.began_at, row.talked_until)).map((row) => [row.agent_id, row.queue_id])).toEqual(ticket.state === 'assigned' ? [[ticket.agent_id, ticket.queue_id]] : []);
      // Over it is when its time is up, whenever the house says so.
      const wrapsUp = ticket.state === 'wrap_up' && ticket.wrap_up_until !== null && ticket.wrap_up_until.getTime() >= toMs;
      if (ticket.state !== 'wrap_up' || wrapsUp) expect(own.filter((row) => covers(row.talked_until, row.ended_at)).map((row) => row.agent_id)).toEqual(wrapsUp ? [ticket.agent_id] : []);
      if (ticket.state === 'assigned') sawHands += 1;
    }
  }
  expect(sawHands).toBeGreaterThan(50);
}, 120_000);

test('the sum of each agent’s handlings is what the report says of them', async () => {
  const { rows, endings } = await world.act(async (act) => ({
    rows: await act.rows<{ agent_id: string; n: number; seconds: number }>(sql`
      select agent_id, count(*) filter (where ended_as <> 'resumed')::int as n, sum(extract(epoch from ended_at - began_at))::float8 as seconds from handlings where brand_id = ${act.brandId} and ended_at is not null and with_customer group by agent_id order by agent_id`),
    endings: (await act.one<{ all: string[] }>(sql`select array_agg(distinct ended_as order by ended_as) as all from handlings where brand_id = ${act.brandId} and ended_at is not null`)).all,
  }));
  // These histories held every way but a desk that falls silent and another time.
  expect(endings).toEqual(['ended', 'no_answer', 'resumed', 'taken_over', 'to_colleague', 'to_queue']);
  const table = await lead.must<FigureTable>('GET', `/api/reports/table?from=${start}&to=${new Date(world.clock.now().getTime() + 1000).toISOString()}&by=agent`);
  const told = table.groups.flatMap((group) => {
    const [handled, handle] = ['handled', 'average_handle_time'].map((id) => group.figures.find((one) => one.id === id));
    return group.key === '' || (handled?.value ?? 0) === 0 ? [] : [{ agent_id: group.key, n: handled?.value, seconds: handle?.numerator }];
  });
  expect(told.toSorted((one, other) => (one.agent_id < other.agent_id ? -1 : 1))).toEqual(rows.map((row) => ({ ...row, seconds: expect.closeTo(row.seconds, 3) as number })));
});

/** A refusal is part of the story; anything else is a fault. */
function refused(cause: unknown): void {
  if (!(cause instanceof Error) || !('code' in cause) || !String(cause.code).startsWith('routing.')) throw cause;
}
