/** Promises a mail in the same transaction as the change it tells of; a sweep sends it. */
import type { Act } from '#kit/act.ts';
import { refuse } from '#kit/refusal.ts';
import { isOneLine } from './core/letter.ts';
import { deleteUntried, insertMail, type MailDraft } from './store.ts';

/** A repeat under the same key changes nothing. Refuses an address with a line break. */
export async function queueMail(act: Act, mail: MailDraft): Promise<void> {
  if (!isOneLine(mail.to)) throw refuse('invalid', 'kit.lineBreak', { at: 'mail.to', params: { where: 'mail.to' } });
  const id = act.id();
  if (await insertMail(act, id, mail)) act.emit({ name: 'mail.queued', subject: ['mail', id], detail: { about: mail.about, template: mail.template } });
}

/** What it would have told is no longer so. Returns what was to be said in the mails that had not left. */
export async function withdrawMails(act: Act, about: MailDraft['about'], templates: readonly string[]): Promise<Readonly<Record<string, string>>[]> {
  const gone = await deleteUntried(act, about, templates);
  for (const { id, template } of gone) act.emit({ name: 'mail.withdrawn', subject: ['mail', id], detail: { about, template } });
  return gone.map(({ params }) => params ?? {});
}
