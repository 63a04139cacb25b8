/** Who is rung: in turn, once, within capacity, whatever is lost, dies or comes at the same moment. */
import { expect, test, vi } from 'vitest';
import type { RefusedBody } from '../../test/kit/client.ts';
import { acceptAll, arrive, asAnotherProcess, offers, ringing, signOn, ticket } from '../../test/kit/contacts.ts';
import { sql } from '#kit/db/sql.ts';
import { changeFirstQueue, world } from '../../test/kit/routed.ts';
import { openWorld } from '../../test/kit/world.ts';
import type { Queue, RoutingRecord } from './contract.ts';
import { endTicket } from './index.ts';
import { Router } from './router/router.ts';

test('three chats in hand, a fourth waits: it rings the moment one is closed, before a fifth that comes meanwhile', async () => {
  await changeFirstQueue({ wrapUpSeconds: 0 });
  const agent = await world.signedInAs('agent');
  await signOn(world, agent);
  const arrivals: string[] = [];
  for (let i = 0; i < 4; i++) {
    arrivals.push(await arrive(world));
    world.clock.pass({ seconds: 1 });
  }
  expect(await acceptAll(world, agent)).toEqual(arrivals.slice(0, 3));
  expect(await ringing(agent)).toEqual([]);
  await world.act((act) => endTicket(act, arrivals[0] ?? '', 'resolved'));
  await arrive(world);
  expect(await ringing(agent)).toEqual([arrivals[3]]);
});

test('nobody is here all night; whoever signs on first in the morning is rung with the oldest, up to capacity', async () => {
  const night: string[] = [];
  for (let i = 0; i < 6; i++) {
    night.push(await arrive(world));
    world.clock.pass({ hours: 1 });
  }
  const agent = await world.signedInAs('agent');
  await signOn(world, agent);
  // One at a time, each with its whole time; the next rings once the one before is answered.
  expect(await ringing(agent)).toEqual(night.slice(0, 1));
  expect(await acceptAll(world, agent)).toEqual(night.slice(0, 3));
});

test('whoever rings already is rung with nothing else: a second customer rings elsewhere or waits, one handed on rings after it with its whole time', async () => {
  const [busy, colleague] = [await world.signedInAs('agent'), await world.signedInAs('agent')];
  await signOn(world, colleague);
  const served = await arrive(world);
  await acceptAll(world, colleague);
  await colleague.must('PUT', '/api/presence', { state: 'away', reason: 'meal' });
  await signOn(world, busy);
  const first = await arrive(world);
  world.clock.pass({ seconds: 5 });
  const second = await arrive(world);
  expect([await ringing(busy), (await ticket(world, second)).state]).toEqual([[first], 'waiting']);
  await colleague.must('POST', `/api/interactions/${served}/transfer`, { agentId: busy.staffId });
  await world.centre.settle();
  const [rings, next] = await offers(busy);
  expect([rings?.interactionId, next?.interactionId]).toEqual([first, served]);
  expect(Date.parse(next?.until ?? '') - Date.parse(rings?.until ?? '')).toBe(20_000);
  const record = await busy.must<RoutingRecord>('GET', `/api/interactions/${second}/routing`);
  expect(record.now.find((one) => one.agent.id === busy.staffId)?.whyNot).toBe('ringing');
  expect(await acceptAll(world, busy)).toEqual([first, served, second]);
});

test('a missed offer goes back to the head of the line, and the agent away', async () => {
  const [first, second] = [await world.signedInAs('agent'), await world.signedInAs('agent')];
  await signOn(world, first);
  const older = await arrive(world);
  expect(await ringing(first)).toEqual([older]);
  const { arrivedAt } = await ticket(world, older);
  world.clock.pass({ seconds: 19 });
  await world.centre.sweep();
  expect((await ticket(world, older)).state).toBe('offered');
  world.clock.pass({ seconds: 1 });
  await world.centre.sweep();
  expect(await ticket(world, older)).toMatchObject({ state: 'waiting', arrivedAt, agentId: null });
  expect((await first.must<{ own: object }>('GET', '/api/presence')).own).toMatchObject({ state: 'away', reason: 'missed_offer' });
  world.clock.pass({ seconds: 1 });
  const younger = await arrive(world);
  await signOn(world, second);
  expect(await acceptAll(world, second)).toEqual([older, younger]);
});

test('an answer that got lost is given again under the same key, without a key, and to nobody else', async () => {
  const agent = await world.signedInAs('agent');
  await signOn(world, agent);
  const interactionId = await arrive(world);
  const [offer] = await offers(agent);
  const path = `/api/offers/${offer?.offerId ?? ''}/accept`;
  const key = { 'idempotency-key': 'accept-once-1' };
  const answers = [await agent.post(path, undefined, key), await agent.post(path, undefined, key), await agent.post(path)];
  for (const answer of answers) expect([answer.status, answer.body]).toEqual([200, { offerId: offer?.offerId, interactionId, state: 'accepted' }]);
  expect(await ticket(world, interactionId)).toMatchObject({ state: 'assigned', agentId: agent.staffId });
  expect((await (await world.signedInAs('agent')).post(path)).status).toBe(404);
  expect((await agent.post<RefusedBody>(path.replace('accept', 'decline'))).body.error.code).toBe('routing.offerAnswered');
});

test('the process dies while an agent is rung: another one takes the offer back when its time is over', async () => {
  const agent = await world.signedInAs('agent');
  await signOn(world, agent);
  const interactionId = await arrive(world);
  const [offer] = await offers(agent);
  world.clock.pass({ seconds: 21 });
  // Nobody has swept yet, and still an answer after the lease does not count.
  expect((await agent.post<RefusedBody>(`/api/offers/${offer?.offerId ?? ''}/accept`)).body.error).toMatchObject({ meaning: 'gone', code: 'routing.offerOver' });
  await asAnotherProcess(world.centre.house, async (other) => {
    const { routingSweeps } = await import('./sweeps.ts');
    await routingSweeps(() => world.centre.hub).find((sweep) => sweep.name === 'routing.leases')?.run(other, world.clock.now());
  });
  expect((await ticket(world, interactionId)).state).toBe('waiting');
});

test('twenty routers at once, in two processes: nobody is rung with two at once', async () => {
  const arrivals: string[] = [];
  for (let i = 0; i < 8; i++) {
    arrivals.push(await arrive(world));
    world.clock.pass({ seconds: 1 });
  }
  const agents = [await world.signedInAs('agent'), await world.signedInAs('agent')];
  for (const agent of agents) await agent.must('PUT', '/api/presence', { state: 'available' });
  await asAnotherProcess(world.centre.house, async (other) => {
    for (let round = 0; round < 4; round++) {
      // Begun a moment apart, so that one would read who is free before, and who waits after, another has rung.
      const made = await Promise.all(Array.from({ length: 20 }, async (_, i) => {
        await new Promise((done) => setTimeout(done, i * 3));
        return new Router(i % 2 === 0 ? world.centre.house : other, world.brandId).route();
      }));
      expect(made.reduce((sum, one) => sum + one, 0)).toBe(2);
      const rung = await Promise.all(agents.map(ringing));
      expect(rung.map((list) => list.length)).toEqual([1, 1]);
      expect(rung.flat().toSorted()).toEqual(arrivals.slice(round * 2, round * 2 + 2).toSorted());
      for (const id of rung.flat()) await world.act((act) => endTicket(act, id, 'customer_left'));
    }
  });
});

test('two routers of long standing, each with a floor of its own that lags behind: what they ring is right all the same', async () => {
  // Both believe to be elected, as for the moment in which a lost connection is not noticed yet; neither is told what happens.
  const agents = await Promise.all(Array.from({ length: 3 }, () => world.signedInAs('agent')));
  for (const agent of agents) await agent.must('PUT', '/api/presence', { state: 'available' });
  await world.act((act) => act.run(sql`update queues set wrap_up_seconds = 0 where brand_id = ${act.brandId}`));
  await asAnotherProcess(world.centre.house, async (other) => {
    const routers = [new Router(world.centre.house, world.brandId), new Router(other, world.brandId)];
    const came: string[] = [];
    const served: string[] = [];
    const serve = async (agent: (typeof agents)[number]): Promise<void> => {
      for (const id of await acceptAll(world, agent)) {
        await world.act((act) => endTicket(act, id, 'resolved'));
        served.push(id);
      }
    };
    for (let round = 0; round < 12; round += 1) {
      for (let n = 0; n < 2; n += 1) came.push(await arrive(world));
      world.clock.pass({ seconds: 1 });
      await Promise.all(routers.map((router) => router.route()));
      const rung = await Promise.all(agents.map(ringing));
      for (const list of rung) expect(list.length).toBeLessThanOrEqual(1);
      expect(new Set(rung.flat()).size).toBe(rung.flat().length);
      // Answered and ended behind both routers' backs.
      for (const agent of agents) await serve(agent);
    }
    expect(new Set(served).size).toBe(served.length);
    expect(served.length).toBeGreaterThan(0);
    // A floor that lags is thrown away in a minute: nobody waits for ever.
    for (let look = 0; served.length < came.length && look < 40; look += 1) {
      world.clock.pass({ seconds: 61 });
      await Promise.all(routers.map((router) => router.route()));
      for (const agent of agents) await serve(agent);
    }
    expect(served.toSorted()).toEqual(came.toSorted());
  });
});

test('agents answer, routers run and customers leave all at once: each ticket ends in exactly one place', async () => {
  const agents = await Promise.all(Array.from({ length: 4 }, () => world.signedInAs('agent')));
  const arrivals: string[] = [];
  for (let i = 0; i < 16; i++) arrivals.push(await arrive(world));
  for (const agent of agents) await signOn(world, agent);
  const leaving = arrivals.filter((_, i) => i % 3 === 0);
  await Promise.all([
    ...agents.map(async (agent) => Promise.all((await offers(agent)).map((offer, i) => agent.post(`/api/offers/${offer.offerId}/${i === 1 ? 'decline' : 'accept'}`)))),
    ...leaving.map((id) => world.act((act) => endTicket(act, id, 'customer_left'))),
    ...Array.from({ length: 6 }, () => new Router(world.centre.house, world.brandId).route()),
  ]);
  await world.centre.settle();
  const tickets = await Promise.all(arrivals.map((id) => ticket(world, id)));
  for (const one of tickets) {
    if (one.state === 'assigned' || one.state === 'offered') expect(one.agentId).not.toBeNull();
    if (one.state === 'waiting') expect(one.agentId).toBeNull();
    if (leaving.includes(one.interactionId)) expect(['ended', 'wrap_up']).toContain(one.state);
  }
  for (const agent of agents) expect(tickets.filter((one) => one.agentId === agent.staffId && ['assigned', 'offered'].includes(one.state)).length).toBeLessThanOrEqual(3);
});

test('skills and languages decide, and the record says what keeps each person from a waiting ticket', async () => {
  const lead = await world.signedInAs('lead', { name: '组长' });
  const agent = await world.signedInAs('agent');
  const english = await world.signedInAs('agent');
  await lead.must('PUT', `/api/staff/${agent.staffId}/skills`, { skills: [{ skill: 'language:zh', level: 5 }], chatCapacity: 1 });
  await signOn(world, agent);
  const interactionId = await arrive(world, { language: 'en' });
  expect(await ringing(agent)).toEqual([]);
  const { now } = await lead.must<RoutingRecord>('GET', `/api/interactions/${interactionId}/routing`);
  const reasons = new Map(now.map((one) => [one.agent.id, one.whyNot]));
  expect([agent, english].map((one) => reasons.get(one.staffId))).toEqual(['language', 'offline']);
  await signOn(world, english);
  expect(await ringing(english)).toEqual([interactionId]);
  await changeFirstQueue({ requiredSkills: [{ skill: '冰箱', minLevel: 3 }] });
  const fridge = await arrive(world);
  expect(await ringing(agent)).toEqual([]);
  await lead.must('PUT', `/api/staff/${agent.staffId}/skills`, { skills: [{ skill: '冰箱', level: 3 }] });
  await world.centre.settle();
  expect(await ringing(agent)).toEqual([fridge]);
});

test('another brand’s offers, queues, people and contacts are as if they were not', async () => {
  const lead = await world.signedInAs('lead');
  const agent = await world.signedInAs('agent');
  await signOn(world, agent);
  const interactionId = await arrive(world);
  const [offer] = await offers(agent);
  const { items } = await lead.must<{ items: Queue[] }>('GET', '/api/queues');
  const queueId = items[0]?.id ?? '';
  const other = await world.otherBrand();
  const foreign = await world.signedInAs('administrator', { brandId: other.brandId });
  const calls: [string, string, object?][] = [
    ['POST', `/api/offers/${offer?.offerId ?? ''}/accept`], ['POST', `/api/offers/${offer?.offerId ?? ''}/decline`], ['PUT', `/api/staff/${agent.staffId}/presence`, { state: 'offline' }],
    ['PUT', `/api/queues/${queueId}`, { name: 'x' }], ['DELETE', `/api/queues/${queueId}`], ['GET', `/api/queues/${queueId}/members`], ['PUT', `/api/queues/${queueId}/members`, { staffIds: [] }],
    ['GET', `/api/staff/${agent.staffId}/skills`], ['PUT', `/api/staff/${agent.staffId}/skills`, { chatCapacity: 0 }], ['GET', `/api/interactions/${interactionId}/routing`],
    ['POST', `/api/interactions/${interactionId}/transfer`, { queueId }], ['POST', `/api/interactions/${interactionId}/take`], ['POST', `/api/interactions/${interactionId}/wrap-up/finish`],
  ];
  for (const [method, path, body] of calls) expect([path, (await foreign.call(method, path, body)).status]).toEqual([path, 404]);
  const own = await foreign.must<{ items: Queue[] }>('GET', '/api/queues');
  expect(own.items).toHaveLength(1);
  const members = await foreign.put<RefusedBody>(`/api/queues/${own.items[0]?.id ?? ''}/members`, { staffIds: [agent.staffId] });
  expect([members.status, members.body.error.code]).toEqual([404, 'routing.staffUnknown']);
});

test('the running centre rings by itself, at once: nobody has to ask', async () => {
  const running = await openWorld({ realTime: true });
  const agent = await running.signedInAs('agent');
  const heard: string[] = [];
  running.centre.hub.attach({ brandId: running.brandId, staffId: agent.staffId, permissions: new Set(), send: (text) => void heard.push((JSON.parse(text) as { name: string }).name) });
  await agent.must('PUT', '/api/presence', { state: 'available' });
  const interactionId = await arrive(running);
  await vi.waitFor(() => expect(heard).toContain('offer.made'), { timeout: 20_000 });
  expect(await ringing(agent)).toEqual([interactionId]);
  expect(running.complaintsOfTheLog).toEqual([]);
  await running.close();
});
