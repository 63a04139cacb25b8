import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import type { RefusedBody } from '../../test/kit/client.ts';
import { served, type Served } from '../../test/kit/served.ts';
import { Visitor } from '../../test/kit/visitor.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { Interaction } from './contract.ts';

let world: World;
let story: Served;

beforeEach(async () => {
  world ??= await openWorld();
  story = await served(world, '洗衣机漏水');
});
afterAll(async () => {
  await world?.close();
});

const resume = () => story.agent.post<Interaction & RefusedBody>(`/api/interactions/${story.chat}/resume`);
const end = (reason: string) => story.agent.must('POST', `/api/interactions/${story.chat}/end`, { reason });

test('ended by mistake: agent, customer and clock go on where they were; what was said of the end is gone', async () => {
  const before = await story.agent.must<{ interaction: Interaction }>('GET', `/api/interactions/${story.chat}`);
  await story.agent.must('POST', `/api/interactions/${story.chat}/wrap-up`, { disposition: 'solved', note: '好了' });
  await world.centre.settle();
  expect((await story.visitor.conversation()).state).toBe('ended');
  const { body } = await resume();
  expect(body).toMatchObject({ state: 'assigned', agentId: story.agent.staffId, endedAt: null, disposition: null, departureMood: null, waitingSince: before.interaction.waitingSince, answerDueAt: before.interaction.answerDueAt });
  await world.centre.settle();
  expect((await story.visitor.conversation()).state).toBe('assigned');
  await story.visitor.say('还在吗');
  await story.agent.must('POST', `/api/interactions/${story.chat}/messages`, { key: randomUUID(), text: '在的' });
  expect((await resume()).body).toMatchObject({ state: 'assigned', waitingSince: null });
  await end('resolved');
  expect(await story.agent.must('GET', `/api/interactions/${story.chat}`)).toMatchObject({ interaction: { endReason: 'resolved' } });
});

test('taken back, the customer reads once that it goes on; nobody is said to have joined', async () => {
  await end('resolved');
  await world.centre.settle();
  const lines = async () => (await story.visitor.conversation()).messages.filter((message) => message.kind === 'system').map((message) => message.text.split('|')[0]);
  const before = await lines();
  await Promise.all([resume(), resume()]);
  await world.centre.settle();
  await resume();
  expect((await lines()).slice(before.length)).toEqual(['interactions:line.resumed']);
});

async function signed(userId: string): Promise<{ userId: string; signature: string }> {
  const { secret } = await world.act((act) => act.one<{ secret: string }>(sql`select widget_secret as secret from brands where id = ${act.brandId}`));
  return { userId, signature: createHmac('sha256', secret).update(userId).digest('hex') };
}
/** A device on which the shop's user is signed in. */
const deviceOf = async (userId: string) => {
  const device = new Visitor(world.baseUrl);
  await device.open('yunque', { identity: await signed(userId) });
  return device;
};
const openOnes = async (ids: readonly string[]) => (await world.act((act) => act.rows<{ id: string }>(sql`select id from interactions where brand_id = ${act.brandId} and id = any(${ids}::uuid[]) and ended_at is null`))).length;

test('begun on the telephone before the customer signed in there, begun anew at the desktop where they are signed in: it is one customer’s, and refused', async () => {
  const phone = new Visitor(world.baseUrl);
  await phone.open('yunque');
  const first = await phone.start('手机上先问的');
  await world.centre.settle();
  const lead = await world.signedInAs('lead');
  await lead.must('POST', `/api/interactions/${first.id}/end`, { reason: 'closed_by_lead' });
  await phone.open('yunque', { identity: await signed('u-late-proof') });
  const anew = await (await deviceOf('u-late-proof')).start('电脑上又问');
  expect((await lead.post<RefusedBody>(`/api/interactions/${first.id}/resume`)).body.error.code).toBe('interactions.begunAnew');
  await lead.must('POST', `/api/interactions/${anew.id}/end`, { reason: 'closed_by_lead' });
});

test('two colleagues take back two ends of one customer in the same second, and the customer begins anew in that second: one conversation is open, not two', async () => {
  const lead = await world.signedInAs('lead');
  const other = await world.signedInAs('lead');
  for (let round = 0; round < 6; round++) {
    const [phone, desktop] = [await deviceOf(`u-race-${round}`), await deviceOf(`u-race-${round}`)];
    const ids: string[] = [];
    for (const device of [phone, desktop]) {
      const { id } = await device.start('在吗');
      await lead.must('POST', `/api/interactions/${id}/end`, { reason: 'closed_by_lead' });
      ids.push(id);
    }
    const [first = '', second = ''] = ids;
    const answers = await Promise.all([lead.post<RefusedBody>(`/api/interactions/${first}/resume`), other.post<RefusedBody>(`/api/interactions/${second}/resume`)]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
    const [running = ''] = answers[0]?.status === 200 ? [first] : [second];
    await lead.must('POST', `/api/interactions/${running}/end`, { reason: 'closed_by_lead' });
    const [, begun] = await Promise.all([lead.post<RefusedBody>(`/api/interactions/${running}/resume`), desktop.start('我再问一句')]);
    expect(await openOnes([...ids, begun.id])).toBe(1);
    await lead.must('POST', `/api/interactions/${begun.id}/end`, { reason: 'closed_by_lead' });
  }
  expect(world.complaintsOfTheLog).toEqual([]);
});

test('closed by a lead while it waited: it waits again at its place', async () => {
  const lead = await world.signedInAs('lead');
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const waiting = await visitor.start('再问一句');
  await world.centre.settle();
  const arrivedAt = (await lead.must<{ interaction: Interaction }>('GET', `/api/interactions/${waiting.id}`)).interaction.arrivedAt;
  await lead.must('POST', `/api/interactions/${waiting.id}/end`, { reason: 'closed_by_lead' });
  expect(await lead.must('POST', `/api/interactions/${waiting.id}/resume`)).toMatchObject({ state: 'waiting', agentId: null, arrivedAt });
});

test('too late, left by the customer, begun anew, somebody else’s: each is refused by name', async () => {
  await end('resolved');
  const stranger = await world.signedInAs('agent');
  expect((await stranger.post<RefusedBody>(`/api/interactions/${story.chat}/resume`)).status).toBe(403);
  world.clock.pass({ minutes: 6 });
  expect((await resume()).body.error.code).toBe('interactions.over');
  const again = await served(world, '又漏了');
  await again.agent.must('POST', `/api/interactions/${again.chat}/end`, { reason: 'spam' });
  await world.centre.settle();
  await again.visitor.start('还有一件事');
  await world.centre.settle();
  expect((await again.agent.post<RefusedBody>(`/api/interactions/${again.chat}/resume`)).body.error.code).toBe('interactions.begunAnew');
  const left = await served(world, '算了');
  await left.visitor.must('POST', '/api/visitor/leave', {});
  expect((await left.agent.post<RefusedBody>(`/api/interactions/${left.chat}/resume`)).body.error.code).toBe('interactions.over');
});
