/**
 * The door of the followups slice. Events have subject ['survey', id]: followup.asked { interactionId, caseId, staffId, sentBy },
 * followup.answered { score, solved, isChange }, followup.unsatisfied, followup.reopened { caseId, isNew }.
 */
import type { Slice } from '#kit/slice.ts';
import { followupAnnouncer } from './announce.ts';
import { followupListeners, type FollowupNeeds } from './listeners.ts';
import { followupRoutes } from './routes.ts';

export function followupsSlice(needs: FollowupNeeds): Slice {
  return { name: 'followups', routes: followupRoutes, listeners: followupListeners(needs), announcers: [followupAnnouncer] };
}
export { surveyUrlOf, surveyUrlOfCase } from './survey-url.ts';
