/** The door of the staff slice. */
import type { Slice } from '#kit/slice.ts';
import type { FurnishBrand } from './first-run.ts';
import { staffRoutes } from './routes.ts';

export function staffSlice(furnish: FurnishBrand): Slice {
  return { name: 'staff', routes: staffRoutes(furnish) };
}
export { apiKeyPrefix, cookieName, cookieOf, livingSessions, programByKey, sessionEvents, staffBySession } from './identify.ts';
export { openBrand, setUpFirstBrand, type FurnishBrand } from './first-run.ts';
export { colleagues, ownBrand } from './views.ts';
export { addMember } from './demo.ts';
