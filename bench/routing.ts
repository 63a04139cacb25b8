/**
 * How long a decision takes, with 10 to 5,000 agents and none to 10,000 waiting.
 * `memory`: the engine's floor alone, told of one change (somebody comes; somebody becomes free) and asked who rings where. Beside it
 * the same question answered by looking at everything (`decide`), the way of systems that keep no floor.
 * `committed`: on PostgreSQL with fsync, from the commit of what happened (the contact opened, the contact ended) to the commit of the
 * offer that follows. Beside it a bare transaction that updates one row, which is the floor of any answer that is kept.
 * Of each an arrival with so many waiting for others, whom nobody here can serve; and a free agent with so many waiting for them.
 */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { transact } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import type { Happened } from '#kit/events/event.ts';
import type { House } from '#kit/house.ts';
import { decide } from '#routing/core/decide.ts';
import { Floor } from '#routing/core/floor/floor.ts';
import { buildAgent, buildQueue, buildTicket } from '#routing/core/sample.ts';
import { endTicket, openTicket } from '#routing/index.ts';
import { acceptOffer } from '#routing/offers.ts';
import { routedAfter, Router } from '#routing/router/router.ts';
import { permissionsOf } from '#staff/core/roles.ts';
import { keepResult, openBenchCentre, spread } from './bench-centre.ts';

const sizes = [10, 500, 5000];
const lines = [0, 1000, 10_000];
const times = Number(process.argv[2] ?? 300);
/** Not counted: statements are prepared, connections opened, code compiled. */
const warmUp = 40;

function inMemory(agents: number, waiting: number) {
  const queues = [buildQueue({ id: 'near', wrapUpSeconds: 0 }), buildQueue({ id: 'far', requiredSkills: [{ skill: 'rare', minLevel: 1 }] })];
  const others = Array.from({ length: waiting }, (_, i) => buildTicket({ id: `w${i}`, queueId: 'far', arrivedAtMs: i }));
  const free = Array.from({ length: agents }, (_, i) => buildAgent({ id: `a${i}`, queues: ['near', 'far'], idleSinceMs: i }));
  const state = { queues, agents: free, tickets: others };
  const floor = Floor.of(state, 0);
  floor.match(0);
  const arrivals = timed(2000, (n) => {
    const ticket = buildTicket({ id: `t${n}`, queueId: 'near', arrivedAtMs: n });
    const took = clock(() => {
      floor.putTicket(ticket, n);
      return floor.match(n);
    });
    const rung = free.find((agent) => agent.id === took.value[0]?.agentId);
    if (rung === undefined) throw new Error('nobody was rung');
    floor.putTicket({ ...ticket, state: 'ended' }, n);
    floor.putAgent(rung, n);
    return took.us;
  });
  const busy = free.map((agent) => ({ ...agent, load: { chat: 1 } }));
  const line = Floor.of({ queues, agents: busy, tickets: others.map((ticket) => ({ ...ticket, queueId: 'near' })) }, 0);
  line.match(0);
  const frees = waiting === 0 ? undefined : timed(2000, (n) => {
    const agent = busy[n % agents];
    if (agent === undefined) throw new Error('nobody');
    const took = clock(() => {
      line.putAgent({ ...agent, load: {}, idleSinceMs: n }, n);
      return line.match(n);
    });
    const head = line.ticket(took.value[0]?.ticketId ?? '');
    if (head === undefined) throw new Error('nothing rang');
    line.putTicket({ ...head, state: 'ended' }, n);
    line.putTicket(buildTicket({ id: `n${n}`, queueId: 'near', arrivedAtMs: waiting + n }), n);
    line.putAgent(agent, n);
    return took.us;
  });
  const whole = timed(20, () => clock(() => decide(state, 0)).us);
  return { arrival: us(arrivals), agentFree: frees === undefined ? null : us(frees), lookingAtEverything: us(whole) };
}

const centre = await openBenchCentre();
await centre.endServer();
const owner = new pg.Client({ connectionString: centre.ownerUrl });
await owner.connect();
const ask = (text: string, values: unknown[] = []) => owner.query(text, values);
const { rows: [queue] } = await ask('select id from queues where brand_id = $1 order by ordinal limit 1', [centre.brandId]);
const queueId = String((queue as { id: string }).id);
await ask('update queues set wrap_up_seconds = 0, calendar_id = null where brand_id = $1', [centre.brandId]);
/** In which those wait whom nobody on duty knows enough to serve. */
const { rows: [others] } = await ask(`
  insert into queues select (jsonb_populate_record(q, jsonb_build_object('id', gen_random_uuid(), 'name', '别处', 'ordinal', 99, 'required_skills', '[{"skill":"rare","minLevel":1}]'::jsonb))).* from queues q where q.id = $1 returning id`, [queueId]);
const farQueueId = String((others as { id: string }).id);
await ask('delete from calendars where brand_id = $1 and not exists (select 1 from queues q where q.calendar_id = calendars.id)', [centre.brandId]).catch(() => {});

/** What is measured: somebody comes while others wait in vain, or somebody becomes free for whom so many wait. */
type Measured = 'arrival' | 'agentFree';

/** An empty house with so many agents on duty; contacts are put in by number. */
async function furnish(measured: Measured, agents: number, waiting: number): Promise<{ fresh: string[]; held: string[] }> {
  await ask('truncate tickets, offers, interactions, identities, customers, presences cascade');
  await ask(`delete from staff_members where brand_id = $1 and mail like 'bench-%'`, [centre.brandId]);
  await ask(`insert into staff_members (id, brand_id, mail, name, role, state, created_at) select gen_random_uuid(), $1, 'bench-' || n || '@x.example', '坐席' || n, 'agent', 'active', now() from generate_series(1, $2::int) n`, [centre.brandId, agents]);
  await ask(`insert into presences (staff_id, brand_id, state, since, idle_since, chat_capacity) select id, brand_id, 'available', now(), now(), 1 from staff_members where brand_id = $1 and mail like 'bench-%'`, [centre.brandId]);
  await ask(`insert into customers (id, brand_id, number, name, surname, given_name, honorific, created_at, changed_at) values ('00000000-0000-4000-8000-000000000001', $1, 'K-1', '客户', '客', '户', 'none', now(), now())`, [centre.brandId]);
  await ask(`insert into identities (id, brand_id, customer_id, kind, value, created_at) values ('00000000-0000-4000-8000-000000000002', $1, '00000000-0000-4000-8000-000000000001', 'visitor', 'bench', now())`, [centre.brandId]);
  const contacts = async (count: number, state: string | null, inQueue = queueId): Promise<string[]> => {
    const { rows } = await ask(`
      with made as (
        insert into interactions (id, brand_id, number, channel, identity_id, language, started_at, last_position, last_text, last_speaker, unread, mood)
        select gen_random_uuid(), $1, 'C-' || gen_random_uuid(), 'chat', '00000000-0000-4000-8000-000000000002', 'zh', now(), 0, '', 'customer', 0, 'calm' from generate_series(1, $2::int) returning id),
      numbered as (select id, row_number() over () as n from made),
      agents as (select id, row_number() over (order by id) as n from staff_members where brand_id = $1 and mail like 'bench-%'),
      tickets as (
        insert into tickets (id, brand_id, interaction_id, queue_id, arrived_at, channel, state, agent_id)
        select gen_random_uuid(), $1, c.id, $3::uuid, now() - interval '1 hour' + c.n * interval '10 ms', 'chat', $4, a.id from numbered c left join agents a on a.n = c.n and $4 = 'assigned' where $4 is not null)
      select id from made`, [centre.brandId, count, inQueue, state]);
    return rows.map((row: { id: string }) => row.id);
  };
  if (measured === 'arrival') {
    if (waiting > 0) await contacts(waiting, 'waiting', farQueueId);
    const fresh = await contacts(times + warmUp, null);
    await ask('analyze');
    return { fresh, held: [] };
  }
  await contacts(waiting, 'waiting');
  const held = await contacts(Math.min(agents, times + warmUp), 'assigned');
  // Everybody else is away: who is free would take those who wait.
  await ask(`update presences set state = 'away' where brand_id = $1 and staff_id not in (select agent_id from tickets where agent_id is not null)`, [centre.brandId]);
  await ask('analyze');
  return { fresh: [], held };
}

/** The routing of one brand as the centre does it: woken by every commit. */
function openRouting() {
  let offeredAt = 0;
  let heard = (_offer: Happened) => {};
  const dice = { bytes: (count: number) => randomBytes(count) };
  const house: House = {
    db: centre.db, clock: { now: () => new Date() }, dice, log: { info() {}, warn() {}, error: (what, cause) => process.stderr.write(`${what} ${String(cause)}\n`) }, publicUrl: 'http://localhost',
    wake(happened: readonly Happened[]) {
      const now = performance.now();
      const offer = happened.find((event) => event.name === 'offer.made');
      if (offer !== undefined) {
        offeredAt = now;
        heard(offer);
      }
      const news = happened.filter((event) => routedAfter.includes(event.name));
      if (news.length === 0) return;
      router.note(news);
      void router.route();
    },
  };
  const router = new Router(house, centre.brandId);
  const untilOffered = async (work: () => Promise<unknown>): Promise<{ us: number; offer: Happened }> => {
    const offered = new Promise<Happened>((resolve) => (heard = resolve));
    const from = performance.now();
    await work();
    const committedAt = performance.now();
    const offer = await offered;
    // The commit told the router before it told us: never count less than nothing.
    return { us: Math.max(0, offeredAt - Math.max(from, committedAt)) * 1000, offer };
  };
  return { house, router, untilOffered };
}

async function committed(measured: Measured, agents: number, waiting: number) {
  const { fresh, held } = await furnish(measured, agents, waiting);
  const { house, router, untilOffered } = openRouting();
  const rebuilt = clock(() => router.route());
  await rebuilt.value;
  const rebuiltMs = performance.now() - rebuilt.from;
  const who = systemOf(centre.brandId, 'bench');
  const took: number[] = [];
  const end = (interactionId: string) => transact(house, who, (act) => endTicket(act, interactionId, 'resolved'));
  for (let n = 0; n < times + warmUp; n++) {
    if (measured === 'arrival') {
      const interactionId = fresh[n] ?? '';
      took.push((await untilOffered(() => transact(house, who, (act) => openTicket(act, { interactionId, queueId, channel: 'chat', language: 'zh' })))).us);
      // Whoever it rang at is free again for the next.
      await end(interactionId);
      continue;
    }
    const { us: tookUs, offer } = await untilOffered(() => end(held.shift() ?? ''));
    took.push(tookUs);
    const agentId = String(offer.detail?.['agentId']);
    await transact(house, { kind: 'staff', id: agentId, brandId: centre.brandId, name: '', role: 'agent', permissions: permissionsOf('agent'), sessionId: '' }, (act) => acceptOffer(act, String(offer.detail?.['offerId'])));
    held.push(offer.subjectId);
  }
  return { [measured]: us(took.slice(warmUp)), rebuiltMs: Math.round(rebuiltMs) };
}

/** A transaction that updates one row: the floor of any answer that is kept. */
async function bareTransaction() {
  const bare: number[] = [];
  for (let i = 0; i < times; i++) {
    const from = performance.now();
    await centre.db.transact({ brandId: centre.brandId }, (tx) => tx.run({ text: 'update brands set name = name where id = $1', values: [centre.brandId] }));
    bare.push((performance.now() - from) * 1000);
  }
  return us(bare);
}

function clock<T>(work: () => T): { value: T; us: number; from: number } {
  const from = performance.now();
  const value = work();
  return { value, us: (performance.now() - from) * 1000, from };
}
function timed(count: number, one: (n: number) => number): number[] {
  for (let n = 0; n < Math.min(200, count); n++) one(n);
  return Array.from({ length: count }, (_, n) => one(n + 200));
}
/** Milliseconds, to the microsecond. */
function us(all: readonly number[]) {
  const { n, p50, p99, max } = spread(all.map((each) => each / 1000));
  return { n, p50Ms: p50, p99Ms: p99, maxMs: max };
}

const memory = Object.fromEntries(sizes.flatMap((agents) => lines.map((waiting) => [`${agents} agents, ${waiting} waiting`, inMemory(agents, waiting)])));
await committed('agentFree', 10, 1000);
const kept: Record<string, unknown> = {};
for (const agents of sizes) for (const waiting of lines) {
  const { rebuiltMs, ...arrival } = await committed('arrival', agents, waiting);
  const free = waiting === 0 ? undefined : await committed('agentFree', agents, waiting);
  kept[`${agents} agents, ${waiting} waiting`] = { ...arrival, ...(free !== undefined && { agentFree: free['agentFree'] }), rebuiltMs: Math.max(rebuiltMs, free?.rebuiltMs ?? 0), bareTransaction: await bareTransaction() };
}
await owner.end();
await centre.close();
keepResult('routing', { times, memory, committed: kept, target: 'p99 <= 5 ms in memory, <= 15 ms committed; rebuilt < 2 s with 10,000 waiting' });
process.exit(0);
