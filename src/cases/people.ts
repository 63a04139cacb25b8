/** Who owns a case: always somebody who is here. And whose it is: the identity through which the customer is found. */
import type { Act } from '#kit/act.ts';
import { refuse } from '#kit/refusal.ts';
import { activeStaff, identityForCustomer, identityOfInteraction, leadWithLeast, productThere } from './store-people.ts';

/**
 * A lead for a case: of the owner's team before others, leads before administrators, whoever has the fewest open cases. Undefined
 * when nobody but `except` is here.
 */
export function leadFor(act: Act, given: { except?: string; team?: string } = {}): Promise<string | undefined> {
  return leadWithLeast(act, given.except ?? null, given.team ?? '');
}

/** The named one, else whoever acts, else a lead: from the first minute somebody owns it. The row is held until the act ends, so nobody is deactivated meanwhile. */
export async function ownerFor(act: Act, asked: string | undefined): Promise<string> {
  const wanted = asked ?? (act.who.kind === 'staff' ? act.who.id : await leadFor(act));
  if (wanted === undefined) throw refuse('unavailable', 'cases.nobodyHere');
  if (!(await activeStaff(act, wanted))) throw refuse('invalid', 'cases.ownerNotActive', { at: 'body.ownerId' });
  return wanted;
}

/** By the conversation, or by the customer's own first identity. */
export async function identityFor(act: Act, asked: { interactionId?: string | undefined; customerId?: string | undefined; identityId?: string | undefined }): Promise<string> {
  if (asked.identityId !== undefined) return asked.identityId;
  if (asked.interactionId !== undefined) {
    const found = await identityOfInteraction(act, asked.interactionId);
    if (found === undefined) throw refuse('not_found', 'kit.notFound', { at: 'body.interactionId' });
    return found;
  }
  if (asked.customerId === undefined) throw refuse('invalid', 'cases.whose', { at: 'body.customerId' });
  const found = await identityForCustomer(act, asked.customerId);
  if (found === undefined) throw refuse('not_found', 'kit.notFound', { at: 'body.customerId' });
  if (found.identity_id === null) throw refuse('conflict', 'cases.customerWithoutReach', { at: 'body.customerId' });
  return found.identity_id;
}

export async function refuseForeignProduct(act: Act, productId: string | null | undefined, identityId: string): Promise<void> {
  if (productId != null && !(await productThere(act, productId, identityId))) throw refuse('not_found', 'cases.productNotTheirs', { at: 'body.productId' });
}
