import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CalendarView } from '#clocks/contract.ts';
import type { CasePage } from './contract.ts';
import { statementsOf } from '../../test/kit/statements.ts';
import { Visitor } from '../../test/kit/visitor.ts';
import { openWorld, type World } from '../../test/kit/world.ts';

let world: World;
let caseId: string;
let complaintId: string;
beforeAll(async () => {
  // A Monday morning in Shanghai.
  world = await openWorld({ start: '2026-03-09T02:00:00.000Z' });
  const agent = await world.signedInAs('agent');
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const { id: interactionId } = await visitor.start('洗衣机漏水');
  caseId = (await agent.must<{ id: string }>('POST', '/api/cases', { title: '漏水', interactionId })).id;
  complaintId = (await agent.must<{ case: { id: string } }>('POST', '/api/complaints', { interactionId })).case.id;
  await world.centre.settle();
});
afterAll(() => world.close());

/** Seconds promised for the solution. */
const targetsOf = async () => {
  const lead = await world.signedInAs('lead');
  const of = async (id: string, name: string) => (await lead.must<CasePage>('GET', `/api/cases/${id}`)).clocks.find((clock) => clock.name === name)?.targetSeconds;
  return [await of(caseId, 'case.solve'), await of(complaintId, 'complaint.solve')];
};
const threeDays = (hours: number) => [3 * hours * 3600, 3 * hours * 3600];
/** How many cases are locked by what follows upon a change. */
const lockedBy = async (change: () => Promise<unknown>) => {
  await change();
  const { statements } = await statementsOf(() => world.centre.settle());
  return statements.filter(({ text }) => /from cases .*for no key update/s.test(text)).length;
};

test('a change of the brand that has nothing to do with days locks no case', async () => {
  const admin = await world.signedInAs('administrator');
  await world.centre.settle();
  expect(await lockedBy(() => admin.must('PUT', '/api/brand', { name: '云雀家电', zone: 'Asia/Tokyo', settings: { greeting: { zh: '您好', en: 'Hello' } } }))).toBe(0);
  expect(await targetsOf()).toEqual(threeDays(24));
});

test('days counted another way move the running clocks, and so do other usual hours while days are working days', async () => {
  const admin = await world.signedInAs('administrator');
  const [usual] = (await admin.must<{ items: CalendarView[] }>('GET', '/api/calendars')).items;
  if (usual === undefined) throw new Error('the brand has no calendar');
  const definition = usual.definition;
  await world.centre.settle();
  // Counted naturally, the team's hours are of no account.
  expect(await lockedBy(() => admin.must('PUT', `/api/calendars/${usual.id}`, { definition: { ...definition, week: { ...definition.week } } }))).toBe(0);

  expect(await lockedBy(() => admin.must('PUT', '/api/brand', { settings: { clockDays: 'working' } }))).toBe(2);
  expect(await targetsOf()).toEqual(threeDays(7.5));
  // Mornings only from now on.
  const mornings = Object.fromEntries(Object.entries(definition.week).map(([day, spans]) => [day, spans.slice(0, 1)])) as typeof definition.week;
  expect(await lockedBy(() => admin.must('PUT', `/api/calendars/${usual.id}`, { definition: { ...definition, week: mornings } }))).toBe(2);
  expect(await targetsOf()).toEqual(threeDays(3));
  // Its name, and another calendar that is nobody's default, move nothing.
  expect(await lockedBy(() => admin.must('PUT', `/api/calendars/${usual.id}`, { name: '半天' }))).toBe(0);
  expect(await lockedBy(() => admin.must('POST', '/api/calendars', { name: '另一份', definition }))).toBe(0);
});
