/** An answer of substance, and the promise of a later one when it cannot be solved now. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import type * as z from 'zod';
import { stopTimer } from '#clocks/index.ts';
import { registerCommitment } from '#commitments/index.ts';
import { openComplaint } from './classify.ts';
import type { AnswerComplaint, Complaint } from './contract.ts';
import { goOnByItself } from './move.ts';
import { updateComplaint } from './store.ts';
import { colleague, markHeard, tellOrRecord } from './tell.ts';
import { theComplaint } from './views.ts';

/** The first that reaches the customer stops its clock; later ones are kept alike. The cause may be said with it: with it the stage goes on by itself. */
export async function answerComplaint(act: Act, caseId: string, asked: z.infer<typeof AnswerComplaint>): Promise<Complaint> {
  may(act, 'complaint.handle');
  const { row, around } = await openComplaint(act, caseId);
  const ways = await tellOrRecord(act, around, asked.by, asked.words);
  if (ways.length > 0) await stopTimer(act, caseId, 'case.answer');
  const heard = await markHeard(act, row, { ways, staffId: colleague(act) }, { cause: asked.cause ?? row.cause, cause_words: asked.causeWords ?? row.cause_words });
  if (asked.cause !== undefined || asked.causeWords !== undefined) act.emit({ name: 'complaint.recorded', subject: ['case', caseId], detail: { changed: ['cause'], before: { cause: row.cause }, after: { cause: heard.cause } } });
  if (ways.length > 0) await goOnByItself(act, heard, 'responded');
  return theComplaint(act, caseId);
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
