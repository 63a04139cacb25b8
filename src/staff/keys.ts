/** API keys: random, shown once, stored hashed, scoped to permissions the maker holds, revocable. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { newToken } from '#kit/tokens.ts';
import type { CreateApiKey } from './contract.ts';
import { mayGrant } from './core/roles.ts';
import { apiKeyPrefix } from './identify.ts';
import { insertApiKey, revokeKey } from './store.ts';
import { apiKeyView } from './views.ts';

export async function createApiKey(act: Act, asked: CreateApiKey) {
  may(act, 'key.manage');
  if (!('permissions' in act.who) || !mayGrant(act.who.permissions, asked.scopes)) throw refuse('forbidden', 'staff.grantsMoreThanHeld', { at: 'body.scopes' });
  const { token, hash } = newToken(act.bytes, apiKeyPrefix);
  const row = { id: act.id(), brand_id: act.brandId, name: asked.name, hint: `${token.slice(0, 7)}…`, scopes: asked.scopes, created_at: act.now, seen_at: null, revoked_at: null };
  await insertApiKey(act, { ...row, hash });
  act.emit({ name: 'apiKey.created', subject: ['apiKey', row.id], detail: { scopes: asked.scopes } });
  return { key: token, item: apiKeyView(row) };
}

export async function revokeApiKey(act: Act, id: string): Promise<{ done: true }> {
  may(act, 'key.manage');
  if (!(await revokeKey(act, id))) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  act.emit({ name: 'apiKey.revoked', subject: ['apiKey', id] });
  return { done: true };
}
