/** Mails leave by the clock. What was in hand when a process died may have left: a person decides about it, the house does not guess. */
import { transact } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import type { Say } from '#kit/http/refusals.ts';
import type { Sweep } from '#kit/sweeps.ts';
import type { Mailer } from './ports.ts';
import { sendMail } from './send.ts';
import { brokenOff, changeMail, claimDue, dueWithoutMailer, forgetParams, waitedForMailer, type MailChange, type MailRow } from './store.ts';

/** Longer than a mailer may take. */
const leaseMs = 120_000;
/** Handed over side by side. */
const atOnce = 5;
/** When mail is set up later, what is older would only surprise. */
const freshMs = 24 * 3_600_000;
/** How long a person may have a stuck mail sent again; then its secrets are forgotten. */
export const retryableMs = 7 * 24 * 3_600_000;

export function messagingSweeps(mailer: Mailer | undefined, say: Say): Sweep[] {
  return [
    { name: 'messaging.send', everySeconds: 3, run: async (house, now) => (await settleBroken(house, now)) + (mailer === undefined ? await park(house, now) : (await unpark(house, now)) + (await sendDue(house, mailer, say, now))) },
    { name: 'messaging.forget', everySeconds: 3600, run: (house, now) => house.db.transact({ brandId: 'everywhere' }, (tx) => forgetParams(tx, new Date(now.getTime() - retryableMs), 500)) },
  ];
}

async function sendDue(house: House, mailer: Mailer, say: Say, now: Date): Promise<number> {
  const claimed = await house.db.transact({ brandId: 'everywhere' }, (tx) => claimDue(tx, now, new Date(now.getTime() + leaseMs), atOnce));
  await Promise.all(claimed.map((mail) => sendMail(house, mailer, say, mail)));
  return claimed.length;
}

function settleBroken(house: House, now: Date): Promise<number> {
  return changeAll(house, (tx) => brokenOff(tx, now, 100), 'mail.becameUnknown', () => ({ state: 'unknown', dueAt: now, trouble: 'interrupted' }));
}
function park(house: House, now: Date): Promise<number> {
  return changeAll(house, (tx) => dueWithoutMailer(tx, now, 100), 'mail.parked', () => ({ state: 'not_set_up', dueAt: now, trouble: null }));
}
function unpark(house: House, now: Date): Promise<number> {
  return changeAll(house, (tx) => waitedForMailer(tx, new Date(now.getTime() - freshMs), 100), 'mail.queued', () => ({ state: 'queued', dueAt: now, trouble: null }));
}

async function changeAll(house: House, find: (tx: Parameters<Parameters<House['db']['transact']>[1]>[0]) => Promise<MailRow[]>, event: string, change: (mail: MailRow) => MailChange): Promise<number> {
  const found = await house.db.transact({ brandId: 'everywhere' }, find);
  for (const mail of found) {
    await transact(house, systemOf(mail.brand_id, 'messaging.send'), async (act) => {
      if (await changeMail(act, mail, change(mail))) act.emit({ name: event, subject: ['mail', mail.id], detail: { about: [mail.about_kind, mail.about_id], template: mail.template } });
    });
  }
  return found.length;
}
