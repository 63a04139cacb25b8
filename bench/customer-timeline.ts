/** One customer's timeline with 10,000 entries, over HTTP: the first page, a page in the middle, the last. Target: < 200 ms. */
import pg from 'pg';
import { keepResult, openBenchCentre, spread } from './bench-centre.ts';

const rounds = Number(process.argv[2] ?? 60);
const customerId = '01a10000-0001-7000-8000-000000000001';
const identityId = '01a10000-0002-7000-8000-000000000001';

async function sow(databaseUrl: string, brandId: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`set app.brand_id = '${brandId}'`);
  const staff = (await client.query<{ id: string }>('select id from staff_members limit 1')).rows[0]?.id ?? '';
  // Whole milliseconds, as every moment of an act is.
  const at = (each: string) => `date_trunc('milliseconds', now()) - i * interval '${each}'`;
  for (const statement of [
    `insert into customers (id, brand_id, number, name, created_at, changed_at) values ('${customerId}', '${brandId}', 'K-1', '欧阳静', now(), now())`,
    `insert into identities (id, brand_id, customer_id, kind, value, created_at) values ('${identityId}', '${brandId}', '${customerId}', 'phone', '+8613800138000', now())`,
    // Other customers' rows between them, ten to one.
    `insert into customers (id, brand_id, number, name, created_at, changed_at) select gen_random_uuid(), '${brandId}', 'K-x' || i, '别人', now(), now() from generate_series(1, 5000) i`,
    `insert into identities (id, brand_id, customer_id, kind, value, created_at) select gen_random_uuid(), '${brandId}', id, 'mail', id || '@example.com', now() from customers where number like 'K-x%'`,
    `insert into interactions (id, brand_id, number, channel, identity_id, started_at, last_text) select gen_random_uuid(), '${brandId}', 'I-' || i, 'chat', '${identityId}', ${at('3 hours')}, '好的，谢谢' from generate_series(1, 5000) i`,
    `insert into interactions (id, brand_id, number, channel, identity_id, started_at, last_text) select gen_random_uuid(), '${brandId}', 'J-' || k.n, 'chat', k.id, now(), 'x' from (select id, row_number() over () as n from identities where kind = 'mail') k cross join generate_series(1, 1) x`,
    `insert into cases (id, brand_id, number, kind, title, state, identity_id, owner_id, opened_at, changed_at) select gen_random_uuid(), '${brandId}', 'TS-' || i, 'inquiry', '脱水噪音', 'closed', '${identityId}', '${staff}', ${at('12 hours')}, now() from generate_series(1, 1500) i`,
    `insert into case_notes (id, brand_id, case_id, kind, by_id, text, at) select gen_random_uuid(), '${brandId}', id, 'note', '${staff}', '已致电', opened_at + interval '1 hour' from cases`,
    `insert into commitments (id, brand_id, case_id, owner_id, text, due_at, created_at) select gen_random_uuid(), '${brandId}', id, '${staff}', '今天给您回复', opened_at + interval '1 day', opened_at from cases`,
    `insert into surveys (id, brand_id, case_id, identity_id, about, language, sent_by, asked_at, ends_at) select gen_random_uuid(), '${brandId}', id, '${identityId}', 'case:' || id || ':0', 'zh', 'page', opened_at + interval '2 days', now() from cases limit 500`,
  ]) await client.query(statement);
  await client.query('analyze');
  await client.end();
}

const centre = await openBenchCentre({ prepare: sow });
const page = async (cursor: string | null): Promise<{ ms: number; next: string | null; items: number }> => {
  const before = performance.now();
  const { body } = await centre.agent.get<{ items: unknown[]; nextCursor: string | null }>(`/api/customers/${customerId}/timeline?limit=50${cursor === null ? '' : `&cursor=${cursor}`}`);
  return { ms: performance.now() - before, next: body.nextCursor, items: body.items.length };
};
const cursors: (string | null)[] = [null];
let entries = 0;
for (let cursor: string | null = null; ;) {
  const { next, items } = await page(cursor);
  entries += items;
  if (next === null) break;
  cursors.push((cursor = next));
}
const at = async (cursor: string | null) => {
  const latencies: number[] = [];
  for (let round = 0; round < rounds; round++) latencies.push((await page(cursor)).ms);
  return spread(latencies);
};
const milliseconds = { firstPage: await at(null), middlePage: await at(cursors[Math.floor(cursors.length / 2)] ?? null), lastPage: await at(cursors.at(-1) ?? null) };
await centre.close();
keepResult('customer-timeline', { entries, milliseconds, target: '< 200 ms with 10,000 entries' });
process.exit(0);
