/** What was said about waits is kept beside what then happened, and the board's figures are those of the rows. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import { acceptAll, arrive, signOn, ticket } from '../../../test/kit/contacts.ts';
import { openWorld, type World } from '../../../test/kit/world.ts';
import type { QueueWaits } from '../contract.ts';
import { endTicket, keepPlace, spokenWait } from '../index.ts';

let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(async () => {
  expect(world.complaintsOfTheLog).toEqual([]);
  await world.close();
});

interface Said {
  interaction_id: string;
  kind: string;
  is_first: boolean;
  low: number | null;
  mean: number | null;
  high: number | null;
  ahead: number | null;
  agents: number | null;
  rose: string | null;
  actual: number | null;
  outcome: string | null;
}
const told = (interactionId: string) => world.act((act) => spokenWait(act, interactionId));
const rows = (): Promise<Said[]> => world.act((act) => act.rows<Said>(sql`
  select t.interaction_id, w.kind, w.is_first, w.low_seconds::float8 as low, w.mean_seconds::float8 as mean, w.high_seconds::float8 as high, w.ahead, w.agents, w.rose, w.actual_seconds::float8 as actual, w.outcome
  from wait_announcements w join tickets t on t.id = w.ticket_id where w.brand_id = ${act.brandId} order by w.said_at, w.id`));
const rowsOf = async (id: string): Promise<Said[]> => (await rows()).filter((row) => row.interaction_id === id);

/** An agent with full hands and as many waiting as asked for. */
async function line(count: number): Promise<{ agent: Awaited<ReturnType<World['signedInAs']>>; held: string[]; waiting: string[] }> {
  const agent = await world.signedInAs('agent');
  await signOn(world, agent);
  for (let i = 0; i < 3; i++) await arrive(world);
  const held = await acceptAll(world, agent);
  const waiting: string[] = [];
  for (let i = 0; i < count; i++) {
    waiting.push(await arrive(world));
    world.clock.pass({ seconds: 1 });
  }
  return { agent, held, waiting };
}

test('the first word is a row with what it rests on; looking again adds none while nothing changed', async () => {
  const { waiting } = await line(3);
  const third = waiting[2] ?? '';
  const said = await told(third);
  for (let i = 0; i < 3; i++) {
    world.clock.pass({ seconds: 20 });
    await told(third);
  }
  const kept = await rowsOf(third);
  expect(kept).toHaveLength(1);
  expect(kept[0]).toMatchObject({ kind: 'range', is_first: true, ahead: 2, agents: 1, rose: null, actual: null, outcome: null });
  expect(Math.ceil(kept[0]?.high ?? 0)).toBe(said.highSeconds);
});

test('nobody here is a row without figures; the first figure is measured, not what was said before there could be one', async () => {
  const id = await arrive(world);
  await told(id);
  const agent = await world.signedInAs('agent');
  await agent.must('PUT', '/api/presence', { state: 'available' });
  world.clock.pass({ seconds: 1 });
  await told(id);
  expect(await rowsOf(id)).toMatchObject([{ kind: 'nobody_here', is_first: true, mean: null }, { kind: 'range', is_first: true }]);
});

test('half of the agents leave: the rise is a row with its reason', async () => {
  const agents = [await world.signedInAs('agent'), await world.signedInAs('agent'), await world.signedInAs('agent')];
  for (const agent of agents) await signOn(world, agent);
  for (let i = 0; i < 9; i++) await arrive(world);
  for (const agent of agents) await acceptAll(world, agent);
  for (let i = 0; i < 6; i++) await arrive(world);
  world.clock.pass({ seconds: 1 });
  const last = await arrive(world);
  await told(last);
  for (const agent of agents.slice(1)) await agent.must('PUT', '/api/presence', { state: 'away', reason: 'meal' });
  world.clock.pass({ seconds: 1 });
  await told(last);
  expect((await rowsOf(last)).map((row) => row.rose)).toEqual([null, 'fewer_agents']);
});

test('answered, called back, given up, closed by us, moved, at a time of one’s own: each is told how it went', async () => {
  const { held, waiting } = await line(6);
  for (const id of waiting) await told(id);
  const [answered = '', kept = '', left = '', closed = '', moved = '', chose = ''] = waiting;
  await world.act((act) => keepPlace(act, kept, { choice: 'turn', number: null }));
  await world.act((act) => endTicket(act, left, 'abandoned', new Date(world.clock.now().getTime() - 2000)));
  await world.act((act) => endTicket(act, closed, 'closed_by_lead'));
  const lead = await world.signedInAs('lead');
  const { id: other } = await lead.must<{ id: string }>('POST', '/api/queues', { name: '安装' });
  await lead.must('POST', `/api/interactions/${moved}/transfer`, { queueId: other });
  await world.act((act) => keepPlace(act, chose, { choice: 'message', number: null }));
  await world.centre.settle();
  world.clock.pass({ seconds: 90 });
  for (const id of held.slice(0, 2)) await world.act((act) => endTicket(act, id, 'resolved'));
  world.clock.pass({ minutes: 2 });
  await world.centre.sweep();
  await world.centre.settle();
  const agents = await world.act((act) => act.rows<{ agent_id: string }>(sql`select distinct agent_id from tickets where brand_id = ${act.brandId} and state = 'offered'`));
  expect(agents).toHaveLength(1);
  for (const row of await world.act((act) => act.rows<{ id: string; interaction_id: string }>(sql`select t.id, t.interaction_id from tickets t where t.brand_id = ${act.brandId} and t.state = 'offered'`))) {
    expect(row.interaction_id).toBe(answered);
  }
  await lead.must('POST', `/api/interactions/${answered}/take`);
  await lead.must('POST', `/api/interactions/${kept}/take`);
  await world.centre.settle();
  const outcomes = Object.fromEntries((await rows()).filter((row) => row.is_first).map((row) => [row.interaction_id, row]));
  expect(outcomes[answered]).toMatchObject({ outcome: 'answered', actual: 210 });
  expect(outcomes[kept]).toMatchObject({ outcome: 'called_back', actual: 210 });
  expect(outcomes[left]).toMatchObject({ outcome: 'gave_up', actual: 0 });
  expect(outcomes[closed]?.outcome).toBe('closed_out');
  expect(outcomes[moved]?.outcome).toBe('moved');
  expect(outcomes[chose]?.outcome).toBe('chose_time');
  // In the new queue they are told anew, and that is measured there.
  await told(moved);
  expect(await rowsOf(moved)).toMatchObject([{ outcome: 'moved' }, { is_first: true, outcome: null }]);
});

test('the board: P50 and P90 of the error, bias, coverage and histogram are those computed from the rows; the file has each row', async () => {
  const lead = await world.signedInAs('lead');
  const { waiting } = await line(8);
  const queueId = (await ticket(world, waiting[0] ?? '')).queueId;
  for (const id of waiting) await told(id);
  for (const [n, id] of waiting.entries()) {
    world.clock.pass({ seconds: 37 + n * 11 });
    if (n === 5) await world.act((act) => endTicket(act, id, 'customer_left'));
    else await lead.must('POST', `/api/interactions/${id}/take`);
  }
  await world.centre.settle();
  const board = await lead.must<QueueWaits>('GET', `/api/queues/${queueId}/waits`);
  const first = (await rows()).filter((row) => row.is_first && row.kind === 'range' && row.outcome !== null);
  const errors = first.filter((row) => row.outcome === 'answered').map((row) => (row.actual ?? 0) - (row.mean ?? 0));
  const sizes = errors.map(Math.abs).toSorted((a, b) => a - b);
  expect(errors).toHaveLength(7);
  expect(board).toMatchObject({ announced: 8, count: 8, outcomes: { answered: 7, gave_up: 1 }, announcedShare: 0.85 });
  expect(board.p50AbsoluteErrorSeconds).toBeCloseTo(sizes[3] ?? Number.NaN, 3);
  expect(board.p90AbsoluteErrorSeconds).toBeCloseTo(sizes[6] ?? Number.NaN, 3);
  expect(board.biasSeconds).toBeCloseTo(errors.reduce((sum, one) => sum + one, 0) / 7, 3);
  expect(board.histogram.reduce((sum, bin) => sum + bin.count, 0)).toBe(7);
  for (const bin of board.histogram) expect(bin.count).toBe(errors.filter((error) => error >= (bin.fromSeconds ?? -Infinity) && error < (bin.toSeconds ?? Infinity)).length);
  // Everybody was within the far end: whatever was cut short, nobody waited longer than said.
  expect(first.every((row) => (row.actual ?? 0) <= (row.high ?? 0))).toBe(true);
  expect(board.coverage).toBeCloseTo(1, 6);
  const file = await lead.must<string>('GET', `/api/queues/${queueId}/waits.csv`);
  expect(file.trimEnd().split('\r\n')).toHaveLength(9);
  expect(file).toContain('gave_up');
  const agent = await world.signedInAs('agent');
  expect((await agent.call('GET', `/api/queues/${queueId}/waits`)).status).toBe(403);
});

test('a queue that is always slower than it says says more after a while: the correction is learnt from rows and shown', async () => {
  const lead = await world.signedInAs('lead');
  const { waiting } = await line(1);
  const id = waiting[0] ?? '';
  const queueId = (await ticket(world, id)).queueId;
  const before = (await told(id)).highSeconds ?? 0;
  await world.act(async (act) => {
    const { id: ticketId } = await act.one<{ id: string }>(sql`select id from tickets where brand_id = ${act.brandId} and interaction_id = ${id}`);
    await act.run(sql`
      insert into wait_announcements (id, brand_id, ticket_id, queue_id, said_at, is_first, kind, low_seconds, mean_seconds, high_seconds, ahead, agents, servers, uncorrected_mean_seconds, uncorrected_deviation_seconds, ended_at, actual_seconds, outcome)
      select gen_random_uuid(), ${act.brandId}, ${ticketId}, ${queueId}, at, true, 'range', 60, 100, 150, 0, 1, 3, 100, 100, at + interval '200 s', 200, 'answered' from (select ${act.now}::timestamptz - interval '1 hour' - n * interval '10 s' as at from generate_series(1, 300) n) x`);
  });
  world.clock.pass({ minutes: 2 });
  const next = await arrive(world);
  const { waits, after } = { waits: await lead.must<QueueWaits>('GET', `/api/queues/${queueId}/waits`), after: (await told(next)).highSeconds ?? 0 };
  expect(waits.correction.factor).toBeGreaterThan(1.7);
  expect(waits.correction.learntFrom).toBe(300);
  expect(after).toBeGreaterThan(before * 1.7);
});
