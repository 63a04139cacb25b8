/** The first page of a new installation: a brand and its first administrator; and further brands, opened by an administrator. */
import { transact, type Act } from '#kit/act.ts';
import { may, systemOf } from '#kit/actor.ts';
import { uuidv7 } from '#kit/core/uuid.ts';
import type { House } from '#kit/house.ts';
import { refuse } from '#kit/refusal.ts';
import { BrandSettings, type FirstRun, type OpenBrand, type OpenedBrands } from './contract.ts';
import type * as z from 'zod';
import { invitationLink } from './invite.ts';
import { newStaff } from './member.ts';
import { hashPassword } from './passwords.ts';
import { anyBrandExists, brandsOpenedFrom, forUpdate, insertBrand, insertStaff, lockFirstRun, onlyBrand, staffById, type StaffRow } from './store.ts';

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
    await openBrandRow(act, { id: brandId, slug: asked.slug, name: asked.name, brandName: asked.brandName, zone: asked.zone, openedFrom: null });
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
    await openBrandRow(act, { id: brandId, slug: asked.slug, name: asked.administrator.name, brandName: asked.name, zone: asked.zone, openedFrom: who.brandId });
    const staff = newStaff(act, { brandId, mail: asked.administrator.mail, name: asked.administrator.name, role: 'administrator', state: 'invited', passwordHash: null });
    await insertStaff(act, staff);
    await furnish(act);
    const { link } = await invitationLink(act, staff);
    act.emit({ name: 'brand.opened', subject: ['brand', brandId], detail: { slug: asked.slug, by: who.id } });
    return { brandId, link };
  });
}

/** The brands that were opened from here. Who waits for whom is shown only until the first has joined: from then on it is their own house. */
export async function openedBrands(house: House, who: Act['who']): Promise<z.input<typeof OpenedBrands>> {
  may({ who }, 'brand.manage');
  const rows = await brandsOpenedFrom(house.db.everywhere, who.brandId);
  return {
    items: rows.map((row) => ({
      id: row.id, slug: row.slug, name: row.name, openedAt: row.created_at.toISOString(),
      waitsFor: row.staff_id === null ? null : { name: row.staff_name ?? '', mail: row.mail ?? '', linkEndsAt: row.ends_at?.toISOString() ?? null },
    })),
  };
}

/** A new first link, while nobody has accepted one; the old one ends. */
export async function inviteFirstAgain(house: House, who: Act['who'], brandId: string): Promise<{ brandId: string; link: string }> {
  may({ who }, 'brand.manage');
  const [row] = await brandsOpenedFrom(house.db.everywhere, who.brandId, onlyBrand(brandId));
  if (row === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  return transact(house, systemOf(brandId, `brand.open by ${'name' in who ? who.name : who.kind}`), async (act) => {
    const staff = row.staff_id === null ? undefined : await staffById(act, row.staff_id, forUpdate);
    if (staff?.state !== 'invited') throw refuse('conflict', 'staff.alreadyJoined');
    const { link } = await invitationLink(act, staff);
    act.emit({ name: 'staff.invited', subject: ['staff', staff.id], detail: { role: staff.role, again: true, by: who.id } });
    return { brandId, link };
  });
}

async function openBrandRow(act: Act, brand: { id: string; slug: string; name: string; brandName: string; zone: string; openedFrom: string | null }): Promise<void> {
  const kept = await insertBrand(act, {
    id: brand.id, slug: brand.slug, name: brand.brandName, zone: brand.zone, language: 'zh', settings: BrandSettings.parse({}),
    widget_secret: Buffer.from(act.bytes(32)).toString('base64url'), opened_from: brand.openedFrom, created_at: act.now,
  });
  if (!kept) throw refuse('conflict', 'staff.slugTaken', { at: 'body.slug', params: { slug: brand.slug } });
}
