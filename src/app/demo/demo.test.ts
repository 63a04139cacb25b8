/** The demo brand is what a newcomer judges us by: what should be found in it is there, and it neither dies nor drowns by itself. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Commitments } from '#commitments/contract.ts';
import type { Board } from '#complaints/contract.ts';
import type { CustomerList } from '#customers/contract.ts';
import type { FollowupList } from '#followups/contract.ts';
import type { Inbox } from '#interactions/contract.ts';
import type { FigureTable, Wallboard } from '#reports/contract.ts';
import { Client } from '../../../test/kit/client.ts';
import { openEmptyCentre, type EmptyCentre } from '../../../test/kit/world.ts';
import { furnishDemo } from './furnish.ts';
import { openDemoLife, whoWorks } from './live.ts';
import { demoPassword } from './people.ts';

/** A working day in the brand's zone, in the afternoon. */
const start = '2026-11-18T06:20:00.000Z';
let demo: EmptyCentre;
let lead: Client;
let agent: Client;

beforeAll(async () => {
  demo = await openEmptyCentre({ start, furnish: (place) => furnishDemo(place, { days: 1, isPeopled: true }, Date.parse(start)) });
  [lead, agent] = await Promise.all(['lead', 'agent'].map(async (who) => {
    const client = new Client(demo.baseUrl);
    await client.signIn(`${who}@demo.example`, demoPassword);
    return client;
  })) as [Client, Client];
});
afterAll(() => demo?.close());

test('complaints stand in every stage, major ones too; one is overdue and lifted, one waits for a part', async () => {
  const board = await lead.must<Board>('GET', '/api/complaints/board');
  expect(board.stages.filter(({ stage }) => stage !== 'closed').map(({ stage, count }) => [stage, count > 0])).toEqual(['received', 'acknowledged', 'assessed', 'investigating', 'responded', 'decided'].map((stage) => [stage, true]));
  expect(board.major).toBeGreaterThanOrEqual(2);
  expect(board.overdue.map((one) => one.customer.name)).toEqual(['梁素芬']);
  expect(board.escalated.map((one) => one.customer.name)).toEqual(expect.arrayContaining(['梁素芬', '尹若兰', '万俟宁']));
  const open = board.stages.flatMap(({ items }) => items);
  expect(open.filter((one) => one.clock?.isPaused === true).map((one) => one.customer.name)).toContain('穆青山');
  expect(open.find((one) => one.customer.name === '万俟宁')).toMatchObject({ reopened: 1, owner: { name: '顾明' } });
});

test('promises: for today, for later, broken, kept, kept late; answers in words, content and not', async () => {
  const promises = async (view: string) => (await lead.must<Commitments>('GET', `/api/commitments?view=${view}`)).items;
  const dueInHours = (await promises('open')).map((one) => (Date.parse(one.dueAt) - Date.parse(start)) / 3_600_000);
  expect([dueInHours.some((hours) => hours > 0 && hours < 6), dueInHours.some((hours) => hours > 12)]).toEqual([true, true]);
  expect((await promises('broken')).length).toBeGreaterThanOrEqual(2);
  expect(new Set((await promises('done')).map((one) => one.state))).toEqual(new Set(['kept', 'kept_late']));
  const { items } = await lead.must<FollowupList>('GET', '/api/followups?view=answered&limit=100');
  expect(new Set(items.map((one) => one.score))).toEqual(new Set([2, 3, 4, 5]));
  expect(items.filter((one) => one.isUnsatisfied && one.reopened !== null).length).toBeGreaterThanOrEqual(3);
});

test('files with companies, several numbers, a merged twin, and one that may be a twin', async () => {
  const found = async (name: string) => (await agent.must<CustomerList>('GET', `/api/customers?q=${encodeURIComponent(name)}`)).items;
  expect((await found('孔令仪'))[0]?.accountName).toBe('晨光物业');
  expect((await found('尹若兰'))[0]?.reach.length).toBeGreaterThanOrEqual(3);
  expect((await found('童')).map((one) => one.name)).toEqual(['童瑶']);
  const [first] = await found('李思雨');
  expect((await agent.must<{ items: unknown[] }>('GET', `/api/customers/${first?.id ?? ''}/duplicates`)).items).toHaveLength(1);
});

test('yesterday and today have their figures; places are kept; colleagues are on their pauses', async () => {
  const table = await lead.must<FigureTable>('GET', '/api/reports/table?by=day&from=2026-11-16T16:00:00.000Z&to=2026-11-18T16:00:00.000Z');
  const values = (id: string) => table.groups.filter(({ key }) => key >= '2026-11-17').map(({ figures }) => figures.find((one) => one.id === id)?.value ?? 0);
  for (const id of ['offered', 'answered', 'abandoned', 'service_level', 'satisfaction_mean']) for (const value of values(id)) expect(value, id).toBeGreaterThan(0);
  for (const value of values('mirror_index')) expect(value).toBeGreaterThan(0.3);
  const { now } = await lead.must<Wallboard>('GET', '/api/reports/wallboard');
  expect(now).toMatchObject({ waiting: 0, keptPlaces: 3, agents: { away: 2 } });
  const { items } = await lead.must<Inbox>('GET', '/api/interactions?view=kept_place');
  expect(items.filter((one) => one.isRepeat).map((one) => one.customerName)).toEqual(['郁宁']);
});

test('with the colleagues at work customers are answered, their talks end, and they say how it was', async () => {
  const moment = await openDemoLife(demo.centre, await whoWorks(demo.centre));
  const answered = async () => (await lead.must<FollowupList>('GET', '/api/followups?view=answered&limit=100')).items.length;
  const before = await answered();
  // Chance decides who answers and when: some do within the half hour, or none ever will.
  for (let n = 1; n <= 450 && (await answered()) < before + 2; n++) {
    demo.clock.pass({ seconds: 4 });
    await moment();
    await (n % 15 === 0 ? demo.centre.sweep() : demo.centre.settle());
  }
  expect(await answered()).toBeGreaterThanOrEqual(before + 2);
}, 120_000);

test('when nobody serves, those who come wait, keep their place or leave: nothing piles up', async () => {
  const moment = await openDemoLife(demo.centre, []);
  const counts = async () => (await lead.must<Inbox>('GET', '/api/interactions?view=waiting')).counts;
  const figure = async (id: string) => (await lead.must<Wallboard>('GET', '/api/reports/wallboard')).today.find((one) => one.id === id)?.value ?? 0;
  const [cameBefore, leftBefore] = [await figure('offered'), await figure('abandoned')];
  for (let n = 1; n <= 100; n++) {
    demo.clock.pass({ seconds: 20 });
    await moment();
    if (n % 10 !== 0) continue;
    await demo.centre.sweep();
    const { waiting, kept_place: kept } = await counts();
    expect([(waiting ?? 0) <= 6, (kept ?? 0) <= 6]).toEqual([true, true]);
  }
  expect(await figure('offered')).toBeGreaterThan(cameBefore + 15);
  expect(await figure('abandoned')).toBeGreaterThan(leftBefore + 4);
  expect(demo.complaintsOfTheLog).toEqual([]);
});
