/** Whom a customer meets: whoever served them last, for as long as the queue says; and in which class they wait. */
import { expect, test } from 'vitest';
import { acceptAll, arrive, offers, signOn } from '../../test/kit/contacts.ts';
import { changeFirstQueue, end, world } from '../../test/kit/routed.ts';
import type { RoutingRecord } from './contract.ts';
import { keepPlace } from './index.ts';

const rungAt = async (agent: Parameters<typeof offers>[0]) => (await offers(agent)).map((offer) => offer.interactionId);

test('a customer who comes again is kept for the colleague who knows them, for the time the queue says, then for anybody', async () => {
  await changeFirstQueue({ wrapUpSeconds: 0, ownerSeconds: 60 });
  const [knows, other] = [await world.signedInAs('agent'), await world.signedInAs('agent')];
  await signOn(world, knows);
  const first = await arrive(world);
  await acceptAll(world, knows);
  await end(first);
  await signOn(world, other);
  // The one who knows them has their hands full for a moment.
  await knows.must('PUT', '/api/presence', { state: 'available' });
  const again = await arrive(world, { again: first });
  expect([await rungAt(knows), await rungAt(other)]).toEqual([[again], []]);
  const record = await knows.must<RoutingRecord>('GET', `/api/interactions/${again}/routing`);
  expect(record.offers[0]?.why).toBe('owner');
  // Rung already: the next contact of theirs waits for them, not for whoever is free.
  world.clock.pass({ seconds: 1 });
  const third = await arrive(world, { again: first });
  expect(await rungAt(other)).toEqual([]);
  world.clock.pass({ seconds: 61 });
  await world.centre.sweep();
  await world.centre.settle();
  // Neither answered in time: in the order in which they came, to whoever is here.
  expect(await acceptAll(world, other)).toEqual([again, third]);
});

test('nobody waits for a colleague where the queue does not say so, nor for one who has gone home', async () => {
  await changeFirstQueue({ wrapUpSeconds: 0 });
  const [knows, other] = [await world.signedInAs('agent'), await world.signedInAs('agent')];
  await signOn(world, knows);
  const first = await arrive(world);
  await acceptAll(world, knows);
  await end(first);
  await changeFirstQueue({ ownerSeconds: 600 });
  await knows.must('PUT', '/api/presence', { state: 'offline' });
  await signOn(world, other);
  const again = await arrive(world, { again: first });
  expect(await rungAt(other)).toEqual([again]);
});

test('customers of a tier wait in the class that the queue gives them', async () => {
  await changeFirstQueue({ tierClasses: { gold: 0, silver: 1, standard: 1 } });
  const plain = await arrive(world);
  world.clock.pass({ seconds: 1 });
  const silver = await arrive(world, { tier: 'silver' });
  world.clock.pass({ seconds: 1 });
  const gold = await arrive(world, { tier: 'gold' });
  const agent = await world.signedInAs('agent');
  await signOn(world, agent);
  expect(await acceptAll(world, agent)).toEqual([gold, plain, silver]);
  // The story tells the class in which each of them waits.
  const joined = async (id: string) => (await agent.must<RoutingRecord>('GET', `/api/interactions/${id}/routing`)).story.find((line) => line.kind === 'joined');
  expect([await joined(gold), await joined(plain)]).toMatchObject([{ toClass: 0 }, { toClass: 1 }]);
});

test('a calendar that was changed holds for the next decision: a house that closed meanwhile calls nobody back', async () => {
  const [lead, agent] = [await world.signedInAs('administrator'), await world.signedInAs('agent')];
  const kept = await arrive(world);
  await world.act((act) => keepPlace(act, kept, { choice: 'turn', number: null }));
  await world.centre.settle();
  const { items } = await lead.must<{ items: { id: string; name: string; definition: { week: object } }[] }>('GET', '/api/calendars');
  const [calendar] = items;
  if (calendar === undefined) throw new Error('the brand has no calendar');
  const put = (week: object) => lead.must('PUT', `/api/calendars/${calendar.id}`, { name: calendar.name, definition: { ...calendar.definition, week } });
  await put(Object.fromEntries(Object.keys(calendar.definition.week).map((day) => [day, day === 'sun' ? [['03:00', '04:00']] : []])));
  await signOn(world, agent);
  expect(await rungAt(agent)).toEqual([]);
  await put(calendar.definition.week);
  await world.centre.settle();
  expect(await rungAt(agent)).toEqual([kept]);
});
