/** The door of the trail. Announces trail.exported { from, to, kind, who, words }. */
import type { Say } from '#kit/say.ts';
import type { Slice } from '#kit/slice.ts';
import { trailRoutes } from './routes.ts';

export function trailSlice(say: Say): Slice {
  return { name: 'trail', routes: trailRoutes(say) };
}
