/** What we do about it and why: writing it down is entering the stage, and the customer can be told in the same act. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { openComplaint } from './classify.ts';
import type { Complaint, DecideComplaint, TellDecision } from './contract.ts';
import { factsOf, type ComplaintRow } from './rows.ts';
import { passage } from './core/gates.ts';
import { leaveOut, moveNow } from './move.ts';
import { updateComplaint } from './store.ts';
import { colleague, markHeard, tellOrRecord, type Matter } from './tell.ts';
import { theComplaint } from './views.ts';

/** Decided again, the stage stays. Whoever decides anew has not been agreed with yet. */
export async function decideComplaint(act: Act, caseId: string, asked: DecideComplaint): Promise<Complaint> {
  may(act, 'complaint.handle');
  const { row, around } = await openComplaint(act, caseId);
  const isAnew = row.decision !== '' && row.decision !== asked.decision;
  const decided: ComplaintRow = {
    ...row, decision: asked.decision, response_kinds: [...new Set(asked.responseKinds)],
    ...(isAnew ? { customer_told_at: null, customer_told_by: null, customer_told_staff: null, customer_agreed: null } : {}),
  };
  act.emit({ name: 'complaint.recorded', subject: ['case', caseId], detail: { changed: ['decision', 'responseKinds'], before: { responseKinds: row.response_kinds }, after: { responseKinds: decided.response_kinds } } });
  let now = decided;
  if (row.stage === 'decided') await updateComplaint(act, decided);
  else {
    const way = passage(factsOf(decided), 'decided');
    await leaveOut(act, caseId, way, asked.why);
    now = await moveNow(act, decided, 'decided', way);
  }
  if (asked.by !== null) {
    if (asked.words.trim() === '') throw refuse('invalid', 'complaints.tellWhat', { at: 'body.words' });
    await tell(act, { row: now, around }, { by: asked.by, words: asked.words });
  }
  return theComplaint(act, caseId);
}

/** The decision is told to the customer. */
export async function tellDecision(act: Act, caseId: string, asked: TellDecision): Promise<Complaint> {
  may(act, 'complaint.handle');
  await tell(act, await openComplaint(act, caseId), asked);
  return theComplaint(act, caseId);
}

/** Told is what reached them: a decision that stands on the page alone is not told yet. It is an answer of substance too. */
async function tell(act: Act, { row, around }: Matter, asked: TellDecision): Promise<void> {
  const ways = await tellOrRecord(act, around, asked.by, asked.words);
  await markHeard(act, row, { ways, staffId: colleague(act) }, ways.length === 0 ? {} : { customer_told_at: act.now, customer_told_by: ways.join(' '), customer_told_staff: colleague(act) });
  act.emit({ name: 'complaint.decisionTold', subject: ['case', row.case_id], detail: { by: ways } });
}
