/** The conversation's own ladder beside the stages: buffer, listen, explain, resolve, and the five acts of resolving. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { openComplaint } from './classify.ts';
import type { Complaint, RecordAct } from './contract.ts';
import type { LadderStep } from './core/ladder.ts';
import { updateComplaint } from './store.ts';
import { theComplaint } from './views.ts';

export async function stepLadder(act: Act, caseId: string, to: LadderStep): Promise<Complaint> {
  may(act, 'complaint.handle');
  const { row } = await openComplaint(act, caseId);
  if (row.ladder === to) return theComplaint(act, caseId);
  await updateComplaint(act, { ...row, ladder: to });
  act.emit({ name: 'complaint.stepped', subject: ['case', caseId], detail: { before: row.ladder, after: to } });
  return theComplaint(act, caseId);
}

/** Recorded in any order; what was said stays with the record, not with the event. */
export async function recordAct(act: Act, caseId: string, asked: RecordAct): Promise<Complaint> {
  may(act, 'complaint.handle');
  const { row } = await openComplaint(act, caseId);
  const { [asked.act]: _, ...others } = row.acts;
  const by = 'name' in act.who ? act.who.name : null;
  await updateComplaint(act, { ...row, acts: asked.isDone ? { ...others, [asked.act]: { at: act.now.toISOString(), by, words: asked.words } } : others });
  act.emit({ name: 'complaint.actRecorded', subject: ['case', caseId], detail: { act: asked.act, isDone: asked.isDone } });
  return theComplaint(act, caseId);
}
