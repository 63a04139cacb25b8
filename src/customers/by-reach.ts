/**
 * Somebody says who they are on a page that asks for no sign-in: a name, and a number or address to answer to. All of it is a
 * claim. It is filed with a customer only when every number and address given is theirs already: otherwise a stranger who knows one
 * number could hang an address of their own on somebody's record. Anything else makes a new record, for a person to join.
 * The page's own act calls it: no `may`.
 */
import type { Act } from '#kit/act.ts';
import type { Language } from '#kit/core/shapes.ts';
import { refuse } from '#kit/refusal.ts';
import { matchCustomer, type Candidate } from './core/match.ts';
import { noteReachOf, storedReach, type Reach } from './reach.ts';
import { gramsOfNew, isName, newRecord } from './record.ts';
import { customerById, holdersOf, identitiesOf, insertCustomer } from './store.ts';

interface ReachAsked {
  readonly name: string;
  readonly honorific?: 'mr' | 'ms' | 'none' | undefined;
  readonly language: Language;
  /** At least one. Refused with the reason when it cannot be read. */
  readonly reaches: readonly (Reach & { readonly at: string })[];
}

/** The identity to hang the contact on: the first of the given ones. */
export async function customerByReach(act: Act, asked: ReachAsked): Promise<{ identityId: string; customerId: string }> {
  const given = asked.reaches.map(({ kind, value, at }) => ({ kind, value: storedReach({ kind, value }, at) }));
  const [first] = given;
  if (first === undefined) throw refuse('invalid', 'customers.reachNeeded', { at: 'body' });
  const candidates: Candidate[] = [];
  const held: (Reach & { readonly customerId: string })[] = [];
  for (const { kind, value } of given) {
    for (const row of await holdersOf(act, kind, value)) {
      held.push({ kind, value, customerId: row.customer_id });
      candidates.push({ customerId: row.customer_id, identityId: row.identity_id, isProved: row.is_proved, isShared: row.is_shared, lastSeenMs: row.last_seen_at?.getTime() ?? null });
    }
  }
  const match = matchCustomer(candidates);
  const isAllTheirs = match.outcome === 'known' && given.every(({ kind, value }) => held.some((one) => one.kind === kind && one.value === value && one.customerId === match.customerId));
  const known = isAllTheirs ? await customerById(act, match.customerId) : undefined;
  const row = known ?? (await newcomer(act, asked));
  for (const reach of given) await noteReachOf(act, row, reach);
  const identity = (await identitiesOf(act, act.brandId, [row.id])).find((one) => one.kind === first.kind && one.value === first.value);
  if (identity === undefined) throw new Error('an identity was not found right after it was noted');
  return { identityId: identity.id, customerId: row.id };
}

async function newcomer(act: Act, asked: ReachAsked) {
  const honorific = asked.honorific === undefined || asked.honorific === 'none' ? {} : { honorific: asked.honorific };
  const row = await newRecord(act, { language: asked.language, ...(isName(asked.name) ? { name: { name: asked.name, ...honorific } } : {}) });
  await insertCustomer(act, row, gramsOfNew(row));
  act.emit({ name: 'customer.created', subject: ['customer', row.id], detail: { number: row.number, by: 'reach' } });
  return row;
}
