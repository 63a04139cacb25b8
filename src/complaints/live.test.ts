/** Who hears what at once: the screens of owner, lead, colleagues and other brands. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { permissionsOf, type Role } from '#staff/core/roles.ts';
import { served, type Person } from '../../test/kit/served.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { Complaint } from './contract.ts';

interface Heard {
  readonly name: string;
  readonly data: { readonly case?: { id: string }; readonly id?: string; readonly at?: number | 'breach'; readonly timer?: string };
}
let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

function listens(staffId: string, role: Role, brandId = world.brandId): Heard[] {
  const heard: Heard[] = [];
  world.centre.hub.attach({ brandId, staffId, permissions: permissionsOf(role), send: (text) => void heard.push(JSON.parse(text) as Heard) });
  return heard;
}
const warnings = (heard: readonly Heard[], timer: string) => heard.filter((frame) => frame.name === 'clock.warned' && frame.data.timer === timer).map((frame) => frame.data.at);

test('the owner hears at half the time, the leads from 80 %; a colleague sees the state, another brand nothing', async () => {
  const { agent, chat } = await served(world, '等了三天没人上门');
  const [lead, colleague]: [Person, Person] = [await world.signedInAs('lead'), await world.signedInAs('agent')];
  const other = await world.otherBrand();
  const stranger = await world.signedInAs('administrator', { brandId: other.brandId });
  const heard = { owner: listens(agent.staffId, 'agent'), lead: listens(lead.staffId, 'lead'), colleague: listens(colleague.staffId, 'agent'), stranger: listens(stranger.staffId, 'administrator', other.brandId) };
  const taken = await agent.must<Complaint>('POST', '/api/complaints', { interactionId: chat });
  await world.centre.settle();
  for (const who of [heard.owner, heard.lead, heard.colleague]) {
    expect(who.findLast((frame) => frame.name === 'complaint')?.data).toMatchObject({ case: { id: taken.case.id }, stage: 'acknowledged' });
    expect(who.findLast((frame) => frame.name === 'case')?.data.id).toBe(taken.case.id);
  }
  for (const passed of [{ hours: 13 }, { hours: 7 }, { hours: 5 }]) {
    world.clock.pass(passed);
    await world.centre.sweep();
  }
  expect(warnings(heard.owner, 'complaint.first_answer')).toEqual([50, 80, 'breach']);
  expect(warnings(heard.lead, 'complaint.first_answer')).toEqual([80, 'breach']);
  expect(warnings(heard.colleague, 'complaint.first_answer')).toEqual([]);
  expect(heard.colleague.findLast((frame) => frame.name === 'complaint')?.data).toMatchObject({ escalation: { level: 'senior' } });
  // Their own invitation mail is all they hear of.
  expect(JSON.stringify(heard.stranger)).not.toContain(taken.case.id);
  expect(heard.stranger.filter((frame) => frame.name !== 'mail')).toEqual([]);
});

test('a promise calls its owner before it breaks, and the leads when it broke', async () => {
  const { agent, chat } = await served(world, '什么时候回电');
  const lead = await world.signedInAs('lead');
  const [owner, leads] = [listens(agent.staffId, 'agent'), listens(lead.staffId, 'lead')];
  await agent.must('POST', '/api/commitments', { text: '一小时内回电', dueAt: new Date(world.clock.now().getTime() + 3_600_000).toISOString(), interactionId: chat });
  world.clock.pass({ minutes: 50 });
  await world.centre.sweep();
  world.clock.pass({ minutes: 11 });
  await world.centre.sweep();
  const names = (heard: readonly Heard[]) => heard.map((frame) => frame.name).filter((name) => name.startsWith('commitment.'));
  expect(names(owner)).toEqual(['commitment.dueSoon', 'commitment.broken']);
  expect(names(leads)).toEqual(['commitment.broken']);
});
