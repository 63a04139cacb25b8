/** What keeping places changed, as an owner asks for it: refused, empty, too little, then an estimate that agrees with what happened. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Client, RefusedBody } from '../../test/kit/client.ts';
import { arrive } from '../../test/kit/contacts.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { Queue } from '#routing/contract.ts';
import { endTicket, keepPlace } from '#routing/index.ts';
import type { Savings } from './contract.ts';
import { recordedStays } from './store-savings.ts';

let world: World;
let lead: Client & { staffId: string };
let agent: Client & { staffId: string };
beforeEach(async () => {
  world = await openWorld({ start: '2026-11-18T02:00:00.000Z' });
  lead = await world.signedInAs('lead');
  agent = await world.signedInAs('agent');
});
afterEach(async () => {
  expect(world.complaintsOfTheLog).toEqual([]);
  await world.close();
});

const period = 'from=2026-11-18T00:00:00.000Z&to=2026-11-19T00:00:00.000Z';
const report = (more = ''): Promise<Savings> => lead.must('GET', `/api/reports/savings?${period}${more}`);
const figure = (told: Savings, id: string) => told.figures.find((one) => one.id === id);

async function take(id: string): Promise<void> {
  await agent.must('POST', `/api/interactions/${id}/take`);
}
async function end(id: string): Promise<void> {
  await agent.must('POST', `/api/interactions/${id}/end`, { reason: 'resolved' });
}
/** Six come; one colleague serves them one by one, two lose patience meanwhile. `keeps`: the fifth leaves and keeps the place, and is reached in their turn. */
async function round(keeps: boolean): Promise<void> {
  const ids: string[] = [];
  for (let n = 0; n < 6; n++) {
    ids.push(await arrive(world));
    world.clock.pass({ seconds: 10 });
  }
  const [first, second, third, fourth, fifth, last] = ids as [string, string, string, string, string, string];
  await take(first);
  world.clock.pass({ minutes: 1 });
  await end(first);
  if (keeps) await world.act((act) => keepPlace(act, fifth, { choice: 'turn', number: '+8613800138000' }));
  await take(second);
  world.clock.pass({ minutes: 1 });
  for (const id of [third, fourth]) await world.act((act) => endTicket(act, id, 'abandoned'));
  world.clock.pass({ minutes: 1 });
  await end(second);
  await take(fifth);
  if (keeps) await agent.must('POST', `/api/interactions/${fifth}/called-back`, { outcome: 'reached' });
  world.clock.pass({ minutes: 2 });
  await end(fifth);
  await take(last);
  world.clock.pass({ minutes: 1 });
  await end(last);
  world.clock.pass({ minutes: 5 });
}

test('refused without the right and for too long a period; nothing kept is nothing saved; little data says what is missing; then an estimate', async () => {
  await lead.must('PUT', `/api/staff/${agent.staffId}/skills`, { chatCapacity: 1 });
  const admin = await world.signedInAs('administrator');
  const queueId = (await lead.must<{ items: Queue[] }>('GET', '/api/queues')).items[0]?.id ?? '';
  await admin.must('PUT', `/api/queues/${queueId}`, { wrapUpSeconds: 0 });
  await agent.must('PUT', '/api/presence', { state: 'away', reason: 'paperwork' });
  const { body, status } = await agent.get<RefusedBody>(`/api/reports/savings?${period}`);
  expect([status, body.error.code]).toEqual([403, 'kit.notPermitted']);
  const long = await lead.get<RefusedBody>('/api/reports/savings?from=2026-01-01T00:00:00.000Z&to=2026-11-19T00:00:00.000Z');
  expect(long.body.error).toMatchObject({ code: 'reports.period', params: { days: 93 } });
  expect(await report()).toMatchObject({ verdict: 'nothing_kept', contacts: 0, days: 0, lacks: [], repetitions: 0 });

  await round(false);
  const none = await report();
  expect(none).toMatchObject({ verdict: 'nothing_kept', contacts: 6, repetitions: 0 });
  expect(none.figures.map((one) => one.saved)).toEqual(Array.from({ length: none.figures.length }, () => ({ mean: 0, low: 0, high: 0 })));
  await round(true);
  expect(await report()).toMatchObject({ verdict: 'too_few', lacks: ['contacts', 'kept_places', 'gave_up'], contacts: 12, figures: expect.arrayContaining([expect.objectContaining({ id: 'given_up', saved: null, withPlaces: null })]) });

  for (let n = 0; n < 8; n++) await round(true);
  const told = await report();
  expect(told).toMatchObject({ verdict: 'said', contacts: 60, simulatedContacts: 60, days: 1, simulatedDays: 1, repetitions: 20, lacks: [] });
  // The records as they were: nine kept places, each reached; twenty gave up.
  expect(told.agreement.map((one) => [one.id, one.recorded])).toEqual(expect.arrayContaining([['answered', 31], ['given_up', 20], ['kept_places', 9], ['called_back', 9], ['median_call_back', 200]]));
  expect(told.agreement.filter((one) => one.isClose === false)).toEqual([]);
  // No telephone rang here; whoever kept a place would have hung on in front of the window, or given up.
  expect(figure(told, 'trunk_minutes')).toMatchObject({ withPlaces: 0, without: 0, saved: { mean: 0 } });
  // By hand: 990 s in the round without a kept place, 870 s in each with one.
  expect(figure(told, 'window_minutes')?.withPlaces).toBeCloseTo((990 + 9 * 870) / 60, 3);
  expect(figure(told, 'window_minutes')?.saved?.mean).toBeGreaterThan(0);
  expect(figure(told, 'given_up')?.saved?.mean).toBeGreaterThan(0);
  expect(told.venting.verdict).toBe('too_few');
  expect(told.method.zh).toContain('估计');
  // Asked again: the same, to the digit.
  expect(await report()).toEqual(told);

  const { id } = await lead.must<Queue>('POST', '/api/queues', { name: '维修' });
  expect(await report(`&queueId=${id}`)).toMatchObject({ verdict: 'nothing_kept', contacts: 0 });

  const file = await admin.get<string>(`/api/reports/savings.csv?${period}&language=zh`);
  expect(file.headers.get('content-disposition')).toContain('savings-2026-11-18_2026-11-19-estimate.csv');
  const lines = file.body.replace(/^﻿/, '').trim().split('\r\n');
  expect(lines).toHaveLength(1 + told.figures.length + 1 + told.agreement.length + 1);
  expect(lines[3]).toMatch(/^少放弃的客户,人,/);
  await world.centre.settle();
  const { items } = await admin.must<{ items: { name: string }[] }>('GET', '/api/audit');
  expect(items.filter((item) => item.name === 'report.exported')).toHaveLength(1);
});

test('a time that was agreed once the customer was reached held back no call before it; one that was chosen beforehand did', async () => {
  await agent.must('PUT', '/api/presence', { state: 'away', reason: 'paperwork' });
  const turn = await arrive(world);
  world.clock.pass({ seconds: 1 });
  const chosen = await arrive(world);
  const wantedAt = new Date('2026-11-18T03:00:00.000Z');
  await world.act((act) => keepPlace(act, turn, { choice: 'turn', number: '+8613800138000', zone: 'Asia/Shanghai' }));
  await world.act((act) => keepPlace(act, chosen, { choice: 'at', wantedAt, number: '+8613900139000', zone: 'Asia/Shanghai' }));
  world.clock.pass({ minutes: 5 });
  await take(turn);
  const takenUpAtMs = world.clock.now().getTime();
  await agent.must('POST', `/api/interactions/${turn}/called-back`, { outcome: 'reached' });
  world.clock.pass({ minutes: 2 });
  await agent.must('PUT', `/api/interactions/${turn}/call-back`, { at: '2026-11-18T08:00:00.000Z', asWished: true });
  const stays = await world.act((act) => recordedStays(act, { from: new Date('2026-11-18T00:00:00.000Z'), to: new Date('2026-11-19T00:00:00.000Z'), days: [0] }));
  expect(stays.map(({ keptPlace, handleSeconds }) => ({ keptPlace, handleSeconds }))).toEqual([
    { keptPlace: { isReached: true, vainCalls: 0, isCall: true, takenUpAtMs }, handleSeconds: 120 },
    { keptPlace: { isReached: true, vainCalls: 0, isCall: true, notBeforeMs: wantedAt.getTime() }, handleSeconds: undefined },
  ]);
});
