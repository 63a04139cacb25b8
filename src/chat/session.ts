/** A visitor opens the widget: new or known by token; a host page may vouch for its own user with a signature. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { transact } from '#kit/act.ts';
import { systemOf, type Actor } from '#kit/actor.ts';
import { mailKey, readMail } from '#kit/core/mail.ts';
import { phoneKey, readPhone } from '#kit/core/phone.ts';
import type { House } from '#kit/house.ts';
import { refuse } from '#kit/refusal.ts';
import { hashToken, newToken } from '#kit/tokens.ts';
import { customerOfVisitor, formOfAddressOf } from '#customers/index.ts';
import { isOpenNow, isStaffedNow, visitorTopics } from '#routing/index.ts';
import { brandBySlug } from '#staff/index.ts';
import { allowedMediaTypes, largestAttachmentBytes } from '#attachments/core/kinds.ts';
import type { OpenSession, VisitorSession } from './contract.ts';
import { beatMs } from './here.ts';
import { insertVisitor, proveUser, seenNow, touchVisitor, userIdOf, visitorByHash } from './store.ts';
import { conversationView } from './views.ts';

export const visitorTokenPrefix = 'v_';

type Visitor = Extract<Actor, { kind: 'visitor' }>;

export async function visitorByToken(house: House, token: string): Promise<Visitor | undefined> {
  const row = await visitorByHash(house.db.everywhere, hashToken(token));
  const now = house.clock.now();
  // Whoever asks is there, with a socket or without.
  if (row !== undefined && row.seen_at.getTime() < now.getTime() - beatMs) await house.db.transact({ brandId: row.brand_id }, (tx) => seenNow(tx, row.brand_id, row.id, now));
  return row === undefined ? undefined : { kind: 'visitor', id: row.id, brandId: row.brand_id, ...(row.user_identity_id === null ? {} : { provedId: row.user_identity_id }) };
}

/** @param origin of the page that embeds the widget; refused when the brand lists its pages and this is none of them */
export async function openSession(house: House, asked: OpenSession, origin: string | undefined, canMail: boolean): Promise<VisitorSession> {
  const brand = await brandBySlug(house.db.everywhere, asked.brand);
  if (brand === undefined) throw refuse('not_found', 'chat.unknownBrand', { at: 'body.brand' });
  const { settings } = brand;
  refuseForeignPage(settings.widgetOrigins, origin, house.publicUrl);
  const hostUser = asked.identity === undefined ? undefined : verified(brand, asked.identity);
  const known = asked.token === undefined ? undefined : await visitorByToken(house, asked.token);
  const isKnown = known?.brandId === brand.id && (await isNobodyElses(house, known, hostUser?.userId));
  return transact(house, isKnown ? known : systemOf(brand.id, 'widget'), async (act) => {
    const made = isKnown ? undefined : newToken(act.bytes, visitorTokenPrefix);
    const visitorId = isKnown ? known.id : act.id();
    if (made === undefined) await touchVisitor(act, visitorId, asked.language, asked.pageUrl ?? null);
    else await insertVisitor(act, { id: visitorId, hash: made.hash, language: asked.language, pageUrl: asked.pageUrl ?? null });
    const proved = hostUser === undefined ? undefined : await customerOfVisitor(act, { visitorId, language: asked.language, hostUser });
    if (proved !== undefined) await proveUser(act, visitorId, proved.identityId);
    const { isOpen, opensAt } = await isOpenNow(act);
    return {
      token: made?.token ?? asked.token ?? '',
      brand: { slug: brand.slug, name: brand.name, greeting: settings.greeting[asked.language] },
      isOpen, opensAt, isStaffed: await isStaffedNow(act), canMail,
      formOfAddress: await formOfAddressOf(act, visitorId, asked.language),
      topics: await visitorTopics(act, asked.language),
      conversation: await conversationView(act, { id: visitorId, provedId: proved?.identityId ?? (isKnown ? known.provedId : undefined) }, 0),
      limits: { attachmentBytes: largestAttachmentBytes, mediaTypes: [...allowedMediaTypes] },
    };
  });
}
/** A browser that two users of the shop sign in on, one after the other: the second begins afresh and sees nothing of the first. */
async function isNobodyElses(house: House, known: Visitor, userId: string | undefined): Promise<boolean> {
  return userId === undefined || known.provedId === undefined || (await userIdOf(house.db.everywhere, known.provedId)) === userId;
}

function refuseForeignPage(allowed: readonly string[], origin: string | undefined, publicUrl: string): void {
  if (allowed.length === 0 || origin === undefined) return;
  const ours = new Set([...allowed.map((url) => new URL(url).origin), new URL(publicUrl).origin]);
  if (!ours.has(origin)) throw refuse('forbidden', 'chat.foreignPage', { at: 'headers.origin' });
}

function verified(brand: { readonly widgetSecret: string }, identity: NonNullable<OpenSession['identity']>): { userId: string; name?: string; phone?: string; mail?: string } {
  const right = createHmac('sha256', brand.widgetSecret).update(identity.userId).digest();
  if (!timingSafeEqual(right, Buffer.from(identity.signature, 'hex'))) throw refuse('forbidden', 'chat.wrongSignature', { at: 'body.identity.signature' });
  const phone = identity.phone === undefined ? undefined : readPhone(identity.phone);
  const mail = identity.mail === undefined ? undefined : readMail(identity.mail);
  return {
    userId: identity.userId,
    ...(identity.name === undefined ? {} : { name: identity.name }),
    // What the shop gives beside the id is not signed: a number that cannot be read is left out rather than kept wrong.
    ...(phone === undefined || 'refused' in phone ? {} : { phone: phoneKey(phone) }),
    ...(mail === undefined || 'refused' in mail ? {} : { mail: mailKey(mail.address) }),
  };
}
