/** Secret links for people who cannot sign in yet, or no longer: joining by invitation, choosing a new password. */
import { transact } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import { refuse } from '#kit/refusal.ts';
import { hashToken, newToken } from '#kit/tokens.ts';
import { queueMail } from '#messaging/index.ts';
import { hashPassword, refuseGuessable } from './passwords.ts';
import { endSessionsOf, forUpdate, insertLink, linkByHash, staffById, staffByMail, updateStaff, useLink, type LinkRow, type StaffRow } from './store.ts';

const resetMs = 30 * 60_000;

export async function readLink(house: House, token: string, kind: LinkRow['kind']): Promise<LinkRow> {
  const link = await house.db.transact({ brandId: 'everywhere' }, (tx) => linkByHash(tx, hashToken(token)));
  if (link === undefined || link.kind !== kind) throw refuse('not_found', 'staff.linkUnknown');
  if (link.used_at !== null) throw refuse('gone', 'staff.linkUsed');
  if (link.ends_at <= house.clock.now()) throw refuse('gone', 'staff.linkEnded');
  return link;
}

/** Sets the password by a link; every older session of the person ends. */
export async function choosePassword(house: House, token: string, kind: LinkRow['kind'], chosen: { password: string; name?: string; language?: 'zh' | 'en' }): Promise<StaffRow> {
  const link = await readLink(house, token, kind);
  refuseGuessable(chosen.password, [chosen.name ?? '', link.name, link.mail, link.brand_name]);
  const passwordHash = await hashPassword(chosen.password);
  return transact(house, systemOf(link.brand_id, `staff.${kind}`), async (act) => {
    if (!(await useLink(act, link.id))) throw refuse('gone', 'staff.linkUsed');
    const staff = await staffById(act, link.staff_id, forUpdate);
    if (staff === undefined || staff.state === 'deactivated') throw refuse('gone', 'staff.linkEnded');
    const changed: StaffRow = { ...staff, state: 'active', password_hash: passwordHash, name: chosen.name ?? staff.name, language: chosen.language ?? staff.language };
    await updateStaff(act, changed);
    await endSessionsOf(act, staff.id, null);
    act.emit({ name: kind === 'invitation' ? 'staff.joined' : 'staff.passwordReset', subject: ['staff', staff.id], detail: { role: staff.role } });
    return changed;
  });
}

/** The same answer whether the address is known or not; a known one gets a mail. */
export async function askReset(house: House, mail: string): Promise<void> {
  const found = await house.db.transact({ brandId: 'everywhere' }, (tx) => staffByMail(tx, mail));
  for (const staff of found.filter((row) => row.state === 'active')) {
    await transact(house, systemOf(staff.brand_id, 'password-reset'), async (act) => {
      const { token, hash } = newToken(act.bytes);
      await insertLink(act, { id: act.id(), staffId: staff.id, kind: 'reset', hash, endsAt: new Date(act.now.getTime() + resetMs) });
      await queueMail(act, { to: staff.mail, template: 'staff:mail.reset', language: staff.language, params: { name: staff.name, link: act.link(`/reset/${token}`) }, about: ['staff', staff.id], key: `reset:${act.id()}` });
      act.emit({ name: 'staff.resetAsked', subject: ['staff', staff.id] });
    });
  }
}
