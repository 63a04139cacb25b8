/** What happens in the same moment: words of many ride together (`kit/ride.ts`), and one person's never get in each other's way. */
import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import { endNow } from '#interactions/index.ts';
import { Visitor } from '../../test/kit/visitor.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import { visitorPace } from './pace.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

async function signed(userId: string): Promise<{ userId: string; signature: string }> {
  const { secret } = await world.act((act) => act.one<{ secret: string }>(sql`select widget_secret as secret from brands where id = ${act.brandId}`));
  return { userId, signature: createHmac('sha256', secret).update(userId).digest('hex') };
}
async function come(): Promise<Visitor> {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  return visitor;
}

/** Resolves when somebody waits for what another transaction of this database holds. */
async function waitsForALock(): Promise<void> {
  const waiting = () => world.centre.house.db.transact({ brandId: 'everywhere' }, (tx) => tx.rows(sql`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`));
  await expect.poll(async () => (await waiting()).length, { timeout: 60_000 }).toBeGreaterThan(0);
}

test('two tabs of one device, one from before the customer signed in, say their first word among busy neighbours: one conversation', async () => {
  const neighbours = await Promise.all(Array.from({ length: 6 }, come));
  for (let round = 0; round < 5; round += 1) {
    const before = await come();
    await before.connect();
    const after = new Visitor(world.baseUrl);
    after.session = before.session;
    await after.open('yunque', { identity: await signed(`tabs-${round}`) });
    const said = Promise.all([...neighbours.slice(0, 3).map((each) => each.say('在吗')), after.say('第二个标签页'), ...neighbours.slice(3).map((each) => each.say('有人吗'))]);
    before.tell({ t: 'say', key: randomUUID(), text: '第一个标签页', attachmentIds: [] });
    await said;
    await before.hears((frame) => frame.t === 'ack');
    before.hangUp();
    expect((await after.conversation()).messages.filter((message) => message.speaker === 'customer')).toHaveLength(2);
  }
});

test('a word that comes as the conversation ends begins a new one: the customer is not told of rules that are for colleagues', async () => {
  const visitor = await come();
  const { id } = await visitor.start('洗衣机不转');
  let release = () => {};
  let isEnding = () => {};
  const ending = new Promise<void>((done) => (isEnding = done));
  const ended = world.act(async (act) => {
    await endNow(act, id, 'resolved');
    isEnding();
    await new Promise<void>((done) => (release = done));
  });
  await ending;
  const said = visitor.say('等等，还有一件事');
  await waitsForALock();
  release();
  await ended;
  expect((await said).conversationId).not.toBe(id);
});

test('a program that heard no answer opens the conversation again under the same key: it is the same one', async () => {
  const admin = await world.signedInAs('administrator');
  const { key: bearer } = await admin.must<{ key: string }>('POST', '/api/api-keys', { name: '商城', scopes: ['interaction.open'] });
  const program = world.stranger();
  program.bearer = bearer;
  const open = (key: string, userId: string) => program.must<{ id: string; number: string }>('POST', '/api/conversations', { key, text: '订单没到', customer: { userId } });
  const key = randomUUID();
  const all = await Promise.all([open(key, 'again'), open(key, 'again'), open(key, 'somebody else'), open(randomUUID(), 'again')]);
  expect(all[1]).toEqual(all[0]);
  expect(await open(key, 'again')).toEqual(all[0]);
  expect(new Set(all.map(({ id }) => id)).size).toBe(3);
});

test('a word counts once for the pace, however often its act is tried', () => {
  const pace = visitorPace({ atOnce: 2, perSecond: 1 });
  const now = new Date('2026-11-22T09:00:00Z');
  const word = { text: '喂' };
  for (let attempt = 0; attempt < 5; attempt += 1) pace.count('v', now, word);
  pace.count('v', now, { text: '喂' });
  expect(() => pace.count('v', now, { text: '喂' })).toThrow(/tooFast/);
});
