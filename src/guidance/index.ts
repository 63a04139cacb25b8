/** The door of the guidance slice. */
import type { Slice } from '#kit/slice.ts';
import { guidanceRoutes } from './routes.ts';

export const guidanceSlice: Slice = { name: 'guidance', routes: guidanceRoutes };
export { furnishGuidance } from './furnish.ts';
