/** The agent types: the customer sees it, colleagues who look at the same conversation too. Passing, never stored. */
import type { Actor } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import type { Hub } from '#kit/live/hub.ts';
import { visitorOf } from './store.ts';

export async function agentTyping(house: House, hub: Hub, who: Actor, interactionId: string): Promise<void> {
  if (who.kind !== 'staff') return;
  const { brandId } = who;
  hub.send({ to: { brandId, permission: 'interaction.read' }, name: 'staff.typing', data: { interactionId, staffId: who.id, name: who.name }, seq: 0 });
  const visitorId = await house.db.transact({ brandId }, (tx) => visitorOf(tx, brandId, interactionId, who.id));
  if (visitorId !== undefined) hub.send({ to: { brandId, visitorId }, name: 'typing', data: { name: who.name }, seq: 0 });
}
