import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InteractionPage } from '#interactions/contract.ts';
import { Desk } from '../../test/kit/desk.ts';
import { openOtherProcess } from '../../test/kit/other-process.ts';
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

test('who waits without a socket is there as long as their page asks; once it asks no more they are gone', async () => {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  await visitor.start('公司网络连不上长连接');
  for (let minute = 0; minute < 12; minute += 1) {
    world.clock.pass({ minutes: 1, seconds: 1 });
    expect((await visitor.conversation()).state).toBe('waiting');
    await world.centre.sweep();
  }
  world.clock.pass({ minutes: 11 });
  await world.centre.sweep();
  expect((await visitor.conversation()).state).toBe('ended');
});

test('whoever is connected to one process is gone for none: not from the line, not for a desk, not when they are asked how it went', async () => {
  const other = await openOtherProcess(world);
  const visitor = new Visitor(other.baseUrl);
  await visitor.open('yunque');
  const { id: interactionId } = await visitor.start('我在另一台服务器上');
  await visitor.connect();
  for (let minute = 0; minute < 12; minute += 1) {
    world.clock.pass({ minutes: 1, seconds: 1 });
    await other.centre.sweep();
    await world.centre.sweep();
  }
  expect((await visitor.conversation()).state).toBe('waiting');

  const agent = await world.signedInAs('agent');
  await agent.must('PUT', '/api/presence', { state: 'away', reason: 'paperwork' });
  await agent.must('POST', `/api/interactions/${interactionId}/take`);
  const desk = await new Desk(agent).hello();
  desk.tell({ t: 'viewing', interactionId });
  await expect.poll(() => here(desk)).toEqual([true]);
  await agent.must('POST', `/api/interactions/${interactionId}/messages`, { key: randomUUID(), text: '您好，马上为您查' });
  await agent.must('POST', `/api/interactions/${interactionId}/end`, { reason: 'resolved' });
  // The question is put by the process that the visitor is not connected to.
  await world.centre.settle();
  await other.centre.settle();
  await visitor.hears((frame) => frame.t === 'state' && frame.surveyUrl !== null);
  visitor.hangUp();
  desk.hangUp();
  await other.centre.close();
  expect(world.complaintsOfTheLog).toEqual([]);
});
