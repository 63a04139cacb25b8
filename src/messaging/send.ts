/** One mail on its way: rendered, handed over, and what became of it written down. */
import { transact, type Act } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import { maskMail } from '#kit/core/mail.ts';
import type { House } from '#kit/house.ts';
import type { Say } from '#kit/say.ts';
import { automaticHeaders, isOneLine, messageIdOf } from './core/letter.ts';
import { pauseAfter } from './core/pace.ts';
import type { Handover, Letter, Mailer } from './ports.ts';
import { changeMail, whatOf, type ClaimedMail, type MailChange, type MailRow } from './store.ts';

export async function sendMail(house: House, mailer: Mailer, say: Say, mail: ClaimedMail): Promise<void> {
  const handover = await handOver(mailer, say, mail);
  await transact(house, systemOf(mail.brand_id, 'messaging.send'), (act) => writeDown(act, mail, handover));
}

async function handOver(mailer: Mailer, say: Say, mail: ClaimedMail): Promise<Handover> {
  const params = { ...mail.params, brand: mail.params?.['brand'] ?? mail.brand_name };
  const letter: Letter = {
    messageId: messageIdOf(mail.id, mailer.address),
    from: { name: mail.brand_name, address: mailer.address },
    to: mail.recipient,
    subject: say(mail.language, `${mail.template}.subject`, params),
    text: say(mail.language, `${mail.template}.text`, params),
    headers: automaticHeaders,
  };
  // Words of customers stand in subjects: a line break there is an attack or a fault, and never leaves.
  if (![letter.subject, letter.from.name, letter.to].every(isOneLine)) return { state: 'refused', why: 'line break in a header', isPermanent: true };
  return mailer.send(letter);
}

async function writeDown(act: Act, mail: MailRow, handover: Handover): Promise<void> {
  const change = changeAfter(act.now, mail, handover);
  if (!(await changeMail(act, mail, change))) return;
  const name = { sent: 'mail.sent', failed: 'mail.failed', unknown: 'mail.becameUnknown', queued: 'mail.delayed' }[change.state as 'sent' | 'failed' | 'unknown' | 'queued'];
  act.emit({ name, subject: ['mail', mail.id], detail: { ...whatOf(mail), tries: mail.tries } });
}

function changeAfter(now: Date, mail: MailRow, handover: Handover): MailChange {
  if (handover.state === 'sent') return { state: 'sent', dueAt: now, trouble: null, sentAt: now, isForgotten: true };
  const trouble = readable(handover.why, mail.recipient);
  if (handover.state === 'unknown') return { state: 'unknown', dueAt: now, trouble };
  const pause = handover.isPermanent ? undefined : pauseAfter(mail.tries, (now.getTime() - mail.created_at.getTime()) / 1000);
  return pause === undefined ? { state: 'failed', dueAt: now, trouble } : { state: 'queued', dueAt: new Date(now.getTime() + pause * 1000), trouble };
}

/** What another server said, fit for a screen: short, without controls, the address masked. */
function readable(why: string, recipient: string): string {
  return why.replaceAll(recipient, maskMail(recipient)).replace(/\p{Cc}+/gu, ' ').trim().slice(0, 300);
}
