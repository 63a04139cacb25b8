import { afterAll, beforeAll, expect, test } from 'vitest';
import { statementsOf } from '../../test/kit/statements.ts';
import { Visitor } from '../../test/kit/visitor.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { Interaction, InteractionPage } from './contract.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

test('a corrected name shows in the open conversation at once', async () => {
  const agent = await world.signedInAs('agent');
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const { id } = await visitor.start('你好', { name: '王晓明' });
  await world.centre.settle();
  const { interaction } = await agent.must<InteractionPage>('GET', `/api/interactions/${id}`);
  const heard: Interaction[] = [];
  const detach = world.centre.hub.attach({ brandId: world.brandId, staffId: agent.staffId, permissions: new Set(['interaction.read']), send: (text) => {
    const frame = JSON.parse(text) as { name?: string; data: Interaction };
    if (frame.name === 'interaction') heard.push(frame.data);
  } });
  await agent.must('PUT', `/api/customers/${interaction.customerId}`, { honorific: 'mr' });
  await world.centre.settle();
  detach();
  expect(heard.at(-1)).toMatchObject({ id, formOfAddress: { zh: '王先生', en: 'Mr Wang' } });
});

test('what weighs on the gauge is told: handed on, answered when, come again', async () => {
  const [agent, lead] = [await world.signedInAs('agent'), await world.signedInAs('lead')];
  const { id: queueId } = await lead.must<{ id: string }>('POST', '/api/queues', { name: '维修' });
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const { id } = await visitor.start('还是响');
  const now = async (of: string) => (await agent.must<InteractionPage>('GET', `/api/interactions/${of}`)).interaction;
  await agent.must('PUT', '/api/presence', { state: 'available' });
  expect(await now(id)).toMatchObject({ transfers: 0, isRepeat: false, firstAnswerAt: null });
  await agent.must('POST', `/api/interactions/${id}/take`);
  await agent.must('POST', `/api/interactions/${id}/messages`, { key: 'first-answer', text: '您好' });
  const answeredAt = world.clock.now().toISOString();
  await agent.must('POST', `/api/interactions/${id}/transfer`, { queueId });
  expect(await now(id)).toMatchObject({ transfers: 1, firstAnswerAt: answeredAt });
  await visitor.must('POST', '/api/visitor/leave');
  world.clock.pass({ hours: 2 });
  expect((await now((await visitor.start('又响了')).id)).isRepeat).toBe(true);
});

test('a whisper is heard by whoever serves and by leads; another agent finds its place without its words', async () => {
  const holder = await world.signedInAs('agent');
  const other = await world.signedInAs('agent');
  const lead = await world.signedInAs('lead');
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const { id } = await visitor.start('在吗');
  await holder.must('PUT', '/api/presence', { state: 'away', reason: 'paperwork' });
  await holder.must('POST', `/api/interactions/${id}/take`);
  await lead.must('POST', `/api/interactions/${id}/whispers`, { key: 'a-whisper-key', text: '先道歉，再问型号' });
  const heard = async (client: { must<T>(method: string, path: string): Promise<T> }) => (await client.must<InteractionPage>('GET', `/api/interactions/${id}`)).messages.find((message) => message.kind === 'whisper')?.text;
  expect([await heard(holder), await heard(lead), await heard(other)]).toEqual(['先道歉，再问型号', '先道歉，再问型号', '']);
  // Whoever was told goes on knowing it; whoever serves now is told too.
  await world.centre.settle();
  world.clock.pass({ seconds: 5 });
  await lead.must('POST', `/api/interactions/${id}/take`);
  await world.centre.settle();
  expect([await heard(holder), await heard(lead), await heard(other)]).toEqual(['先道歉，再问型号', '先道歉，再问型号', '']);
  world.clock.pass({ seconds: 5 });
  await lead.must('POST', `/api/interactions/${id}/whispers`, { key: 'a-later-whisper', text: '这位我来' });
  const later = async (client: { must<T>(method: string, path: string): Promise<T> }) => (await client.must<InteractionPage>('GET', `/api/interactions/${id}`)).messages.findLast((message) => message.kind === 'whisper')?.text;
  expect([await later(holder), await later(lead)]).toEqual(['', '这位我来']);
});

test('a contact is found by its number, as people type it; another brand’s is not', async () => {
  const agent = await world.signedInAs('agent');
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const { id } = await visitor.start('滤芯多久换一次');
  const { number } = (await agent.must<InteractionPage>('GET', `/api/interactions/${id}`)).interaction;
  const found = async (client: { must<T>(method: string, path: string): Promise<T> }, q: string) => (await client.must<{ contacts: { id: string }[] }>('GET', `/api/interactions/search?q=${encodeURIComponent(q)}`)).contacts.map((one) => one.id);
  for (const typed of [number, number.toLowerCase(), number.replaceAll('-', ''), ` ${number.replaceAll('-', '－')}`]) expect([typed, await found(agent, typed)]).toEqual([typed, [id]]);
  expect(await found(agent, '滤芯多久')).toEqual([]);
  const other = await world.otherBrand();
  expect(await found(await world.signedInAs('agent', { brandId: other.brandId }), number)).toEqual([]);
});

test('a message is found while its word is still being typed, and the newest first', async () => {
  const agent = await world.signedInAs('agent');
  const say = async (text: string) => {
    world.clock.pass({ minutes: 1 });
    const visitor = new Visitor(world.baseUrl);
    await visitor.open('yunque');
    return (await visitor.start(text)).id;
  };
  const older = await say('My dishwasher is leaking');
  const newer = await say('洗碗机 Dishwasher 漏水');
  const found = async (q: string) => (await agent.must<{ items: { interaction: { id: string } }[] }>('GET', `/api/interactions/search?q=${encodeURIComponent(q)}`)).items.map((one) => one.interaction.id);
  for (const typed of ['dis', 'dishw', 'Dishwas', 'dishwasher']) expect([typed, await found(typed)]).toEqual([typed, [newer, older]]);
  expect([await found('漏水 dishw'), await found('leaking dish'), await found('dishes'), await found('washer'), await found('"dishw"')]).toEqual([[newer], [older], [], [], []]);
});

test('many cases change at once: their conversations are looked up by one statement', async () => {
  const agent = await world.signedInAs('agent');
  const made: { id: string; chat: string }[] = [];
  for (const text of ['漏水', '噪音', '发票', '退货']) {
    const visitor = new Visitor(world.baseUrl);
    await visitor.open('yunque');
    const chat = (await visitor.start(text)).id;
    made.push({ id: (await agent.must<{ id: string }>('POST', '/api/cases', { title: text, interactionId: chat })).id, chat });
  }
  await world.centre.settle();
  const heard = new Map<string, Interaction>();
  const detach = world.centre.hub.attach({ brandId: world.brandId, staffId: agent.staffId, permissions: new Set(['interaction.read']), send: (text) => {
    const frame = JSON.parse(text) as { name?: string; data: Interaction };
    if (frame.name === 'interaction') heard.set(frame.data.id, frame.data);
  } });
  for (const { id } of made) await agent.must('POST', `/api/cases/${id}/solve`, {});
  await world.centre.settle();
  // Told again in one act: whatever the load, these events come in one batch.
  const { statements } = await statementsOf(async () => {
    await world.act(async (act) => {
      for (const { id } of made) act.emit({ name: 'case.solved', subject: ['case', id], detail: {} });
    });
    await world.centre.settle();
  });
  detach();
  expect(statements.filter(({ text }) => /interaction_id as id, case_id from case_interactions/.test(text))).toHaveLength(1);
  expect(made.map(({ chat }) => heard.get(chat)?.cases[0]?.state)).toEqual(made.map(() => 'solved'));
});
