/**
 * Whether the customer has the page open, by the socket their widget holds: somebody who kept their place and closed the page, and opens it
 * again, can be answered there from that moment on; the place stays kept until they say otherwise. Passing, never stored.
 */
import type { Actor } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import type { Hub } from '#kit/live/hub.ts';
import type { Viewers } from '#interactions/index.ts';
import { holderOf, servedBy } from './store.ts';

/** A device came or went: whoever looks on or serves hears whether any of the customer's is here now. */
export async function customerCameOrWent(house: House, hub: Hub, viewers: Viewers, visitor: Extract<Actor, { kind: 'visitor' }>): Promise<void> {
  const { brandId } = visitor;
  const found = await house.db.transact({ brandId }, async (tx) => {
    const holder = await holderOf(tx, brandId, visitor);
    return holder === undefined ? undefined : { ...holder, devices: (await servedBy(tx, brandId, holder.interaction_id))?.devices ?? [] };
  });
  if (found === undefined) return;
  const { interaction_id: interactionId, agent_id: agentId, devices } = found;
  const staffIds = [...viewers.at(interactionId, house.clock.now().getTime()).map(({ staffId }) => staffId), ...(agentId === null ? [] : [agentId])];
  hub.send({ to: { brandId, staffIds }, name: 'visitor.here', data: { interactionId, isHere: isAnyHere(hub, devices) }, seq: 0 });
}

/** A desk opens a conversation, or goes on looking at it: it alone is told. */
export async function tellWhetherHere(house: House, hub: Hub, who: Actor, interactionId: string): Promise<void> {
  if (who.kind !== 'staff') return;
  const { brandId } = who;
  const served = await house.db.transact({ brandId }, (tx) => servedBy(tx, brandId, interactionId));
  if (served !== undefined) hub.send({ to: { brandId, staffIds: [who.id] }, name: 'visitor.here', data: { interactionId, isHere: isAnyHere(hub, served.devices) }, seq: 0 });
}

function isAnyHere(hub: Hub, devices: readonly string[]): boolean {
  return devices.some((id) => hub.isVisitorHere(id));
}
