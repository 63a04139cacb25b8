/** The door of the commitments slice. */
import type { Slice } from '#kit/slice.ts';
import { commitmentAnnouncer, heardAnnouncer } from './announce.ts';
import { commitmentRoutes } from './routes.ts';
import { commitmentSweeps } from './sweeps.ts';

export const commitmentsSlice: Slice = { name: 'commitments', routes: commitmentRoutes, sweeps: commitmentSweeps, announcers: [commitmentAnnouncer, heardAnnouncer] };
export { adoptPromises, releasePromises } from './belong.ts';
export { hearPromise } from './heard.ts';
export { giveBackPromises, handOverAll } from './keep.ts';
export { registerCommitment } from './register.ts';
export { promisesHolding, settlePromises } from './settle.ts';
export { commitmentsView } from './views.ts';
