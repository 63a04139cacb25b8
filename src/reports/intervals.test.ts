/** Stays and intervals: a contact that is handed on is offered in each queue it stands in, and every interval adds up. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Client, RefusedBody } from '../../test/kit/client.ts';
import { arrive, signOn } from '../../test/kit/contacts.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { Queue } from '#routing/contract.ts';
import { comeBack, endTicket, keepPlace } from '#routing/index.ts';
import type { FigureAnswer, FiguresAnswer, FigureTable, IntervalReport } from './contract.ts';

let world: World;
let lead: Client & { staffId: string };
let agent: Client & { staffId: string };
let first: string;
let second: string;
beforeEach(async () => {
  world = await openWorld({ start: '2026-11-18T02:00:00.000Z' });
  lead = await world.signedInAs('lead');
  agent = await world.signedInAs('agent');
  first = (await lead.must<{ items: Queue[] }>('GET', '/api/queues')).items[0]?.id ?? '';
  second = (await lead.must<Queue>('POST', '/api/queues', { name: '维修' })).id;
});
afterEach(async () => {
  expect(world.complaintsOfTheLog).toEqual([]);
  await world.close();
});

const period = 'from=2026-11-18T02:00:00.000Z&to=2026-11-18T04:00:00.000Z';
const valueOf = (figures: readonly FigureAnswer[], id: string): number | null | undefined => figures.find((figure) => figure.id === id)?.value;
const report = (more = ''): Promise<IntervalReport> => lead.must('GET', `/api/reports/intervals?${period}${more}`);
const column = (told: IntervalReport, id: string): (number | null)[] => {
  const at = told.columns.findIndex((one) => one.id === id);
  return told.rows.map((row) => row.values[at] ?? null);
};
async function take(id: string): Promise<void> {
  await agent.must('PUT', '/api/presence', { state: 'away', reason: 'paperwork' });
  await agent.must('POST', `/api/interactions/${id}/take`);
}

test('handed on while waiting, answered, handed back: three stays, each in its queue', async () => {
  const id = await arrive(world, { queueId: first });
  world.clock.pass({ minutes: 1 });
  await lead.must('POST', `/api/interactions/${id}/transfer`, { queueId: second });
  world.clock.pass({ seconds: 10 });
  await take(id);
  world.clock.pass({ minutes: 5 });
  await agent.must('POST', `/api/interactions/${id}/transfer`, { queueId: first });
  const table = await lead.must<FigureTable>('GET', `/api/reports/table?${period}&by=queue`);
  const of = (queueId: string, figure: string) => valueOf(table.groups.find((group) => group.key === queueId)?.figures ?? [], figure);
  expect(['offered', 'handed_on', 'answered', 'still_waiting'].map((figure) => [of(first, figure), of(second, figure)])).toEqual([[2, 1], [1, 0], [0, 1], [1, 0]]);
  // The second queue waited from the hand-over on, not from the arrival in the first.
  expect(of(second, 'average_speed_of_answer')).toBe(10);
  // Who is moved on is neither lost nor won where they left.
  expect([of(first, 'connect_rate'), of(second, 'connect_rate')]).toEqual([0, 1]);
  const { figures } = await lead.must<FiguresAnswer>('GET', `/api/reports/figures?${period}`);
  expect(['answered', 'abandoned', 'abandoned_short', 'kept_place', 'closed_out', 'handed_on', 'still_waiting'].reduce((sum, figure) => sum + (valueOf(figures, figure) ?? 0), 0)).toBe(valueOf(figures, 'offered'));
  const rows = await lead.must<{ rows: { id: string }[]; total: number }>('GET', `/api/reports/figures/offered/rows?${period}`);
  expect([rows.total, rows.rows.map((row) => row.id)]).toEqual([3, [id, id, id]]);
});

test('second thoughts open the stay again: back to the page, and an end that was undone', async () => {
  const kept = await arrive(world);
  world.clock.pass({ seconds: 30 });
  await world.act((act) => keepPlace(act, kept, { choice: 'turn', number: null }));
  world.clock.pass({ minutes: 1 });
  expect(column(await report('&minutes=60'), 'kept_place')).toEqual([1]);
  await world.act((act) => comeBack(act, kept));
  expect(valueOf((await lead.must<FiguresAnswer>('GET', `/api/reports/figures?${period}`)).figures, 'still_waiting')).toBe(1);
  world.clock.pass({ minutes: 1 });
  await world.act((act) => endTicket(act, kept, 'abandoned'));
  const told = await report('&minutes=60');
  expect([column(told, 'kept_place'), column(told, 'abandoned'), column(told, 'waiting_at_end')]).toEqual([[0], [1], [0]]);
});

test('by quarters of an hour: who came, who left, who still waits, and how busy people were', async () => {
  const [early, late, gone] = [await arrive(world), await arrive(world), await arrive(world)];
  world.clock.pass({ minutes: 10 });
  await take(early);
  world.clock.pass({ minutes: 10 });
  await world.act((act) => endTicket(act, gone, 'abandoned'));
  await agent.must('POST', `/api/interactions/${early}/end`, { reason: 'resolved' });
  await agent.must('POST', `/api/interactions/${early}/wrap-up/finish`);
  world.clock.pass({ minutes: 20 });
  await signOn(world, agent);
  world.clock.pass({ minutes: 4 });
  const told = await report('&minutes=15');
  expect(told.rows.map((row) => row.from)).toEqual(['2026-11-18T02:00:00.000Z', '2026-11-18T02:15:00.000Z', '2026-11-18T02:30:00.000Z']);
  expect(told.rows.map((row) => row.difference)).toEqual([0, 0, 0]);
  expect([column(told, 'waiting_at_start'), column(told, 'offered'), column(told, 'answered'), column(told, 'abandoned'), column(told, 'waiting_at_end')]).toEqual([[0, 2, 1], [3, 0, 0], [1, 0, 0], [0, 1, 0], [2, 1, 1]]);
  expect([column(told, 'average_speed_of_answer'), column(told, 'average_handle_time')]).toEqual([[600, null, null], [null, 600, null]]);
  // In hand from the 10th to the 20th minute, ready from the 40th on.
  expect(column(told, 'occupancy')).toEqual([1, 1, 0]);
  expect(told.total?.values.slice(0, 3)).toEqual([0, 3, 1]);
  expect(late).not.toBe(gone);

  const file = await lead.get<string>(`/api/reports/intervals.csv?${period}&minutes=15&language=zh`);
  expect(file.headers.get('content-disposition')).toContain('intervals-2026-11-18-15min.csv');
  const lines = file.body.replace(/^\uFEFF/, '').trim().split('\r\n');
  expect(lines).toHaveLength(1 + 3 + 1);
  expect(lines[1]).toMatch(/^2026-11-18 10:00,0,3,1,0,0,0,0,0,2,0,/);
  const tooMany = await lead.get<RefusedBody>('/api/reports/intervals?from=2026-10-01T00:00:00.000Z&to=2026-11-01T00:00:00.000Z&minutes=15');
  expect(tooMany.body.error).toMatchObject({ code: 'reports.tooManyIntervals', params: { days: 8, minutes: 15 } });
});
