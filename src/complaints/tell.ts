/**
 * What a customer is told goes by every way that reaches them: into the conversation about it that is open, and by mail. Their page shows
 * it whatever happens, but nobody is told by a page they do not look at: with no way open it stays unheard until a colleague calls.
 */
import type { Act } from '#kit/act.ts';
import { noteNow, type CaseRow } from '#cases/index.ts';
import { stopTimer } from '#clocks/index.ts';
import { customerOfIdentity } from '#customers/index.ts';
import { greetingOf } from '#customers/core/name.ts';
import { postAboutMatter, postSystemLine } from '#interactions/index.ts';
import { queueMail } from '#messaging/index.ts';
import { brandOf } from '#staff/index.ts';
import type { ComplaintChannel } from './contract.ts';
import type { ComplaintRow } from './rows.ts';
import { aboutSaid } from './says.ts';
import { openChatOf, updateComplaint } from './store.ts';

export interface Matter {
  readonly row: ComplaintRow;
  readonly around: CaseRow;
}

/** Sends `text` (a colleague's words) by every way that is open, once a key. Returns the ways. */
export async function sendToCustomer(act: Act, around: CaseRow, said: { key: string; text: string; staffId: string | null }): Promise<string[]> {
  const ways: string[] = [];
  const addressee = await customerOfIdentity(act, around.identity_id);
  const { language } = addressee;
  const chat = await openChatOf(act, around.id);
  if (chat !== undefined && (await sayInChat(act, chat, around.number, said, language))) ways.push('chat');
  if (addressee.mail !== null) {
    await queueMail(act, { to: addressee.mail, template: 'complaints:mail.update', language, params: { ...(await lettered(act, around, language)), text: said.text }, about: ['case', around.id], key: said.key });
    ways.push('mail');
  }
  return ways;
}

/** A person's words stand under their name; what no person says is a line of the centre's own. */
async function sayInChat(act: Act, chat: string, number: string, said: { key: string; text: string; staffId: string | null }, language: 'zh' | 'en'): Promise<boolean> {
  if (said.staffId !== null) return postAboutMatter(act, chat, { key: said.key, text: aboutSaid(number, said.text, language), staffId: said.staffId });
  await postSystemLine(act, chat, 'complaints:line.complaintNews', { number, text: said.text });
  return true;
}

/** That it is closed, with the words everybody may read: by the centre itself. The survey follows by its own slice. */
export async function tellClosing(act: Act, around: CaseRow, words: string): Promise<void> {
  const addressee = await customerOfIdentity(act, around.identity_id);
  const chat = await openChatOf(act, around.id);
  if (chat !== undefined) await postSystemLine(act, chat, 'complaints:line.complaintClosed', { number: around.number, words });
  if (addressee.mail !== null && words.trim() !== '') {
    await queueMail(act, { to: addressee.mail, template: 'complaints:mail.closed', language: addressee.language, params: { ...(await lettered(act, around, addressee.language)), text: words }, about: ['case', around.id], key: `complaint.closed:${act.id()}` });
  }
}

async function lettered(act: Act, around: CaseRow, language: 'zh' | 'en'): Promise<Record<string, string>> {
  const greeting = greetingOf({ surname: around.surname, givenName: around.given_name, honorific: around.honorific, title: around.person_title }, language);
  return { number: around.number, greeting, brand: (await brandOf(act)).name };
}

/** Who says it; null when it is no person of the house. */
export function colleague(act: Act): string | null {
  return act.who.kind === 'staff' ? act.who.id : null;
}

/** By `page` the words are sent, and kept as what the customer may read; by any other way they are what a colleague says was told. Returns the ways that reached the customer. */
export async function tellOrRecord(act: Act, around: CaseRow, by: ComplaintChannel, words: string): Promise<string[]> {
  const key = act.id();
  if (by !== 'page') {
    await noteNow(act, around.id, { key, kind: 'note', text: words });
    return [by];
  }
  const ways = await sendToCustomer(act, around, { key: `complaint.told:${key}`, text: words, staffId: colleague(act) });
  await noteNow(act, around.id, { key, kind: 'update', text: words }, { isSent: true });
  return ways;
}

/**
 * The row after words of substance went out by these ways. The first that reached the customer is the first answer and stops its clock; a
 * second answer leaves the first. With no way they are unheard, and the clock runs on. The caller holds the case's lock and writes nothing of its own in between.
 */
export async function markHeard(act: Act, row: ComplaintRow, said: { ways: readonly string[]; staffId: string | null }, more: Partial<ComplaintRow> = {}): Promise<ComplaintRow> {
  const { ways, staffId } = said;
  const isFirst = row.first_answered_at === null && ways.length > 0;
  const after: ComplaintRow = {
    ...row, ...more, unheard_at: ways.length > 0 ? null : (row.unheard_at ?? act.now),
    ...(isFirst ? { first_answered_at: act.now, first_answered_by: ways.join(' '), first_answered_staff: staffId } : {}),
  };
  await updateComplaint(act, after);
  if (isFirst) {
    await stopTimer(act, row.case_id, 'complaint.first_answer');
    act.emit({ name: 'complaint.answered', subject: ['case', row.case_id], detail: { by: ways } });
  } else if (ways.length === 0) act.emit({ name: 'complaint.unheard', subject: ['case', row.case_id], detail: {} });
  else act.emit({ name: 'complaint.answeredAgain', subject: ['case', row.case_id], detail: { by: ways } });
  return after;
}
