import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import { Visitor } from '../../test/kit/visitor.ts';
import { openWorld, type World } from '../../test/kit/world.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

async function signed(userId: string): Promise<{ userId: string; signature: string }> {
  const { secret } = await world.act((act) => act.one<{ secret: string }>(sql`select widget_secret as secret from brands where id = ${act.brandId}`));
  return { userId, signature: createHmac('sha256', secret).update(userId).digest('hex') };
}

test('a signed customer goes on at another device, and both show what is said on either', async () => {
  const agent = await world.signedInAs('agent', { name: '白露' });
  await agent.must('PUT', '/api/presence', { state: 'available' });
  const identity = await signed('u-two-devices');
  const phone = new Visitor(world.baseUrl);
  await phone.open('yunque', { identity });
  const begun = await phone.start('我在手机上问的', { name: '高远' });
  await phone.connect();
  const desktop = new Visitor(world.baseUrl);
  expect((await desktop.open('yunque', { identity })).conversation?.id).toBe(begun.id);
  await desktop.connect();
  expect((await phone.conversation()).id).toBe(begun.id);

  const texts = (visitor: Visitor) => visitor.heard.flatMap((frame) => (frame.t === 'message' ? [frame.message.text] : []));
  const { id } = begun;
  await agent.must('POST', `/api/interactions/${id}/take`);
  await world.centre.settle();
  await desktop.say('在电脑上接着说');
  await phone.say('手机上也说一句');
  await agent.must('POST', `/api/interactions/${id}/messages`, { key: randomUUID(), text: '两边都看得到吗？' });
  await world.centre.settle();
  for (const device of [phone, desktop]) {
    await device.hears((frame) => frame.t === 'state' && frame.state === 'assigned' && frame.conversationId === id);
    await device.hears((frame) => frame.t === 'message' && frame.message.text.startsWith('两边'));
    expect(texts(device)).toEqual(expect.arrayContaining(['在电脑上接着说', '手机上也说一句', '两边都看得到吗？']));
    expect((await device.conversation()).messages.filter((message) => message.kind === 'text').map((message) => message.text)).toEqual(['我在手机上问的', '在电脑上接着说', '手机上也说一句', '两边都看得到吗？']);
  }

  // While either is here nobody has left; the survey stands where the customer is.
  phone.hangUp();
  await agent.must('POST', `/api/interactions/${id}/end`, { reason: 'resolved' });
  await world.centre.settle();
  await desktop.hears((frame) => frame.t === 'state' && frame.surveyUrl !== null);
  desktop.hangUp();
});

test('two first words at once, from two devices of one signed customer, begin one conversation; a file of it opens on both', async () => {
  const identity = await signed('u-at-once');
  const [one, other] = [new Visitor(world.baseUrl), new Visitor(world.baseUrl)];
  await one.open('yunque', { identity });
  await other.open('yunque', { identity });
  const upload = await fetch(`${world.baseUrl}/api/visitor/attachments`, { method: 'POST', headers: { authorization: `Bearer ${one.bearer ?? ''}`, 'content-type': 'application/octet-stream', 'x-file-name': 'a.txt' }, body: '发票抬头' });
  const file = (await upload.json()) as { id: string };
  expect((await other.get(`/api/visitor/attachments/${file.id}`)).status).toBe(404);
  const [a, b] = await Promise.all([one.start('第一台', { attachmentIds: [file.id] }), other.start('第二台')]);
  expect(a.id).toBe(b.id);
  expect((await other.get(`/api/visitor/attachments/${file.id}`)).status).toBe(200);
});

test('a customer who waits on one device has not left, though the other was put away', async () => {
  const identity = await signed('u-put-away');
  const [put, held] = [new Visitor(world.baseUrl), new Visitor(world.baseUrl)];
  await put.open('yunque', { identity });
  const { id } = await put.start('还有人吗');
  world.clock.pass({ minutes: 8 });
  await held.open('yunque', { identity });
  world.clock.pass({ minutes: 8 });
  await world.centre.sweep();
  expect(await held.conversation()).toMatchObject({ id, state: 'waiting' });
  world.clock.pass({ minutes: 11 });
  await world.centre.sweep();
  expect(await put.conversation()).toMatchObject({ id, state: 'ended' });
});

test('what was begun before signing in is shown on the other devices; a second user of one browser, and customers whom only people took for one, see nothing of it', async () => {
  const browser = new Visitor(world.baseUrl);
  await browser.open('yunque');
  const { id } = await browser.start('先问一句');
  await browser.open('yunque', { identity: await signed('u-first') });
  expect((await browser.conversation()).id).toBe(id);
  const atHome = new Visitor(world.baseUrl);
  expect((await atHome.open('yunque', { identity: await signed('u-first') })).conversation?.id).toBe(id);

  const second = new Visitor(world.baseUrl);
  const session = await second.open('yunque', { token: browser.session?.token, identity: await signed('u-second') });
  expect([session.conversation, session.token === browser.session?.token]).toEqual([null, false]);

  const customerOf = async (userId: string) => (await world.act((act) => act.one<{ id: string }>(sql`select customer_id as id from identities where kind = 'host_user' and value = ${userId}`))).id;
  const lead = await world.signedInAs('lead');
  await lead.must('POST', `/api/customers/${await customerOf('u-first')}/merge`, { customerId: await customerOf('u-second') });
  expect((await second.open('yunque', { identity: await signed('u-second') })).conversation).toBeNull();
});

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog).toEqual([]));
