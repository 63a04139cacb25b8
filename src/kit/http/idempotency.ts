/**
 * A repeat of a write gets the first answer; the key's row is part of the act, so a crash leaves neither or both. The row holds the
 * key's hash only; an answer with a secret in it is kept sealed with the key itself, so a copy of the table opens none of them.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import type { Act } from '../act.ts';
import { actorKey } from '../actor.ts';
import { refuse } from '../refusal.ts';
import type { Sweep } from '../sweeps.ts';
import { claimKey, forgetKeysBefore, keepReply, readKey } from './store.ts';

/** Longer than any program or desk goes on repeating; the answers kept beside the keys hold customers' words. */
const keptMs = 7 * 24 * 3_600_000;

interface KeyedRequest {
  readonly path: string;
  readonly body: unknown;
  readonly hasSecretReply: boolean;
}

export async function once(act: Act, key: string, request: KeyedRequest, work: () => Promise<{ status: number; reply: unknown }>): Promise<{ status: number; reply: unknown }> {
  const actor = actorKey(act.who);
  const requestHash = createHash('sha256').update(request.path).update('\0').update(JSON.stringify(request.body ?? null)).digest();
  const keyHash = createHash('sha256').update(key).digest('base64url');
  if (!(await claimKey(act, actor, keyHash, requestHash))) {
    const kept = await readKey(act, actor, keyHash);
    if (!kept.request_hash.equals(requestHash)) throw refuse('conflict', 'kit.keyReused', { at: 'headers.idempotency-key' });
    return { status: kept.status, reply: request.hasSecretReply ? unsealed(kept.reply as string, key, actor) : kept.reply };
  }
  const done = await work();
  await keepReply(act, actor, keyHash, done.status, request.hasSecretReply ? sealed(done.reply, key, actor, act.bytes(12)) : done.reply);
  return done;
}

export const keySweep: Sweep = { name: 'kit.keys', everySeconds: 3600, run: (house, now) => house.db.transact({ brandId: 'everywhere' }, (tx) => forgetKeysBefore(tx, new Date(now.getTime() - keptMs))) };

const tagBytes = 16;
const nonceBytes = 12;
const sealingKey = (key: string, actor: string) => Buffer.from(hkdfSync('sha256', key, actor, 'lingting reply', 32));

function sealed(reply: unknown, key: string, actor: string, nonce: Uint8Array): string {
  const cipher = createCipheriv('aes-256-gcm', sealingKey(key, actor), nonce);
  const text = Buffer.concat([cipher.update(JSON.stringify(reply ?? null), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64');
}

function unsealed(kept: string, key: string, actor: string): unknown {
  const bytes = Buffer.from(kept, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(key, actor), bytes.subarray(0, nonceBytes)).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8'));
}
