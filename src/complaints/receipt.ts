/**
 * The customer is told that the complaint has arrived, under which number, by when we answer, and where to follow it. In the chat by a
 * line of the centre's own, by mail when an address is known, on the complaint page by the page itself. An automatic receipt counts;
 * silence does not. The link's secret is kept as a hash only: a receipt sent again carries a new link, and the old one ends.
 */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { newToken } from '#kit/tokens.ts';
import { timersView } from '#clocks/index.ts';
import { customerOfIdentity } from '#customers/index.ts';
import { greetingOf } from '#customers/core/name.ts';
import { postSystemLine } from '#interactions/index.ts';
import { queueMail } from '#messaging/index.ts';
import type { ComplaintChannel } from './contract.ts';
import { passage } from './core/gates.ts';
import { factsOf, type ComplaintRow } from './rows.ts';
import { momentSaid, promisesSaid } from './says.ts';
import { brandOf } from '#staff/index.ts';
import { chatOf, renewTracking, updateComplaint } from './store.ts';
import { lockComplaint } from './views.ts';

/** The path of the customer's page. */
export function trackingLink(act: Act, token: string): string {
  return act.link(`/track/${token}`);
}

/** A new secret for the customer's page; the one before ends with it. */
async function newLink(act: Act, caseId: string): Promise<string> {
  const { token, hash } = newToken(act.bytes);
  await renewTracking(act, caseId, hash);
  return trackingLink(act, token);
}

/** Sends it wherever the customer can be reached; `also` names a way that the caller takes itself. Returns the ways it went. */
export async function sendReceipt(act: Act, caseId: string, link: string, also?: ComplaintChannel): Promise<string[]> {
  const { row, around } = await lockComplaint(act, caseId);
  const brand = await brandOf(act);
  const addressee = await customerOfIdentity(act, around.identity_id);
  const { language } = addressee;
  const due = new Map((await timersView(act, caseId)).filter((timer) => timer.state !== 'stopped').map((timer) => [timer.name, timer.dueAt]));
  const by = (clock: string) => momentSaid(due.get(clock) ?? null, brand.zone, language);
  const answerAt = due.get('complaint.first_answer') ?? null;
  const promised = { answerBy: by('complaint.first_answer'), solveBy: by('complaint.solve') };
  const ways: string[] = also === undefined ? [] : [also];
  const chat = await chatOf(act, caseId);
  if (chat !== undefined) {
    // Sent again after the first answer there is no time left to promise it by.
    const line = promised.answerBy === '' ? 'complaints:line.complaintLink' : 'complaints:line.complaintReceived';
    await postSystemLine(act, chat, line, { number: around.number, link, answerBy: promised.answerBy, ...(answerAt === null ? {} : { answerByAt: answerAt }) });
    ways.push('chat');
  }
  if (addressee.mail !== null) {
    const greeting = greetingOf({ surname: around.surname, givenName: around.given_name, honorific: around.honorific, title: around.person_title }, language);
    await queueMail(act, { to: addressee.mail, template: 'complaints:mail.receipt', language, params: { number: around.number, link, promises: promisesSaid(promised, language), greeting, brand: brand.name }, about: ['case', caseId], key: `complaint.receipt:${act.id()}` });
    ways.push('mail');
  }
  if (ways.length > 0) await noteReceipt(act, row, ways);
  return ways;
}

/** With the receipt out, the complaint is acknowledged by itself as soon as nothing else is missing. */
export async function noteReceipt(act: Act, row: ComplaintRow, ways: readonly string[]): Promise<void> {
  const sent: ComplaintRow = { ...row, receipt_sent_at: act.now, receipt_sent_by: ways.join(' ') };
  const isAcknowledged = sent.stage === 'received' && passage(factsOf(sent), 'acknowledged').isOpen;
  await updateComplaint(act, isAcknowledged ? { ...sent, stage: 'acknowledged', stage_at: { ...sent.stage_at, acknowledged: act.now.toISOString() } } : sent);
  act.emit({ name: 'complaint.receiptSent', subject: ['case', row.case_id], detail: { by: ways } });
  if (isAcknowledged) act.emit({ name: 'complaint.moved', subject: ['case', row.case_id], detail: { before: 'received', after: 'acknowledged' } });
}

/** Again, with a new link; or recorded as told by telephone, on the spot, by letter: then the link is the colleague's to read out. */
export async function sendReceiptAgain(act: Act, caseId: string, by: 'again' | 'phone' | 'visit' | 'letter'): Promise<{ link: string; by: string[] }> {
  may(act, 'complaint.handle');
  const { row } = await lockComplaint(act, caseId);
  if (row.closed_at !== null) throw refuse('conflict', 'complaints.isClosed');
  const link = await newLink(act, caseId);
  if (by !== 'again') {
    await noteReceipt(act, row, [by]);
    return { link, by: [by] };
  }
  const ways = await sendReceipt(act, caseId, link);
  if (ways.length === 0) throw refuse('conflict', 'complaints.nobodyToSendTo');
  return { link, by: ways };
}
