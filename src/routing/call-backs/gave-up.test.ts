/** Who closes the page while waiting has left at that moment, whenever the house notices. */
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import type { FiguresAnswer } from '#reports/contract.ts';
import type { Client } from '../../../test/kit/client.ts';
import { Visitor } from '../../../test/kit/visitor.ts';
import { openWorld, type World } from '../../../test/kit/world.ts';
import { pastWaits } from '../waits/store-pace.ts';

let world: World;
let lead: Client;
beforeAll(async () => {
  world = await openWorld();
  lead = await world.signedInAs('lead');
});
afterAll(() => world.close());

async function figures(from: Date): Promise<Record<string, number | null>> {
  const to = new Date(world.clock.now().getTime() + 1000);
  const answer = await lead.must<FiguresAnswer>('GET', `/api/reports/figures?from=${from.toISOString()}&to=${to.toISOString()}`);
  return Object.fromEntries(answer.figures.filter((one) => ['offered', 'abandoned', 'abandoned_short'].includes(one.id)).map((one) => [one.id, one.value]));
}
const waits = (since: Date) => world.act(async (act) => {
  const { id } = await act.one<{ id: string }>(sql`select id from queues where brand_id = ${act.brandId}`);
  return (await pastWaits(act, id, since, 50)).map((one) => [one.abandoned, one.wait_seconds]);
});
const endedAt = (id: string) => world.act((act) => act.one<{ interaction: Date; ticket: Date }>(sql`
  select i.ended_at as interaction, t.ended_at as ticket from interactions i join tickets t on t.interaction_id = i.id where i.brand_id = ${act.brandId} and i.id = ${id}`));
/** A page that is open, until it is closed; the house has noticed. */
async function closes(visitor: Visitor): Promise<void> {
  const now = world.clock.now();
  visitor.hangUp();
  await expect.poll(() => world.act((act) => act.one(sql`select max(seen_at) as at from visitors where brand_id = ${act.brandId}`))).toEqual({ at: now });
}
async function comes(text: string, session: Record<string, unknown> = {}): Promise<{ visitor: Visitor; id: string }> {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque', session);
  const { id } = await visitor.start(text);
  await visitor.connect();
  return { visitor, id };
}

test('a page closed after three seconds is a short abandonment of three seconds, though its end comes ten minutes later', async () => {
  const from = world.clock.now();
  const { visitor, id } = await comes('喂');
  world.clock.pass({ seconds: 3 });
  await closes(visitor);
  world.clock.pass({ minutes: 11 });
  await world.centre.sweep();
  await world.centre.settle();
  expect(await figures(from)).toEqual({ offered: 1, abandoned: 0, abandoned_short: 1 });
  expect(await waits(from)).toEqual([[true, 3]]);
  // The end itself stays when it was done.
  expect(await endedAt(id)).toEqual({ interaction: world.clock.now(), ticket: world.clock.now() });
});

test('of several devices the one that was closed last counts', async () => {
  world.clock.pass({ hours: 1 });
  const from = world.clock.now();
  const { secret } = await world.act((act) => act.one<{ secret: string }>(sql`select widget_secret as secret from brands where id = ${act.brandId}`));
  const identity = { userId: 'u-two-devices', signature: createHmac('sha256', secret).update('u-two-devices').digest('hex') };
  const { visitor: phone } = await comes('有人吗', { identity });
  const desktop = new Visitor(world.baseUrl);
  await desktop.open('yunque', { identity });
  await desktop.connect();
  world.clock.pass({ seconds: 20 });
  await closes(phone);
  world.clock.pass({ seconds: 20 });
  await closes(desktop);
  world.clock.pass({ minutes: 11 });
  await world.centre.sweep();
  expect(await figures(from)).toEqual({ offered: 1, abandoned: 1, abandoned_short: 0 });
  expect(await waits(from)).toEqual([[true, 40]]);
});

test('without a live line the last word says how long they were here', async () => {
  world.clock.pass({ hours: 1 });
  const from = world.clock.now();
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  await visitor.start('在吗');
  world.clock.pass({ seconds: 90 });
  await visitor.say('还在等');
  world.clock.pass({ minutes: 12 });
  await world.centre.sweep();
  expect(await waits(from)).toEqual([[true, 90]]);
});

test('the button that leaves counts when it is pressed', async () => {
  world.clock.pass({ hours: 1 });
  const from = world.clock.now();
  const { visitor } = await comes('算了');
  world.clock.pass({ seconds: 4 });
  await visitor.must('POST', '/api/visitor/leave');
  visitor.hangUp();
  expect(await figures(from)).toEqual({ offered: 1, abandoned: 0, abandoned_short: 1 });
  expect(await waits(from)).toEqual([[true, 4]]);
  expect(world.complaintsOfTheLog).toEqual([]);
});
