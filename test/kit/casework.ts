/** A customer who is being served, and the matters that come of it: where stories about cases begin. Imported, it opens a world for the file. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Case, CasePage } from '#cases/contract.ts';
import { sql } from '#kit/db/sql.ts';
import { acceptAll, signOn } from './contacts.ts';
import type { Person } from './served.ts';
import { Visitor } from './visitor.ts';
import { openWorld, type World } from './world.ts';

export let world: World;
export let agent: Person;
export let lead: Person;
export let visitor: Visitor;
export let chat: string;

beforeAll(async () => void (world = await openWorld()));
afterAll(async () => {
  await world.close();
});
/** Each story has people of its own and a customer who is being served. */
beforeEach(async () => {
  agent = await world.signedInAs('agent', { name: '周小满' });
  lead = await world.signedInAs('lead', { name: '林组长' });
  await signOn(world, agent);
  visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  chat = (await visitor.start('洗衣机脱水时有噪音', { name: '欧阳静', honorific: 'ms' })).id;
  await world.centre.settle();
  await acceptAll(world, agent);
});

export const open = (more: Record<string, unknown> = {}) => agent.must<Case>('POST', '/api/cases', { title: '脱水噪音', interactionId: chat, ...more });
export const page = (id: string) => agent.must<CasePage>('GET', `/api/cases/${id}`);
export const say = async (text: string) => {
  await visitor.say(text);
  await world.centre.settle();
};
export const endPresence = (who: Person) => who.must('PUT', '/api/presence', { state: 'offline' });
/** From now on the stories' acts are another colleague's. */
export const anotherAgent = async (): Promise<void> => void (agent = await world.signedInAs('agent'));

/** The last story of each file. */
export function theHouseIsWell(): void {
  test('every case has an owner who is here, whatever happened above', async () => {
    await endPresence(agent);
    await world.centre.settle();
    const orphans = await world.act((act) => act.rows(sql`select k.id from cases k join staff_members s on s.id = k.owner_id where k.brand_id = ${act.brandId} and k.state <> 'closed' and s.state <> 'active'`));
    expect(orphans).toEqual([]);
    expect(world.complaintsOfTheLog).toEqual([]);
  });
}
