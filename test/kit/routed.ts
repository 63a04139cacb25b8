/** A fresh centre for each story about who is rung with what; its log must stay empty. */
import { afterEach, beforeEach, expect } from 'vitest';
import type { Queue } from '#routing/contract.ts';
import { endTicket, type EndReason } from '#routing/index.ts';
import { openWorld, type World } from './world.ts';

export let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(async () => {
  expect(world.complaintsOfTheLog).toEqual([]);
  await world.close();
});

export async function end(interactionId: string, reason: EndReason = 'resolved'): Promise<void> {
  await world.act((act) => endTicket(act, interactionId, reason));
  await world.centre.settle();
}
export async function changeFirstQueue(change: Partial<Queue>): Promise<Queue> {
  const lead = await world.signedInAs('lead');
  const { items } = await lead.must<{ items: Queue[] }>('GET', '/api/queues');
  return lead.must<Queue>('PUT', `/api/queues/${items[0]?.id ?? ''}`, change);
}
