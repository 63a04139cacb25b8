/**
 * A customer is not satisfied: the matter goes to its owner's lead, with the customer's words and a promise to get in touch within a
 * day. A conversation without a matter gets one. Once a survey, however often the answer is changed afterwards.
 */
import type { Act } from '#kit/act.ts';
import type { Say } from '#kit/say.ts';
import { giveNow, leadFor, lockCase, noteNow, openCase, reopenCase, type CaseRow } from '#cases/index.ts';
import { registerCommitment } from '#commitments/index.ts';
import { ownBrand } from '#staff/index.ts';
import type { ReopenComplaint } from './ports.ts';
import { casesOfInteraction, closedInteraction, lockSurvey, markReopened, staffTeam, type SurveyRow } from './store.ts';

/** The customer was told on the page that somebody gets in touch: this is by when. */
const getInTouchMs = 24 * 3_600_000;

export async function reopenFor(act: Act, surveyId: string, reopenComplaint: ReopenComplaint, say: Say): Promise<void> {
  const survey = await lockSurvey(act, surveyId);
  if (survey === undefined || survey.reopened_at !== null || survey.score === null) return;
  const { language } = await ownBrand(act);
  const inHouse = (key: string, params: Record<string, string> = {}) => say(language, `followups:${key}`, params);
  const solved = survey.solved === null ? 'notSaid' : survey.solved ? 'solved' : 'notSolved';
  const said = inHouse('callBack.said', { score: inHouse(`score.${survey.score}`), solved: inHouse(`callBack.${solved}`), words: survey.words ?? '' }).trim();
  const there = await theMatter(act, survey);
  const caseId = there === undefined ? await openCallBack(act, survey, said, inHouse) : await takeUp(act, there, survey, said, reopenComplaint);
  if (caseId === undefined) return;
  const row = await lockCase(act, caseId);
  await registerCommitment(act, { text: inHouse('callBack.promise'), dueAt: new Date(act.now.getTime() + getInTouchMs).toISOString(), caseId, ...(row === undefined ? {} : { ownerId: row.owner_id }) });
  await markReopened(act, surveyId, caseId);
  act.emit({ name: 'followup.reopened', subject: ['survey', surveyId], detail: { caseId, isNew: there === undefined } });
}

/** What was asked about, or the last matter of the conversation. */
async function theMatter(act: Act, survey: SurveyRow): Promise<CaseRow | undefined> {
  const caseId = survey.case_id ?? (survey.interaction_id === null ? undefined : (await casesOfInteraction(act, survey.interaction_id))[0]?.id);
  return caseId === undefined ? undefined : lockCase(act, caseId);
}

async function takeUp(act: Act, row: CaseRow, survey: SurveyRow, said: string, reopenComplaint: ReopenComplaint): Promise<string> {
  if (row.kind === 'complaint' && row.state === 'closed') {
    await reopenComplaint(act, row.id, { why: 'unsatisfied', words: said });
    return row.id;
  }
  const ownerId = (await leadFor(act, { except: row.owner_id, team: row.owner_team })) ?? row.owner_id;
  if (row.state === 'open') await giveNow(act, row.id, row.owner_id, ownerId, 'unsatisfied');
  else await reopenCase(act, row.id, { why: 'unsatisfied', ownerId });
  await noteNow(act, row.id, { key: `survey:${survey.id}`, kind: 'note', text: said });
  return row.id;
}

async function openCallBack(act: Act, survey: SurveyRow, said: string, inHouse: (key: string, params?: Record<string, string>) => string): Promise<string | undefined> {
  if (survey.interaction_id === null) return undefined;
  const contact = await closedInteraction(act, survey.interaction_id);
  if (contact === undefined) return undefined;
  const servedBy = contact.staff_id;
  const lead = await leadFor(act, servedBy === null ? {} : { except: servedBy, team: (await staffTeam(act, servedBy)) ?? '' });
  const opened = await openCase(act, {
    kind: 'inquiry', title: inHouse('callBack.title', { number: contact.number }), description: said, interactionId: survey.interaction_id, priority: 2, nextStep: inHouse('callBack.nextStep'),
    // Nobody but the one who served is here: better with them than with nobody.
    ...(lead === undefined ? (servedBy === null ? {} : { ownerId: servedBy }) : { ownerId: lead }),
  });
  return opened.id;
}
