/** The first answer of substance, and the promise of a later one when it cannot be solved now. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { noteNow } from '#cases/index.ts';
import { stopTimer } from '#clocks/index.ts';
import { registerCommitment } from '#commitments/index.ts';
import { openComplaint } from './classify.ts';
import type { AnswerComplaint, Complaint } from './contract.ts';
import type { ComplaintRow } from './rows.ts';
import { updateComplaint } from './store.ts';
import { theComplaint } from './views.ts';

/** The first one stops its clock; later ones are kept alike. By `page` the customer reads the words on their page and in a mail. */
export async function answerComplaint(act: Act, caseId: string, asked: AnswerComplaint): Promise<Complaint> {
  may(act, 'complaint.handle');
  const { row } = await openComplaint(act, caseId);
  // Marked before the note: the note's own listener must find it answered.
  await markAnswered(act, row, asked.by);
  await stopTimer(act, caseId, 'case.answer');
  await noteNow(act, caseId, { key: act.id(), kind: asked.by === 'page' ? 'update' : 'note', text: asked.words });
  return theComplaint(act, caseId);
}

/** The caller holds the case's lock. A second answer changes nothing. */
export async function markAnswered(act: Act, row: ComplaintRow, by: string): Promise<void> {
  if (row.first_answered_at !== null) return;
  await updateComplaint(act, { ...row, first_answered_at: act.now });
  await stopTimer(act, row.case_id, 'complaint.first_answer');
  act.emit({ name: 'complaint.answered', subject: ['case', row.case_id], detail: { by } });
}

export async function promiseAnswer(act: Act, caseId: string, asked: { withinHours: 24 | 48; words: string }): Promise<Complaint> {
  may(act, 'complaint.handle');
  const { row } = await openComplaint(act, caseId);
  const by = new Date(act.now.getTime() + asked.withinHours * 3_600_000);
  await registerCommitment(act, { text: asked.words, dueAt: by.toISOString(), caseId });
  await updateComplaint(act, { ...row, answer_promised_by: by });
  act.emit({ name: 'complaint.answerPromised', subject: ['case', caseId], detail: { withinHours: asked.withinHours } });
  return theComplaint(act, caseId);
}
