/** Sockets are let in no longer, and hear no more, than the session behind them. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transact } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import { addMember } from '#staff/index.ts';
import { Client } from '../kit/client.ts';
import { Desk } from '../kit/desk.ts';
import { Visitor } from '../kit/visitor.ts';
import { openWorld, password, type World } from '../kit/world.ts';

let world: World;
let admin: Client & { staffId: string };
beforeAll(async () => {
  world = await openWorld();
  admin = await world.signedInAs('administrator');
});
afterAll(() => world.close());

/** A customer writes: every desk of the brand that may read hears it. */
async function somethingHappens(text: string): Promise<void> {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  await visitor.start(text);
  await world.centre.settle();
}
const hasHeard = (desk: Desk, text: string) => JSON.stringify(desk.heard).includes(text);

test('a desk hears what happens, so that the tests below can fail', async () => {
  const desk = await new Desk(await world.signedInAs('agent')).hello();
  await somethingHappens('控制组');
  await desk.hears((frame) => frame.t === 'event' && frame.name === 'message');
  expect(hasHeard(desk, '控制组')).toBe(true);
  desk.hangUp();
});

const endings: [string, (person: Client & { staffId: string }) => Promise<unknown>][] = [
  ['a dismissed colleague keeps the tab open and listens on', (person) => admin.must('PUT', `/api/staff/${person.staffId}`, { state: 'deactivated' })],
  ['somebody whose role was taken listens on with the old one', (person) => admin.must('PUT', `/api/staff/${person.staffId}`, { role: 'agent' })],
  ['somebody signs out and the socket of the tab behind stays', (person) => person.must('DELETE', '/api/session')],
  ['a session nobody uses for thirteen hours is kept alive by its socket', async () => {
    world.clock.pass({ hours: 13 });
    await world.centre.sweep();
    await admin.signIn('admin@yunque.example', password);
  }],
];
for (const [attack, end] of endings) {
  test(`${attack}: the socket ends and hears nothing more`, async () => {
    const person = await world.signedInAs('lead');
    const desk = await new Desk(person).hello();
    await end(person);
    await world.centre.settle();
    expect(await desk.ended()).toBe(4401);
    const afterwards = `之后的话 ${randomUUID()}`;
    await somethingHappens(afterwards);
    expect(hasHeard(desk, afterwards)).toBe(false);
  });
}

test('a thief’s socket ends when the owner changes the password; the owner’s own stays', async () => {
  const owner = await world.signedInAs('agent');
  const mail = (await owner.must<{ staff: { mail: string } }>('GET', '/api/session')).staff.mail;
  const thief = new Client(world.baseUrl);
  await thief.signIn(mail, password);
  const [ownerDesk, thiefDesk] = [await new Desk(owner).hello(), await new Desk(thief).hello()];
  await owner.must('PUT', '/api/session/password', { current: password, password: `${password} 2` });
  await world.centre.settle();
  expect(await thiefDesk.ended()).toBe(4401);
  expect(ownerDesk.closed).toBeUndefined();
  ownerDesk.hangUp();
});

test('a socket opened before the dismissal and greeted after it is refused', async () => {
  const person = await world.signedInAs('agent');
  const desk = new Desk(person);
  await desk.opened();
  await admin.must('PUT', `/api/staff/${person.staffId}`, { state: 'deactivated' });
  desk.tell({ t: 'hello', since: 0 });
  expect(await desk.ended()).toBe(4401);
  expect(desk.heard).toEqual([]);
});

test('another site opens the desk’s socket with the browser’s cookie, or a program without an origin: refused', async () => {
  const person = await world.signedInAs('agent');
  person.origin = 'https://evil.example';
  await expect(new Desk(person).opened()).rejects.toThrow('403');
  person.origin = 'null';
  await expect(new Desk(person).opened()).rejects.toThrow('403');
});

test('a visitor’s token, an API key and no token at all open no desk', async () => {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const { key } = await admin.must<{ key: string }>('POST', '/api/api-keys', { name: 'all', scopes: ['interaction.read'] });
  for (const secret of [visitor.bearer ?? '', key]) {
    const desk = new Desk(new Client(world.baseUrl), { authorization: `Bearer ${secret}`, cookie: `lingting=${secret}` });
    expect(await desk.ended()).toBe(4401);
  }
  expect(await new Desk(new Client(world.baseUrl)).ended()).toBe(4401);
});

test('a staff cookie or an API key says hello at the visitors’ door: refused', async () => {
  const staff = await world.signedInAs('agent');
  const { key } = await admin.must<{ key: string }>('POST', '/api/api-keys', { name: 'all', scopes: ['interaction.read'] });
  await Promise.all([staff.cookie?.split('=')[1] ?? '', key, '', 'v_', `v_${'A'.repeat(43)}`].map(async (token) => {
    const visitor = new Visitor(world.baseUrl);
    visitor.session = { token } as Visitor['session'];
    await expect(visitor.connect()).rejects.toThrow('not heard');
  }));
});

test('another brand’s administrator and an agent without the permission hear nothing of it', async () => {
  const other = await world.otherBrand();
  const foreign = await new Desk(await world.signedInAs('administrator', { brandId: other.brandId })).hello();
  const agent = await new Desk(await world.signedInAs('agent')).hello();
  const lead = await new Desk(await world.signedInAs('lead')).hello();
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  await visitor.start('谢谢你们，一直很好');
  await visitor.say('你们这是什么破服务！骗子！我要投诉到底！！！');
  await world.centre.settle();
  await lead.hears((frame) => frame.t === 'event' && frame.name === 'message');
  expect(foreign.heard.filter((frame) => frame.t === 'event')).toEqual([]);
  expect(agent.events('mood.fell')).toEqual([]);
  expect(lead.events('mood.fell')).not.toEqual([]);
  for (const desk of [foreign, agent, lead]) desk.hangUp();
});

test('a flood of nonsense frames closes that socket and nobody else’s', async () => {
  const [rude, kind] = [new Desk(await world.signedInAs('agent')), await new Desk(await world.signedInAs('agent')).hello()];
  await rude.opened();
  for (const frame of ['{', '[]', 7, { t: 'hello', since: -1 }, { t: '__proto__' }, { t: 'hello', since: 0, isAdministrator: true }, 'x'.repeat(200_000)]) {
    if (rude.closed === undefined) rude.tell(frame);
  }
  expect(await rude.ended()).toBe(1008);
  const huge = new Desk(await world.signedInAs('agent'));
  await huge.opened();
  huge.tell('x'.repeat(300_000));
  expect(await huge.ended()).toBe(1009);
  kind.tell({ t: 'ping' });
  await kind.hears((frame) => frame.t === 'pong');
  kind.hangUp();
});

test('who was away is not told what happened while they were not allowed', async () => {
  const row = await transact(world.centre.house, systemOf(world.brandId, 'story'), (act) => addMember(act, { mail: `late-${randomUUID()}@staff.example`, name: 'late', role: 'agent', password }));
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  await visitor.start('谢谢你们');
  await visitor.say('骗子！我要投诉到底！！！');
  await world.centre.settle();
  const late = new Client(world.baseUrl);
  await late.signIn(row.mail, password);
  const desk = await new Desk(late).hello(0);
  expect(desk.events('message').length).toBeGreaterThan(0);
  expect(desk.events('mood.fell')).toEqual([]);
  desk.hangUp();
});

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog.filter((line) => !line.includes('socket error'))).toEqual([]));
