/**
 * A mail that told the customer something came back, or never left: what never reached them does not count as told. Where no other way
 * reached them, the first answer is taken back and its clock has run on, the receipt and the decision are to be told again, and the owner is
 * called to telephone. A mail that arrives after all (sent once more) counts from the moment it left.
 */
import type { Act } from '#kit/act.ts';
import type { SealedEvent } from '#kit/events/event.ts';
import { callTo, lockCase } from '#cases/index.ts';
import { moveStop } from '#clocks/index.ts';
import { moveNow } from './move.ts';
import { noteReceipt } from './receipt.ts';
import type { ComplaintRow } from './rows.ts';
import { answersOf, updateComplaint } from './store.ts';
import { markHeard } from './tell.ts';
import { lockComplaint } from './views.ts';

const templates = { receipt: 'complaints:mail.receipt', update: 'complaints:mail.update', closed: 'complaints:mail.closed' };
export const mailTroubles = ['mail.failed', 'mail.parked', 'mail.becameUnknown'];

interface MailTold {
  readonly caseId: string;
  readonly template: string;
  readonly writtenAt: Date;
}

/** The mail of ours that the event is about; undefined for every other. */
export function mailTold(event: SealedEvent): MailTold | undefined {
  const [kind, caseId] = (event.detail?.['about'] ?? []) as readonly string[];
  const [template, writtenAt] = [String(event.detail?.['template']), String(event.detail?.['writtenAt'])];
  return kind === 'case' && caseId !== undefined && Object.values(templates).includes(template) ? { caseId, template, writtenAt: new Date(writtenAt) } : undefined;
}

/** It did not arrive (`mail.failed`, `mail.parked`), or nobody knows (`mail.becameUnknown`: then somebody asks the customer, and nothing is taken back). */
export async function didNotArrive(act: Act, event: SealedEvent, mail: MailTold): Promise<void> {
  if ((await lockCase(act, mail.caseId))?.kind !== 'complaint') return;
  const { row, around } = await lockComplaint(act, mail.caseId);
  const isUnsure = event.name === 'mail.becameUnknown';
  const lost = row.closed_at === null && !isUnsure ? await takeBack(act, row, mail) : await wasByMailAlone(act, row, mail);
  if (!lost) return;
  const name = isUnsure ? 'maybeUndelivered' : 'undelivered';
  if (isUnsure) act.emit({ name: 'complaint.maybeUndelivered', subject: ['case', mail.caseId], detail: { mailId: event.subjectId, template: mail.template } });
  else act.emit({ name: 'complaint.undelivered', subject: ['case', mail.caseId], detail: { mailId: event.subjectId, template: mail.template } });
  await callTo(act, [{ staffId: around.owner_id, caseId: mail.caseId }], name);
}

/** It left after all, once somebody had it sent again or the mail server was set up. */
export async function arrivedAfterAll(act: Act, mail: MailTold): Promise<void> {
  if ((await lockCase(act, mail.caseId))?.kind !== 'complaint') return;
  const { row } = await lockComplaint(act, mail.caseId);
  if (row.closed_at !== null) return;
  if (mail.template === templates.receipt && row.receipt_sent_at === null) await noteReceipt(act, row, ['mail']);
  if (mail.template === templates.update && isSame(row.unheard_at, mail)) await markHeard(act, row, { ways: ['mail'], staffId: null });
}

/** Takes back what rested on this mail alone; false where another way had reached them. */
async function takeBack(act: Act, row: ComplaintRow, mail: MailTold): Promise<boolean> {
  if (!(await wasByMailAlone(act, row, mail))) {
    await updateComplaint(act, withoutMail(row, mail));
    return false;
  }
  if (mail.template === templates.receipt) {
    const { acknowledged: _, ...stageAt } = row.stage_at;
    const isUnknown = row.stage === 'acknowledged';
    await updateComplaint(act, { ...row, receipt_sent_at: null, receipt_sent_by: null, ...(isUnknown ? { stage: 'received', stage_at: stageAt } : {}) });
    if (isUnknown) act.emit({ name: 'complaint.moved', subject: ['case', row.case_id], detail: { before: 'acknowledged', after: 'received' } });
    return true;
  }
  if (mail.template !== templates.update) return true;
  // What was said to them later by another way is an answer all the same.
  const later = (await answersOf(act, row.case_id)).find((answer) => answer.at > mail.writtenAt && answer.reached);
  const isFirst = row.first_answered_by === 'mail' && isSame(row.first_answered_at, mail);
  const unheard: ComplaintRow = {
    ...row, unheard_at: later === undefined ? mail.writtenAt : row.unheard_at,
    ...(isFirst ? { first_answered_at: later?.at ?? null, first_answered_by: later?.by.join(' ') ?? null, first_answered_staff: later?.staff_id ?? null } : {}),
    ...(row.customer_told_by === 'mail' && isSame(row.customer_told_at, mail) ? { customer_told_at: null, customer_told_by: null, customer_told_staff: null } : {}),
  };
  const stop = { from: mail.writtenAt, to: later?.at ?? null };
  if (isFirst) await moveStop(act, row.case_id, 'complaint.first_answer', stop);
  await moveStop(act, row.case_id, 'case.answer', stop);
  // "Responded" says that they were answered.
  if (isFirst && later === undefined && row.stage === 'responded') await moveNow(act, unheard, row.stage_at.investigating === undefined ? 'assessed' : 'investigating', byItself);
  else await updateComplaint(act, unheard);
  return true;
}

/** Whether nothing but this mail carried what it said. */
async function wasByMailAlone(act: Act, row: ComplaintRow, mail: MailTold): Promise<boolean> {
  if (mail.template === templates.receipt) return row.receipt_sent_by === 'mail' && isSame(row.receipt_sent_at, mail);
  if (mail.template === templates.closed) return true;
  return (await answersOf(act, row.case_id)).some((answer) => answer.at.getTime() === mail.writtenAt.getTime() && answer.by.every((way) => way === 'mail'));
}

/** Where another way reached them too, the mail is no longer named among the ways. */
function withoutMail(row: ComplaintRow, mail: MailTold): ComplaintRow {
  const others = (ways: string | null) => (ways ?? '').split(' ').filter((way) => way !== 'mail').join(' ');
  return {
    ...row,
    ...(mail.template === templates.receipt && isSame(row.receipt_sent_at, mail) ? { receipt_sent_by: others(row.receipt_sent_by) } : {}),
    ...(mail.template === templates.update && isSame(row.first_answered_at, mail) ? { first_answered_by: others(row.first_answered_by) } : {}),
    ...(mail.template === templates.update && isSame(row.customer_told_at, mail) ? { customer_told_by: others(row.customer_told_by) } : {}),
  };
}

/** The moment at which the mail was written is that of the act it told of. */
function isSame(at: Date | null, mail: MailTold): boolean {
  return at?.getTime() === mail.writtenAt.getTime();
}
const byItself = { isWay: true, isOpen: true, missing: [], owed: [], advised: [] } as const;
