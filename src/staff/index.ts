/** The door of the staff slice. */
import type { Slice } from '#kit/slice.ts';
import type { FurnishBrand } from './first-run.ts';
import { staffRoutes } from './routes.ts';
import { forgetOld } from './store.ts';

export function staffSlice(furnish: FurnishBrand): Slice {
  return {
    name: 'staff', routes: staffRoutes(furnish),
    sweeps: [{ name: 'staff.forget', everySeconds: 3600, run: (house, now) => house.db.transact({ brandId: 'everywhere' }, (tx) => forgetOld(tx, now)) }],
  };
}
export { apiKeyPrefix, cookieName, cookieOf, livingSessions, openKeys, sessionEvents, staffBySession } from './identify.ts';
export { openBrand, setUpFirstBrand, type FurnishBrand } from './first-run.ts';
export { brandBySlug, brandOf } from './brand.ts';
export { colleagues, ownBrand } from './views.ts';
export { addMember } from './demo.ts';
