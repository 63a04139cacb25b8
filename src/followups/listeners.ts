/** What is promised to a customer is done by the server: asking after a closing, and acting on an unhappy answer. */
import type { Act } from '#kit/act.ts';
import type { Listener } from '#kit/events/listen.ts';
import type { Hub } from '#kit/live/hub.ts';
import { askAfterContact, askAfterMatter } from './ask.ts';
import type { Matters } from './ports.ts';
import { casesOfInteraction, lockSurvey, markReopened } from './store.ts';

export function followupListeners(hub: () => Hub, matters: Matters): Listener[] {
  return [
    {
      name: 'followups.ask', on: ['interaction.ended', 'case.closed'],
      run: (act, event) => event.name === 'case.closed'
        ? askAfterMatter(act, event.subjectId, event.seq)
        : askAfterContact(act, event.subjectId, { reason: String(event.detail?.['reason']), wasAnswered: event.detail?.['answered'] === true }, (visitorId) => hub().isVisitorHere(visitorId)),
    },
    { name: 'followups.reopen', on: ['followup.unsatisfied'], run: (act, event) => reopen(act, event.subjectId, matters) },
  ];
}

/** Once a survey, however often the answer is changed. The customer is not satisfied with the last matter of the conversation; without one, somebody must call. */
async function reopen(act: Act, surveyId: string, matters: Matters): Promise<void> {
  const survey = await lockSurvey(act, surveyId);
  if (survey === undefined || survey.reopened_at !== null) return;
  const { interaction_id: interactionId } = survey;
  const linked = survey.case_id ?? (interactionId === null ? undefined : (await casesOfInteraction(act, interactionId))[0]?.id);
  let caseId = linked;
  if (caseId !== undefined) await matters.reopen(act, caseId, surveyId);
  else if (interactionId !== null) caseId = await matters.openCallBack(act, { surveyId, interactionId, identityId: survey.identity_id, language: survey.language });
  if (caseId === undefined) return;
  await markReopened(act, surveyId, caseId);
  act.emit({ name: 'followup.reopened', subject: ['survey', surveyId], detail: { caseId, isNew: linked === undefined } });
}
