/** The door of the followups slice. */
import type { Hub } from '#kit/live/hub.ts';
import type { Slice } from '#kit/slice.ts';
import { followupAnnouncer } from './announce.ts';
import { followupListeners } from './listeners.ts';
import type { Matters } from './ports.ts';
import { followupRoutes } from './routes.ts';

export function followupsSlice(hub: () => Hub, matters: Matters): Slice {
  return { name: 'followups', routes: followupRoutes, listeners: followupListeners(hub, matters), announcers: [followupAnnouncer] };
}
export type { Matters } from './ports.ts';
export { surveyUrlOf } from './survey-url.ts';
