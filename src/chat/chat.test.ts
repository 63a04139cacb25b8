import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FigureRow } from '#reports/contract.ts';
import type { Interaction, InteractionPage, Message } from '#interactions/contract.ts';
import type { Client, RefusedBody } from '../../test/kit/client.ts';
import { Visitor } from '../../test/kit/visitor.ts';
import { openWorld, type World } from '../../test/kit/world.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

/** What rings at the agent is accepted. */
async function accept(agent: Client): Promise<Interaction> {
  await world.centre.settle();
  const { items } = await agent.must<{ items: { offerId: string; interactionId: string }[] }>('GET', '/api/offers');
  const [ringing] = items;
  if (ringing === undefined) throw new Error('nothing rings');
  await agent.must('POST', `/api/offers/${ringing.offerId}/accept`);
  await world.centre.settle();
  return (await agent.must<InteractionPage>('GET', `/api/interactions/${ringing.interactionId}`)).interaction;
}

test('a customer writes, is heard, and the conversation ends with how it went', async () => {
  const agent = await world.signedInAs('agent', { name: '周小满' });
  await agent.must('PUT', '/api/presence', { state: 'available' });
  const visitor = new Visitor(world.baseUrl);
  const session = await visitor.open('yunque');
  expect(session.brand.name).toBe('云雀电器');
  await visitor.start('你好，我的洗衣机又坏了，已经修了三次！', { name: '欧阳静', honorific: 'ms' });
  await visitor.connect();
  const interaction = await accept(agent);
  expect(interaction).toMatchObject({ state: 'assigned', formOfAddress: { zh: '欧阳女士' }, agentName: '周小满' });
  expect(['dissatisfied', 'angry']).toContain(interaction.arrivalMood);
  expect((await visitor.hears((frame) => frame.t === 'state' && frame.state === 'assigned'))).toMatchObject({ agentName: '周小满' });

  await agent.must<Message>('POST', `/api/interactions/${interaction.id}/messages`, { key: randomUUID(), text: '欧阳女士，非常抱歉让您一再费心。' });
  await agent.must('POST', `/api/interactions/${interaction.id}/notes`, { key: randomUUID(), text: '内部：查一下前三次的工单' });
  await world.centre.settle();
  expect(await visitor.hears((frame) => frame.t === 'message' && frame.message.text.includes('抱歉'))).toMatchObject({ message: { speaker: 'staff', speakerName: '周小满' } });

  visitor.tell({ t: 'say', key: 'a-key-of-mine', text: '谢谢，那就好' });
  visitor.tell({ t: 'say', key: 'a-key-of-mine', text: '谢谢，那就好' });
  await visitor.hears((frame) => frame.t === 'ack' && frame.key === 'a-key-of-mine');
  await world.centre.settle();
  const page = await agent.must<InteractionPage>('GET', `/api/interactions/${interaction.id}`);
  expect(page.messages.filter((message) => message.text === '谢谢，那就好')).toHaveLength(1);
  expect(page.messages.map((message) => message.position)).toEqual(page.messages.map((_, i) => i + 1));

  await agent.must('POST', `/api/interactions/${interaction.id}/end`, { reason: 'resolved' });
  const done = await agent.must<Interaction>('POST', `/api/interactions/${interaction.id}/wrap-up`, { disposition: 'solved', departureMood: 'pleased' });
  await world.centre.settle();
  expect(done).toMatchObject({ disposition: 'solved', departureMood: 'pleased' });
  expect(await visitor.hears((frame) => frame.t === 'state' && frame.state === 'ended')).toBeDefined();
  expect(JSON.stringify(visitor.heard)).not.toContain('内部');
  expect(JSON.stringify(await visitor.conversation())).not.toContain('内部');
  visitor.hangUp();
});

test('a visitor who returns finds the conversation; another visitor does not', async () => {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  await visitor.start('发票怎么开？');
  const again = new Visitor(world.baseUrl);
  const found = await again.open('yunque', { token: visitor.session?.token });
  expect(found.conversation?.messages[0]?.text).toBe('发票怎么开？');
  const stranger = new Visitor(world.baseUrl);
  expect((await stranger.open('yunque')).conversation).toBeNull();
});

test('a host page vouches for its user by signature; a wrong one is refused', async () => {
  const admin = await world.signedInAs('administrator');
  const { secret } = await admin.must<{ secret: string }>('POST', '/api/brand/widget-secret/show');
  const userId = 'shop-user-7';
  const signature = createHmac('sha256', secret).update(userId).digest('hex');
  const visitor = new Visitor(world.baseUrl);
  const session = await visitor.open('yunque', { identity: { userId, signature, name: '罗芳', phone: '138 0013 8000' } });
  expect(session.formOfAddress).toContain('罗芳');
  const forger = new Visitor(world.baseUrl);
  const refused = await forger.post<RefusedBody>('/api/visitor/session', { brand: 'yunque', language: 'zh', identity: { userId, signature: '0'.repeat(64) } });
  expect([refused.status, refused.body.error.code]).toEqual([403, 'chat.wrongSignature']);
});

test('a place is kept by a phone number, and coming back is at the same place', async () => {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  await visitor.start('想问一下保修');
  const bad = await visitor.post<RefusedBody>('/api/visitor/keep-place', { phone: '不是号码' });
  expect(bad.body.error).toMatchObject({ code: 'chat.phoneNotRead', at: 'body.phone' });
  const kept = (await visitor.must<{ conversation: { state: string; keptPlace: { shown: string } } }>('POST', '/api/visitor/keep-place', { phone: '13800138000' })).conversation;
  expect(kept).toMatchObject({ state: 'parked', keptPlace: { shown: '138 0013 8000' } });
  expect((await visitor.must<{ conversation: { state: string } }>('POST', '/api/visitor/come-back')).conversation.state).toBe('waiting');
});

test('a word sent again after the end is answered, not said again in a new conversation', async () => {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const { id } = await visitor.start('你好');
  const first = await visitor.say('最后一句', 'the-last-word-key');
  await visitor.must('POST', '/api/visitor/leave');
  expect(await visitor.say('最后一句', 'the-last-word-key')).toEqual(first);
  expect((await visitor.conversation()).id).toBe(id);
});

test('two first words at once, from two tabs, begin one conversation', async () => {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const [one, other] = await Promise.all([visitor.start('第一个窗口'), visitor.start('第二个窗口')]);
  expect(other.id).toBe(one.id);
  expect((await visitor.conversation()).messages.filter((message) => message.speaker === 'customer')).toHaveLength(2);
});

test('a place kept while the sweep looks is not ended as abandoned', async () => {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  await visitor.start('我先走了');
  await visitor.must('POST', '/api/visitor/keep-place', { phone: '13800138000' });
  world.clock.pass({ minutes: 20 });
  await world.centre.sweep();
  expect((await visitor.conversation()).state).toBe('parked');
});

test('who leaves the page while waiting is gone after a while, and the agents are not sent after nobody', async () => {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  await visitor.start('在吗');
  world.clock.pass({ minutes: 11 });
  await world.centre.sweep();
  expect((await visitor.conversation()).state).toBe('ended');
});

test('a picture is re-encoded for showing, markup is refused, and only its people may fetch it', async () => {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  const send = (bytes: Buffer | string, name: string) =>
    fetch(`${world.baseUrl}/api/visitor/attachments`, { method: 'POST', headers: { authorization: `Bearer ${visitor.bearer ?? ''}`, 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) }, body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes) });
  const uploaded = (await (await send(png, '../照片.png')).json()) as { id: string; fileName: string; hasPreview: boolean };
  expect(uploaded).toMatchObject({ fileName: '照片.png', hasPreview: true });
  const falselyNamed = await send('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', '发票.png');
  expect([falselyNamed.status, ((await falselyNamed.json()) as RefusedBody).error.what.zh]).toEqual([415, '不能发送“发票.png”：它的内容不是可以发送的类型。']);
  expect((await send('<!doctype html><script>alert(1)</script>', 'a.txt')).status).toBe(415);
  // Their order is the one they were chosen in, whichever upload ended first.
  const later = (await (await send(png, '第二张.png')).json()) as { id: string };
  const first = await visitor.start('看照片', { attachmentIds: [later.id, uploaded.id] });
  expect(first.messages[0]?.attachments.map((file) => file.fileName)).toEqual(['第二张.png', '照片.png']);
  const preview = await visitor.get(`/api/visitor/attachments/${uploaded.id}?preview=1`);
  expect([preview.status, preview.headers.get('content-type'), preview.headers.get('x-content-type-options')]).toEqual([200, 'image/webp', 'nosniff']);
  const original = await visitor.get(`/api/visitor/attachments/${uploaded.id}`);
  expect(original.headers.get('content-disposition')).toMatch(/^attachment/);
  const stranger = new Visitor(world.baseUrl);
  await stranger.open('yunque');
  expect((await stranger.get(`/api/visitor/attachments/${uploaded.id}`)).status).toBe(404);
});

test('a program opens a conversation for its user, who finds it in the widget by the shop’s signature', async () => {
  const admin = await world.signedInAs('administrator');
  const { key } = await admin.must<{ key: string }>('POST', '/api/api-keys', { name: '商城', scopes: ['interaction.open'] });
  const program = world.stranger();
  program.bearer = key;
  const body = { key: 'order-7781-late', text: '订单 7781 超时未送达', customer: { userId: 'u-7781', name: '孙丽', phone: '13900139000' } };
  const opened = await program.must<{ id: string; number: string }>('POST', '/api/conversations', body);
  expect(opened.number).toMatch(/^C-\d{8}-\d{6}$/);
  const { secret } = await admin.must<{ secret: string }>('POST', '/api/brand/widget-secret/show');
  const visitor = new Visitor(world.baseUrl);
  const session = await visitor.open('yunque', { identity: { userId: 'u-7781', signature: createHmac('sha256', secret).update('u-7781').digest('hex') } });
  expect(session.conversation?.id).toBe(opened.id);
});

test('opened by a program and never looked at, it waits until somebody answers; once its user was there and left, it is left like any other', async () => {
  const [admin, lead] = [await world.signedInAs('administrator'), await world.signedInAs('lead')];
  const { key } = await admin.must<{ key: string }>('POST', '/api/api-keys', { name: '商城', scopes: ['interaction.open'] });
  const program = Object.assign(world.stranger(), { bearer: key });
  const openFor = (userId: string) => program.must<{ id: string }>('POST', '/api/conversations', { key: `late-${userId}`, text: '订单超时', customer: { userId, name: '孙丽' } });
  const [alone, visited] = [await openFor('u-never-there'), await openFor('u-was-there')];
  const { secret } = await admin.must<{ secret: string }>('POST', '/api/brand/widget-secret/show');
  // They look at it a minute later, and that is when they were last there.
  world.clock.pass({ minutes: 1 });
  await new Visitor(world.baseUrl).open('yunque', { identity: { userId: 'u-was-there', signature: createHmac('sha256', secret).update('u-was-there').digest('hex') } });
  world.clock.pass({ minutes: 11 });
  await world.centre.sweep();
  const stands = async (id: string) => (await lead.must<InteractionPage>('GET', `/api/interactions/${id}`)).interaction;
  expect(await stands(alone.id)).toMatchObject({ endReason: null, endedAt: null });
  expect(await stands(visited.id)).toMatchObject({ endReason: 'abandoned' });
  world.clock.pass({ hours: 5 });
  await world.centre.sweep();
  const again = await world.signedInAs('lead', { name: '沈知秋' });
  const today = `from=${new Date(world.clock.now().getTime() - 6 * 3_600_000).toISOString()}&to=${world.clock.now().toISOString()}`;
  const { rows } = await again.must<{ rows: FigureRow[] }>('GET', `/api/reports/figures/abandoned/rows?${today}`);
  const inFigure = (id: string) => rows.find((row) => row.id === id)?.inNumerator ?? false;
  expect([inFigure(visited.id), inFigure(alone.id)]).toEqual([true, false]);
  await again.must('POST', `/api/interactions/${alone.id}/take`);
  await again.must('POST', `/api/interactions/${alone.id}/messages`, { key: randomUUID(), text: '您好，我们查过了，今天送达。' });
  await again.must('POST', `/api/interactions/${alone.id}/wrap-up`, { disposition: 'answered', note: '' });
  expect((await again.must<InteractionPage>('GET', `/api/interactions/${alone.id}`)).interaction).toMatchObject({ endReason: 'resolved' });
});

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog).toEqual([]));

test('a visitor who writes like a machine is slowed, kindly; what is sent again later is stored once, and others write on', async () => {
  const [fast, calm] = [new Visitor(world.baseUrl), new Visitor(world.baseUrl)];
  for (const visitor of [fast, calm]) await visitor.open('yunque');
  await fast.start('第 0 句');
  await fast.connect();
  for (let i = 1; i < 40; i++) fast.tell({ t: 'say', key: `word-number-${i}`, text: `第 ${i} 句` });
  await fast.hears((frame) => frame.t === 'refused' && frame.key === 'word-number-39');
  const slowed = fast.heard.filter((frame) => frame.t === 'refused');
  expect(slowed).toHaveLength(20);
  expect(slowed[0]).toMatchObject({ key: 'word-number-20', afterSeconds: 1, what: '您说得很快，我们一句也不会漏。' });
  expect((await fast.post<RefusedBody>('/api/visitor/messages', { key: 'by-the-other-door', text: '再来' })).body.error).toMatchObject({ code: 'chat.tooFast', meaning: 'too_many' });
  await calm.start('我慢慢说');

  world.clock.pass({ seconds: 10 });
  for (let i = 20; i < 40; i++) await fast.say(`第 ${i} 句`, `word-number-${i}`);
  const { messages } = await fast.conversation();
  expect(messages.map((message) => message.text)).toEqual(Array.from({ length: 40 }, (_, i) => `第 ${i} 句`));
});
