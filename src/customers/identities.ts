/** Numbers and addresses of a customer: added, removed, proved, marked as many people's. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { openRecord } from './change.ts';
import type { Customer, NewReach } from './contract.ts';
import { storedReach } from './reach.ts';
import { reindex } from './record.ts';
import { anyIdentityOf, identityByValue, identityOf, insertIdentity, updateIdentity, type CustomerRow, type IdentityRow } from './store.ts';
import { customerFile } from './views.ts';

export async function addIdentity(act: Act, customerId: string, asked: NewReach): Promise<Customer> {
  may(act, 'customer.write');
  const row = await openRecord(act, customerId);
  const value = storedReach(asked, 'body.value');
  const there = await identityByValue(act, customerId, asked.kind, value);
  if (there !== undefined && there.removed_at === null) throw refuse('conflict', 'customers.identityThere', { at: 'body.value' });
  const identityId = there?.id ?? act.id();
  if (there === undefined) await insertIdentity(act, { id: identityId, customerId, kind: asked.kind, value, verifiedAt: null, isShared: asked.isShared });
  else await updateIdentity(act, { ...there, removed_at: null, verified_at: null, is_shared: asked.isShared });
  await reindex(act, row);
  act.emit({ name: 'customer.identityAdded', subject: ['customer', customerId], detail: { identityId, kind: asked.kind, isVerified: false } });
  return customerFile(act, customerId);
}

/** No longer used. Contacts that came by it keep pointing to it: nothing is deleted but by erasure. */
export async function removeIdentity(act: Act, customerId: string, identityId: string): Promise<Customer> {
  may(act, 'customer.write');
  const { row, identity } = await found(act, customerId, identityId);
  if (identity.kind === 'visitor' || identity.kind === 'host_user') throw refuse('conflict', 'customers.identityStays', { at: 'params.identityId' });
  await updateIdentity(act, { ...identity, removed_at: act.now });
  await reindex(act, row);
  act.emit({ name: 'customer.identityRemoved', subject: ['customer', customerId], detail: { identityId, kind: identity.kind } });
  return customerFile(act, customerId);
}

/** Back in use, as it was: proved, shared. What was entered again meanwhile is in use already, and stays as it was entered. */
export async function restoreIdentity(act: Act, customerId: string, identityId: string): Promise<Customer> {
  may(act, 'customer.write');
  const row = await openRecord(act, customerId);
  const identity = await anyIdentityOf(act, customerId, identityId);
  if (identity === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.identityId' });
  if (identity.removed_at === null) return customerFile(act, customerId);
  const there = await identityByValue(act, customerId, identity.kind, identity.value);
  if (there !== undefined && there.removed_at === null) throw refuse('conflict', 'customers.identityThere', { at: 'params.identityId' });
  await updateIdentity(act, { ...identity, removed_at: null });
  await reindex(act, row);
  act.emit({ name: 'customer.identityRestored', subject: ['customer', customerId], detail: { identityId, kind: identity.kind } });
  return customerFile(act, customerId);
}

/** A colleague has made sure that it is this customer's (called back, compared a document). Doing it twice changes nothing. */
export async function verifyIdentity(act: Act, customerId: string, identityId: string): Promise<Customer> {
  may(act, 'customer.write');
  const { identity } = await found(act, customerId, identityId);
  if (identity.verified_at === null) {
    await updateIdentity(act, { ...identity, verified_at: act.now });
    act.emit({ name: 'customer.identityVerified', subject: ['customer', customerId], detail: { identityId, kind: identity.kind } });
  }
  return customerFile(act, customerId);
}

export async function shareIdentity(act: Act, customerId: string, identityId: string, isShared: boolean): Promise<Customer> {
  may(act, 'customer.write');
  const { identity } = await found(act, customerId, identityId);
  await updateIdentity(act, { ...identity, is_shared: isShared });
  act.emit({ name: 'customer.identityChanged', subject: ['customer', customerId], detail: { identityId, before: { isShared: identity.is_shared }, after: { isShared } } });
  return customerFile(act, customerId);
}

async function found(act: Act, customerId: string, identityId: string): Promise<{ row: CustomerRow; identity: IdentityRow }> {
  const row = await openRecord(act, customerId);
  const identity = await identityOf(act, customerId, identityId);
  if (identity === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.identityId' });
  return { row, identity };
}
