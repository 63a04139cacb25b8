/** What becomes of a promise: kept or not kept after all, withdrawn with a reason, handed to another owner. */
import type { Act } from '#kit/act.ts';
import { holds, may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { Commitment } from './contract.ts';
import { warnAt } from './core/state.ts';
import { settlesIt } from './core/whose.ts';
import { handedOnOf, isActiveStaff, lockCommitment, markKept, markOpen, markWithdrawn, setOwner, toDoOf } from './store.ts';
import { theCommitment } from './views.ts';

/** Kept twice is kept: the first time counts. */
export async function keepCommitment(act: Act, id: string): Promise<Commitment> {
  may(act, 'case.write');
  const before = await lockedCommitment(act, id);
  refuseOthers(act, before);
  if (before.state === 'withdrawn') throw refuse('conflict', 'commitments.withdrawn');
  if (before.keptAt !== null) return before;
  await markKept(act, id);
  const after = await theCommitment(act, id);
  act.emit({ name: 'commitment.kept', subject: ['commitment', id], detail: { ...about(before), inTime: after.state === 'kept' } });
  return after;
}

/** It was marked as kept by mistake: it is to be kept again, with its time and its record as before. */
export async function reopenCommitment(act: Act, id: string): Promise<Commitment> {
  may(act, 'case.write');
  const before = await lockedCommitment(act, id);
  refuseOthers(act, before);
  if (before.withdrawn !== null) throw refuse('conflict', 'commitments.withdrawn');
  if (before.keptAt === null) return before;
  await markOpen(act, id, nextWordAt(before));
  act.emit({ name: 'commitment.reopened', subject: ['commitment', id], detail: { ...about(before), keptAt: before.keptAt } });
  return theCommitment(act, id);
}

export async function withdrawCommitment(act: Act, id: string, why: string): Promise<Commitment> {
  may(act, 'case.write');
  const before = await lockedCommitment(act, id);
  refuseOthers(act, before);
  // A promise that broke stays on the record of whoever owned it, unless somebody else says that it was none.
  if (before.state === 'broken') may(act, 'case.assign');
  if (before.keptAt !== null || before.withdrawn !== null) throw refuse('conflict', 'commitments.done');
  await markWithdrawn(act, id, why);
  act.emit({ name: 'commitment.withdrawn', subject: ['commitment', id], detail: { ...about(before), wasBroken: before.state === 'broken' } });
  return theCommitment(act, id);
}

export async function handOverCommitment(act: Act, id: string, ownerId: string): Promise<Commitment> {
  may(act, 'case.assign');
  const before = await lockedCommitment(act, id);
  if (before.keptAt !== null || before.withdrawn !== null) throw refuse('conflict', 'commitments.done');
  if (!(await isActiveStaff(act, ownerId))) throw refuse('invalid', 'commitments.ownerNotActive', { at: 'body.ownerId' });
  await setOwner(act, [id], ownerId);
  act.emit({ name: 'commitment.handedOver', subject: ['commitment', id], detail: { ...about(before), before: before.owner.id, after: ownerId } });
  return theCommitment(act, id);
}

/** Everything a colleague still had to keep goes to somebody who is here. For the house itself: no `may`. Returns how many. */
export async function handOverAll(act: Act, fromId: string, toId: string): Promise<number> {
  const rows = await toDoOf(act, fromId);
  await setOwner(act, rows.map((row) => row.id), toId);
  for (const { id } of rows) act.emit({ name: 'commitment.handedOver', subject: ['commitment', id], detail: { before: fromId, after: toId, why: 'owner_deactivated' } });
  return rows.length;
}

/** Promises that were handed on since `leftAt` because their owner was deactivated, and that wait where they went, come back. For the house itself. */
export async function giveBackPromises(act: Act, ownerId: string, leftAt: Date): Promise<void> {
  const rows = await handedOnOf(act, ownerId, leftAt);
  await setOwner(act, rows.map((row) => row.id), ownerId);
  for (const { id, ownerId: from } of rows) act.emit({ name: 'commitment.handedOver', subject: ['commitment', id], detail: { before: from, after: ownerId, why: 'owner_back' } });
}

/** What the watch has still to say of it; what broke was said once. */
function nextWordAt({ createdAt, dueAt, warnedAt, brokenAt }: Commitment): Date | null {
  if (brokenAt !== null) return null;
  return new Date(warnedAt === null ? warnAt(Date.parse(createdAt), Date.parse(dueAt)) : Date.parse(dueAt) + 1);
}

/** A promise is settled by whoever owns it, by whoever owns its matter, or by who assigns work; anybody else is told whom to ask. */
function refuseOthers(act: Act, one: Commitment): void {
  if (holds(act.who, 'case.assign') || (act.who.kind === 'staff' && settlesIt(one, act.who.id))) return;
  const names = [...new Set([one.owner.name, ...(one.case === null ? [] : [one.case.owner.name])])];
  throw refuse('forbidden', 'commitments.notYours', { params: { owner: one.owner.name, ask: [names.join('、'), names.join(', ')] } });
}

async function lockedCommitment(act: Act, id: string): Promise<Commitment> {
  if (!(await lockCommitment(act, id))) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  return theCommitment(act, id);
}
function about(commitment: Commitment) {
  return { caseId: commitment.case?.id ?? null, interactionId: commitment.interaction?.id ?? null };
}
