import type { Act, Shared } from '../act.ts';
import { json, sql } from '../db/sql.ts';
import type { Queryable } from '../db/database.ts';

/** True when the key is ours to work on. A concurrent act with the same key makes this wait until that one has ended. */
export function claimKey(act: Act, actor: string, key: string, requestHash: Buffer): Promise<boolean> {
  return act.together(claimKeys, { actor, key, hash: requestHash.toString('hex') });
}
async function claimKeys(shared: Shared, asked: readonly { actor: string; key: string; hash: string }[]): Promise<boolean[]> {
  const claimed = await shared.rows<{ actor: string; key: string }>(sql`
    insert into idempotency_keys (brand_id, actor, key, request_hash, status, at)
    select ${shared.brandId}, k.actor, k.key, decode(k.hash, 'hex'), 0, ${shared.now} from jsonb_to_recordset(${json(asked)}::jsonb) as k(actor text, key text, hash text)
    on conflict do nothing returning actor, key`);
  return asked.map(({ actor, key }) => claimed.some((each) => each.actor === actor && each.key === key));
}

export function readKey(act: Act, actor: string, key: string): Promise<{ request_hash: Buffer; status: number; reply: unknown }> {
  return act.one(sql`select request_hash, status, reply from idempotency_keys where brand_id = ${act.brandId} and actor = ${actor} and key = ${key}`);
}

export function keepReply(act: Act, actor: string, key: string, status: number, reply: unknown): Promise<void> {
  return act.together(keepReplies, { actor, key, status, reply: reply ?? null });
}
async function keepReplies(shared: Shared, kept: readonly { actor: string; key: string; status: number; reply: unknown }[]): Promise<undefined[]> {
  await shared.run(sql`
    update idempotency_keys k set status = r.status, reply = r.reply from jsonb_to_recordset(${json(kept)}::jsonb) as r(actor text, key text, status int, reply jsonb)
    where k.brand_id = ${shared.brandId} and k.actor = r.actor and k.key = r.key`);
  return kept.map(() => undefined);
}

export function forgetKeysBefore(tx: Queryable, before: Date): Promise<number> {
  return tx.run(sql`delete from idempotency_keys where ctid in (select ctid from idempotency_keys where at < ${before} limit 5000)`);
}
