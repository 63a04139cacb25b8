/**
 * Who is the visitor? Callers are the visitor's own session or the house itself, so nothing here asks `may`: a visitor holds no
 * permissions, and what they may say of themselves (a name, a number) is kept as a claim. Only the shop's signature proves.
 *
 *     visitor unknown, no signature      → a new customer
 *     visitor known, no signature        → their customer; a name fills in what was nameless
 *     signed user unknown                → proves the visitor's nameless record, else a new customer
 *     signed user known                  → that customer; a nameless record of the visitor is merged into it (can be undone)
 *     visitor belongs to somebody else   → both stay: the contact is the signed user's, and joining the two is for a person
 */
import type { Act } from '#kit/act.ts';
import type { Language } from '#kit/core/shapes.ts';
import { honorificOf } from './core/name.ts';
import { mergeRecords } from './merge.ts';
import { noteReachOf } from './reach.ts';
import { gramsOfNew, isName, isNameless, namedAs, newRecord, reindex, type GivenName } from './record.ts';
import { allIdentitiesOf, customerByIdentity, insertIdentity, insertWithIdentity, nameNameless, visitorAndUser, type CustomerRow, type KnownBy } from './store.ts';

interface VisitorAsked {
  readonly visitorId: string;
  readonly language: Language;
  readonly name?: string;
  readonly honorific?: 'mr' | 'ms' | 'none';
  /** The shop's own user, already verified by signature; only the id is proved, the rest is a claim. */
  readonly hostUser?: { readonly userId: string; readonly name?: string; readonly phone?: string; readonly mail?: string };
}

/** The identity to hang the contact on, and whose it is now. With a signed user it is that user's identity. */
export async function customerOfVisitor(act: Act, asked: VisitorAsked): Promise<{ identityId: string; customerId: string }> {
  const called = nameOf(asked);
  if (asked.hostUser === undefined) {
    const found = (await customerByIdentity(act, 'visitor', asked.visitorId)) ?? (await make(act, { kind: 'visitor', value: asked.visitorId }, asked.language, called)).known;
    await fillName(act, found, called);
    return { identityId: found.identity_id, customerId: found.id };
  }
  const { userId, phone, mail } = asked.hostUser;
  const { visitor, user } = await visitorAndUser(act, asked.visitorId, userId);
  const known = user ?? (await proveVisitor(act, visitor, userId));
  const made = known === undefined ? await make(act, { kind: 'host_user', value: userId, visitorId: visitor === undefined ? asked.visitorId : undefined }, asked.language, called) : undefined;
  const proved = known ?? made?.known;
  if (proved === undefined) throw new Error('a signed user is neither known nor made');
  await fillName(act, proved, called);
  if (made?.hasVisitor !== true) await attachVisitor(act, proved, visitor, asked.visitorId);
  if (phone !== undefined) await noteReachOf(act, proved, { kind: 'phone', value: phone });
  if (mail !== undefined) await noteReachOf(act, proved, { kind: 'mail', value: mail });
  return { identityId: proved.identity_id, customerId: proved.id };
}

/** How this visitor is addressed; null while nobody knows their name. */
export async function formOfAddressOf(act: Act, visitorId: string, language: Language): Promise<string | null> {
  const found = await customerByIdentity(act, 'visitor', visitorId);
  if (found === undefined || isNameless(found)) return null;
  return honorificOf({ surname: found.surname, givenName: found.given_name, honorific: found.honorific, title: found.title }, language);
}

function nameOf(asked: VisitorAsked): GivenName | undefined {
  const name = isName(asked.name) ? asked.name : asked.hostUser?.name;
  if (!isName(name)) return undefined;
  // "None" in a form means that nothing was chosen; what the name itself says (王先生) still counts.
  return asked.honorific === undefined || asked.honorific === 'none' ? { name } : { name, honorific: asked.honorific };
}

/** @param first with a visitor of their own, where nobody knows that one yet */
async function make(act: Act, first: { kind: 'visitor' | 'host_user'; value: string; visitorId?: string | undefined }, language: Language, name: GivenName | undefined): Promise<{ known: KnownBy; hasVisitor: boolean }> {
  const { kind, value, visitorId } = first;
  const row = await newRecord(act, { language, name });
  const identityId = act.id();
  const isMade = await insertWithIdentity(act, {
    row, grams: gramsOfNew(row, { identities: [{ kind, value }] }), first: { id: identityId, kind, value, verifiedAt: kind === 'host_user' ? act.now : null },
    more: visitorId === undefined ? [] : [{ id: act.id(), kind: 'visitor', value: visitorId, verifiedAt: null }],
  });
  if (isMade) {
    act.emit({ name: 'customer.created', subject: ['customer', row.id], detail: { number: row.number, by: kind } });
    return { known: { ...row, identity_id: identityId }, hasVisitor: visitorId !== undefined };
  }
  const theirs = await customerByIdentity(act, kind, value);
  if (theirs === undefined) throw new Error(`the identity ${kind} was made elsewhere and is not there`);
  return { known: theirs, hasVisitor: false };
}

/** What was typed later never overwrites a name: an agent may have corrected it. */
async function fillName(act: Act, row: CustomerRow, name: GivenName | undefined): Promise<void> {
  if (name === undefined || !isNameless(row)) return;
  const named = await nameNameless(act, row.id, namedAs(name));
  if (named === undefined) return;
  await reindex(act, named);
  act.emit({ name: 'customer.changed', subject: ['customer', row.id], detail: { changed: ['name'] } });
}

/** Nameless, and only this visitor's: nothing is known of it that could be somebody else's. */
async function isOnlyVisitors(act: Act, found: KnownBy): Promise<boolean> {
  return isNameless(found) && (await allIdentitiesOf(act, [found.id])).every((identity) => identity.id === found.identity_id);
}

/** The signed user's first visit, and the browser has a nameless record: the signature says whose it is. */
async function proveVisitor(act: Act, found: KnownBy | undefined, userId: string): Promise<KnownBy | undefined> {
  if (found === undefined || !(await isOnlyVisitors(act, found))) return undefined;
  const identityId = act.id();
  if (!(await insertIdentity(act, { id: identityId, customerId: found.id, kind: 'host_user', value: userId, verifiedAt: act.now, isShared: false }))) return customerByIdentity(act, 'host_user', userId);
  await reindex(act, found);
  act.emit({ name: 'customer.identityAdded', subject: ['customer', found.id], detail: { identityId, kind: 'host_user', isVerified: true } });
  return { ...found, identity_id: identityId };
}

async function attachVisitor(act: Act, proved: KnownBy, visitor: KnownBy | undefined, visitorId: string): Promise<void> {
  if (visitor?.id === proved.id) return;
  if (visitor === undefined) {
    await insertIdentity(act, { id: act.id(), customerId: proved.id, kind: 'visitor', value: visitorId, verifiedAt: null, isShared: false });
    return;
  }
  if (await isOnlyVisitors(act, visitor)) await mergeRecords(act, proved.id, visitor.id);
}
