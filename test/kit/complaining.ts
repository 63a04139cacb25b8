/** A customer whose washing machine was mended twice and still rattles: where the stories about complaints begin. Imported, it opens a world for the file. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CasePage } from '#cases/contract.ts';
import type { TimerView } from '#clocks/contract.ts';
import type { Complaint, Tracking } from '#complaints/contract.ts';
import { sql } from '#kit/db/sql.ts';
import { fakeMailer, type FakeMailer } from './fake-mailer.ts';
import { served, type Person } from './served.ts';
import type { Visitor } from './visitor.ts';
import { openWorld, type World } from './world.ts';

export let world: World;
export let mailer: FakeMailer;
export let agent: Person;
export let lead: Person;
export let visitor: Visitor;
export let chat: string;
export const hours = (count: number) => count * 3_600_000;
export const days = (count: number) => count * 24 * 3_600_000;
export const plain = { severity: 1, safety: 0, complexity: 1, impact: 0, immediateAction: 'not_needed' } as const;

beforeAll(async () => {
  mailer = fakeMailer();
  world = await openWorld({ adapters: { mailer } });
});
afterAll(() => world.close());
beforeEach(async () => {
  lead = await world.signedInAs('lead', { name: '林组长' });
  ({ agent, visitor, chat } = await served(world, '洗衣机脱水时有噪音，修了两次还是响'));
});

/** From now on the stories' acts are this colleague's. */
export const servedBy = (colleague: Person): void => void (agent = colleague);
export const nowMs = () => world.clock.now().getTime();
export const take = (more: Record<string, unknown> = {}) => agent.must<Complaint>('POST', '/api/complaints', { interactionId: chat, title: '两次维修未好', description: '脱水噪音，修了两次', remedySought: '换一台', ...more });
export const page = (id: string) => agent.must<CasePage>('GET', `/api/cases/${id}`);
export const complaint = (id: string) => agent.must<Complaint>('GET', `/api/complaints/${id}`);
export const put = (id: string, body: unknown) => agent.must<Complaint>('PUT', `/api/complaints/${id}`, body);
export const go = (id: string, to: string, more: Record<string, unknown> = {}) => agent.must<Complaint>('POST', `/api/complaints/${id}/stage`, { to, ...more });
export const clockOf = async (id: string, name: string): Promise<TimerView> => {
  const clock = (await page(id)).clocks.findLast((one) => one.name === `complaint.${name}`);
  if (clock === undefined) throw new Error(`no clock ${name}`);
  return clock;
};
/** What the customer reads on their own page. */
export const trackingPath = async (id: string) => `/api${new URL((await lead.must<{ link: string }>('POST', `/api/complaints/${id}/receipt`, { by: 'phone' })).link).pathname}`;
export const tracked = (path: string) => world.stranger().must<Tracking>('GET', path);
export const answerSurvey = async (surveyUrl: string | null, answer: Record<string, unknown>) => {
  await world.stranger().must('POST', `/api${surveyUrl ?? ''}`, answer);
  await world.centre.settle();
};
export const events = async (id: string, name: string) => (await page(id)).history.filter((event) => event.name === name);
/** Sessions end while the clock runs: the same people come back. */
export const tomorrow = async (by: Parameters<World['clock']['pass']>[0]) => {
  world.clock.pass(by);
  const token = { agent: agent.staffId, lead: lead.staffId };
  agent = Object.assign(await world.signedInAs('agent'), { staffId: token.agent });
  lead = Object.assign(await world.signedInAs('lead'), { staffId: token.lead });
};
/** Everything between taking it and closing it with the customer's agreement. */
export const solve = async (id: string) => {
  await agent.must('POST', `/api/complaints/${id}/assess`, { scores: plain });
  await agent.must('POST', `/api/complaints/${id}/answer`, { by: 'phone', words: '已确认是轴承问题，给您换新' });
  await put(id, { cause: 'product_fault' });
  await go(id, 'assessed');
  await go(id, 'responded');
  await put(id, { responseKinds: ['exchange', 'apology'], decision: '换新机，理由：同一故障两次维修未好' });
  await go(id, 'decided');
  await put(id, { toldBy: 'phone', agreed: true });
  return go(id, 'closed', { outcome: 'accepted', closingWords: '已为您换新' });
};

/** The last story of each file. */
export function theHouseIsWell(): void {
  test('the house had nothing to complain of, and each complaint has one owner who is here', async () => {
    await world.centre.settle();
    const orphans = await world.act((act) => act.rows(sql`select m.case_id from complaints m join cases k on k.id = m.case_id join staff_members s on s.id = k.owner_id where m.brand_id = ${act.brandId} and m.closed_at is null and s.state <> 'active'`));
    expect(orphans).toEqual([]);
    expect(world.complaintsOfTheLog).toEqual([]);
  });
}
