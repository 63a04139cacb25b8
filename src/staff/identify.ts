/** Who calls: a member of staff by session cookie, a program by API key. Visitors are identified by the chat slice. */
import type { Actor } from '#kit/actor.ts';
import { askedTogether } from '#kit/db/asked-together.ts';
import type { House } from '#kit/house.ts';
import { hashToken } from '#kit/tokens.ts';
import { permissionsOf, type Permission } from './core/roles.ts';
import { keysByHash, livingSessionIds, sessionByHash, touchKey, touchSession } from './store.ts';

const idleSessionMs = 12 * 3_600_000;
export const longestSessionMs = 7 * 86_400_000;
const touchEveryMs = 60_000;

export function cookieName(publicUrl: string): string {
  // `__Host-` needs Secure, which a browser gives only over https.
  return publicUrl.startsWith('https:') ? '__Host-lingting' : 'lingting';
}

export function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

export async function staffBySession(house: House, token: string): Promise<Actor | undefined> {
  const now = house.clock.now();
  const { everywhere } = house.db;
  const found = await sessionByHash(everywhere, hashToken(token), now, new Date(now.getTime() - idleSessionMs));
  if (found === undefined) return undefined;
  if (now.getTime() - found.seen_at.getTime() > touchEveryMs) await touchSession(everywhere, found.session_id, now);
  return { kind: 'staff', id: found.id, brandId: found.brand_id, name: found.name, role: found.role, permissions: permissionsOf(found.role), sessionId: found.session_id };
}

/** Which of these sessions still hold; looking does not keep them alive. */
export async function livingSessions(house: House, sessionIds: readonly string[]): Promise<ReadonlySet<string>> {
  const now = house.clock.now();
  return new Set(await house.db.transact({ brandId: 'everywhere' }, (tx) => livingSessionIds(tx, sessionIds, now, new Date(now.getTime() - idleSessionMs))));
}
/** After these a person's sessions may be over. */
export const sessionEvents: readonly string[] = ['staff.changed', 'staff.deactivated', 'staff.signedOut', 'staff.passwordChanged', 'staff.passwordReset'];

/** A program sends many calls at once: whose key each holds is asked together. */
export function openKeys(house: House): (key: string) => Promise<Actor | undefined> {
  const read = askedTogether((hashes: readonly Buffer[]) => keysByHash(house.db.everywhere, hashes));
  return async (key) => programOf(house, await read(hashToken(key)));
}

async function programOf(house: House, found: Awaited<ReturnType<typeof keysByHash>>[number]): Promise<Actor | undefined> {
  const now = house.clock.now();
  // Whoever made the key and has left still knows it; whoever lost a role must not keep it in a key.
  if (found === undefined || (found.maker_state !== null && found.maker_state !== 'active')) return undefined;
  const held = found.maker_role === null ? undefined : permissionsOf(found.maker_role);
  if (found.seen_at === null || now.getTime() - found.seen_at.getTime() > touchEveryMs) await touchKey(house.db.everywhere, found.id, now);
  return { kind: 'key', id: found.id, brandId: found.brand_id, name: found.name, permissions: new Set(found.scopes.filter((scope) => held === undefined || held.has(scope as Permission))) };
}
export const apiKeyPrefix = 'lk_';
