/**
 * The inbox and the search in messages over 100,000 conversations (1,000 of them live) with 1,000,000 messages: each view's first page,
 * deep pages of the past, and words that are common, rare and absent, in Chinese and English. Over HTTP with a session, one at a time.
 * Peer: the same number of calls to a route that answers from one row, to show what the way itself costs.
 */
import { keepResult, openBenchCentre, spread } from './bench-centre.ts';
import { seedConversations } from './seed.ts';

const conversations = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 100);
const centre = await openBenchCentre();
const seededAt = performance.now();
await seedConversations(centre.ownerUrl, centre.brandId, { series: '01', conversations, live: 1000, someWait: true, messagesEach: 10, agentMail: 'agent@yunque.example' });
process.stderr.write(`seeded in ${Math.round((performance.now() - seededAt) / 1000)} s\n`);

async function timed(path: string): Promise<{ ms: number; found: number; nextCursor: string | null }> {
  const before = performance.now();
  const body = await centre.agent.must<{ items?: unknown[]; nextCursor?: string | null }>('GET', path);
  return { ms: performance.now() - before, found: body.items?.length ?? 0, nextCursor: body.nextCursor ?? null };
}
async function measured(paths: readonly string[]) {
  // The first look is told by itself: plans are made and code is warmed by it, once a day.
  const first = [];
  for (const path of paths) first.push((await timed(path)).ms);
  const all = [];
  for (let round = 0; round < rounds; round++) for (const path of paths) all.push(await timed(path));
  const { p50, p95, p99 } = spread(all.map(({ ms }) => ms));
  return { first: Math.round(Math.max(...first) * 100) / 100, p50, p95, p99, looks: all.length, found: all.at(-1)?.found ?? 0 };
}

const inbox: Record<string, unknown> = {};
for (const view of ['mine', 'waiting', 'due_soon', 'kept_place', 'complaints', 'ended', 'all']) inbox[view] = await measured([`/api/interactions?view=${view}&limit=50`]);
for (const view of ['ended', 'all']) {
  const deep: string[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < 200; page++) {
    const path: string = `/api/interactions?view=${view}&limit=200${cursor === null ? '' : `&cursor=${cursor}`}`;
    if (page % 40 === 39) deep.push(path.replace('limit=200', 'limit=50'));
    cursor = (await timed(path)).nextCursor;
    if (cursor === null) break;
  }
  inbox[`${view}, pages up to the ${200 * deep.length * 40}th conversation`] = await measured(deep);
}
const words = {
  'zh common': ['洗衣机', '谢谢', '滤芯'], 'zh two characters': ['漏水', '焦味', '国庆'], 'zh rare': ['鸳鸯锅底盘', '琉璃面板', '霹雳'], 'zh absent': ['挖掘机', '量子纠缠', '饕餮'], 'zh two common ones never together': ['漏水 抬头', '发票 滤芯提示'],
  'en common': ['warranty', 'please', 'washing machine'], 'en rare': ['flibbertigibbet', 'zeppelin'], 'en absent': ['giraffe', 'quux'], 'en half a word': ['dishw', 'refrig'], 'an order number': ['20260000123', '20264567890'],
};
const search: Record<string, unknown> = {};
for (const [kind, list] of Object.entries(words)) search[kind] = await measured(list.map((word) => `/api/interactions/search?q=${encodeURIComponent(word)}`));
const peer = await measured(['/api/session']);
await centre.close();

keepResult('inbox', {
  conversations, messages: conversations * 10, inboxMs: inbox, inboxTarget: 'p99 <= 80 ms', searchMs: search, searchTarget: 'p95 <= 150 ms',
  peer: { what: 'GET /api/session, the same way over HTTP with almost nothing asked of the database', ms: peer },
});
process.exit(0);
