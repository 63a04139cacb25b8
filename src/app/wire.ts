/** Every slice and adapter, in order. What a slice needs from another by hand (not by event) is handed over here. */
import type { Act } from '#kit/act.ts';
import type { Actor } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import type { Say } from '#kit/http/refusals.ts';
import type { Hub } from '#kit/live/hub.ts';
import { deskDoor } from '#kit/live/staff-door.ts';
import type { Slice } from '#kit/slice.ts';
import { customersSlice } from '#customers/index.ts';
import { staffSlice } from '#staff/index.ts';

/** The outside world, as slices' ports ask for it. */
export interface Adapters {}

export interface Wiring {
  readonly say: Say;
  readonly adapters: Adapters;
  house(): House;
  hub(): Hub;
  identifyStaff(cookies: string | undefined): Promise<Actor | undefined>;
}

export function wire(wiring: Wiring): Slice[] {
  return [
    staffSlice(furnishBrand),
    customersSlice,
    { name: 'desk', sockets: [deskDoor({ identify: (request) => wiring.identifyStaff(request.headers.cookie), typing: async () => {}, hereChanged: async () => {} })] },
  ];
}

/** What must stand in every new brand before anybody comes: each slice lays down its own. */
export async function furnishBrand(_act: Act): Promise<void> {}
