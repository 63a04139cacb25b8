/** Every slice as the app wires it, with no house behind: enough to read their tables. */
import type { Slice } from '#kit/slice.ts';
import { wire } from '../../src/app/wire.ts';

const never = () => {
  throw new Error('there is no house behind these slices');
};

export function slicesOfNoHouse(): Slice[] {
  return wire({ say: () => '', adapters: { mailer: undefined }, house: never, hub: never, identifyStaff: async () => undefined });
}
