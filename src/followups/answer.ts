/** The customer says how it was. One answer; for half an hour it may be changed. */
import type { Act } from '#kit/act.ts';
import { refuse } from '#kit/refusal.ts';
import type { SurveyAnswer, SurveyPage } from './contract.ts';
import { changeMinutes, isUnsatisfied } from './core/answer.ts';
import { feltSeconds } from './core/felt-wait.ts';
import { keepAnswer, lockSurvey } from './store.ts';
import { askedWait, keepFelt } from './store-waits.ts';
import { surveyPage } from './views.ts';

/** By the holder of the link: who may is proved by the token. */
export async function answerSurvey(act: Act, surveyId: string, answer: SurveyAnswer): Promise<SurveyPage> {
  const before = await lockSurvey(act, surveyId);
  if (before === undefined) throw refuse('not_found', 'followups.unknownLink');
  const isChange = before.answered_at !== null;
  const openUntil = isChange ? before.open_until : new Date(act.now.getTime() + changeMinutes * 60_000);
  if (openUntil === null || act.now > openUntil) throw refuse('conflict', 'followups.answered');
  if (!isChange && act.now >= before.ends_at) throw refuse('gone', 'followups.ended');
  const wait = await askedWait(act, surveyId);
  if (wait === undefined && answer.felt !== null) throw refuse('invalid', 'followups.noWait', { at: 'body.felt' });
  const words = answer.words.toWellFormed();
  const isSame = isChange && before.score === answer.score && before.words === words && before.solved === answer.solved && (wait?.felt ?? null) === answer.felt;
  if (isSame) return surveyPage(act, surveyId);
  await keepAnswer(act, surveyId, { score: answer.score, words, solved: answer.solved, answeredAt: before.answered_at ?? act.now, openUntil });
  if (wait !== undefined) await keepFelt(act, surveyId, answer.felt, answer.felt === null ? null : feltSeconds(answer.felt));
  const detail = { interactionId: before.interaction_id, caseId: before.case_id, score: answer.score, solved: answer.solved };
  act.emit({ name: 'followup.answered', subject: ['survey', surveyId], detail: { ...detail, isChange } });
  // What follows is done by a listener: the customer's thanks must not wait for it, and nothing can make it be forgotten.
  if (isUnsatisfied(answer) && before.reopened_at === null) act.emit({ name: 'followup.unsatisfied', subject: ['survey', surveyId], detail });
  return surveyPage(act, surveyId);
}
