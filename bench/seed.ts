/** Conversations in bulk, as a brand has them after some months: mostly ended, some going on, in Chinese and English. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { visitorTokenPrefix } from '#chat/index.ts';
import { gramsWithBeginnings } from '#kit/core/grams.ts';
import { textsOf } from './texts.ts';

export interface Seed {
  /** Two hex digits that keep the ids of several seedings apart. */
  readonly series: string;
  readonly conversations: number;
  /** How many of them, the newest, still go on; half of those wait, the others are held by `agentMail`. With false all are held. */
  readonly live: number;
  readonly someWait: boolean;
  readonly messagesEach: number;
  readonly agentMail: string;
}

const kinds = { customer: '0c', identity: '1d', visitor: '57', interaction: '17', ticket: '7c', message: '3e' };

export function seedId(series: string, kind: keyof typeof kinds, n: number): string {
  return `${kinds[kind]}${series}0000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
}
export function seedToken(series: string, n: number): string {
  return `${visitorTokenPrefix}seed-${series}-${n}`;
}

/** @param ownerUrl superuser's: COPY does not work behind the brand's fence */
export async function seedConversations(ownerUrl: string, brandId: string, seed: Seed): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const id = (kind: keyof typeof kinds) => `('${kinds[kind]}${seed.series}0000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
  const row = `generate_series(1, $2::int) n, lateral (select now() - ($2::int - n) * interval '70 seconds' as at, n > $2::int - ${seed.live} as live, ${seed.someWait} and n % 2 = 0 as waits) r`;
  const insert = (text: string, values: unknown[] = []) => client.query(text, [brandId, seed.conversations, ...values]);
  await client.query('begin');
  await insert(`insert into customers (id, brand_id, number, name, surname, given_name, honorific, created_at, changed_at)
    select ${id('customer')}, $1::uuid, 'K-${seed.series}' || n, '客户' || n, '客', '户' || n, 'none', at, at from ${row}`);
  await insert(`insert into identities (id, brand_id, customer_id, kind, value, created_at) select ${id('identity')}, $1::uuid, ${id('customer')}, 'visitor', ${id('visitor')}::text, at from ${row}`);
  await insert(`insert into visitors (id, brand_id, token_hash, language, created_at, seen_at)
    select ${id('visitor')}, $1::uuid, sha256(convert_to('${visitorTokenPrefix}seed-${seed.series}-' || n, 'UTF8')), 'zh', at, now() + interval '1 hour' from ${row}`);
  await insert(`insert into interactions (id, brand_id, number, channel, identity_id, visitor_id, language, started_at, answered_at, first_answer_at, ended_at, last_position, last_message_at, last_text, last_speaker, waiting_since, answer_due_at, unread, mood)
    select ${id('interaction')}, $1::uuid, 'C-${seed.series}-' || n, 'chat', ${id('identity')}, ${id('visitor')}, 'zh', at, at + interval '10 s', at + interval '20 s', case when not live then at + interval '9 minutes' end, $3::int,
      at + interval '8 minutes', '好的，谢谢', 'customer', case when live then at end, case when live then at + interval '20 s' end, case when live then 1 else 0 end, (array['calm', 'pleased', 'anxious', 'angry'])[1 + n % 4] from ${row}`, [seed.messagesEach]);
  await insert(`insert into tickets (id, brand_id, interaction_id, queue_id, arrived_at, channel, state, agent_id, answered_at, ended_at, end_reason)
    select ${id('ticket')}, $1::uuid, ${id('interaction')}, (select id from queues where brand_id = $1 order by ordinal limit 1), at, 'chat', case when not live then 'ended' when waits then 'waiting' else 'assigned' end,
      case when not (live and waits) then (select id from staff_members where brand_id = $1 and mail = $3) end, case when not (live and waits) then at + interval '10 s' end, case when not live then at + interval '9 minutes' end,
      case when not live then 'resolved' end from ${row}`, [seed.agentMail]);
  // An index over a million rows is built faster than it is kept.
  if (seed.conversations > 10_000) await client.query('drop index messages_grams');
  const copy = client.query(copyFrom(`copy messages (id, brand_id, interaction_id, position, speaker, kind, text, key, at, grams) from stdin`));
  await pipeline(Readable.from(messageLines(brandId, seed)), copy);
  if (seed.conversations > 10_000) await client.query(`set local maintenance_work_mem = '512MB'; create index messages_grams on messages using gin (grams)`);
  await client.query('commit');
  await client.query('vacuum analyze');
  await client.end();
}

/** Conversations that an agent holds, with one message each. Returns their visitors' tokens. */
export async function seedTalks(centre: { readonly ownerUrl: string; readonly brandId: string }, series: string, count: number): Promise<string[]> {
  await seedConversations(centre.ownerUrl, centre.brandId, { series, conversations: count, live: count, someWait: false, messagesEach: 1, agentMail: 'admin@yunque.example' });
  return Array.from({ length: count }, (_, i) => seedToken(series, i + 1));
}

function* messageLines(brandId: string, seed: Seed): Generator<string> {
  const escape = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n');
  const list = (grams: readonly string[]) => `{${grams.map((gram) => `"${gram.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`;
  const startMs = Date.now() - seed.conversations * 70_000;
  const texts = textsOf(4205);
  // Parts of a million lines: few large chunks are written faster than many small ones.
  let chunk: string[] = [];
  for (let n = 1; n <= seed.conversations; n++) {
    for (let position = 1; position <= seed.messagesEach; position++) {
      const text = texts.next();
      const nth = (n - 1) * seed.messagesEach + position;
      const at = new Date(startMs + n * 70_000 + position * 40_000).toISOString();
      const fields = [seedId(seed.series, 'message', nth), brandId, seedId(seed.series, 'interaction', n), String(position), position % 2 === 1 ? 'customer' : 'staff', 'text', escape(text), `seed-${nth}`, at, escape(list(gramsWithBeginnings(text)))];
      chunk.push(`${fields.join('\t')}\n`);
    }
    if (chunk.length >= 500) {
      yield chunk.join('');
      chunk = [];
    }
  }
  yield chunk.join('');
}
