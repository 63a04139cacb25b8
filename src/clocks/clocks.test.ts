import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import type { Client, RefusedBody } from '../../test/kit/client.ts';
import { openCentre } from '../app/centre.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import { calendarOf, pauseTimer, resumeTimer, retargetTimer, startTimer, stopTimer, timersView } from './index.ts';
import type { CalendarDefinition, CalendarView } from './contract.ts';

let world: World;
let admin: Client & { staffId: string };
let matter: string;
const hours = (count: number) => count * 3600;
const name = 'story.solve';

beforeAll(async () => void (world = await openWorld({ start: '2026-11-18T02:00:00.000Z' })));
afterAll(() => world.close());
// The clock never goes back between stories (sessions end meanwhile); each has a matter of its own.
beforeEach(async () => {
  admin = await world.signedInAs('administrator');
  matter = crypto.randomUUID();
});
const signInAgain = async () => void (admin = await world.signedInAs('administrator'));

const start = (given: { targetSeconds: number; calendarId?: string | null; pausedFor?: string }) =>
  world.act((act) => startTimer(act, { subject: ['story', matter], name, policyVersion: 1, calendarId: null, ...given }));
const clock = async () => {
  const [view] = await world.act((act) => timersView(act, matter));
  if (view === undefined) throw new Error('no clock');
  return view;
};
const told = async () => (await world.act((act) => act.rows<{ what: string }>(sql`select name || coalesce(' ' || (detail->>'percent'), '') as what from events where subject_id = ${matter} and name in ('timer.warned', 'timer.breached') order by seq`))).map((row) => row.what);
const calendarLike = async (change: Partial<CalendarDefinition>, called: string): Promise<CalendarView> => {
  const base = await world.act(async (act) => (await calendarOf(act, null)).calendar);
  return admin.must('POST', '/api/calendars', { name: called, definition: { ...base, ...change } });
};

test('a new brand has the standard calendar with the published holidays', async () => {
  const { items } = await admin.must<{ items: CalendarView[] }>('GET', '/api/calendars');
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ isDefault: true, version: 1, isOpenNow: true, yearsToEnter: [2027], definition: { zone: 'Asia/Shanghai' } });
  expect(items[0]?.definition.days['2026-02-14']?.kind).toBe('workday');
});

test('20 hours used, paused three days, resumed: 4 hours are left, and the pause says why and by whom', async () => {
  await start({ targetSeconds: hours(24) });
  world.clock.pass({ hours: 20 });
  const agent = await world.signedInAs('agent', { name: '陈可' });
  const asAgent = { kind: 'staff' as const, id: agent.staffId, brandId: world.brandId, name: '陈可', role: 'agent', permissions: new Set<string>(), sessionId: '' };
  await world.act((act) => pauseTimer(act, matter, name, 'waiting_customer'), asAgent);
  expect(await clock()).toMatchObject({ state: 'paused', dueAt: null, remainingSeconds: hours(4) });
  world.clock.pass({ days: 3 });
  await world.act((act) => resumeTimer(act, matter, name), asAgent);
  const after = await clock();
  expect(after).toMatchObject({ state: 'running', remainingSeconds: hours(4) });
  expect(Date.parse(after.dueAt ?? '')).toBe(world.clock.now().getTime() + hours(4) * 1000);
  expect(after.intervals.map(({ state, reason, by }) => [state, reason, by?.name ?? null])).toEqual([['running', null, null], ['paused', 'waiting_customer', '陈可'], ['running', null, '陈可']]);
});

test('a matter that begins in a pause begins paused', async () => {
  await start({ targetSeconds: hours(24), pausedFor: 'agreed_date' });
  world.clock.pass({ days: 2 });
  expect(await clock()).toMatchObject({ state: 'paused', remainingSeconds: hours(24), elapsedSeconds: 0 });
});

test('another target keeps the pauses; the first target again gives the first due time to the second', async () => {
  await start({ targetSeconds: hours(24 * 15) });
  await world.act((act) => pauseTimer(act, matter, name, 'waiting_parts'));
  world.clock.pass({ days: 2 });
  await world.act((act) => resumeTimer(act, matter, name));
  const first = await clock();
  const to = (targetSeconds: number) => world.act((act) => retargetTimer(act, matter, name, { targetSeconds, calendarId: null, policyVersion: 2 }));
  await to(hours(24 * 3));
  const raised = await clock();
  expect(Date.parse(raised.dueAt ?? '')).toBe(Date.parse(first.startedAt) + hours(24 * 5) * 1000);
  await to(hours(24 * 15));
  expect((await clock()).dueAt).toBe(first.dueAt);
});

test('a four-hour target taken at 11:00 is due at 16:30 on a calendar with a lunch break', async () => {
  world.clock.set('2026-11-30T03:00:00.000Z');
  const standard = await world.act((act) => calendarOf(act, null));
  await start({ targetSeconds: hours(4), calendarId: standard.id });
  expect((await clock()).dueAt).toBe('2026-11-30T08:30:00.000Z');
});

test('working days skip the holiday and count the make-up day', async () => {
  const calendar = await calendarLike({ days: { '2026-12-02': { kind: 'holiday', note: '店庆', source: '管理员' }, '2026-12-05': { kind: 'workday', note: '调休', source: '管理员' } } }, '店庆周');
  world.clock.set('2026-12-01T01:00:00.000Z');
  // Tuesday 09:00, 7.5 hours a day: Tue, Thu, Fri and the made-up Saturday.
  await start({ targetSeconds: hours(7.5 * 4), calendarId: calendar.id });
  expect((await clock()).dueAt).toBe('2026-12-05T10:00:00.000Z');
});

test('over the night the clocks change in Berlin a shift is an hour longer', async () => {
  const night: CalendarDefinition['week'] = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [['22:00', '06:00']], sun: [] };
  const berlin = await calendarLike({ zone: 'Europe/Berlin', week: night, days: {}, knownYears: 'every' }, 'Berlin nights');
  // 27 March 2027 22:00 Berlin (UTC+1); the clocks go forward at 02:00: the shift holds seven hours, ending 06:00 (UTC+2).
  world.clock.set('2027-03-27T21:00:00.000Z');
  await start({ targetSeconds: hours(7), calendarId: berlin.id });
  expect((await clock()).dueAt).toBe('2027-03-28T04:00:00.000Z');
});

test('each warning and the breach are announced once, however often the sweep runs and however late it comes', async () => {
  await start({ targetSeconds: hours(10) });
  world.clock.pass({ hours: 4 });
  await world.centre.sweep();
  expect(await told()).toEqual([]);
  world.clock.pass({ hours: 2 });
  await world.centre.sweep();
  await world.centre.sweep();
  expect(await told()).toEqual(['timer.warned 50']);
  // Down over the second warning and the breach: both are told, once, when it is back.
  world.clock.pass({ hours: 20 });
  await Promise.all([world.centre.sweep(), world.centre.sweep()]);
  await world.centre.sweep();
  expect(await told()).toEqual(['timer.warned 50', 'timer.warned 80', 'timer.breached']);
  expect((await clock()).breachedAt).not.toBeNull();
});

test('done exactly at the due time is kept; a stopped clock warns of nothing and keeps its answer', async () => {
  await start({ targetSeconds: hours(10) });
  world.clock.pass({ hours: 10 });
  await world.act((act) => stopTimer(act, matter, name));
  world.clock.pass({ days: 9 });
  await world.centre.sweep();
  expect(await told()).toEqual([]);
  expect(await clock()).toMatchObject({ state: 'stopped', breachedAt: null, remainingSeconds: 0 });
});

test('a changed calendar moves the running clock and leaves the stopped one as it was', async () => {
  const calendar = await calendarLike({}, '两班');
  world.clock.set('2027-04-06T01:00:00.000Z');
  await signInAgain();
  await start({ targetSeconds: hours(3), calendarId: calendar.id });
  const ended = matter;
  world.clock.pass({ hours: 2 });
  await world.act((act) => stopTimer(act, ended));
  matter = crypto.randomUUID();
  await start({ targetSeconds: hours(3), calendarId: calendar.id });
  expect((await clock()).dueAt).toBe('2027-04-06T07:30:00.000Z');
  const noLunch: [string, string][] = [['09:00', '18:00']];
  const changed = await admin.must<CalendarView>('PUT', `/api/calendars/${calendar.id}`, { definition: { ...calendar.definition, week: { mon: noLunch, tue: noLunch, wed: noLunch, thu: noLunch, fri: noLunch, sat: [], sun: [] } } });
  expect(changed.version).toBe(2);
  expect(await clock()).toMatchObject({ dueAt: '2027-04-06T06:00:00.000Z', calendar: { version: 2 } });
  const [before] = await world.act((act) => timersView(act, ended));
  expect(before).toMatchObject({ calendar: { version: 1 }, elapsedSeconds: hours(2) });
});

test('an unsound calendar is refused with the place of its fault', async () => {
  const base = await world.act(async (act) => (await calendarOf(act, null)).calendar);
  const refused = async (definition: unknown) => (await admin.post<RefusedBody>('/api/calendars', { name: '错', definition })).body.error;
  expect(await refused({ ...base, week: { ...base.week, mon: [['09:00', '12:00'], ['11:00', '13:00']] } })).toMatchObject({ code: 'clocks.overlap', at: 'body.definition.week.mon.1' });
  expect(await refused({ ...base, zone: 'Asia/Nowhere' })).toMatchObject({ code: 'clocks.unknownZone' });
  expect(await refused({ ...base, days: { '2026-02-30': { kind: 'holiday', note: '', source: '' } } })).toMatchObject({ code: 'clocks.badDate' });
  expect(await refused({ ...base, week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } })).toMatchObject({ code: 'clocks.neverOpens' });
});

test('from November a missing year is called out once; entering it ends the alarm', async () => {
  world.clock.set('2028-10-31T00:00:00.000Z');
  await world.centre.sweep();
  const calls = async (year: number) => (await world.act((act) => act.rows(sql`select 1 from events where name = 'calendar.yearMissing' and detail->>'year' = ${String(year)} and subject_id = (select id from calendars where is_default and brand_id = ${world.brandId})`))).length;
  expect(await calls(2029)).toBe(0);
  world.clock.set('2028-11-01T04:00:00.000Z');
  await world.centre.sweep();
  world.clock.pass({ days: 3 });
  await world.centre.sweep();
  expect(await calls(2029)).toBe(1);
  await signInAgain();
  const before = (await admin.must<{ items: CalendarView[] }>('GET', '/api/calendars')).items.find((item) => item.isDefault);
  expect(before?.yearsToEnter).toEqual([2028, 2029]);
  const years = before?.definition.knownYears === 'every' ? [] : (before?.definition.knownYears ?? []);
  const after = await admin.must<CalendarView>('PUT', `/api/calendars/${before?.id ?? ''}`, { definition: { ...before?.definition, knownYears: [...years, 2028, 2029] } });
  expect(after.yearsToEnter).toEqual([]);
});

test('an agent reads calendars and changes none; a lead of another brand sees none of ours', async () => {
  const agent = await world.signedInAs('agent');
  const { items } = await agent.must<{ items: CalendarView[] }>('GET', '/api/calendars');
  const first = items.find((item) => item.name === '店庆周')?.id ?? '';
  expect((await agent.put(`/api/calendars/${first}`, { name: 'x' })).status).toBe(403);
  const other = await world.otherBrand();
  const stranger = await world.signedInAs('administrator', { brandId: other.brandId });
  expect((await stranger.must<{ items: CalendarView[] }>('GET', '/api/calendars')).items.map((item) => item.id)).not.toContain(first);
  expect((await stranger.put(`/api/calendars/${first}`, { name: 'x' })).status).toBe(404);
  expect((await stranger.delete(`/api/calendars/${first}`)).status).toBe(404);
  expect((await admin.delete<RefusedBody>(`/api/calendars/${items.find((item) => item.isDefault)?.id ?? ''}`)).body.error.code).toBe('clocks.isDefault');
  // A clock of an earlier story still counts by it.
  expect((await admin.delete<RefusedBody>(`/api/calendars/${first}`)).body.error.code).toBe('clocks.inUse');
  const unused = await calendarLike({}, '没有人用');
  expect((await admin.delete(`/api/calendars/${unused.id}`)).status).toBe(200);
});

test('two processes on one database, one of them started again: each word is told once', async () => {
  await start({ targetSeconds: hours(10) });
  world.clock.pass({ hours: 9 });
  const { house } = world.centre;
  const again = () => openCentre({ databaseUrl: house.db.url, publicUrl: house.publicUrl, hosts: new Set(['localhost']), clock: world.clock, dice: house.dice, log: house.log, adapters: { mailer: undefined }, connections: 4, runsByItself: false });
  const second = await again();
  await Promise.all([world.centre.sweep(), second.sweep()]);
  await second.close();
  world.clock.pass({ hours: 2 });
  const third = await again();
  await Promise.all([third.sweep(), world.centre.sweep()]);
  await third.close();
  await world.centre.sweep();
  expect(await told()).toEqual(['timer.warned 50', 'timer.warned 80', 'timer.breached']);
});
