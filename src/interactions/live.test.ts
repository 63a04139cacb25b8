import { afterAll, beforeAll, expect, test } from 'vitest';
import { Visitor } from '../../test/kit/visitor.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { Interaction, InteractionPage } from './contract.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

test('a corrected name shows in the open conversation at once', async () => {
  const agent = await world.signedInAs('agent');
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const { id } = await visitor.start('你好', { name: '王晓明' });
  await world.centre.settle();
  const { interaction } = await agent.must<InteractionPage>('GET', `/api/interactions/${id}`);
  const heard: Interaction[] = [];
  const detach = world.centre.hub.attach({ brandId: world.brandId, staffId: agent.staffId, permissions: new Set(['interaction.read']), send: (text) => {
    const frame = JSON.parse(text) as { name?: string; data: Interaction };
    if (frame.name === 'interaction') heard.push(frame.data);
  } });
  await agent.must('PUT', `/api/customers/${interaction.customerId}`, { honorific: 'mr' });
  await world.centre.settle();
  detach();
  expect(heard.at(-1)).toMatchObject({ id, formOfAddress: '王先生' });
});
