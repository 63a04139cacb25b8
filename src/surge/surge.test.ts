import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RefusedBody } from '../../test/kit/client.ts';
import { acceptAll, arrive, signOn } from '../../test/kit/contacts.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { Queue } from '#routing/contract.ts';
import { endTicket, isOpenNow, spokenWait, visitorTopics } from '#routing/index.ts';
import type { SpokenWait } from '#chat/contract.ts';
import type { SurgePlan, SurgeReport, Surges } from './contract.ts';

let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(async () => {
  expect(world.complaintsOfTheLog).toEqual([]);
  await world.close();
});

const snow = { name: '暴雪', reason: { zh: '华东暴雪，等候会久一些。', en: 'Heavy snow: it takes longer today.' } };
const told = (interactionId: string): Promise<SpokenWait> => world.act((act) => spokenWait(act, interactionId));

test('one act tells everybody in line why, and one act ends it; agents see it and may not switch', async () => {
  const [lead, agent] = [await world.signedInAs('lead'), await world.signedInAs('agent')];
  await signOn(world, agent);
  const [queue] = (await lead.must<{ items: Queue[] }>('GET', '/api/queues')).items;
  // So patient that only a surge offers to keep the place.
  await lead.must('PUT', `/api/queues/${queue?.id ?? ''}`, { keepPlaceOverSeconds: 86_400 });
  const waiting = [await arrive(world), await arrive(world), await arrive(world), await arrive(world)];
  const last = waiting[3] ?? '';
  expect(await told(last)).toMatchObject({ notice: '', mayKeepPlace: false });
  const plan = await lead.must<SurgePlan>('POST', '/api/surge-plans', { ...snow, keepsPlaceAtOnce: true });
  expect((await agent.post(`/api/surge-plans/${plan.id}/on`, {})).status).toBe(403);
  expect(await lead.must<SurgePlan>('POST', `/api/surge-plans/${plan.id}/on`)).toMatchObject({ surgeId: expect.any(String) });
  for (const id of waiting) expect((await told(id)).notice).toBe('华东暴雪，等候会久一些。');
  expect((await told(last)).mayKeepPlace).toBe(true);
  expect((await world.act((act) => visitorTopics(act, 'en')))[0]).toMatchObject({ notice: 'Heavy snow: it takes longer today.', closedMessage: '' });
  const { items } = await agent.must<Surges>('GET', '/api/surges/now');
  expect(items).toMatchObject([{ name: '暴雪', to: null }]);
  // On already: the same surge.
  expect((await lead.must<SurgePlan>('POST', `/api/surge-plans/${plan.id}/on`)).surgeId).toBe(items[0]?.id);
  expect((await lead.call<RefusedBody>('DELETE', `/api/surge-plans/${plan.id}`)).body.error.code).toBe('surge.isOn');
  await lead.must('PUT', `/api/surge-plans/${plan.id}`, { reason: { zh: '道路陆续恢复。', en: 'Roads are opening.' } });
  expect((await told(last)).notice).toBe('道路陆续恢复。');
  await lead.must('POST', `/api/surge-plans/${plan.id}/off`);
  expect(await told(last)).toMatchObject({ notice: '', mayKeepPlace: false });
  expect((await agent.must<Surges>('GET', '/api/surges/now')).items).toEqual([]);
});

test('a plan covers its queues only; a queue has one surge at a time', async () => {
  const lead = await world.signedInAs('lead');
  const [general] = (await lead.must<{ items: Queue[] }>('GET', '/api/queues')).items;
  const repair = await lead.must<Queue>('POST', '/api/queues', { name: '维修' });
  const [here, there] = [await arrive(world, { queueId: repair.id }), await arrive(world, { queueId: general?.id ?? '' })];
  const recall = await lead.must<SurgePlan>('POST', '/api/surge-plans', { ...snow, name: '召回', queueIds: [repair.id] });
  const storm = await lead.must<SurgePlan>('POST', '/api/surge-plans', snow);
  await lead.must('POST', `/api/surge-plans/${recall.id}/on`);
  expect([(await told(here)).notice, (await told(there)).notice]).toEqual([snow.reason.zh, '']);
  expect((await lead.post<RefusedBody>(`/api/surge-plans/${storm.id}/on`, {})).body.error).toMatchObject({ code: 'surge.queueCovered', params: { name: '召回' } });
  await lead.must('PUT', `/api/surge-plans/${storm.id}`, { queueIds: [general?.id ?? ''] });
  await lead.must('POST', `/api/surge-plans/${storm.id}/on`);
  // In a list by name: being switched on moves none of them.
  const listed = async () => (await lead.must<{ items: SurgePlan[] }>('GET', '/api/surge-plans')).items.map((plan) => plan.name);
  const names = await listed();
  expect(names).toEqual(['召回', '暴雪']);
  await lead.must('POST', `/api/surge-plans/${recall.id}/off`);
  expect(await listed()).toEqual(names);
  await lead.must('POST', `/api/surge-plans/${recall.id}/on`);
  // Widening one over the other is the same clash.
  expect((await lead.put<RefusedBody>(`/api/surge-plans/${recall.id}`, { queueIds: [] })).body.error.code).toBe('surge.queueCovered');
  expect((await lead.post<RefusedBody>('/api/surge-plans', { ...snow, name: '召回' })).body.error).toMatchObject({ code: 'surge.nameTaken', at: 'body.name' });
  expect((await lead.post<RefusedBody>('/api/surge-plans', { ...snow, name: '断网', queueIds: [recall.id] })).body.error.code).toBe('surge.queueUnknown');
});

test('other hours while it is on: the closed message is the surge’s, and call-backs rest', async () => {
  const administrator = await world.signedInAs('administrator');
  const night: [string, string][] = [['22:00', '23:00']];
  const definition = { zone: 'Asia/Shanghai', week: { mon: night, tue: night, wed: night, thu: night, fri: night, sat: night, sun: night }, days: {}, knownYears: 'every' };
  const calendar = await administrator.must<{ id: string }>('POST', '/api/calendars', { name: '暴雪时间', definition });
  const plan = await administrator.must<SurgePlan>('POST', '/api/surge-plans', { ...snow, calendarId: calendar.id, closedMessage: { zh: '今天提前休息，请留言。', en: '' } });
  const id = await arrive(world);
  expect(await world.act((act) => isOpenNow(act))).toMatchObject({ isOpen: true });
  await administrator.must('POST', `/api/surge-plans/${plan.id}/on`);
  expect(await world.act((act) => isOpenNow(act))).toEqual({ isOpen: false, opensAt: '2026-11-18T14:00:00.000Z' });
  expect(await told(id)).toMatchObject({ word: 'wait.closed', closedMessage: '今天提前休息，请留言。', notice: snow.reason.zh });
  await administrator.must('POST', `/api/surge-plans/${plan.id}/off`);
  expect(await world.act((act) => isOpenNow(act))).toMatchObject({ isOpen: true });
});

test('second thoughts: on by mistake never was, off by mistake goes on; after ten minutes neither', async () => {
  const lead = await world.signedInAs('lead');
  const plan = await lead.must<SurgePlan>('POST', '/api/surge-plans', snow);
  const first = (await lead.must<SurgePlan>('POST', `/api/surge-plans/${plan.id}/on`)).surgeId ?? '';
  expect(await lead.must('POST', `/api/surges/${first}/undo`)).toEqual({ surge: null });
  expect((await lead.must<Surges>('GET', '/api/surges')).items).toEqual([]);
  const second = (await lead.must<SurgePlan>('POST', `/api/surge-plans/${plan.id}/on`)).surgeId ?? '';
  world.clock.pass({ minutes: 30 });
  await lead.must('POST', `/api/surge-plans/${plan.id}/off`);
  world.clock.pass({ minutes: 9 });
  expect(await lead.must('POST', `/api/surges/${second}/undo`)).toMatchObject({ surge: { id: second, to: null } });
  world.clock.pass({ minutes: 11 });
  expect((await lead.post<RefusedBody>(`/api/surges/${second}/undo`, {})).body.error.code).toBe('surge.tooLateToUndo');
});

test('it reports on itself: its contacts beside the same hours of the weeks before', async () => {
  const [lead, agent] = [await world.signedInAs('lead'), await world.signedInAs('agent')];
  await signOn(world, agent);
  const plan = await lead.must<SurgePlan>('POST', '/api/surge-plans', snow);
  // Two weeks ago at ten: one contact, answered at once.
  const usual = await arrive(world);
  await acceptAll(world, agent);
  await world.act((act) => endTicket(act, usual, 'resolved'));
  world.clock.pass({ days: 14 });
  // The session of a fortnight ago is over.
  const later = await world.signedInAs('lead');
  const surgeId = (await later.must<SurgePlan>('POST', `/api/surge-plans/${plan.id}/on`)).surgeId ?? '';
  const came = [await arrive(world), await arrive(world), await arrive(world)];
  world.clock.pass({ minutes: 2 });
  await world.act((act) => endTicket(act, came[0] ?? '', 'abandoned'));
  world.clock.pass({ minutes: 58 });
  await later.must('POST', `/api/surge-plans/${plan.id}/off`);
  // Whoever comes after it is not its contact.
  await arrive(world);
  const report = await later.must<SurgeReport>('GET', `/api/surges/${surgeId}`);
  expect(report).toMatchObject({ seconds: 3600, weeks: 2, surge: { id: surgeId, name: '暴雪' } });
  const of = (id: string) => report.figures.find((one) => one.during.id === id);
  expect([of('offered')?.during.value, of('offered')?.before.value, of('offered')?.beforeEach]).toEqual([3, 1, 0.5]);
  expect([of('abandoned')?.during.value, of('abandoned')?.before.value]).toEqual([1, 0]);
  expect(of('connect_rate')).toMatchObject({ during: { value: 0 }, before: { value: 1 }, beforeEach: null });
});
