/** What the rules heard somebody promise is the house's to remember until it is decided on: over reloads, hand-overs and desks. */
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { permissionsOf } from '#staff/core/roles.ts';
import { agent, chat, endPresence, lead, theHouseIsWell, world } from '../../test/kit/casework.ts';
import type { Client, RefusedBody } from '../../test/kit/client.ts';
import { signOn } from '../../test/kit/contacts.ts';
import type { Commitment, Commitments, DecidedPromise, HeardPromises } from './contract.ts';

// The next story's customer comes to the next story's agent.
afterEach(() => endPresence(agent));

const says = async (text: string, key: string = randomUUID()) => {
  await agent.must('POST', `/api/interactions/${chat}/messages`, { key, text });
  await world.centre.settle();
};
const heardBy = async (who: Client) => (await who.must<HeardPromises>('GET', `/api/heard-promises?interactionId=${chat}`)).items;
const onlyHeard = async (who: Client) => {
  const [one] = await heardBy(who);
  if (one === undefined) throw new Error('nothing was heard');
  return one;
};
const decide = (who: Client, id: string, as: 'entered' | 'waved') => who.post<DecidedPromise & RefusedBody>(`/api/heard-promises/${id}/decide`, { as });
const entered = async (who: Client) => (await who.must<Commitments>('GET', `/api/commitments?view=open&interactionId=${chat}`)).items;

test('a promise in a reply is kept beside the conversation; the same one said twice is asked about once, a resend and a note promise nothing', async () => {
  const key = randomUUID();
  await says('您好！明天上午十点前给您回电。', key);
  await says('您好！明天上午十点前给您回电。', key);
  await says('请放心：明天上午十点前给您回电。好的。');
  await says('明天上午十点前给您回电');
  await agent.must('POST', `/api/interactions/${chat}/notes`, { key: randomUUID(), text: '下午三点前给您发货' });
  await says('谢谢您的耐心');
  const heard = await heardBy(agent);
  expect(heard.map(({ text, when }) => [text, when])).toEqual([['明天上午十点前给您回电', '明天上午十点前'], ['请放心：明天上午十点前给您回电', '明天上午十点前']]);
  expect(new Date(heard[0]?.dueAt ?? '').toISOString()).toMatch(/T02:00:00.000Z$/);
});

test('entered once: again is the same answer, the other decision and another desk are told that it was decided', async () => {
  await says('明天上午十点前给您回电。');
  const one = await onlyHeard(agent);
  const first = await decide(agent, one.id, 'entered');
  expect(first.body).toMatchObject({ id: one.id, as: 'entered' });
  expect((await decide(agent, one.id, 'entered')).body).toEqual(first.body);
  expect((await entered(agent)).map(({ id, text, owner }) => [id, text, owner.id])).toEqual([[first.body.commitmentId, one.text, agent.staffId]]);
  for (const [who, as] of [[agent, 'waved'], [lead, 'entered'], [lead, 'waved']] as const) {
    const again = await decide(who, one.id, as);
    expect([again.status, again.body.error.code, again.body.error.what.zh.includes('周小满')]).toEqual([409, 'commitments.enteredAlready', true]);
  }
  expect(await heardBy(agent)).toEqual([]);
  // Said again, it stands in the register already.
  await says('明天上午十点前给您回电。');
  expect(await heardBy(agent)).toEqual([]);
  expect(await entered(agent)).toHaveLength(1);
});

test('two desks decide in the same moment: one promise, whatever comes first', async () => {
  await says('两小时内给您回电。');
  const { id } = await onlyHeard(agent);
  const answers = await Promise.all(['entered', 'entered', 'entered', 'waved', 'waved'].map((as) => decide(agent, id, as as 'entered' | 'waved')));
  const won = answers.filter(({ status }) => status === 200);
  expect(new Set(won.map(({ body }) => body.as)).size).toBe(1);
  expect(answers.filter(({ status }) => status !== 200).every(({ status, body }) => status === 409 && body.error.code === `commitments.${won[0]?.body.as}Already`)).toBe(true);
  expect(await entered(agent)).toHaveLength(won[0]?.body.as === 'entered' ? 1 : 0);
});

test('waved away it is gone, and nothing is entered', async () => {
  await says('今天下午给您回复。');
  const { id } = await onlyHeard(agent);
  expect((await decide(agent, id, 'waved')).body).toEqual({ id, as: 'waved', commitmentId: null });
  expect((await decide(agent, id, 'waved')).status).toBe(200);
  expect((await decide(agent, id, 'entered')).body.error.code).toBe('commitments.wavedAlready');
  expect([await heardBy(agent), await entered(agent)]).toEqual([[], []]);
});

test('it goes with the conversation: whoever takes it over is shown it and keeps it, who gave it away no longer', async () => {
  await says('明天上午十点前给您回电。');
  const { id } = await onlyHeard(agent);
  const colleague = await world.signedInAs('agent', { name: '何静' });
  expect(await heardBy(colleague)).toEqual([]);
  expect((await decide(colleague, id, 'entered')).body.error.code).toBe('routing.notYours');
  await signOn(world, colleague);
  await lead.must('POST', `/api/interactions/${chat}/transfer`, { agentId: colleague.staffId });
  await world.centre.settle();
  const offer = (await colleague.must<{ items: { offerId: string }[] }>('GET', '/api/offers')).items[0];
  if (offer !== undefined) await colleague.must('POST', `/api/offers/${offer.offerId}/accept`);
  await world.centre.settle();
  expect(await heardBy(colleague)).toMatchObject([{ id, by: { id: agent.staffId, name: '周小满' } }]);
  expect(await heardBy(agent)).toEqual([]);
  expect((await decide(agent, id, 'waved')).body.error.code).toBe('routing.notYours');
  expect((await decide(colleague, id, 'entered')).body.as).toBe('entered');
  expect((await entered(colleague)).map((one) => one.owner.id)).toEqual([colleague.staffId]);
  await endPresence(colleague);
});

test('a lead who looks on sees it; what they enter is the holder\'s to keep', async () => {
  await says('明天上午十点前给您回电。');
  const { id } = await onlyHeard(lead);
  await decide(lead, id, 'entered');
  expect((await entered(agent)).map((one) => one.owner.id)).toEqual([agent.staffId]);
  expect((await decide(agent, id, 'entered')).body.error.code).toBe('commitments.enteredAlready');
});

test('while the agent writes up it is still there; afterwards it is gone, and back with a conversation that is resumed', async () => {
  await says('明天上午十点前给您回电。');
  const { id } = await onlyHeard(agent);
  await agent.must('POST', `/api/interactions/${chat}/end`, { reason: 'resolved' });
  await world.centre.settle();
  expect((await heardBy(agent)).map((one) => one.id)).toEqual([id]);
  await agent.must('POST', `/api/interactions/${chat}/wrap-up`, { disposition: 'solved' });
  await world.centre.settle();
  expect([await heardBy(agent), await heardBy(lead)]).toEqual([[], []]);
  await agent.must('POST', `/api/interactions/${chat}/resume`);
  expect((await heardBy(agent)).map((one) => one.id)).toEqual([id]);
});

test('decided after its time has passed it is entered as what it is: broken', async () => {
  await says('十分钟内给您回电。');
  const { id } = await onlyHeard(agent);
  world.clock.pass({ minutes: 11 });
  expect((await decide(agent, id, 'entered')).status).toBe(200);
  expect(await entered(agent)).toMatchObject([{ state: 'broken' }] satisfies Partial<Commitment>[]);
});

test('every desk that serves it hears at once how it stands; nobody else does, and another brand finds nothing', async () => {
  const [colleague, other] = [await world.signedInAs('agent'), await world.otherBrand()];
  const stranger = await world.signedInAs('administrator', { brandId: other.brandId });
  const listens = (staffId: string, role: 'agent' | 'lead' | 'administrator', brandId = world.brandId) => {
    const told: HeardPromises[] = [];
    world.centre.hub.attach({ brandId, staffId, permissions: permissionsOf(role), send: (text) => {
      const frame = JSON.parse(text) as { name: string; data: HeardPromises };
      if (frame.name === 'promises.heard') told.push(frame.data);
    } });
    return told;
  };
  const [own, leads, colleagues, strangers] = [listens(agent.staffId, 'agent'), listens(lead.staffId, 'lead'), listens(colleague.staffId, 'agent'), listens(stranger.staffId, 'administrator', other.brandId)];
  await says('明天上午十点前给您回电。');
  const { id } = await onlyHeard(agent);
  await decide(agent, id, 'waved');
  await world.centre.settle();
  for (const told of [own, leads]) expect(told.map((one) => [one.interactionId, one.items.map((each) => each.id)])).toEqual([[chat, [id]], [chat, []]]);
  expect([colleagues, strangers]).toEqual([[], []]);
  expect((await stranger.get<RefusedBody>(`/api/heard-promises?interactionId=${chat}`)).status).toBe(404);
  expect((await decide(stranger, id, 'entered')).status).toBe(404);
});

theHouseIsWell();
