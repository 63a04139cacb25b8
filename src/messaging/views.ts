import type { Act } from '#kit/act.ts';
import { holds, may } from '#kit/actor.ts';
import { maskMail } from '#kit/core/mail.ts';
import { refuse } from '#kit/refusal.ts';
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
  const rows = await newestMails(act, { about: asked.about, state: asked.state, isWithStaff: holds(act.who, 'staff.manage'), before: cursorOf(asked.cursor), limit: asked.limit });
  const last = rows.at(-1);
  return { items: rows.map(mailView), nextCursor: rows.length < asked.limit || last === undefined ? null : `${last.created_at.getTime()}.${last.id}`, isSetUp };
}

function cursorOf(text: string | undefined): { at: Date; id: string } | undefined {
  if (text === undefined) return undefined;
  const match = /^(\d{1,14})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) throw refuse('invalid', 'kit.wrongCursor', { at: 'query.cursor', params: { where: 'query.cursor' } });
  return { at: new Date(Number(match[1])), id: match[2] };
}
