/** General or major: by the rule from its scores, or by a hand that knows better and says why. The solution's clock follows, its pauses stay. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { ClassifyComplaint, Complaint } from './contract.ts';
import type { ComplaintClass } from './core/classify.ts';
import type { ComplaintRow } from './rows.ts';
import { updateComplaint } from './store.ts';
import { retargetSolution } from './terms.ts';
import { lockComplaint, theComplaint } from './views.ts';

export async function classifyComplaint(act: Act, caseId: string, asked: ClassifyComplaint): Promise<Complaint> {
  may(act, 'complaint.classify');
  if (asked.reason.trim() === '') throw refuse('invalid', 'complaints.reasonNeeded', { at: 'body.reason' });
  const { row } = await openComplaint(act, caseId);
  await keepClass(act, row, { ...row, class: asked.class, class_by: 'hand', class_words: asked.reason });
  act.emit({ name: 'complaint.classified', subject: ['case', caseId], detail: { before: row.class, after: asked.class, rule: row.rule_class } });
  return theComplaint(act, caseId);
}

export async function keepClass(act: Act, before: ComplaintRow, after: ComplaintRow): Promise<void> {
  await updateComplaint(act, after);
  const changed: ComplaintClass | undefined = after.class === before.class ? undefined : after.class;
  if (changed !== undefined) await retargetSolution(act, before.case_id, changed);
}

/** What is closed is not worked on: reopen it first. */
export async function openComplaint(act: Act, caseId: string): Promise<Awaited<ReturnType<typeof lockComplaint>>> {
  const found = await lockComplaint(act, caseId);
  if (found.row.closed_at !== null) throw refuse('conflict', 'complaints.isClosed');
  return found;
}
