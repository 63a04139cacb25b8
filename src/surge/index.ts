/** The door of the surge slice. Events, with subject ['surge', plan id] and detail { surgeId, queueIds }: surge.switchedOn, surge.switchedOff, surge.switchUndone; surge.planned, surge.planChanged, surge.planArchived, surge.planRestored. */
import type { Slice } from '#kit/slice.ts';
import { surgeAnnouncer } from './announce.ts';
import { surgeRoutes } from './routes.ts';

export const surgeSlice: Slice = { name: 'surge', routes: surgeRoutes, announcers: [surgeAnnouncer] };
