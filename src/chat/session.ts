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
import { isOpenNow, visitorTopics } from '#routing/index.ts';
import { BrandSettings } from '#staff/contract.ts';
import { allowedMediaTypes, largestAttachmentBytes } from '#attachments/core/kinds.ts';
import type { OpenSession, VisitorSession } from './contract.ts';
import { adoptConversation, brandOfWidget, insertVisitor, touchVisitor, visitorByHash, type WidgetBrand } from './store.ts';
import { conversationView } from './views.ts';

export const visitorTokenPrefix = 'v_';

export async function visitorByToken(house: House, token: string): Promise<Extract<Actor, { kind: 'visitor' }> | undefined> {
  const row = await visitorByHash(house.db.everywhere, hashToken(token));
  return row === undefined ? undefined : { kind: 'visitor', id: row.id, brandId: row.brand_id };
}

/** @param origin of the page that embeds the widget; refused when the brand lists its pages and this is none of them */
export async function openSession(house: House, asked: OpenSession, origin: string | undefined): Promise<VisitorSession> {
  const brand = await brandOfWidget(house.db.everywhere, asked.brand);
  if (brand === undefined) throw refuse('not_found', 'chat.unknownBrand', { at: 'body.brand' });
  const settings = BrandSettings.parse(brand.settings);
  refuseForeignPage(settings.widgetOrigins, origin, house.publicUrl);
  const known = asked.token === undefined ? undefined : await visitorByToken(house, asked.token);
  const isKnown = known?.brandId === brand.id;
  const hostUser = asked.identity === undefined ? undefined : verified(brand, asked.identity);
  return transact(house, isKnown ? known : systemOf(brand.id, 'widget'), async (act) => {
    const made = isKnown ? undefined : newToken(act.bytes, visitorTokenPrefix);
    const visitorId = isKnown ? known.id : act.id();
    if (made === undefined) await touchVisitor(act, visitorId, asked.language, asked.pageUrl ?? null);
    else await insertVisitor(act, { id: visitorId, hash: made.hash, language: asked.language, pageUrl: asked.pageUrl ?? null });
    if (hostUser !== undefined) {
      const { identityId } = await customerOfVisitor(act, { visitorId, language: asked.language, hostUser });
      await adoptConversation(act, visitorId, identityId);
    }
    const { isOpen, opensAt } = await isOpenNow(act);
    return {
      token: made?.token ?? asked.token ?? '',
      brand: { slug: brand.slug, name: brand.name, greeting: settings.greeting[asked.language] },
      isOpen, opensAt,
      formOfAddress: await formOfAddressOf(act, visitorId, asked.language),
      topics: await visitorTopics(act, asked.language),
      conversation: await conversationView(act, visitorId, 0),
      limits: { attachmentBytes: largestAttachmentBytes, mediaTypes: [...allowedMediaTypes] },
    };
  });
}


function refuseForeignPage(allowed: readonly string[], origin: string | undefined, publicUrl: string): void {
  if (allowed.length === 0 || origin === undefined) return;
  const ours = new Set([...allowed.map((url) => new URL(url).origin), new URL(publicUrl).origin]);
  if (!ours.has(origin)) throw refuse('forbidden', 'chat.foreignPage', { at: 'headers.origin' });
}

function verified(brand: WidgetBrand, identity: NonNullable<OpenSession['identity']>): { userId: string; name?: string; phone?: string; mail?: string } {
  const right = createHmac('sha256', brand.widget_secret).update(identity.userId).digest();
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
