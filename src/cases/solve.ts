/**
 *   open ── solved (its clock stops) ──▶ solved ── closed ──▶ closed
 *     ▲                                     │                    │
 *     └──────────── reopened: a new clock that names the old one ┘
 *
 * A complaint is closed and reopened by its own slice, through `closeNow` and `reopenNow`. The last reopening can be taken back
 * while the case is open: then it stands as it stood before.
 */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { stopTimer, timersView } from '#clocks/index.ts';
import { promisesHolding, settlePromises } from '#commitments/index.ts';
import type { SettledPromise } from '#commitments/contract.ts';
import type { Case } from './contract.ts';
import { giveNow } from './assign.ts';
import { startSolveClock } from './open.ts';
import type { CaseRow, Reopening } from './rows.ts';
import { noteNow } from './note.ts';
import { callTo } from './notice.ts';
import { isUnsatisfiedSince, lockCase, updateStanding } from './store.ts';
import { activeStaff } from './store-people.ts';
import { theCase } from './views.ts';

export async function solveCase(act: Act, caseId: string, asked: { outcome: string; promises?: readonly SettledPromise[] }): Promise<Case> {
  may(act, 'case.write');
  const row = await lockedOwnKind(act, caseId);
  if (row.state !== 'open') throw refuse('conflict', 'cases.notOpen');
  await leaveNoPromise(act, caseId, asked.promises);
  await updateStanding(act, caseId, { state: 'solved', solvedAt: act.now, closedAt: null, outcome: asked.outcome === '' ? null : asked.outcome, reopened: row.reopened, reopening: null });
  await stopTimer(act, caseId);
  act.emit({ name: 'case.solved', subject: ['case', caseId], detail: { kind: row.kind, ownerId: row.owner_id } });
  return theCase(act, caseId);
}

export async function closeCase(act: Act, caseId: string, asked: { promises?: readonly SettledPromise[] } = {}): Promise<Case> {
  may(act, 'case.write');
  const row = await lockedOwnKind(act, caseId);
  if (row.state === 'closed') throw refuse('conflict', 'cases.closedAlready');
  await leaveNoPromise(act, caseId, asked.promises);
  await closeNow(act, row, row.outcome);
  return theCase(act, caseId);
}

/** The caller holds the case's lock. Every clock of the case stops. */
export async function closeNow(act: Act, row: CaseRow, outcome: string | null): Promise<void> {
  await updateStanding(act, row.id, { state: 'closed', solvedAt: row.solved_at ?? act.now, closedAt: act.now, outcome, reopened: row.reopened, reopening: null });
  await stopTimer(act, row.id);
  act.emit({ name: 'case.closed', subject: ['case', row.id], detail: { kind: row.kind, ownerId: row.owner_id, outcome: row.kind === 'complaint' ? outcome : null } });
}

/** By hand, or because the customer said in a survey that it is not solved. For a complaint ask the complaints slice. */
export async function reopenCase(act: Act, caseId: string, given: { why: Reopening['why']; ownerId?: string }): Promise<Case> {
  const row = await lockedOwnKind(act, caseId);
  const last = (await timersView(act, caseId)).findLast((timer) => timer.name === 'case.solve');
  await reopenNow(act, row, given);
  await startSolveClock(act, caseId, last?.id);
  return theCase(act, caseId);
}

/** The caller holds the case's lock and starts the clocks of its kind. */
export async function reopenNow(act: Act, row: CaseRow, given: { why: Reopening['why']; ownerId?: string }): Promise<void> {
  if (row.state === 'open') throw refuse('conflict', 'cases.openAlready');
  const before = { state: row.state, solvedAt: row.solved_at?.toISOString() ?? null, closedAt: row.closed_at?.toISOString() ?? null, outcome: row.outcome, ownerId: row.owner_id };
  await updateStanding(act, row.id, { state: 'open', solvedAt: null, closedAt: null, outcome: null, reopened: row.reopened + 1, reopening: { at: act.now.toISOString(), why: given.why, before } });
  act.emit({ name: 'case.reopened', subject: ['case', row.id], detail: { why: given.why, times: row.reopened + 1, before: { state: row.state } } });
  if (given.ownerId !== undefined) await giveNow(act, row.id, row.owner_id, given.ownerId, 'reopened');
  await callTo(act, [{ staffId: given.ownerId ?? row.owner_id, caseId: row.id }], given.why === 'unsatisfied' ? 'unsatisfied' : 'reopened');
}

/** A lead knows better: it was only a thank-you, or nothing new. The reason stays with the case. */
export async function takeBackReopening(act: Act, caseId: string, asked: { why: string }): Promise<Case> {
  may(act, 'case.takeBack');
  const row = await lockedOwnKind(act, caseId);
  // Whatever was promised since it was opened again is promised.
  if (row.state === 'open') await leaveNoPromise(act, caseId);
  await takeBackNow(act, row, asked.why);
  return theCase(act, caseId);
}

/** Never over an unhappy answer of the customer, whether it reopened the case or came while it was open again: that is not ours to undo. */
export async function takeBackNow(act: Act, row: CaseRow, why: string): Promise<void> {
  if (row.state !== 'open' || row.reopening === null) throw refuse('conflict', 'cases.nothingToTakeBack');
  if (why.trim() === '') throw refuse('invalid', 'cases.reasonNeeded', { at: 'body.why' });
  const { before, at } = row.reopening;
  if (row.reopening.why === 'unsatisfied' || (await isUnsatisfiedSince(act, row.id, new Date(at)))) throw refuse('conflict', 'cases.customerSaidSo');
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  await updateStanding(act, row.id, { state: before.state, solvedAt: instant(before.solvedAt), closedAt: instant(before.closedAt), outcome: before.outcome, reopened: row.reopened - 1, reopening: null });
  await stopTimer(act, row.id);
  if (before.ownerId !== row.owner_id && (await activeStaff(act, before.ownerId)) !== undefined) await giveNow(act, row.id, row.owner_id, before.ownerId, 'taken_back');
  act.emit({ name: 'case.reopeningTakenBack', subject: ['case', row.id], detail: { why: row.reopening.why, after: { state: before.state } } });
  await noteNow(act, row.id, { key: act.id(), kind: 'note', text: why });
}

/** No matter ends over the head of a promise: each is said to be kept or withdrawn with the ending. */
async function leaveNoPromise(act: Act, caseId: string, settled: readonly SettledPromise[] = []): Promise<void> {
  await settlePromises(act, caseId, settled);
  const left = await promisesHolding(act, caseId);
  if (left.length === 0) return;
  const texts = left.slice(0, mostNamed).map(({ text }) => `“${text.slice(0, 60)}”`).join(' ');
  throw refuse('conflict', 'cases.promisesOpen', { at: 'body.promises', params: { n: left.length, texts } });
}
const mostNamed = 3;

async function lockedOwnKind(act: Act, caseId: string): Promise<CaseRow> {
  const row = await lockCase(act, caseId);
  if (row === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  if (row.kind === 'complaint') throw refuse('conflict', 'cases.complaintGoesByStages');
  return row;
}
