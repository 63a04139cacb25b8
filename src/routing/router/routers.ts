/** The routers of this process: one for each brand that it was elected for. */
import type { Happened } from '#kit/events/event.ts';
import type { House } from '#kit/house.ts';
import { openElection, type Election } from './election.ts';
import { Router } from './router.ts';

const ofHouses = new WeakMap<House, Routers>();
export function routersOf(house: House): Routers {
  const known = ofHouses.get(house) ?? new Routers(house);
  ofHouses.set(house, known);
  return known;
}

class Routers {
  readonly #house: House;
  readonly #election: Election;
  readonly #routers = new Map<string, Router>();

  constructor(house: House) {
    this.#house = house;
    // Another may have routed since: what is remembered of those brands is worth nothing.
    this.#election = openElection(house, () => this.#routers.clear());
  }

  /** Routes the brand if it is ours to route. Returns how many offers were made. */
  async route(brandId: string, happened: readonly Happened[] = []): Promise<number> {
    if (!(await this.#election.isOurs(brandId))) return 0;
    const router = this.#routers.get(brandId) ?? new Router(this.#house, brandId);
    this.#routers.set(brandId, router);
    router.note(happened);
    return router.route();
  }

  close(): Promise<void> {
    return this.#election.close();
  }
}
