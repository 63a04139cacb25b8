/** Contacts and cases are many to many: a call may touch two cases, a case may take five contacts. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { adoptPromises, releasePromises } from '#commitments/index.ts';
import type { Case } from './contract.ts';
import { deleteLink, insertLink, lockCase, touchCase } from './store.ts';
import { identityOfInteraction } from './store-people.ts';
import { theCase } from './views.ts';

export async function linkInteraction(act: Act, caseId: string, interactionId: string): Promise<Case> {
  may(act, 'case.write');
  if ((await lockCase(act, caseId)) === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  if ((await identityOfInteraction(act, interactionId)) === undefined) throw refuse('not_found', 'kit.notFound', { at: 'body.interactionId' });
  await linkNow(act, caseId, interactionId);
  return theCase(act, caseId);
}

export async function unlinkInteraction(act: Act, caseId: string, interactionId: string): Promise<Case> {
  may(act, 'case.write');
  if ((await lockCase(act, caseId)) === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  if (!(await deleteLink(act, caseId, interactionId))) throw refuse('not_found', 'cases.notLinked', { at: 'params.interactionId' });
  await releasePromises(act, interactionId, caseId);
  await touchCase(act, caseId);
  act.emit({ name: 'case.unlinked', subject: ['case', caseId], detail: { interactionId } });
  act.emit({ name: 'case.unlinked', subject: ['interaction', interactionId], detail: { caseId } });
  return theCase(act, caseId);
}

/** Told twice, to those who look at the case and to those who look at the conversation. Linking again changes nothing. */
export async function linkNow(act: Act, caseId: string, interactionId: string): Promise<void> {
  if (!(await insertLink(act, caseId, interactionId))) return;
  await adoptPromises(act, interactionId, caseId);
  await touchCase(act, caseId);
  act.emit({ name: 'case.linked', subject: ['case', caseId], detail: { interactionId } });
  act.emit({ name: 'case.linked', subject: ['interaction', interactionId], detail: { caseId } });
}
