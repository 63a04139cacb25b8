/** Handling times belong to who had the contact, for as long as they had it: not the wait for the next try, not the wait for the next colleague. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type * as z from 'zod';
import type { Client } from '../../test/kit/client.ts';
import { acceptAll, arrive } from '../../test/kit/contacts.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import { sql } from '#kit/db/sql.ts';
import { keepPlace } from '#routing/index.ts';
import type { FigureAnswer, FigureRows, FigureTable, IntervalReport } from './contract.ts';

let world: World;
let lead: Client & { staffId: string };
let a: Client & { staffId: string };
let b: Client & { staffId: string };
// Ten o'clock in Shanghai.
beforeEach(async () => {
  world = await openWorld({ start: '2026-11-18T02:00:00.000Z' });
  lead = await world.signedInAs('lead');
  [a, b] = [await world.signedInAs('agent', { name: '周小满' }), await world.signedInAs('agent', { name: '吴敏' })];
  // What is measured is the talk, where nothing else is said.
  await world.act((act) => act.run(sql`update queues set wrap_up_seconds = 0 where brand_id = ${act.brandId}`));
  for (const agent of [a, b]) await agent.must('PUT', '/api/presence', { state: 'away', reason: 'paperwork' });
});
afterEach(async () => {
  expect(world.complaintsOfTheLog).toEqual([]);
  await world.close();
});

const day = 'from=2026-11-18T02:00:00.000Z&to=2026-11-19T02:00:00.000Z';
const take = (who: Client, id: string) => who.must('POST', `/api/interactions/${id}/take`);
const end = (who: Client, id: string, reason = 'resolved') => who.must('POST', `/api/interactions/${id}/end`, { reason });
async function kept(): Promise<string> {
  const id = await arrive(world);
  await world.act((act) => keepPlace(act, id, { choice: 'turn', number: null }));
  return id;
}
const intervals = (minutes: '15' | '30' | '60' = '15', span = day): Promise<IntervalReport> => lead.must('GET', `/api/reports/intervals?${span}&minutes=${minutes}`);
const column = (told: IntervalReport, id: string) => told.rows.map((row) => row.values[told.columns.findIndex((one) => one.id === id)]);
const totalOf = (told: IntervalReport, id: string) => told.total?.values[told.columns.findIndex((one) => one.id === id)];

async function ofAgents(span = day): Promise<Record<string, Record<string, number | null>>> {
  const table = await lead.must<FigureTable>('GET', `/api/reports/table?${span}&by=agent`);
  return Object.fromEntries(table.groups.map((group) => [group.label, ofFigures(group.figures)]));
}
const ofFigures = (figures: readonly FigureAnswer[]) => Object.fromEntries(figures.map((one) => [one.variant === null ? one.id : `${one.id}.${one.variant}`, one.value]));

test('a call-back that nobody answers is in hand for its half minute, not until the next try', async () => {
  const id = await kept();
  await take(a, id);
  world.clock.pass({ seconds: 30 });
  await a.must('POST', `/api/interactions/${id}/called-back`, { outcome: 'no_answer' });
  world.clock.pass({ minutes: 59, seconds: 30 });
  await take(a, id);
  await a.must('POST', `/api/interactions/${id}/called-back`, { outcome: 'reached' });
  world.clock.pass({ minutes: 5 });
  await end(a, id);
  const told = await intervals();
  // In hand for half a minute of the first quarter, and from the hour on; whoever was away with empty hands is in neither part.
  expect(column(told, 'occupancy').slice(0, 5)).toEqual([1, null, null, null, 1]);
  expect(totalOf(told, 'average_handle_time')).toBe(300);
});

test('A had it for two minutes, then it waited, then B had it for an hour', async () => {
  const id = await arrive(world);
  await take(a, id);
  world.clock.pass({ minutes: 2 });
  await a.must('POST', `/api/interactions/${id}/transfer`, { queueId: (await lead.must<{ items: { id: string }[] }>('GET', '/api/queues')).items[0]?.id });
  world.clock.pass({ minutes: 13 });
  await take(b, id);
  world.clock.pass({ hours: 1 });
  await end(b, id);
  expect(totalOf(await intervals(), 'average_handle_time')).toBe((120 + 3600) / 2);
  expect(await ofAgents()).toMatchObject({
    周小满: { handled: 1, average_handle_time: 120, average_talk_time: 120, average_wrap_up_time: 0, 'transfer_rate.of_contacts': 1, 'transfer_rate.of_handlings': 1 },
    吴敏: { handled: 1, average_handle_time: 3600, 'transfer_rate.of_contacts': 0 },
  });
  const table = await lead.must<FigureTable>('GET', `/api/reports/table?${day}&by=queue`);
  // One customer, handed on once; two times that somebody had them.
  expect(ofFigures(table.total)).toMatchObject({ handled: 2, average_handle_time: 1860, 'transfer_rate.of_contacts': 1, 'transfer_rate.of_handlings': 0.5 });
  const rows = await lead.must<z.infer<typeof FigureRows>>('GET', `/api/reports/figures/average_handle_time/rows?${day}`);
  expect(rows.rows.map(({ id: about, hand }) => [about, hand])).toEqual([[id, { name: '吴敏', seconds: 3600 }], [id, { name: '周小满', seconds: 120 }]]);
});

test('to a colleague: until they accept, it is in nobody’s hands; what a lead takes over is not handed on', async () => {
  const id = await arrive(world);
  await take(a, id);
  world.clock.pass({ minutes: 3 });
  await b.must('PUT', '/api/presence', { state: 'available' });
  await a.must('POST', `/api/interactions/${id}/transfer`, { agentId: b.staffId });
  await world.centre.settle();
  world.clock.pass({ seconds: 10 });
  await acceptAll(world, b);
  world.clock.pass({ minutes: 4 });
  await take(lead, id);
  world.clock.pass({ minutes: 1 });
  await end(lead, id);
  const told = await ofAgents();
  expect([told['周小满']?.['average_handle_time'], told['吴敏']?.['average_handle_time']]).toEqual([180, 240]);
  expect([told['周小满']?.['transfer_rate.of_handlings'], told['吴敏']?.['transfer_rate.of_handlings']]).toEqual([1, 0]);
  // Ready from the third minute on, with something in hand for four minutes of it.
  expect(told['吴敏']?.['occupancy.of_handling_and_ready']).toBeCloseTo(240 / 310, 6);
});

test('called at another time, over night: nobody had it in hand meanwhile', async () => {
  const id = await kept();
  await take(a, id);
  world.clock.pass({ minutes: 1 });
  await a.must('PUT', `/api/interactions/${id}/call-back`, { at: '2026-11-19T01:00:00.000Z', asWished: true });
  world.clock.pass({ hours: 23 });
  const early = await world.signedInAs('agent');
  await early.must('PUT', '/api/presence', { state: 'away', reason: 'paperwork' });
  await take(early, id);
  await early.must('POST', `/api/interactions/${id}/called-back`, { outcome: 'reached' });
  world.clock.pass({ minutes: 9 });
  await end(early, id);
  lead = await world.signedInAs('lead');
  expect(totalOf(await intervals('60'), 'average_handle_time')).toBe(540);
  expect(column(await intervals('60'), 'occupancy').filter((one) => one !== null)).toEqual([1, 1]);
});

test('a desk that fell silent: the contact is nobody’s until the next takes it', async () => {
  const id = await arrive(world);
  await take(a, id);
  world.clock.pass({ minutes: 4 });
  await world.act((act) => act.run(sql`update presences set seen_at = ${new Date(act.now.getTime() - 200_000)} where brand_id = ${act.brandId} and staff_id = ${a.staffId}`));
  await world.centre.sweep();
  world.clock.pass({ minutes: 30 });
  await take(b, id);
  world.clock.pass({ minutes: 2 });
  await end(b, id);
  expect(totalOf(await intervals(), 'average_handle_time')).toBe((240 + 120) / 2);
});

test('the wrap-up is the agent’s too, and no longer than it lasts; an end that was taken back is one handling, whose pause was nobody’s', async () => {
  await world.act((act) => act.run(sql`update queues set wrap_up_seconds = 60 where brand_id = ${act.brandId}`));
  const id = await arrive(world);
  await take(a, id);
  world.clock.pass({ minutes: 5 });
  await end(a, id);
  world.clock.pass({ minutes: 2 });
  await world.centre.sweep();
  world.clock.pass({ minutes: 1 });
  await a.must('POST', `/api/interactions/${id}/resume`);
  world.clock.pass({ minutes: 3 });
  await end(a, id);
  world.clock.pass({ seconds: 20 });
  await a.must('POST', `/api/interactions/${id}/wrap-up/finish`);
  expect((await ofAgents())['周小满']).toMatchObject({ handled: 1, average_talk_time: 8 * 60, average_wrap_up_time: 80, average_handle_time: 8 * 60 + 80, 'transfer_rate.of_contacts': 0 });
});
