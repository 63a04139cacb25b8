/**
 * Who of the house has a conversation open. Passing, never stored: an open desk says so every few seconds, and whoever falls silent is
 * forgotten. What is only of use to who looks on (a colleague who types, half a thought of the customer) goes to them and to nobody else.
 */
import { holds, type Actor } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import type { Hub } from '#kit/live/hub.ts';

/** Longer than two of the desk's beats (src/interactions/web/others.ts). */
const lastsMs = 40_000;

interface Viewer {
  readonly staffId: string;
  /** A lead: looks on unseen. */
  readonly mayJoin: boolean;
}

export class Viewers {
  /** Interaction → staff id → viewer, with the moment they are forgotten. The interaction looked at last stands last. */
  readonly #open = new Map<string, Map<string, Viewer & { readonly untilMs: number }>>();

  look(viewer: Viewer, interactionId: string, nowMs: number): void {
    const here = this.#open.get(interactionId) ?? new Map();
    this.#open.delete(interactionId);
    this.#open.set(interactionId, here.set(viewer.staffId, { ...viewer, untilMs: nowMs + lastsMs }));
    for (const [id, staff] of this.#open) {
      if ([...staff.values()].some(({ untilMs }) => untilMs > nowMs)) break;
      this.#open.delete(id);
    }
  }

  at(interactionId: string, nowMs: number): Viewer[] {
    return [...(this.#open.get(interactionId)?.values() ?? [])].filter(({ untilMs }) => untilMs > nowMs);
  }
}

/** Colleagues who look at it too see that they are not alone; a lead looks on in silence. */
export function staffViewing(house: House, hub: Hub, viewers: Viewers, who: Actor, interactionId: string): void {
  if (who.kind !== 'staff' || !holds(who, 'interaction.read')) return;
  const nowMs = house.clock.now().getTime();
  const others = viewers.at(interactionId, nowMs).map(({ staffId }) => staffId).filter((id) => id !== who.id);
  const mayJoin = holds(who, 'interaction.join');
  viewers.look({ staffId: who.id, mayJoin }, interactionId, nowMs);
  if (!mayJoin) hub.send({ to: { brandId: who.brandId, staffIds: others }, name: 'staff.viewing', data: { interactionId, staffId: who.id, name: who.name }, seq: 0 });
}
