/** The solution's clock stands still while we wait for somebody else, with the reason; the first answer is owed whatever we wait for. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { noteNow } from '#cases/index.ts';
import { pauseTimer, resumeTimer, timersView } from '#clocks/index.ts';
import { openComplaint } from './classify.ts';
import type { Complaint } from './contract.ts';
import type { PauseReason } from './core/policy.ts';
import { theComplaint } from './views.ts';

export async function pauseComplaint(act: Act, caseId: string, asked: { reason: PauseReason; words: string }): Promise<Complaint> {
  may(act, 'complaint.handle');
  await openComplaint(act, caseId);
  await pauseTimer(act, caseId, 'complaint.solve', asked.reason);
  if (asked.words.trim() !== '') await noteNow(act, caseId, { key: act.id(), kind: 'note', text: asked.words });
  return theComplaint(act, caseId);
}

export async function resumeComplaint(act: Act, caseId: string): Promise<Complaint> {
  may(act, 'complaint.handle');
  await openComplaint(act, caseId);
  await resumeTimer(act, caseId, 'complaint.solve');
  return theComplaint(act, caseId);
}

/** The customer we waited for has spoken: the time is ours again. Nothing happens when we waited for somebody else. */
export async function resumeAfterCustomer(act: Act, caseId: string): Promise<void> {
  const clock = (await timersView(act, caseId)).findLast((timer) => timer.name === 'complaint.solve');
  if (clock?.state === 'paused' && clock.intervals.at(-1)?.reason === 'waiting_customer') await resumeTimer(act, caseId, 'complaint.solve');
}
