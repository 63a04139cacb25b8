/** The owner changes. A case is never without one: whoever leaves, their cases go to a lead in the same moment it is known. */
import type { Act } from '#kit/act.ts';
import { holds, may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { Case } from './contract.ts';
import { noteNow } from './note.ts';
import { callTo } from './notice.ts';
import { spread } from './core/spread.ts';
import { lockCase, updateOwner, updateOwners } from './store.ts';
import { activeStaff, leadsHere, lockOpenCasesOf } from './store-people.ts';
import { theCase } from './views.ts';

/** Leads give a case to anybody; an owner may hand their own to a lead: ask a lead, hand over, one click. */
export async function assignCase(act: Act, caseId: string, asked: { ownerId: string; why: string }): Promise<Case> {
  may(act, 'case.write');
  const row = await lockCase(act, caseId);
  if (row === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  const next = await activeStaff(act, asked.ownerId);
  if (next === undefined) throw refuse('invalid', 'cases.ownerNotActive', { at: 'body.ownerId' });
  if (!holds(act.who, 'case.assign') && (row.owner_id !== act.who.id || next.role === 'agent')) throw refuse('forbidden', 'cases.handOverToLead', { at: 'body.ownerId' });
  await giveNow(act, caseId, row.owner_id, asked.ownerId, 'by_hand');
  // The reason goes along as a note: the next owner reads it where the rest of the matter stands.
  if (asked.why !== '') await noteNow(act, caseId, { key: act.id(), kind: 'note', text: asked.why });
  return theCase(act, caseId);
}

/** For other slices and the house itself. `why` is a code. Giving it to whoever has it changes nothing. */
export async function giveNow(act: Act, caseId: string, fromId: string, toId: string, why: string): Promise<void> {
  if (fromId === toId) return;
  await updateOwner(act, caseId, toId);
  act.emit({ name: 'case.assigned', subject: ['case', caseId], detail: { before: fromId, after: toId, why } });
  await callTo(act, [{ staffId: toId, caseId }], why);
}

/** Everything a colleague who left still owned, each to whichever lead has the least by then. Returns to whom the promises should go. */
export async function handOverOf(act: Act, leaverId: string, team: string): Promise<string | undefined> {
  const candidates = await leadsHere(act, leaverId, team);
  const ids = await lockOpenCasesOf(act, leaverId);
  // One more, for the promises.
  const owners = spread(ids.length + 1, candidates);
  const given = ids.flatMap((id, i) => (owners[i] === undefined ? [] : [{ id, ownerId: owners[i] }]));
  await updateOwners(act, given);
  for (const { id, ownerId } of given) act.emit({ name: 'case.assigned', subject: ['case', id], detail: { before: leaverId, after: ownerId, why: 'owner_deactivated' } });
  await callTo(act, given.map(({ id, ownerId }) => ({ caseId: id, staffId: ownerId })), 'owner_deactivated');
  return owners[ids.length];
}
