/** Random histories by the verbs that people use: whatever happens to a ticket, its stays tell it without a gap, and every interval adds up. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import type { IntervalReport } from '#reports/contract.ts';
import { choicesOf } from '../../../test/kit/chance.ts';
import type { Client } from '../../../test/kit/client.ts';
import { arrive } from '../../../test/kit/contacts.ts';
import { openWorld, type World } from '../../../test/kit/world.ts';
import type { Queue } from '../contract.ts';
import { comeBack, endTicket, keepPlace, resumeTicket, ticketOf } from '../index.ts';

let world: World;
let lead: Client & { staffId: string };
let agent: Client & { staffId: string };
let queues: string[];
beforeAll(async () => {
  world = await openWorld({ start: '2026-11-18T02:00:00.000Z' });
  lead = await world.signedInAs('lead');
  agent = await world.signedInAs('agent');
  await agent.must('PUT', '/api/presence', { state: 'away', reason: 'paperwork' });
  const second = await lead.must<Queue>('POST', '/api/queues', { name: '维修', wrapUpSeconds: 0 });
  const [first] = (await lead.must<{ items: Queue[] }>('GET', '/api/queues')).items.filter((queue) => queue.id !== second.id);
  queues = [first?.id ?? '', second.id];
});
afterAll(() => world.close());

interface Stay {
  readonly interaction_id: string;
  readonly ordinal: number;
  readonly queue_id: string;
  readonly entered_at: Date;
  readonly left_at: Date | null;
  readonly ended_as: string | null;
  readonly served_at: Date | null;
}

test.each([1, 2, 3])('history %i: one stay follows the other, the last is where the ticket is, intervals balance', async (seed) => {
  const chance = choicesOf(20_261_122 + seed);
  const contacts: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    world.clock.pass({ seconds: 20 + chance.below(400) });
    if (contacts.length === 0 || chance.is(0.2)) {
      contacts.push(await arrive(world, { queueId: chance.one(queues) }));
      continue;
    }
    const id = chance.one(contacts);
    // What a person may not do in this state is refused and changes nothing: histories hold such tries too.
    const moves = [
      () => agent.post(`/api/interactions/${id}/take`, {}), () => lead.post(`/api/interactions/${id}/transfer`, { queueId: chance.one(queues) }), () => agent.post(`/api/interactions/${id}/end`, { reason: 'resolved' }),
      () => world.act((act) => keepPlace(act, id, { choice: 'turn', number: null })).catch(refused), () => world.act((act) => comeBack(act, id)).catch(refused), () => world.act((act) => endTicket(act, id, 'abandoned')).catch(refused), () => world.act((act) => resumeTicket(act, id)).catch(refused),
    ];
    await chance.one(moves)();
    await world.centre.settle();
  }

  const stays = await world.act((act) => act.rows<Stay>(sql`select interaction_id, ordinal, queue_id, entered_at, left_at, ended_as, served_at from queue_stays where brand_id = ${act.brandId} and interaction_id = any(${contacts}::uuid[]) order by interaction_id, ordinal`));
  const ofContact = Map.groupBy(stays, (stay) => stay.interaction_id);
  expect(ofContact.size).toBe(contacts.length);
  for (const id of contacts) {
    const all = ofContact.get(id) ?? [];
    const ticket = await world.act((act) => ticketOf(act, id));
    expect(all.map((stay) => stay.ordinal)).toEqual(all.map((_stay, i) => i));
    expect(all[0]?.entered_at.toISOString()).toBe(ticket?.arrivedAt);
    for (const [i, stay] of all.entries()) {
      const next = all[i + 1];
      // Only the last may still wait; how and when it left are known together; the next begins when this one is over.
      expect([stay.ended_as === null, next !== undefined && stay.left_at === null]).toEqual([stay.left_at === null, false]);
      if (stay.left_at !== null) expect(stay.left_at.getTime()).toBeGreaterThanOrEqual(stay.entered_at.getTime());
      if (next !== undefined) expect([next.entered_at >= (stay.left_at ?? next.entered_at), next.queue_id !== stay.queue_id]).toEqual([true, true]);
      if (stay.served_at !== null) expect(stay.ended_as).toBe('kept_place');
    }
    const last = all.at(-1);
    expect(last?.queue_id).toBe(ticket?.queueId);
    if (ticket?.state === 'assigned') expect(last?.ended_as === 'answered' || last?.served_at !== null).toBe(true);
    if (ticket?.state === 'ended') expect(last?.left_at).not.toBeNull();
    if (ticket?.state === 'waiting' && last?.ended_as !== null) expect(last?.ended_as === 'answered' || last?.served_at !== null).toBe(true);
  }

  for (const minutes of ['15', '60']) {
    for (const queueId of [undefined, ...queues]) {
      const told = await lead.must<IntervalReport>('GET', `/api/reports/intervals?from=2026-11-18T01:00:00.000Z&to=2026-11-20T00:00:00.000Z&minutes=${minutes}${queueId === undefined ? '' : `&queueId=${queueId}`}`);
      const at = (id: string) => told.columns.findIndex((column) => column.id === id);
      for (const [i, row] of told.rows.entries()) {
        const value = (id: string) => row.values[at(id)] ?? Number.NaN;
        const left = ['answered', 'abandoned', 'abandoned_short', 'kept_place', 'closed_out', 'handed_on'].reduce((sum, id) => sum + value(id), 0);
        expect([row.difference, value('waiting_at_start') + value('offered')]).toEqual([0, left + value('waiting_at_end')]);
        if (i > 0) expect(value('waiting_at_start')).toBe(told.rows[i - 1]?.values[at('waiting_at_end')]);
      }
    }
  }
}, 120_000);

test('these histories held every way to leave a line, and places that were taken up', async () => {
  const { ends, served } = await world.act((act) => act.one<{ ends: string[]; served: number }>(sql`select array_agg(distinct ended_as order by ended_as) filter (where ended_as is not null) as ends, count(served_at)::int as served from queue_stays where brand_id = ${act.brandId}`));
  expect(ends).toEqual(['abandoned', 'answered', 'handed_on', 'kept_place']);
  expect(served).toBeGreaterThan(0);
});

/** A refusal is part of the story; anything else is a fault. */
function refused(cause: unknown): void {
  if (!(cause instanceof Error) || !('code' in cause) || !String(cause.code).startsWith('routing.')) throw cause;
}
