/** Mails leave by the clock. What was in hand when a process died may have left: a person decides about it, the house does not guess. */
import { transact, type Act } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import type { Say } from '#kit/say.ts';
import { brandSweep, type Sweep } from '#kit/sweeps.ts';
import type { Mailer } from './ports.ts';
import { sendMail } from './send.ts';
import { brandsWithMail, brokenOff, changeMail, claimDue, dueWithoutMailer, forgetParams, waitedForMailer, whatOf, type MailChange, type MailRow } from './store.ts';

/** Longer than a mailer may take. */
const leaseMs = 120_000;
/** Handed over side by side. */
const atOnce = 5;
/** When mail is set up later, what is older would only surprise. */
const freshMs = 24 * 3_600_000;
/** How long a person may have a stuck mail sent again; then its secrets are forgotten. */
const retryableMs = 7 * 24 * 3_600_000;

export function messagingSweeps(mailer: Mailer | undefined, say: Say): Sweep[] {
  return [
    brandSweep({
      name: 'messaging.send', everySeconds: 3,
      due: (tx, now) => brandsWithMail(tx, now, mailer === undefined ? null : freshSince(now)),
      run: async (house, brandId, now) => (await settleBroken(house, brandId, now)) + (mailer === undefined ? await park(house, brandId, now) : (await unpark(house, brandId, now)) + (await sendDue(house, mailer, say, brandId, now))),
    }),
    { name: 'messaging.forget', everySeconds: 3600, run: (house, now) => house.db.transact({ brandId: 'everywhere' }, (tx) => forgetParams(tx, new Date(now.getTime() - retryableMs), 500)) },
  ];
}

const freshSince = (now: Date): Date => new Date(now.getTime() - freshMs);

async function sendDue(house: House, mailer: Mailer, say: Say, brandId: string, now: Date): Promise<number> {
  const claimed = await house.db.transact({ brandId }, (tx) => claimDue(tx, brandId, now, new Date(now.getTime() + leaseMs), atOnce));
  await Promise.all(claimed.map((mail) => sendMail(house, mailer, say, mail)));
  return claimed.length;
}

function settleBroken(house: House, brandId: string, now: Date): Promise<number> {
  return changeAll(house, brandId, (act) => brokenOff(act, now, 100), 'mail.becameUnknown', { state: 'unknown', dueAt: now, trouble: 'interrupted' });
}
function park(house: House, brandId: string, now: Date): Promise<number> {
  return changeAll(house, brandId, (act) => dueWithoutMailer(act, now, 100), 'mail.parked', { state: 'not_set_up', dueAt: now, trouble: null });
}
function unpark(house: House, brandId: string, now: Date): Promise<number> {
  return changeAll(house, brandId, (act) => waitedForMailer(act, freshSince(now), 100), 'mail.queued', { state: 'queued', dueAt: now, trouble: null });
}

function changeAll(house: House, brandId: string, find: (act: Act) => Promise<MailRow[]>, event: string, change: MailChange): Promise<number> {
  return transact(house, systemOf(brandId, 'messaging.send'), async (act) => {
    const found = await find(act);
    for (const mail of found) if (await changeMail(act, mail, change)) act.emit({ name: event, subject: ['mail', mail.id], detail: whatOf(mail) });
    return found.length;
  });
}
