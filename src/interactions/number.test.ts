import { afterAll, beforeAll, expect, test } from 'vitest';
import { Visitor } from '../../test/kit/visitor.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { Inbox } from './contract.ts';

let world: World;
/** 06:22 on the 22nd in Shanghai, still the 21st in London and in UTC. */
beforeAll(async () => void (world = await openWorld({ start: '2026-11-21T22:22:00.000Z' })));
afterAll(() => world.close());

const numberOfNext = async (text: string) => {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const { id } = await visitor.start(text);
  const { items } = await (await world.signedInAs('agent')).must<Inbox>('GET', '/api/interactions?view=waiting');
  return items.find((item) => item.id === id)?.number ?? '';
};

test('a conversation is numbered by the day on the brand’s wall, and follows when the brand moves', async () => {
  expect(await numberOfNext('早上好')).toMatch(/^C-20261122-\d{6}$/);
  const admin = await world.signedInAs('administrator');
  await admin.must('PUT', '/api/brand', { zone: 'Europe/London' });
  expect(await numberOfNext('Good evening')).toMatch(/^C-20261121-\d{6}$/);
});
