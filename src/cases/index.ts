/**
 * The door of the cases slice. Events have subject ['case', id]: case.opened, case.changed, case.assigned { before, after, why }, case.linked and case.unlinked (told with subject
 * ['interaction', id] too), case.noted, case.investigated, case.customerUpdated, case.customerWrote, case.solved, case.closed { kind, ownerId, outcome }, case.reopened { why },
 * case.reopeningTakenBack, case.turned, case.afterword { verdict }, case.replyLost.
 */
import type { Slice } from '#kit/slice.ts';
import { caseAnnouncer } from './announce.ts';
import { caseListeners } from './listeners.ts';
import { caseRoutes } from './routes.ts';

export const casesSlice: Slice = { name: 'cases', routes: caseRoutes, listeners: caseListeners, announcers: [caseAnnouncer] };
export { giveNow } from './assign.ts';
export { afterwordOf, inCases, type Reading } from './listeners.ts';
export { linkNow } from './link.ts';
export { noteNow } from './note.ts';
export { callTo } from './notice.ts';
export { enterCase, openCase, type EnterCase } from './open.ts';
export { leadFor } from './people.ts';
export { caseView, type CaseRow } from './rows.ts';
export { closeNow, reopenCase, reopenNow, takeBackNow } from './solve.ts';
export { casesByIds, lockCase, soonFrom } from './store.ts';
export { turnIntoComplaint } from './turn.ts';
export { casesView, theCase } from './views.ts';
