import type { Act } from '#kit/act.ts';
import { holds, may } from '#kit/actor.ts';
import { maskMail } from '#kit/core/mail.ts';
import { pageOf, readCursor } from '#kit/cursor.ts';
import type { MailList, MailQuery, MailView } from './contract.ts';
import { newestMails, type MailRow } from './store.ts';

export function mailView(row: MailRow): MailView {
  return {
    id: row.id, about: { kind: row.about_kind, id: row.about_id }, template: row.template, recipient: maskMail(row.recipient), language: row.language, state: row.state, tries: row.tries, trouble: row.trouble,
    createdAt: row.created_at.toISOString(), sentAt: row.sent_at?.toISOString() ?? null, nextTryAt: row.state === 'queued' ? row.due_at.toISOString() : null, mayRetry: isRetryable(row),
  };
}

/** What has left, or was forgotten, cannot be sent again; what waits will leave by itself. */
export function isRetryable(row: Pick<MailRow, 'state' | 'params'>): boolean {
  return (row.state === 'failed' || row.state === 'unknown') && row.params !== null;
}

export async function mails(act: Act, asked: MailQuery, isSetUp: boolean): Promise<MailList> {
  may(act, 'message.read');
  const page = pageOf(await newestMails(act, { about: asked.about, state: asked.state, isWithStaff: holds(act.who, 'staff.manage'), before: readCursor(asked.cursor), limit: asked.limit + 1 }), asked.limit, (row) => row.created_at);
  return { items: page.rows.map(mailView), nextCursor: page.nextCursor, isSetUp };
}
