/** From the token in the address to an act of its holder, or a refusal that says no more than it must. */
import { transact, type Act } from '#kit/act.ts';
import type { House } from '#kit/house.ts';
import { refuse } from '#kit/refusal.ts';
import { isGenuine, surveyIdIn } from './link.ts';
import { keyOfSurvey } from './store.ts';

export async function byLink<T>(house: House, token: string, work: (act: Act, surveyId: string) => Promise<T>): Promise<T> {
  const surveyId = surveyIdIn(token);
  const found = surveyId === undefined ? undefined : await house.db.transact({ brandId: 'everywhere' }, (tx) => keyOfSurvey(tx, surveyId));
  if (surveyId === undefined || found === undefined || !isGenuine(found.secret, found.brand_id, surveyId, token)) throw refuse('not_found', 'followups.unknownLink');
  return transact(house, { kind: 'link', id: surveyId, brandId: found.brand_id }, (act) => work(act, surveyId));
}
