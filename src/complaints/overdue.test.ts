/** A promise that is really broken, played to the end: 24 hours without an answer, 3 days and 15 days without a solution, and who learns of it where. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cases, CaseNotices, CasePage } from '#cases/contract.ts';
import { sql } from '#kit/db/sql.ts';
import type { FiguresAnswer } from '#reports/contract.ts';
import { permissionsOf, type Role } from '#staff/core/roles.ts';
import { served, type Person } from '../../test/kit/served.ts';
import { openWorld, password, type World } from '../../test/kit/world.ts';
import type { Board, Complaint } from './contract.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

interface Frame {
  readonly name: string;
  readonly data: { readonly case?: { id: string }; readonly timer?: string; readonly at?: number | 'breach'; readonly why?: string };
}
function hears(person: Person, role: Role): Frame[] {
  const heard: Frame[] = [];
  world.centre.hub.attach({ brandId: world.brandId, staffId: person.staffId, permissions: permissionsOf(role), send: (text) => void heard.push(JSON.parse(text) as Frame) });
  return heard;
}
/** Sessions end while days pass: the same person signs in again. */
const again = async ({ staffId }: Person): Promise<Person> => {
  const { mail } = await world.act((act) => act.one<{ mail: string }>(sql`select mail from staff_members where brand_id = ${act.brandId} and id = ${staffId}`));
  const client = world.stranger();
  await client.signIn(mail, password);
  return Object.assign(client, { staffId });
};
const sweepAfter = async (by: Parameters<World['clock']['pass']>[0]) => {
  world.clock.pass(by);
  await world.centre.sweep();
  await world.centre.settle();
};
const warnings = (heard: readonly Frame[], id: string, timer: string) => heard.filter((frame) => frame.name === 'clock.warned' && frame.data.case?.id === id && frame.data.timer === timer).map((frame) => frame.data.at);
const notices = async (who: Person) => (await who.must<CaseNotices>('GET', '/api/case-notices')).items;
const overdue = async (lead: Person) => ({
  list: (await lead.must<Cases>('GET', '/api/cases?view=overdue&limit=200')).items.map((one) => one.id),
  board: (await lead.must<Board>('GET', '/api/complaints/board')).overdue.map((one) => one.id),
  figure: (await lead.must<FiguresAnswer>('GET', `/api/reports/figures?from=2026-11-01T00:00:00.000Z&to=${new Date(world.clock.now().getTime() + 60_000).toISOString()}`)).figures.find((one) => one.id === 'overdue_complaints')?.value,
});

test('24 hours without an answer: the owner is warned, the leads too, then it is lifted to a lead, who finds it until they have looked', async () => {
  const { agent, chat } = await served(world, '等了三天没人上门');
  let lead: Person = await world.signedInAs('lead', { name: '林组长' });
  const heard = { owner: hears(agent, 'agent'), lead: hears(lead, 'lead') };
  const { case: { id } } = await agent.must<Complaint>('POST', '/api/complaints', { interactionId: chat, title: '没人上门', description: '等了三天' });
  for (const by of [{ hours: 12 }, { hours: 7, minutes: 12 }]) await sweepAfter(by);
  expect([warnings(heard.owner, id, 'complaint.first_answer'), warnings(heard.lead, id, 'complaint.first_answer')]).toEqual([[50, 80], [80]]);
  lead = await again(lead);
  expect(await notices(lead)).toEqual([]);
  expect((await overdue(lead)).board).not.toContain(id);

  await sweepAfter({ hours: 4, minutes: 49 });
  expect(warnings(heard.owner, id, 'complaint.first_answer')).toEqual([50, 80, 'breach']);
  expect(warnings(heard.lead, id, 'complaint.first_answer')).toEqual([80, 'breach']);
  expect(heard.lead.filter((frame) => frame.name === 'case.notice').map((frame) => [frame.data.case?.id, frame.data.why])).toEqual([[id, 'escalated']]);
  expect(heard.owner.filter((frame) => frame.name === 'case.notice')).toEqual([]);
  lead = await again(lead);
  expect(await notices(lead)).toMatchObject([{ why: 'escalated', case: { id, clock: { name: 'complaint.first_answer', isOverdue: true }, complaint: { level: 'senior' } } }]);
  const now = await overdue(lead);
  expect([now.list.includes(id), now.board.includes(id), now.figure]).toEqual([true, true, 1]);
  expect((await lead.must<Complaint>('GET', `/api/complaints/${id}`)).escalation).toMatchObject({ level: 'senior', to: { id: lead.staffId } });

  // It stays until they have looked, however often they sign in; looked at, it is gone.
  world.clock.pass({ days: 1 });
  lead = await again(lead);
  expect(await notices(lead)).toHaveLength(1);
  expect(await lead.must('POST', `/api/cases/${id}/seen`)).toEqual({ wasNew: true });
  expect(await notices(lead)).toEqual([]);
  expect(await lead.must('POST', `/api/cases/${id}/seen`)).toEqual({ wasNew: false });
  // Answered late it is answered; the breach stays on record.
  await lead.must('POST', `/api/complaints/${id}/answer`, { by: 'phone', words: '道歉，今天下午上门' });
  const { clocks } = await lead.must<CasePage>('GET', `/api/cases/${id}`);
  expect(clocks.find((one) => one.name === 'complaint.first_answer')).toMatchObject({ state: 'stopped', breachedAt: expect.any(String) });
  expect((await overdue(lead)).board).not.toContain(id);
});

test.each([['general', { days: 3 }, {}], ['major', { days: 15 }, { safety: 3 }]] as const)('a %s complaint answered in time and not solved breaks its own promise, and is lifted once', async (_, limit, more) => {
  const { agent, chat } = await served(world, '修了两次还是响');
  let lead: Person = await world.signedInAs('lead');
  const heard = hears(agent, 'agent');
  const { case: { id } } = await agent.must<Complaint>('POST', '/api/complaints', { interactionId: chat, title: '噪音', description: '响' });
  await agent.must('POST', `/api/complaints/${id}/assess`, { scores: { severity: 1, safety: 0, complexity: 1, impact: 0, immediateAction: 'not_needed', ...more } });
  await agent.must('POST', `/api/complaints/${id}/answer`, { by: 'phone', words: '正在查' });
  await sweepAfter({ days: limit.days - 1, hours: 23 });
  lead = await again(lead);
  expect((await overdue(lead)).list).not.toContain(id);
  await sweepAfter({ hours: 1, minutes: 1 });
  expect(warnings(heard, id, 'complaint.solve')).toEqual([50, 80, 'breach']);
  expect(warnings(heard, id, 'complaint.first_answer')).toEqual([]);
  const { escalation } = await lead.must<Complaint>('GET', `/api/complaints/${id}`);
  expect(escalation.level).toBe('senior');
  const now = await overdue(lead);
  expect([now.list.includes(id), now.board.includes(id)]).toEqual([true, true]);
  await sweepAfter({ days: 2 });
  lead = await again(lead);
  expect((await lead.must<CasePage>('GET', `/api/cases/${id}`)).history.filter((event) => event.name === 'complaint.escalated')).toHaveLength(1);
});

test('who is called: the new owner, not whoever gave it; whose it was before no more; what was solved calls nobody', async () => {
  const { agent, chat } = await served(world, '发票一直没收到');
  const lead = await world.signedInAs('lead', { name: '沈组长' });
  const { id } = await agent.must<{ id: string }>('POST', '/api/cases', { title: '发票', interactionId: chat });
  expect(await notices(agent)).toEqual([]);
  world.clock.pass({ minutes: 1 });
  await agent.must('POST', `/api/cases/${id}/owner`, { ownerId: lead.staffId, why: '需要您来定' });
  expect(await notices(lead)).toMatchObject([{ why: 'assigned', case: { id } }]);
  world.clock.pass({ minutes: 1 });
  await lead.must('POST', `/api/cases/${id}/owner`, { ownerId: agent.staffId, why: '请直接补寄' });
  await world.centre.settle();
  expect(await notices(lead)).toEqual([]);
  expect(await notices(agent)).toMatchObject([{ why: 'assigned' }]);
  // Whoever works on it knows of it, without saying so.
  world.clock.pass({ minutes: 1 });
  await agent.must('POST', `/api/cases/${id}/notes`, { key: crypto.randomUUID(), kind: 'note', text: '已补寄' });
  await world.centre.settle();
  expect(await notices(agent)).toEqual([]);
  expect(world.complaintsOfTheLog).toEqual([]);
});
