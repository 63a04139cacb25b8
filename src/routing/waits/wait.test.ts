import { afterEach, beforeEach, expect, test } from 'vitest';
import { json, sql } from '#kit/db/sql.ts';
import type { SpokenWait, VisitorSession } from '#chat/contract.ts';
import { acceptAll, arrive, ringing, signOn, ticket } from '../../../test/kit/contacts.ts';
import { openWorld, type World } from '../../../test/kit/world.ts';
import { comeBack, endTicket, isOpenNow, keepPlace, spokenWait } from '../index.ts';
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };

const turn = { choice: 'turn', number: null } as const;
let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(async () => {
  expect(world.complaintsOfTheLog).toEqual([]);
  await world.close();
});

const told = (interactionId: string): Promise<SpokenWait> => world.act((act) => spokenWait(act, interactionId));
/** 09:00–18:00 every day in Shanghai; the story's clock starts at 10:00 there. */
async function officeHours(): Promise<void> {
  const day = [['09:00', '18:00']];
  const definition = { zone: 'Asia/Shanghai', week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }, days: {}, knownYears: 'every' };
  await world.act((act) => act.run(sql`
    insert into calendars (id, brand_id, name, definition, is_default, created_at) values (${act.id()}, ${act.brandId}, '上班时间', ${json(definition)}::jsonb, true, ${act.now})
    on conflict (brand_id) where is_default do update set definition = excluded.definition`));
}

test('nobody is here: said, never computed; with somebody here a range, which falls with the time', async () => {
  const agent = await world.signedInAs('agent');
  const waiting: string[] = [];
  for (let i = 0; i < 6; i++) waiting.push(await arrive(world));
  const last = waiting[5] ?? '';
  expect(await told(last)).toMatchObject({ lowSeconds: null, highSeconds: null, word: 'wait.nobody_here', mayKeepPlace: true });
  await signOn(world, agent);
  await acceptAll(world, agent);
  const line = await Promise.all(waiting.map((id) => ticket(world, id)));
  const inLine = line.filter((one) => one.state === 'waiting').map((one) => one.interactionId);
  expect(inLine).toHaveLength(3);
  const waits = await Promise.all(inLine.map(told));
  expect(waits.map((wait) => wait.position).toSorted()).toEqual([1, 2, 3]);
  for (const wait of waits) {
    expect(wait.word).toBeNull();
    expect(wait.highSeconds ?? 0).toBeGreaterThan(wait.lowSeconds ?? Infinity);
  }
  const third = inLine[waits.findIndex((wait) => wait.position === 3)] ?? '';
  const before = await told(third);
  world.clock.pass({ seconds: 30 });
  const later = await told(third);
  expect(later.highSeconds).toBe((before.highSeconds ?? 0) - 30);
  expect(later.word).toBeNull();
});

test('half of the agents leave: the wait rises with a word, which stays for a minute and then goes', async () => {
  const agents = [await world.signedInAs('agent'), await world.signedInAs('agent'), await world.signedInAs('agent'), await world.signedInAs('agent')];
  for (const agent of agents) await signOn(world, agent);
  for (let i = 0; i < 12; i++) await arrive(world);
  for (const agent of agents) await acceptAll(world, agent);
  for (let i = 0; i < 8; i++) await arrive(world);
  world.clock.pass({ seconds: 1 });
  const last = await arrive(world);
  const first = await told(last);
  expect(first.word).toBeNull();
  for (const agent of agents.slice(1)) await agent.must('PUT', '/api/presence', { state: 'away', reason: 'meal' });
  await world.centre.settle();
  const risen = await told(last);
  expect(risen.word).toBe('wait.rose_fewer_agents');
  expect(risen.highSeconds ?? Infinity).toBeGreaterThan(first.highSeconds ?? Infinity);
  world.clock.pass({ seconds: 59 });
  expect((await told(last)).word).toBe('wait.rose_fewer_agents');
  world.clock.pass({ seconds: 2 });
  expect((await told(last)).word).toBeNull();
  for (const words of [zh, en]) expect(Object.keys(words.wait)).toContain('rose_fewer_agents');
});

test('after hours it is closed and says when it opens; who waits at the door is still served', async () => {
  await officeHours();
  const day = await world.act((act) => isOpenNow(act));
  expect(day).toEqual({ isOpen: true, opensAt: null });
  world.clock.set('2026-11-18T12:00:00.000Z');
  const interactionId = await arrive(world);
  const queueId = (await ticket(world, interactionId)).queueId;
  const lead = await world.signedInAs('lead');
  await lead.must('PUT', `/api/queues/${queueId}`, { closedMessage: { zh: '夜间急修请拨 400-000-0000。', en: 'At night call 400-000-0000.' } });
  expect((await told(interactionId)).closedMessage).toBe('夜间急修请拨 400-000-0000。');
  const session = await world.stranger().must<VisitorSession>('POST', '/api/visitor/session', { brand: 'yunque', language: 'en' });
  expect(session.topics.find((topic) => topic.queueId === queueId)?.closedMessage).toBe('At night call 400-000-0000.');
  world.clock.set('2026-11-19T02:00:00.000Z');
  expect((await told(interactionId)).closedMessage).toBe('');
  const byDay = await world.stranger().must<VisitorSession>('POST', '/api/visitor/session', { brand: 'yunque', language: 'en' });
  expect(byDay.topics.map((topic) => topic.closedMessage)).toEqual(['']);
});

test('a closed queue without words of its own', async () => {
  await officeHours();
  world.clock.set('2026-11-18T12:00:00.000Z');
  const interactionId = await arrive(world);
  const queueId = (await ticket(world, interactionId)).queueId;
  expect(await world.act((act) => isOpenNow(act, queueId))).toEqual({ isOpen: false, opensAt: '2026-11-19T01:00:00.000Z' });
  expect(await told(interactionId)).toEqual({ position: 1, lowSeconds: null, highSeconds: null, word: 'wait.closed', closedMessage: '', notice: '', mayKeepPlace: true });
  const agent = await world.signedInAs('agent');
  await signOn(world, agent);
  expect(await ringing(agent)).toEqual([interactionId]);
});

test('a centre without a calendar is always open', async () => {
  await world.act((act) => act.run(sql`update calendars set is_default = false where brand_id = ${act.brandId}`));
  world.clock.set('2026-11-18T18:00:00.000Z');
  expect(await world.act((act) => isOpenNow(act))).toEqual({ isOpen: true, opensAt: null });
});

test('a kept place is served in its turn, and only in opening hours; coming back is at the same place', async () => {
  await officeHours();
  const first = await arrive(world);
  world.clock.pass({ seconds: 1 });
  const kept = await arrive(world);
  world.clock.pass({ seconds: 1 });
  const back = await arrive(world);
  world.clock.pass({ seconds: 1 });
  const live = await arrive(world);
  for (const id of [kept, back]) await world.act((act) => keepPlace(act, id, turn));
  expect(await ticket(world, kept)).toMatchObject({ state: 'parked', isVirtual: true });
  await world.act((act) => comeBack(act, back));
  expect(await ticket(world, back)).toMatchObject({ state: 'waiting', isVirtual: false });
  expect((await told(live)).position).toBe(4);

  const agent = await world.signedInAs('agent');
  world.clock.set('2026-11-18T12:00:00.000Z');
  await signOn(world, agent);
  expect(await acceptAll(world, agent)).toEqual([first, back, live]);
  for (const id of [first, back, live]) await agent.must('POST', `/api/interactions/${id}/transfer`, { queueId: (await ticket(world, id)).queueId });
  await agent.must('PUT', '/api/presence', { state: 'offline' });
  world.clock.set('2026-11-19T01:00:00.000Z');
  const morning = await world.signedInAs('agent');
  await signOn(world, morning);
  // Still to be called back when the agent has it: the customer is not here.
  expect(await acceptAll(world, morning)).toEqual([first, kept, back]);
  expect(await ticket(world, kept)).toMatchObject({ state: 'assigned', isVirtual: true });
  await world.act((act) => comeBack(act, kept));
  expect(await ticket(world, kept)).toMatchObject({ state: 'assigned', isVirtual: false });
  await expect(world.act((act) => keepPlace(act, kept, turn))).rejects.toThrow('routing.notWaiting');
});

test('a visitor who waits in an open page hears it every few seconds; one who left, or is served, does not', async () => {
  const agent = await world.signedInAs('agent');
  const visitorId = await world.act(async (act) => act.id());
  const heard: { t: string; wait: SpokenWait }[] = [];
  const detach = world.centre.hub.attach({ brandId: world.brandId, visitorId, send: (text) => void heard.push(JSON.parse(text) as { t: string; wait: SpokenWait }) });
  const interactionId = await arrive(world, { visitorId });
  const waits = () => heard.filter((one) => one.t === 'wait').map((one) => one.wait);
  await world.centre.sweep();
  expect(waits()).toMatchObject([{ position: 1, word: 'wait.nobody_here' }]);
  await signOn(world, agent);
  await world.centre.sweep();
  expect(waits()).toHaveLength(2);
  expect(waits()[1]?.word).toBeNull();
  await acceptAll(world, agent);
  await world.centre.sweep();
  expect(waits()).toHaveLength(2);
  detach();
  expect(await told(interactionId)).toEqual({ closedMessage: '', notice: '', position: 0, lowSeconds: null, highSeconds: null, word: null, mayKeepPlace: false });
});

test('the pace is learnt: a queue of short contacts promises shorter waits than a new one', async () => {
  const agent = await world.signedInAs('agent');
  await signOn(world, agent);
  const fresh: string[] = [];
  for (let i = 0; i < 4; i++) fresh.push(await arrive(world));
  await acceptAll(world, agent);
  const waitingOf = async (ids: readonly string[]) => (await Promise.all(ids.map((id) => ticket(world, id)))).find((one) => one.state === 'waiting')?.interactionId ?? '';
  const promisedAtFirst = (await told(await waitingOf(fresh))).highSeconds ?? 0;
  for (const id of fresh) await world.act((act) => endTicket(act, id, 'resolved'));
  world.clock.pass({ minutes: 2 });
  await world.centre.sweep();
  const later: string[] = [];
  for (let i = 0; i < 4; i++) later.push(await arrive(world));
  await acceptAll(world, agent);
  expect((await told(await waitingOf(later))).highSeconds ?? Infinity).toBeLessThan(promisedAtFirst);
});
