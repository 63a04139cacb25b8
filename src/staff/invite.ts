/** Inviting a colleague: a secret link, one use, seven days. Asking again makes a new link and ends the old. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { newToken } from '#kit/tokens.ts';
import { queueMail } from '#messaging/index.ts';
import type { InviteStaff } from './contract.ts';
import { mayGrant, permissionsOf } from './core/roles.ts';
import { newStaff } from './member.ts';
import { brandById, forUpdate, insertLink, insertStaff, staffById, type StaffRow } from './store.ts';
import { staffView } from './views.ts';

const invitationMs = 7 * 86_400_000;

export async function inviteStaff(act: Act, asked: InviteStaff) {
  may(act, 'staff.manage');
  refuseGrantBeyond(act, asked.role);
  const staff = newStaff(act, { brandId: act.brandId, mail: asked.mail, name: asked.name, role: asked.role, team: asked.team, state: 'invited', passwordHash: null });
  if (!(await insertStaff(act, staff))) throw refuse('conflict', 'staff.mailTaken', { at: 'body.mail', params: { mail: asked.mail } });
  const { link, endsAt } = await invitationLink(act, staff);
  act.emit({ name: 'staff.invited', subject: ['staff', staff.id], detail: { role: asked.role } });
  return { staff: staffView(staff), link, endsAt: endsAt.toISOString() };
}

export async function inviteAgain(act: Act, staffId: string) {
  may(act, 'staff.manage');
  const staff = await staffById(act, staffId, forUpdate);
  if (staff === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  // The link is in the answer: whoever gets it can join with what the invited one is to hold.
  refuseGrantBeyond(act, staff.role);
  if (staff.state !== 'invited') throw refuse('conflict', 'staff.alreadyJoined');
  const { link, endsAt } = await invitationLink(act, staff);
  act.emit({ name: 'staff.invited', subject: ['staff', staff.id], detail: { role: staff.role, again: true } });
  return { staff: staffView(staff), link, endsAt: endsAt.toISOString() };
}

export async function invitationLink(act: Act, staff: StaffRow): Promise<{ link: string; endsAt: Date }> {
  const { token, hash } = newToken(act.bytes);
  const endsAt = new Date(act.now.getTime() + invitationMs);
  const id = act.id();
  const link = act.link(`/join/${token}`);
  await insertLink(act, { id, staffId: staff.id, kind: 'invitation', hash, endsAt });
  const { name: brand } = await brandById(act, act.brandId);
  await queueMail(act, { to: staff.mail, template: 'staff:mail.invitation', language: staff.language, params: { name: staff.name, brand, link }, about: ['staff', staff.id], key: `invitation:${id}` });
  return { link, endsAt };
}

/** Nobody makes a colleague stronger than themselves, by session or by key. */
export function refuseGrantBeyond(act: Act, role: StaffRow['role']): void {
  if (act.who.kind === 'system') return;
  if (!('permissions' in act.who) || !mayGrant(act.who.permissions, permissionsOf(role))) throw refuse('forbidden', 'staff.grantsMoreThanHeld', { at: 'body.role' });
}
