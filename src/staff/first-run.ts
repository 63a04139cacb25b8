/** The first page of a new installation: a brand and its first administrator; and further brands, opened by an administrator. */
import { transact, type Act } from '#kit/act.ts';
import { may, systemOf } from '#kit/actor.ts';
import { uuidv7 } from '#kit/core/uuid.ts';
import type { House } from '#kit/house.ts';
import { refuse } from '#kit/refusal.ts';
import { BrandSettings, type FirstRun, type OpenBrand } from './contract.ts';
import type * as z from 'zod';
import { invitationLink } from './invite.ts';
import { newStaff } from './member.ts';
import { hashPassword } from './passwords.ts';
import { anyBrandExists, insertBrand, insertStaff, lockFirstRun, type StaffRow } from './store.ts';

export function isFirstRun(house: House): Promise<boolean> {
  return anyBrandExists(house.db.everywhere).then((exists) => !exists);
}

/** What must stand in every new brand (a queue, a calendar …); handed in by the app, since slices do not know each other. */
export type FurnishBrand = (act: Act) => Promise<void>;

export async function setUpFirstBrand(house: House, asked: FirstRun, furnish: FurnishBrand): Promise<StaffRow> {
  const passwordHash = await hashPassword(asked.password);
  const brandId = uuidv7(house.clock.now().getTime(), house.dice.bytes(10));
  return transact(house, systemOf(brandId, 'first-run'), async (act) => {
    await lockFirstRun(act);
    // Over all brands, which an act does not see; whoever held the lock before has committed.
    if (await anyBrandExists(house.db.everywhere)) throw refuse('conflict', 'staff.alreadySetUp');
    await openBrandRow(act, { id: brandId, slug: asked.slug, name: asked.name, brandName: asked.brandName, zone: asked.zone });
    const staff = newStaff(act, { brandId, mail: asked.mail, name: asked.name, role: 'administrator', state: 'active', passwordHash });
    await insertStaff(act, staff);
    await furnish(act);
    act.emit({ name: 'brand.opened', subject: ['brand', brandId], detail: { slug: asked.slug } });
    act.emit({ name: 'staff.joined', subject: ['staff', staff.id], detail: { role: 'administrator' } });
    return staff;
  });
}

/** A further brand in the same installation: its administrator gets an invitation link. */
export async function openBrand(house: House, who: Act['who'], asked: z.output<typeof OpenBrand>, furnish: FurnishBrand): Promise<{ brandId: string; link: string }> {
  may({ who }, 'brand.manage');
  const brandId = uuidv7(house.clock.now().getTime(), house.dice.bytes(10));
  return transact(house, systemOf(brandId, `brand.open by ${'name' in who ? who.name : who.kind}`), async (act) => {
    await openBrandRow(act, { id: brandId, slug: asked.slug, name: asked.administrator.name, brandName: asked.name, zone: asked.zone });
    const staff = newStaff(act, { brandId, mail: asked.administrator.mail, name: asked.administrator.name, role: 'administrator', state: 'invited', passwordHash: null });
    await insertStaff(act, staff);
    await furnish(act);
    const { link } = await invitationLink(act, staff);
    act.emit({ name: 'brand.opened', subject: ['brand', brandId], detail: { slug: asked.slug, by: who.id } });
    return { brandId, link };
  });
}

async function openBrandRow(act: Act, brand: { id: string; slug: string; name: string; brandName: string; zone: string }): Promise<void> {
  const kept = await insertBrand(act, {
    id: brand.id, slug: brand.slug, name: brand.brandName, zone: brand.zone, language: 'zh', settings: BrandSettings.parse({}),
    widget_secret: Buffer.from(act.bytes(32)).toString('base64url'), created_at: act.now,
  });
  if (!kept) throw refuse('conflict', 'staff.slugTaken', { at: 'body.slug', params: { slug: brand.slug } });
}
