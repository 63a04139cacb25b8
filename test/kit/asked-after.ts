/** People who ask how it was, each story a week after the last: where stories about follow-ups begin. Imported, it opens a world for the file. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Case } from '#cases/contract.ts';
import type { Followup, FollowupList } from '#followups/contract.ts';
import type { Client } from './client.ts';
import { openWorld, password, type World } from './world.ts';

export let world: World;
export let agent: Client & { staffId: string };
export let lead: Client & { staffId: string };
beforeAll(async () => {
  world = await openWorld();
  agent = await world.signedInAs('agent', { name: '周小满' });
  lead = await world.signedInAs('lead', { name: '许知行' });
});
/** Time passes; sessions end with it, so people sign in again. */
export async function later(by: { days: number }): Promise<void> {
  world.clock.pass(by);
  await agent.signIn('agent1@staff.example', password);
  await lead.signIn('lead2@staff.example', password);
}
afterAll(() => world.close());
beforeEach(async () => {
  await later({ days: 8 });
  await world.centre.sweep();
  world.mailer.arrived.length = 0;
});

export const surveyPathOf = async (visitor: { conversation(): Promise<{ surveyUrl: string | null }> }): Promise<string> => {
  const { surveyUrl } = await visitor.conversation();
  if (surveyUrl === null) throw new Error('nothing is asked');
  return `/api${surveyUrl}`;
};
export const linkIn = (text: string): string => `/api/survey/${/\/survey\/([0-9a-f]{64})/.exec(text)?.[1] ?? ''}`;
export const asked = async (query = ''): Promise<Followup[]> => (await lead.must<FollowupList>('GET', `/api/followups?${query}`)).items;
export const openedCase = (interactionId: string) => agent.must<Case>('POST', '/api/cases', { kind: 'inquiry', title: '脱水噪音', interactionId });

/** The last story of each file. */
export function theHouseIsWell(): void {
  test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog).toEqual([]));
}
