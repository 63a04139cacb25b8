/** Somebody types. Passing, never stored; heard only where the conversation is open, and by whoever holds it. */
import type { Actor } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import type { Hub } from '#kit/live/hub.ts';
import type { Viewers } from '#interactions/index.ts';
import { holderOf, servedBy } from './store.ts';

/** The customer sees that the agent who serves them types; so do colleagues who look on. */
export async function agentTyping(house: House, hub: Hub, viewers: Viewers, who: Actor, interactionId: string): Promise<void> {
  if (who.kind !== 'staff') return;
  const { brandId } = who;
  const served = await house.db.transact({ brandId }, (tx) => servedBy(tx, brandId, interactionId));
  if (served === undefined) return;
  const staffIds = [...viewers.at(interactionId, house.clock.now().getTime()).map(({ staffId }) => staffId), ...(served.agent_id === null ? [] : [served.agent_id])];
  hub.send({ to: { brandId, staffIds }, name: 'staff.typing', data: { interactionId, staffId: who.id, name: who.name }, seq: 0 });
  if (served.agent_id === who.id && served.state === 'assigned') hub.send({ to: { brandId, visitorIds: served.devices }, name: 'typing', data: { conversationId: interactionId, name: who.name }, seq: 0 });
}

/** What is not sent yet is for whoever serves, and for a lead who looks on; not for every desk. */
export async function customerTyping(house: House, hub: Hub, viewers: Viewers, visitor: Extract<Actor, { kind: 'visitor' }>, text: string | undefined): Promise<void> {
  const { brandId } = visitor;
  const holder = await house.db.transact({ brandId }, (tx) => holderOf(tx, brandId, visitor));
  if (holder === undefined) return;
  const leads = viewers.at(holder.interaction_id, house.clock.now().getTime()).filter(({ mayJoin }) => mayJoin);
  const staffIds = [...leads.map(({ staffId }) => staffId), ...(holder.agent_id === null ? [] : [holder.agent_id])];
  hub.send({ to: { brandId, staffIds }, name: 'visitor.typing', data: { interactionId: holder.interaction_id, text: text ?? null }, seq: 0 });
}
