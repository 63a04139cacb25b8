/**
 * Who is it? Identities (numbers, mail addresses, signed visitor ids) were looked up; this decides what may be said of the answer.
 *
 *     nothing found ─────────────────────────────→ unknown
 *     the agent chose before ────────────────────→ known   (a person's word is kept)
 *     proved identities all of one customer ─────→ known
 *     everything found is one customer's own ────→ known
 *     otherwise (several, shared, contradicting) → maybe: all of them, for the agent to ask
 *
 * **Names take no part**: two people called 王伟 are two people. There is no field for a name here, so nothing can ever be joined by one.
 */
export interface Candidate {
  readonly customerId: string;
  /** The identity it was found by. */
  readonly identityId: string;
  /**
   * Proved: signed by the shop, confirmed by a code, or named by the telephone network. Claimed: typed into a form, or a mail's From.
   * A claim alone that names one customer is believed (nothing better is known), but never against a proof.
   */
  readonly isProved: boolean;
  /** Marked as many people's: an office switchboard, a family's landline. Whoever calls may be somebody else. */
  readonly isShared: boolean;
  /** Epoch milliseconds of the last contact by this identity; the likeliest stands first. */
  readonly lastSeenMs: number | null;
}

type Match =
  | { readonly outcome: 'known'; readonly customerId: string; readonly why: 'chosen' | 'proved' | 'only' }
  | { readonly outcome: 'maybe'; readonly customerIds: readonly string[]; readonly why: 'shared' | 'several' }
  | { readonly outcome: 'unknown' };

/**
 * @param candidates customers found, merged ones already followed to who they are now; in any order, repeats allowed
 * @param chosenId the customer an agent chose for this contact before: kept, found or not
 */
export function matchCustomer(candidates: readonly Candidate[], chosenId: string | null = null): Match {
  if (chosenId !== null) return { outcome: 'known', customerId: chosenId, why: 'chosen' };
  const everyone = likeliestFirst(candidates);
  const [first] = everyone;
  if (first === undefined) return { outcome: 'unknown' };
  const own = candidates.filter((found) => !found.isShared);
  const proved = new Set(own.filter((found) => found.isProved).map((found) => found.customerId));
  const [provedId] = proved;
  if (provedId !== undefined && proved.size === 1) return { outcome: 'known', customerId: provedId, why: 'proved' };
  if (everyone.length > 1) return { outcome: 'maybe', customerIds: everyone, why: 'several' };
  // A shared number that only one person has been entered under yet says nothing about who is calling now.
  return own.length > 0 ? { outcome: 'known', customerId: first, why: 'only' } : { outcome: 'maybe', customerIds: everyone, why: 'shared' };
}

/** Each customer once: proved before claimed, then the latest contact, then by id so that the order never flickers. */
function likeliestFirst(candidates: readonly Candidate[]): string[] {
  const weight = (found: Candidate) => (found.isProved && !found.isShared ? 1 : 0);
  const sorted = candidates.toSorted(
    (a, b) => weight(b) - weight(a) || (b.lastSeenMs ?? -Infinity) - (a.lastSeenMs ?? -Infinity) || (a.customerId < b.customerId ? -1 : 1),
  );
  return [...new Set(sorted.map((found) => found.customerId))];
}
