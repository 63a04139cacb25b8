/** Promises a mail in the same transaction as the change it tells of; a sweep sends it. */
import type { Act } from '#kit/act.ts';
import { refuse } from '#kit/refusal.ts';
import { insertMail, type MailDraft } from './store.ts';

export async function queueMail(act: Act, mail: MailDraft): Promise<void> {
  if (/[\r\n\0]/.test(mail.to)) throw refuse('invalid', 'kit.lineBreak', { at: 'mail.to', params: { where: 'mail.to' } });
  const id = act.id();
  if (await insertMail(act, id, mail)) act.emit({ name: 'mail.queued', subject: ['mail', id], detail: { about: mail.about, template: mail.template } });
}
