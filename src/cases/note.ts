/** Notes stay in the house; an update is what the customer is told on their page and by mail; the customer's own words come from that page. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { calendarOf, startTimer, stopTimer, timersView } from '#clocks/index.ts';
import type { CaseNote, WriteCaseNote } from './contract.ts';
import { casePolicy } from './core/policy.ts';
import { noteView } from './rows.ts';
import { insertNote, lockCase, noteByKey, touchCase } from './store.ts';

export async function writeCaseNote(act: Act, caseId: string, asked: WriteCaseNote): Promise<CaseNote> {
  may(act, 'case.write');
  if ((await lockCase(act, caseId)) === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  return noteNow(act, caseId, asked);
}

/** For other slices, and for the customer's own page: who may was asked by the caller, who also holds the case's lock. Thanks wait for nothing: `waits: false`. `isSent`: the caller has brought the words to the customer itself. */
export async function noteNow(act: Act, caseId: string, asked: { key: string; kind: CaseNote['kind']; text: string }, given: { waits?: boolean; isSent?: boolean } = {}): Promise<CaseNote> {
  const id = act.id();
  const isNew = await insertNote(act, { id, caseId, kind: asked.kind, byId: act.who.kind === 'staff' ? act.who.id : null, text: asked.text, key: asked.key });
  const row = await noteByKey(act, caseId, asked.kind, asked.key);
  if (row === undefined) throw new Error('a note was not found right after it was written');
  if (!isNew) return noteView(row);
  await touchCase(act, caseId);
  act.emit({ name: { note: 'case.noted', investigation: 'case.investigated', update: 'case.customerUpdated', customer: 'case.customerWrote' }[asked.kind], subject: ['case', caseId], detail: { noteId: id, ...(given.isSent === true ? { isSent: true } : {}) } });
  if (asked.kind === 'customer' && given.waits !== false) await waitForUs(act, caseId);
  if (asked.kind === 'update') await stopTimer(act, caseId, 'case.answer');
  return noteView(row);
}

/** The customer's oldest unanswered word decides: a second one does not set the clock back. */
async function waitForUs(act: Act, caseId: string): Promise<void> {
  const own = (await timersView(act, caseId)).filter((timer) => timer.name === 'case.answer');
  if (own.some((timer) => timer.state !== 'stopped')) return;
  const { id: calendarId } = await calendarOf(act, null);
  const before = own.at(-1);
  await startTimer(act, { subject: ['case', caseId], name: 'case.answer', targetSeconds: casePolicy.answerWithinSeconds, policyVersion: casePolicy.version, calendarId, warnAtPercent: [80], ...(before === undefined ? {} : { followsId: before.id }) });
}
