/**
 * Whether the customer has the page open, by the socket their widget holds: somebody who kept their place and closed the page, and opens it
 * again, can be answered there from that moment on; the place stays kept until they say otherwise. A process knows its own sockets at once;
 * of those of others it reads what they say each minute.
 */
import type { Actor } from '#kit/actor.ts';
import type { Queryable } from '#kit/db/database.ts';
import type { House } from '#kit/house.ts';
import type { Hub } from '#kit/live/hub.ts';
import type { Viewers } from '#interactions/index.ts';
import { holderOf, isAnyOnline, onlineNow, servedBy } from './store.ts';

/** A process says so often whose sockets it holds. */
export const beatMs = 60_000;
/** A beat that came late is waited for, and no longer. */
const onlineMs = 90_000;

/** A device came or went: whoever looks on or serves hears whether any of the customer's is here now. */
export async function customerCameOrWent(house: House, hub: Hub, viewers: Viewers, visitor: Extract<Actor, { kind: 'visitor' }>): Promise<void> {
  const { brandId } = visitor;
  const found = await house.db.transact({ brandId }, async (tx) => {
    const holder = await holderOf(tx, brandId, visitor);
    return holder === undefined ? undefined : { ...holder, isHere: await isAnyHere(house.clock.now(), hub, tx, brandId, (await servedBy(tx, brandId, holder.interaction_id))?.devices ?? []) };
  });
  if (found === undefined) return;
  const { interaction_id: interactionId, agent_id: agentId, isHere } = found;
  const staffIds = [...viewers.at(interactionId, house.clock.now().getTime()).map(({ staffId }) => staffId), ...(agentId === null ? [] : [agentId])];
  hub.send({ to: { brandId, staffIds }, name: 'visitor.here', data: { interactionId, isHere }, seq: 0 });
}

/** A desk opens a conversation, or goes on looking at it: it alone is told. */
export async function tellWhetherHere(house: House, hub: Hub, who: Actor, interactionId: string): Promise<void> {
  if (who.kind !== 'staff') return;
  const { brandId } = who;
  const isHere = await house.db.transact({ brandId }, async (tx) => {
    const served = await servedBy(tx, brandId, interactionId);
    return served === undefined ? undefined : isAnyHere(house.clock.now(), hub, tx, brandId, served.devices);
  });
  if (isHere !== undefined) hub.send({ to: { brandId, staffIds: [who.id] }, name: 'visitor.here', data: { interactionId, isHere }, seq: 0 });
}

/** Whether any of a customer's devices has the page open, in whichever process. */
export async function isAnyHere(now: Date, hub: Hub, tx: Queryable, brandId: string, devices: readonly string[]): Promise<boolean> {
  return devices.some((id) => hub.isVisitorHere(id)) || isAnyOnline(tx, brandId, devices, new Date(now.getTime() - onlineMs));
}

/** So that other processes know who is connected to this one, and nobody is taken for gone who only listens. */
export async function sayWhoIsHere(house: House, brandId: string, visitorIds: readonly string[], now: Date): Promise<void> {
  await house.db.transact({ brandId }, (tx) => onlineNow(tx, brandId, visitorIds, now, new Date(now.getTime() - beatMs)));
}
