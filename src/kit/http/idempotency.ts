/** A repeat of a write gets the first answer; the key's row is part of the act, so a crash leaves neither or both. */
import { createHash } from 'node:crypto';
import type { Act } from '../act.ts';
import { refuse } from '../refusal.ts';
import { claimKey, keepReply, readKey } from './store.ts';

export async function once(act: Act, key: string, request: { path: string; body: unknown }, work: () => Promise<{ status: number; reply: unknown }>): Promise<{ status: number; reply: unknown }> {
  const actor = `${act.who.kind}:${act.who.id ?? ''}`;
  const requestHash = createHash('sha256').update(request.path).update('\0').update(JSON.stringify(request.body ?? null)).digest();
  if (!(await claimKey(act, actor, key, requestHash))) {
    const kept = await readKey(act, actor, key);
    if (!kept.request_hash.equals(requestHash)) throw refuse('conflict', 'kit.keyReused', { at: 'headers.idempotency-key' });
    return { status: kept.status, reply: kept.reply };
  }
  const done = await work();
  await keepReply(act, actor, key, done.status, done.reply);
  return done;
}
