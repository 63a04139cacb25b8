/** The agent types: the customer sees it, colleagues who look at the same conversation too. Passing, never stored. */
import type { Actor } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import type { Hub } from '#kit/live/hub.ts';
import { devicesServedBy } from './store.ts';

export async function agentTyping(house: House, hub: Hub, who: Actor, interactionId: string): Promise<void> {
  if (who.kind !== 'staff') return;
  const { brandId } = who;
  hub.send({ to: { brandId, permission: 'interaction.read' }, name: 'staff.typing', data: { interactionId, staffId: who.id, name: who.name }, seq: 0 });
  const visitorIds = await house.db.transact({ brandId }, (tx) => devicesServedBy(tx, brandId, interactionId, who.id));
  hub.send({ to: { brandId, visitorIds }, name: 'typing', data: { conversationId: interactionId, name: who.name }, seq: 0 });
}
