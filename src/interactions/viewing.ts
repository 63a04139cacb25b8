/** Somebody of the house looks at a conversation. Passing, never stored; a lead's desk keeps silent about it by itself. */
import type { Actor } from '#kit/actor.ts';
import type { Hub } from '#kit/live/hub.ts';

export function staffViewing(hub: Hub, who: Actor, interactionId: string): void {
  if (who.kind !== 'staff') return;
  hub.send({ to: { brandId: who.brandId, permission: 'interaction.read' }, name: 'staff.viewing', data: { interactionId, staffId: who.id, name: who.name }, seq: 0 });
}
