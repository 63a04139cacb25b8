import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RefusedBody } from '../../test/kit/client.ts';
import { acceptAll, arrive, asAnotherProcess, offers, ringing, signOn, ticket } from '../../test/kit/contacts.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { Queue, RoutingRecord, TicketView } from './contract.ts';
import { endTicket, route } from './index.ts';

let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(async () => {
  expect(world.complaintsOfTheLog).toEqual([]);
  await world.close();
});

async function end(interactionId: string): Promise<void> {
  await world.act((act) => endTicket(act, interactionId, 'resolved'));
  await world.centre.settle();
}
async function changeFirstQueue(change: Partial<Queue>): Promise<Queue> {
  const lead = await world.signedInAs('lead');
  const { items } = await lead.must<{ items: Queue[] }>('GET', '/api/queues');
  return lead.must<Queue>('PUT', `/api/queues/${items[0]?.id ?? ''}`, change);
}

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
    await routingSweeps(() => world.centre.hub)[0]?.run(other, world.clock.now());
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
        return route(i % 2 === 0 ? world.centre.house : other, world.brandId);
      }));
      expect(made.reduce((sum, one) => sum + one, 0)).toBe(2);
      const rung = await Promise.all(agents.map(ringing));
      expect(rung.map((list) => list.length)).toEqual([1, 1]);
      expect(rung.flat().toSorted()).toEqual(arrivals.slice(round * 2, round * 2 + 2).toSorted());
      for (const id of rung.flat()) await world.act((act) => endTicket(act, id, 'customer_left'));
    }
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
    ...Array.from({ length: 6 }, () => route(world.centre.house, world.brandId)),
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

test('a decline hurts nobody: the agent stays available, a colleague is rung, the place is kept', async () => {
  const [first, second] = [await world.signedInAs('agent'), await world.signedInAs('agent')];
  await signOn(world, first);
  const interactionId = await arrive(world);
  const before = await ticket(world, interactionId);
  const [offer] = await offers(first);
  await first.must('POST', `/api/offers/${offer?.offerId ?? ''}/decline`);
  await world.centre.settle();
  expect(await ringing(first)).toEqual([]);
  await signOn(world, second);
  expect(await ringing(second)).toEqual([interactionId]);
  expect((await ticket(world, interactionId)).arrivedAt).toBe(before.arrivedAt);
  expect((await first.must<{ own: object }>('GET', '/api/presence')).own).toMatchObject({ state: 'available' });
  const record = await first.must<RoutingRecord>('GET', `/api/interactions/${interactionId}/routing`);
  expect(record.offers.map((one) => [one.agent.id, one.state, one.why])).toEqual([[first.staffId, 'declined', 'only_one_eligible'], [second.staffId, 'open', 'only_one_eligible']]);
});

test('declined by the only one who is here, it rings there again after a pause; nothing sticks', async () => {
  const agent = await world.signedInAs('agent');
  await signOn(world, agent);
  const interactionId = await arrive(world);
  const [offer] = await offers(agent);
  await agent.must('POST', `/api/offers/${offer?.offerId ?? ''}/decline`);
  await world.centre.sweep();
  expect(await ringing(agent)).toEqual([]);
  world.clock.pass({ seconds: 15 });
  await world.centre.sweep();
  expect(await ringing(agent)).toEqual([interactionId]);
});

test('a transfer to another queue keeps the place, and is not rung at whoever handed it on', async () => {
  const lead = await world.signedInAs('lead');
  const repair = await lead.must<Queue>('POST', '/api/queues', { name: '维修' });
  const [first, second] = [await world.signedInAs('agent'), await world.signedInAs('agent')];
  await signOn(world, first);
  const old = await arrive(world);
  await acceptAll(world, first);
  world.clock.pass({ minutes: 5 });
  const { arrivedAt } = await ticket(world, old);
  const moved = await first.must<TicketView>('POST', `/api/interactions/${old}/transfer`, { queueId: repair.id, note: '门封老化，需要上门' });
  expect(moved).toMatchObject({ queueId: repair.id, arrivedAt, state: 'waiting', transfers: 1 });
  await signOn(world, second);
  expect(await ringing(second)).toEqual([old]);
  expect(await ringing(first)).toEqual([]);
  const notes = await first.must<{ messages: { kind: string; text: string }[] }>('GET', `/api/interactions/${old}/messages`);
  expect(notes.messages.filter((message) => message.kind === 'note').map((message) => message.text)).toEqual(['门封老化，需要上门']);
  expect((await first.post<RefusedBody>(`/api/interactions/${old}/transfer`, { queueId: repair.id })).body.error.code).toBe('routing.notYours');
});

test('a transfer to a colleague rings there; declined, it comes back to whoever knows the customer', async () => {
  const [first, second, third] = [await world.signedInAs('agent'), await world.signedInAs('agent'), await world.signedInAs('agent')];
  await signOn(world, first);
  const interactionId = await arrive(world);
  await acceptAll(world, first);
  const path = `/api/interactions/${interactionId}/transfer`;
  expect((await first.post<RefusedBody>(path, { agentId: second.staffId })).body.error.code).toBe('routing.agentNotHere');
  expect((await first.post<RefusedBody>(path, { agentId: second.staffId, queueId: second.staffId })).status).toBe(422);
  await signOn(world, second);
  await signOn(world, third);
  await first.must('POST', path, { agentId: second.staffId });
  await world.centre.settle();
  expect(await ringing(second)).toEqual([interactionId]);
  const [offer] = await offers(second);
  await second.must('POST', `/api/offers/${offer?.offerId ?? ''}/decline`);
  await world.centre.settle();
  expect(await ringing(first)).toEqual([interactionId]);
});

test('wrap-up: no queue rings before it ends, by the agent or by itself', async () => {
  const lead = await world.signedInAs('lead');
  await lead.must('POST', '/api/queues', { name: '维修' });
  const agent = await world.signedInAs('agent');
  await signOn(world, agent);
  const first = await arrive(world);
  await acceptAll(world, agent);
  await end(first);
  expect(await ticket(world, first)).toMatchObject({ state: 'wrap_up', agentId: agent.staffId, endReason: 'resolved', endedAt: null });
  const second = await arrive(world);
  expect(await ringing(agent)).toEqual([]);
  await agent.must('POST', `/api/interactions/${first}/wrap-up/finish`);
  await world.centre.settle();
  expect(await ringing(agent)).toEqual([second]);
  await acceptAll(world, agent);
  await end(second);
  const third = await arrive(world);
  world.clock.pass({ seconds: 59 });
  await world.centre.sweep();
  expect(await ringing(agent)).toEqual([]);
  world.clock.pass({ seconds: 1 });
  await world.centre.sweep();
  expect(await ringing(agent)).toEqual([third]);
  expect((await ticket(world, second)).state).toBe('ended');
  // Late is no fault: it is done already.
  expect((await agent.post(`/api/interactions/${second}/wrap-up/finish`)).status).toBe(200);
  expect((await agent.post<RefusedBody>(`/api/interactions/${third}/wrap-up/finish`)).body.error.code).toBe('routing.notYours');
});

test('the customer leaves while it rings: the ringing stops and the agent is free for the next', async () => {
  const agent = await world.signedInAs('agent');
  await agent.must('PUT', '/api/presence', { state: 'available' });
  const frames: string[] = [];
  world.centre.hub.attach({ brandId: world.brandId, staffId: agent.staffId, permissions: new Set(), send: (text) => void frames.push((JSON.parse(text) as { name: string }).name) });
  const interactionId = await arrive(world);
  expect(frames).toEqual(['offer.made']);
  await world.act((act) => endTicket(act, interactionId, 'customer_left'));
  await world.centre.settle();
  expect(frames).toEqual(['offer.made', 'offer.ended']);
  expect(await ticket(world, interactionId)).toMatchObject({ state: 'ended', endReason: 'customer_left', agentId: null, answeredAt: null });
  await world.act((act) => endTicket(act, interactionId, 'abandoned'));
  expect((await ticket(world, interactionId)).endReason).toBe('customer_left');
});

test('whoever serves the queue may pick one up; a lead may take any over; others are told why not', async () => {
  const lead = await world.signedInAs('lead');
  const { items } = await lead.must<{ items: Queue[] }>('GET', '/api/queues');
  const [agent, stranger] = [await world.signedInAs('agent'), await world.signedInAs('agent')];
  await lead.must('PUT', `/api/queues/${items[0]?.id ?? ''}/members`, { staffIds: [agent.staffId] });
  await lead.must('POST', '/api/queues', { name: '维修' });
  const interactionId = await arrive(world);
  const path = `/api/interactions/${interactionId}/take`;
  expect((await agent.post<RefusedBody>(path)).body.error.code).toBe('routing.signOnFirst');
  await stranger.must('PUT', '/api/presence', { state: 'away', reason: 'meal' });
  await agent.must('PUT', '/api/presence', { state: 'away', reason: 'meal' });
  expect((await stranger.post<RefusedBody>(path)).body.error.code).toBe('routing.notEligible');
  for (let i = 0; i < 2; i++) expect(await agent.must('POST', path)).toMatchObject({ state: 'assigned', agentId: agent.staffId });
  expect((await stranger.post<RefusedBody>(path)).body.error.code).toBe('kit.notPermitted');
  world.clock.pass({ seconds: 1 });
  expect(await lead.must('POST', path)).toMatchObject({ state: 'assigned', agentId: lead.staffId });
  const record = await lead.must<RoutingRecord>('GET', `/api/interactions/${interactionId}/routing`);
  expect(record.offers.map((one) => [one.agent.id, one.state, one.why])).toEqual([[agent.staffId, 'accepted', 'taken'], [lead.staffId, 'accepted', 'taken']]);
  await end(interactionId);
  expect((await lead.post<RefusedBody>(path)).body.error.code).toBe('routing.over');
});

test('an eight-day-old waiting chat can be taken, moved and closed', async () => {
  const interactionId = await arrive(world);
  world.clock.pass({ days: 8 });
  await world.centre.sweep();
  const lead = await world.signedInAs('lead');
  const repair = await lead.must<Queue>('POST', '/api/queues', { name: '维修' });
  expect(await lead.must('POST', `/api/interactions/${interactionId}/transfer`, { queueId: repair.id })).toMatchObject({ state: 'waiting' });
  expect(await lead.must('POST', `/api/interactions/${interactionId}/take`)).toMatchObject({ state: 'assigned' });
  await end(interactionId);
  expect((await ticket(world, interactionId)).state).toBe('wrap_up');
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
