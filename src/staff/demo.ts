/** For the demo brand and tests: a member who needs no invitation. Not reachable over HTTP. */
import type { Act } from '#kit/act.ts';
import { newStaff } from './member.ts';
import { hashPassword } from './passwords.ts';
import { insertStaff, type StaffRow } from './store.ts';

export async function addMember(act: Act, person: { mail: string; name: string; role: StaffRow['role']; team?: string; password: string }): Promise<StaffRow> {
  const row = newStaff(act, { brandId: act.brandId, ...person, state: 'active', passwordHash: await hashPassword(person.password) });
  if (!(await insertStaff(act, row))) throw new Error(`there is already a member with the address ${person.mail}`);
  act.emit({ name: 'staff.joined', subject: ['staff', row.id], detail: { role: person.role } });
  return row;
}
