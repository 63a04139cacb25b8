/** Changing a colleague: role, team, active or not. Losing a role or being deactivated ends all sessions at once. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { ChangeStaff, StaffMember } from './contract.ts';
import { refuseGrantBeyond } from './invite.ts';
import { countActiveAdministrators, lockAdministrators, endSessionsOf, forUpdate, staffById, updateStaff, type StaffRow } from './store.ts';
import { staffView } from './views.ts';

export async function changeStaff(act: Act, staffId: string, asked: ChangeStaff): Promise<StaffMember> {
  may(act, 'staff.manage');
  // Two administrators who demote each other at once must not both succeed.
  await lockAdministrators(act);
  const before = await staffById(act, staffId, forUpdate);
  if (before === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  // An administrator can neither be made nor unmade by somebody who holds less.
  refuseGrantBeyond(act, before.role);
  if (asked.role !== undefined) refuseGrantBeyond(act, asked.role);
  if (asked.state === 'active' && before.state === 'invited') throw refuse('conflict', 'staff.notJoinedYet');
  // Whoever was put away before they joined is invited again, as before.
  const state = asked.state === 'active' && before.password_hash === null ? 'invited' : (asked.state ?? before.state);
  const after: StaffRow = { ...before, name: asked.name ?? before.name, role: asked.role ?? before.role, team: asked.team ?? before.team, state };
  await updateStaff(act, after);
  if (before.role === 'administrator' && before.state === 'active' && (await countActiveAdministrators(act)) === 0) throw refuse('conflict', 'staff.lastAdministrator');
  if (after.role !== before.role || after.state === 'deactivated') await endSessionsOf(act, staffId, null);
  act.emit({
    name: after.state === before.state ? 'staff.changed' : after.state === 'deactivated' ? 'staff.deactivated' : 'staff.reactivated',
    subject: ['staff', staffId],
    detail: { before: shown(before), after: shown(after) },
  });
  return staffView(after);
}

const shown = ({ name, role, team, state }: StaffRow) => ({ name, role, team, state });
