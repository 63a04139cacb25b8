import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Client } from '../../../test/kit/client.ts';
import { arrive } from '../../../test/kit/contacts.ts';
import { openWorld, type World } from '../../../test/kit/world.ts';
import type { Queue, WhatIf } from '../contract.ts';
import { agentsNeeded } from '../core/design/agents-needed.ts';
import { endTicket } from '../index.ts';

let world: World;
beforeEach(async () => void (world = await openWorld({ start: '2026-11-18T02:00:00.000Z' })));
afterEach(async () => {
  expect(world.complaintsOfTheLog).toEqual([]);
  await world.close();
});

async function served(agent: Client, queueId: string): Promise<void> {
  const id = await arrive(world, { queueId });
  world.clock.pass({ seconds: 30 });
  await agent.must('POST', `/api/interactions/${id}/take`);
  world.clock.pass({ minutes: 5 });
  await agent.must('POST', `/api/interactions/${id}/end`, { reason: 'resolved' });
  await agent.must('POST', `/api/interactions/${id}/wrap-up/finish`);
}

test('people by the hour of the brand’s clock, at the load of the last seven days; a harder promise takes no fewer', async () => {
  const [lead, agent] = [await world.signedInAs('lead'), await world.signedInAs('agent')];
  const queueId = (await lead.must<{ items: Queue[] }>('GET', '/api/queues')).items[0]?.id ?? '';
  const ask = (targetSeconds: number, targetShare: number): Promise<WhatIf> => lead.must('GET', `/api/queues/${queueId}/what-if?targetSeconds=${targetSeconds}&targetShare=${targetShare}`);
  expect(await ask(20, 0.8)).toMatchObject({ days: 0, contacts: 0, handleSeconds: null, hours: [] });
  await agent.must('PUT', '/api/presence', { state: 'away', reason: 'paperwork' });
  // Ten o'clock in Shanghai: eight are served for five minutes each, one gives up after a minute.
  for (let n = 0; n < 8; n += 1) await served(agent, queueId);
  const gone = await arrive(world, { queueId });
  world.clock.pass({ minutes: 1 });
  await world.act((act) => endTicket(act, gone, 'abandoned'));
  const easy = await ask(60, 0.5);
  expect(easy).toMatchObject({ days: 1, contacts: 9, model: 'erlang_a', atOnce: 3, handleSeconds: 300, patienceSeconds: 8 * 30 + 60 });
  const load = { callsPerHour: 9, handlingSeconds: 300, patienceSeconds: 300, atOnce: 3 };
  expect(easy.hours).toEqual([{ hour: 10, perHour: 9, agents: agentsNeeded(load, 0.5, 60) }]);
  const hard = await ask(1, 1);
  expect(hard.hours[0]?.agents).toBeGreaterThan(easy.hours[0]?.agents ?? Infinity);
  // After a week it is no longer last week's load.
  world.clock.pass({ days: 8 });
  expect(await world.signedInAs('lead').then((later) => later.must<WhatIf>('GET', `/api/queues/${queueId}/what-if?targetSeconds=20&targetShare=0.8`))).toMatchObject({ contacts: 0, hours: [] });
});
