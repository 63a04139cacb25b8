/** Reads: who is on the team, who am I. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { BrandSettings, Preferences, type Brand, type SessionView, type StaffMember } from './contract.ts';
import { permissionsOf } from './core/roles.ts';
import { allStaff, apiKeys, brandById, staffById, type ApiKeyRow, type BrandRow, type StaffRow } from './store.ts';

export function staffView(row: StaffRow): StaffMember {
  return { id: row.id, name: row.name, mail: row.mail, role: row.role, team: row.team, state: row.state, language: row.language, createdAt: row.created_at.toISOString() };
}

export async function colleagues(act: Act): Promise<{ items: StaffMember[] }> {
  may(act, 'staff.read');
  return { items: (await allStaff(act)).map(staffView) };
}

export async function ownSession(act: Act): Promise<SessionView> {
  const staff = act.who.kind === 'staff' ? await staffById(act, act.who.id) : undefined;
  if (staff === undefined) throw refuse('unauthenticated', 'kit.signIn');
  const brand = await brandById(act, act.brandId);
  return {
    staff: { id: staff.id, name: staff.name, mail: staff.mail, role: staff.role, permissions: [...permissionsOf(staff.role)], language: staff.language, preferences: Preferences.parse(staff.preferences) },
    brand: { id: brand.id, slug: brand.slug, name: brand.name, zone: brand.zone },
  };
}

export function brandView(row: BrandRow): Brand {
  return { id: row.id, slug: row.slug, name: row.name, zone: row.zone, language: row.language, settings: BrandSettings.parse(row.settings) };
}
export async function ownBrand(act: Act): Promise<Brand> {
  may(act, 'brand.read');
  return brandView(await brandById(act, act.brandId));
}

export function apiKeyView(row: ApiKeyRow) {
  return { id: row.id, name: row.name, hint: row.hint, scopes: row.scopes, createdAt: row.created_at.toISOString(), seenAt: row.seen_at?.toISOString() ?? null, revokedAt: row.revoked_at?.toISOString() ?? null };
}
export async function listApiKeys(act: Act) {
  may(act, 'key.manage');
  return { items: (await apiKeys(act)).map(apiKeyView) };
}
