/** A person has looked and says: once more. */
import type { Act } from '#kit/act.ts';
import { holds, may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { MailView } from './contract.ts';
import { changeMail, lockMail } from './store.ts';
import { isRetryable, mailView } from './views.ts';

/** Tries begin anew; the Message-ID stays, so that a receiver who got it already can tell. */
export async function retryMail(act: Act, mailId: string): Promise<MailView> {
  may(act, 'message.retry');
  const mail = await lockMail(act, mailId);
  if (mail === undefined || (mail.about_kind === 'staff' && !holds(act.who, 'staff.manage'))) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  if (mail.params === null) throw refuse('gone', 'messaging.forgotten');
  if (!isRetryable(mail)) throw refuse('conflict', 'messaging.notStuck');
  await changeMail(act, mail, { state: 'queued', dueAt: act.now, trouble: null, tries: 0 });
  act.emit({ name: 'mail.retried', subject: ['mail', mail.id], detail: { about: [mail.about_kind, mail.about_id], was: mail.state } });
  return mailView({ ...mail, state: 'queued', due_at: act.now, trouble: null, tries: 0 });
}
