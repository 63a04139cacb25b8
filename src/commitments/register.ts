/** A promise is entered, from a reply or by hand, so that the house remembers it and not one person's head. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { Commitment, RegisterCommitment } from './contract.ts';
import { warnAt } from './core/state.ts';
import { caseThere, insertCommitment, interactionThere, isActiveStaff, openCasesOf } from './store.ts';
import { theCommitment } from './views.ts';

const longestMs = 366 * 86_400_000;

export async function registerCommitment(act: Act, asked: RegisterCommitment): Promise<Commitment> {
  may(act, 'case.write');
  if (new Date(asked.dueAt) <= act.now) throw refuse('invalid', 'commitments.dueInPast', { at: 'body.dueAt' });
  return register(act, asked);
}

/** What was said to the customer was promised, also where its time has passed before anybody decided on it: then it is entered as broken. Who may was asked by the caller. */
export function registerHeard(act: Act, heard: RegisterCommitment): Promise<Commitment> {
  return register(act, heard);
}

async function register(act: Act, asked: RegisterCommitment): Promise<Commitment> {
  const dueAt = new Date(asked.dueAt);
  if (dueAt.getTime() - act.now.getTime() > longestMs) throw refuse('invalid', 'commitments.dueTooFar', { at: 'body.dueAt' });
  if (asked.caseId === undefined && asked.interactionId === undefined) throw refuse('invalid', 'commitments.toNobody', { at: 'body.caseId' });
  if (asked.caseId !== undefined && !(await caseThere(act, asked.caseId))) throw refuse('not_found', 'kit.notFound', { at: 'body.caseId' });
  if (asked.interactionId !== undefined && !(await interactionThere(act, asked.interactionId))) throw refuse('not_found', 'kit.notFound', { at: 'body.interactionId' });
  const ownerId = await ownerFor(act, asked.ownerId);
  const id = act.id();
  const caseId = asked.caseId ?? (await onlyCaseOf(act, asked.interactionId));
  await insertCommitment(act, {
    id, caseId, interactionId: asked.interactionId ?? null, ownerId, text: asked.text, dueAt, nextWordAt: new Date(warnAt(act.now.getTime(), dueAt.getTime())), createdBy: act.who.kind === 'staff' ? act.who.id : null,
  });
  act.emit({ name: 'commitment.registered', subject: ['commitment', id], detail: { caseId, interactionId: asked.interactionId ?? null, ownerId, dueAt: asked.dueAt } });
  return theCommitment(act, id);
}

/** Whoever promises keeps it; putting a promise on a colleague is for who assigns work. */
async function ownerFor(act: Act, asked: string | undefined): Promise<string> {
  const self = act.who.kind === 'staff' ? act.who.id : undefined;
  if (asked !== undefined && asked !== self) may(act, 'case.assign');
  const ownerId = asked ?? self;
  if (ownerId === undefined) throw refuse('invalid', 'commitments.ownerNeeded', { at: 'body.ownerId' });
  if (!(await isActiveStaff(act, ownerId))) throw refuse('invalid', 'commitments.ownerNotActive', { at: 'body.ownerId' });
  return ownerId;
}

/** A conversation about one open case: what is promised in it is promised on that case. */
async function onlyCaseOf(act: Act, interactionId: string | undefined): Promise<string | null> {
  if (interactionId === undefined) return null;
  const open = await openCasesOf(act, interactionId);
  return open.length === 1 ? (open[0]?.id ?? null) : null;
}
