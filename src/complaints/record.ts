/** What is written down on the way: remedy sought, cause, responses, decision, told and agreed, the outside body. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { openComplaint } from './classify.ts';
import type { Complaint, RecordComplaint } from './contract.ts';
import type { ComplaintRow } from './rows.ts';
import { goOnByItself } from './move.ts';
import { updateComplaint } from './store.ts';
import { colleague, markHeard } from './tell.ts';
import { theComplaint } from './views.ts';

/** Only what is named changes. The event tells which, and the codes before and after, never the words. */
export async function recordComplaint(act: Act, caseId: string, asked: RecordComplaint): Promise<Complaint> {
  may(act, 'complaint.handle');
  const { row } = await openComplaint(act, caseId);
  const after: ComplaintRow = {
    ...row, remedy_sought: asked.remedySought ?? row.remedy_sought, product_words: asked.productWords ?? row.product_words, cause: asked.cause === undefined ? row.cause : asked.cause, cause_words: asked.causeWords ?? row.cause_words,
    response_kinds: asked.responseKinds === undefined ? row.response_kinds : [...new Set(asked.responseKinds)], decision: asked.decision ?? row.decision, customer_agreed: asked.agreed === undefined ? row.customer_agreed : asked.agreed,
    referred_to: asked.referredTo ?? row.referred_to, referral_outcome: asked.referralOutcome ?? row.referral_outcome, closing_words: asked.closingWords ?? row.closing_words,
    ...(asked.toldBy === undefined ? {} : { customer_told_by: asked.toldBy, customer_told_at: asked.toldBy === null ? null : act.now, customer_told_staff: asked.toldBy === null ? null : colleague(act) }),
  };
  // Who was told the decision was answered.
  const kept = asked.toldBy == null ? after : await markHeard(act, after, { ways: [asked.toldBy], staffId: colleague(act) });
  if (asked.toldBy == null) await updateComplaint(act, after);
  act.emit({
    name: 'complaint.recorded', subject: ['case', caseId],
    detail: { changed: Object.entries(asked).filter(([, value]) => value !== undefined).map(([name]) => name), before: codesOf(row), after: codesOf(after) },
  });
  if (asked.remedySought !== undefined) await goOnByItself(act, kept, 'assessed');
  return theComplaint(act, caseId);
}

function codesOf(row: ComplaintRow) {
  return { cause: row.cause, responseKinds: row.response_kinds, toldBy: row.customer_told_by, agreed: row.customer_agreed };
}
