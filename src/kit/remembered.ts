/** What a process keeps in mind beside the rows. It hangs on the house and is parted by brand, so that no brand can be shown another's. */
import type { House } from './house.ts';

type Kind = new () => object;
const houses = new WeakMap<House, Map<string, Map<Kind, object>>>();

/** One of each kind for a brand of a house, made when it is first asked for. */
export function rememberedBy<T extends object>(house: House, brandId: string, what: new () => T): T {
  const brands = houses.get(house) ?? new Map<string, Map<Kind, object>>();
  houses.set(house, brands);
  const kinds = brands.get(brandId) ?? new Map<Kind, object>();
  brands.set(brandId, kinds);
  const found = kinds.get(what) ?? new what();
  kinds.set(what, found);
  return found as T;
}
