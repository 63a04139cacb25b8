/** The full numbers and addresses, for somebody who says why. Who, when and why stand in the audit trail; the values do not. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import type { Revealed } from './contract.ts';
import { identitiesOf } from './store.ts';
import { existing } from './views.ts';

export async function revealCustomer(act: Act, customerId: string, reason: string): Promise<Revealed> {
  may(act, 'customer.reveal');
  await existing(act, customerId);
  const identities = (await identitiesOf(act, act.brandId, [customerId])).filter(({ kind }) => kind !== 'visitor');
  act.emit({ name: 'customer.revealed', subject: ['customer', customerId], detail: { reason, identityIds: identities.map((each) => each.id) } });
  return { identities: identities.map(({ id, kind, value }) => ({ id, kind, value })) };
}
