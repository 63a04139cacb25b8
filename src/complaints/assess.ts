/** The five questions of the first assessment; with what the customer asks for known, the stage goes on by itself. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { keepClass, openComplaint } from './classify.ts';
import type { Complaint, Scores } from './contract.ts';
import { classify } from './core/classify.ts';
import { goOnByItself } from './move.ts';
import type { ComplaintRow } from './rows.ts';
import { theComplaint } from './views.ts';

/** The five questions answered. A hand's class stays until a hand changes it. */
export async function assessComplaint(act: Act, caseId: string, scores: Scores): Promise<Complaint> {
  may(act, 'complaint.handle');
  const { row } = await openComplaint(act, caseId);
  const judged = classify(scores);
  const after: ComplaintRow = { ...row, scores, rule_class: judged.class, rule_reasons: judged.reasons, class: row.class_by === 'hand' ? row.class : judged.class };
  await keepClass(act, row, after);
  act.emit({ name: 'complaint.assessed', subject: ['case', caseId], detail: { scores, class: after.class, reasons: judged.reasons } });
  await goOnByItself(act, after, 'assessed');
  return theComplaint(act, caseId);
}
