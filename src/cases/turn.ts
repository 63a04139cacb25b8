/** An inquiry turns out to be a complaint: the same matter with a new number; the old one is still found. */
import type { Act } from '#kit/act.ts';
import { refuse } from '#kit/refusal.ts';
import { stopTimer } from '#clocks/index.ts';
import { caseGrams, takeNumber } from './open.ts';
import { lockCase, turnKind, type NewCase } from './store.ts';

/** Who may was asked by the caller. Its own clocks stop; those of a complaint are started by that slice. */
export async function turnIntoComplaint(act: Act, caseId: string): Promise<Pick<NewCase, 'id' | 'number' | 'identityId' | 'ownerId'>> {
  const row = await lockCase(act, caseId);
  if (row === undefined) throw refuse('not_found', 'kit.notFound', { at: 'body.caseId' });
  if (row.kind === 'complaint') throw refuse('conflict', 'cases.complaintAlready', { at: 'body.caseId' });
  if (row.state !== 'open') throw refuse('conflict', 'cases.notOpen', { at: 'body.caseId' });
  await stopTimer(act, caseId);
  const number = await takeNumber(act, 'complaint');
  await turnKind(act, caseId, 'complaint', number, caseGrams({ number: `${number} ${row.number}`, title: row.title, description: row.description }));
  act.emit({ name: 'case.turned', subject: ['case', caseId], detail: { before: { kind: row.kind, number: row.number }, after: { kind: 'complaint', number } } });
  return { id: caseId, number, identityId: row.identity_id, ownerId: row.owner_id };
}
