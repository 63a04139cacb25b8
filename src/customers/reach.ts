/** A number or address that a customer gave of themselves: a claim, kept once, never a reason to join two records. */
import type { Act } from '#kit/act.ts';
import { mailKey, readMail } from '#kit/core/mail.ts';
import { phoneKey, readPhone } from '#kit/core/phone.ts';
import { refuse } from '#kit/refusal.ts';
import { reindex } from './record.ts';
import { customerOfIdentityId, identityByValue, insertIdentity, updateIdentity, type CustomerRow } from './store.ts';

export interface Reach {
  readonly kind: 'phone' | 'mail';
  readonly value: string;
}

/** As it is stored and compared. Refused with the reason when it cannot be read. */
export function storedReach(reach: Reach, at: string): string {
  if (reach.kind === 'phone') {
    const reading = readPhone(reach.value);
    if ('refused' in reading) throw refuse('invalid', `customers.phone.${reading.refused}`, { at });
    return phoneKey(reading);
  }
  const reading = readMail(reach.value);
  if ('refused' in reading) throw refuse('invalid', `customers.mail.${reading.refused}`, { at });
  return mailKey(reading.address);
}

/** Adds a claimed number or address to the customer behind an identity. The visitor's own session calls it: no `may`. */
export async function noteReach(act: Act, identityId: string, reach: Reach): Promise<void> {
  const row = await customerOfIdentityId(act, identityId);
  if (row === undefined) throw refuse('not_found', 'kit.notFound');
  await noteReachOf(act, row, reach);
}

export async function noteReachOf(act: Act, row: CustomerRow, reach: Reach): Promise<void> {
  const value = storedReach(reach, 'body.value');
  const there = await identityByValue(act, row.id, reach.kind, value);
  if (there !== undefined && there.removed_at === null) return;
  const identityId = there?.id ?? act.id();
  // Given again after a colleague removed it: it is theirs after all, but no longer proved.
  if (there !== undefined) await updateIdentity(act, { ...there, removed_at: null, verified_at: null });
  else if (!(await insertIdentity(act, { id: identityId, customerId: row.id, kind: reach.kind, value, verifiedAt: null, isShared: false }))) return;
  await reindex(act, row);
  act.emit({ name: 'customer.identityAdded', subject: ['customer', row.id], detail: { identityId, kind: reach.kind, isVerified: false } });
}
