/** For slices that write to a customer: who it is, in which language, and by which address. They act for the house: no `may`. */
import type { Act } from '#kit/act.ts';
import type { Language } from '#kit/core/shapes.ts';
import { refuse } from '#kit/refusal.ts';
import { honorificOf } from './core/name.ts';
import { customerOfIdentityId, identitiesOf } from './store.ts';

interface Addressee {
  readonly customerId: string;
  readonly name: string;
  /** Empty while nobody knows the name: greet with 您好， / Hello, (`greetingOf` of core/name.ts does). */
  readonly formOfAddressZh: string;
  readonly formOfAddressEn: string;
  readonly language: Language;
  /** A proved address before a claimed one, the oldest first; null when none is known. */
  readonly mail: string | null;
}

export async function customerOfIdentity(act: Act, identityId: string): Promise<Addressee> {
  const row = await customerOfIdentityId(act, identityId);
  if (row === undefined) throw refuse('not_found', 'kit.notFound');
  const named = { surname: row.surname, givenName: row.given_name, honorific: row.honorific, title: row.title };
  const mails = (await identitiesOf(act, act.brandId, [row.id])).filter((identity) => identity.kind === 'mail');
  // What this very contact came by is answered before anything else the customer has.
  const mail = mails.find((identity) => identity.id === identityId) ?? mails[0];
  return { customerId: row.id, name: row.name, formOfAddressZh: honorificOf(named, 'zh'), formOfAddressEn: honorificOf(named, 'en'), language: row.language, mail: mail?.value ?? null };
}
