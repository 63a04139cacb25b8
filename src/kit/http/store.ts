import type { Act } from '../act.ts';
import { json, sql } from '../db/sql.ts';
import type { Queryable } from '../db/database.ts';

/** True when the key is ours to work on. A concurrent act with the same key makes this wait until that one has ended. */
export async function claimKey(act: Act, actor: string, key: string, requestHash: Buffer): Promise<boolean> {
  return (await act.run(sql`
    insert into idempotency_keys (brand_id, actor, key, request_hash, status, at) values (${act.brandId}, ${actor}, ${key}, ${requestHash}, 0, ${act.now})
    on conflict do nothing`)) === 1;
}

export function readKey(act: Act, actor: string, key: string): Promise<{ request_hash: Buffer; status: number; reply: unknown }> {
  return act.one(sql`select request_hash, status, reply from idempotency_keys where brand_id = ${act.brandId} and actor = ${actor} and key = ${key}`);
}

export async function keepReply(act: Act, actor: string, key: string, status: number, reply: unknown): Promise<void> {
  await act.run(sql`update idempotency_keys set status = ${status}, reply = ${json(reply ?? null)}::jsonb where brand_id = ${act.brandId} and actor = ${actor} and key = ${key}`);
}

export function forgetKeysBefore(tx: Queryable, before: Date): Promise<number> {
  return tx.run(sql`delete from idempotency_keys where ctid in (select ctid from idempotency_keys where at < ${before} limit 5000)`);
}
