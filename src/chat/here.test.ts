import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InteractionPage } from '#interactions/contract.ts';
import { Desk } from '../../test/kit/desk.ts';
import { Visitor } from '../../test/kit/visitor.ts';
import { openWorld, type World } from '../../test/kit/world.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

const here = (desk: Desk): unknown[] => desk.events('visitor.here').map((data) => data['isHere']);

test('who kept a place and opens the page again is here at once, for whoever serves and looks on; the place stays kept', async () => {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const { id: interactionId } = await visitor.start('冰箱不制冷');
  await visitor.must('POST', '/api/visitor/keep-place', { phone: '13800138000' });
  const holder = await world.signedInAs('agent');
  await holder.must('PUT', '/api/presence', { state: 'away', reason: 'paperwork' });
  await holder.must('POST', `/api/interactions/${interactionId}/take`);
  const [serves, looksOn, other] = [await new Desk(holder).hello(), await new Desk(await world.signedInAs('agent')).hello(), await new Desk(await world.signedInAs('agent')).hello()];
  serves.tell({ t: 'viewing', interactionId });
  looksOn.tell({ t: 'viewing', interactionId });
  await expect.poll(() => [here(serves), here(looksOn)]).toEqual([[false], [false]]);

  await visitor.connect();
  await expect.poll(() => [here(serves), here(looksOn)]).toEqual([[false, true], [false, true]]);
  expect((await holder.must<InteractionPage>('GET', `/api/interactions/${interactionId}`)).interaction.keptPlace).toMatchObject({ kind: 'phone' });
  // Whoever opens it later is told, too; whoever does not look at it hears nothing.
  const late = await new Desk(await world.signedInAs('lead')).hello();
  late.tell({ t: 'viewing', interactionId });
  await expect.poll(() => here(late)).toEqual([true]);

  visitor.hangUp();
  await expect.poll(() => [here(serves).at(-1), here(looksOn).at(-1), here(late).at(-1)]).toEqual([false, false, false]);
  expect(here(other)).toEqual([]);
});
