import type { Act } from '#kit/act.ts';
import type { StaffRow } from './store.ts';

/** A member as a row, not yet stored. */
export function newStaff(act: Act, person: { brandId: string; mail: string; name: string; role: StaffRow['role']; team?: string; state: StaffRow['state']; passwordHash: string | null }): StaffRow {
  return { id: act.id(), brand_id: person.brandId, mail: person.mail, name: person.name, role: person.role, team: person.team ?? '', state: person.state, password_hash: person.passwordHash, language: 'zh', preferences: {}, created_at: act.now };
}
