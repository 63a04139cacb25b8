/** Two processes over one database: one of them routes a brand, the other takes over when it is gone, and browsers on either see everything. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Centre } from '../../app/centre.ts';
import { arrive, offers, signOn } from '../../../test/kit/contacts.ts';
import { Client } from '../../../test/kit/client.ts';
import { openOtherProcess } from '../../../test/kit/other-process.ts';
import { openWorld, type World } from '../../../test/kit/world.ts';
import { openElection } from './election.ts';
import { routersOf } from './routers.ts';

let world: World;
let other: Centre;
let otherUrl: string;
beforeEach(async () => {
  world = await openWorld();
  ({ centre: other, baseUrl: otherUrl } = await openOtherProcess(world));
});
afterEach(async () => {
  expect(world.complaintsOfTheLog).toEqual([]);
  await other.close();
  await world.close();
});

/** The same person at the other process. */
const atOther = (client: Client): Client => Object.assign(new Client(otherUrl), { cookie: client.cookie });

test('whoever asked first routes the brand; what comes in at the other process is rung all the same', async () => {
  const agent = await world.signedInAs('agent');
  await signOn(world, agent);
  // Whoever comes first asks first.
  await arrive(world);
  await world.centre.settle();
  expect(await offers(agent)).toHaveLength(1);
  expect(await routersOf(other.house).route(world.brandId)).toBe(0);
  const late = await world.signedInAs('agent');
  await atOther(late).must('PUT', '/api/presence', { state: 'available' });
  await arrive(world);
  // Sealed and told by the other; the router hears of it by the bell, or when it looks.
  await other.settle();
  await world.centre.settle();
  expect(await offers(late)).toHaveLength(1);
});

test('when the one that routes is gone, the other goes on from the rows: nobody is lost, nobody is rung twice', async () => {
  const agent = await world.signedInAs('agent');
  await signOn(world, agent);
  const [first, second] = [await arrive(world), await arrive(world)];
  await world.centre.settle();
  expect((await offers(agent)).map((offer) => offer.interactionId)).toEqual([first]);
  await other.settle();
  expect(await routersOf(other.house).route(world.brandId)).toBe(0);
  // Its connection ends with it, and the claim with the connection.
  await routersOf(world.centre.house).close();
  world.clock.pass({ seconds: 2 });
  const [offer] = await offers(agent);
  await atOther(agent).must('POST', `/api/offers/${offer?.offerId ?? ''}/accept`);
  await other.settle();
  expect((await offers(agent)).map((one) => one.interactionId)).toEqual([second]);
});

test('one that froze is no router any longer: its claim ends by itself, it learns of it, and the other goes on', async () => {
  let told = 0;
  // It claims, and then says nothing more.
  const frozen = openElection(world.centre.house, () => (told += 1), { lastsMs: 300, everyMs: 3_600_000 });
  const brand = await world.otherBrand();
  expect(await frozen.isOurs(brand.brandId)).toBe(true);
  const next = openElection(other.house, () => {});
  await expect.poll(() => {
    world.clock.pass({ seconds: 2 });
    return next.isOurs(brand.brandId);
  }, { timeout: 20_000 }).toBe(true);
  await expect.poll(() => told, { timeout: 20_000 }).toBe(1);
  expect(await frozen.isOurs(brand.brandId)).toBe(false);
  world.complaintsOfTheLog.splice(0);
  await Promise.all([frozen.close(), next.close()]);
});

test('whoever gives signs of life keeps the claim for longer than it lasts', async () => {
  let told = 0;
  const alive = openElection(world.centre.house, () => (told += 1), { lastsMs: 10_000, everyMs: 100 });
  const brand = await world.otherBrand();
  expect(await alive.isOurs(brand.brandId)).toBe(true);
  // As long as in the real house: a machine that stands still for less has not lost it.
  await new Promise((later) => setTimeout(later, 11_000));
  const next = openElection(other.house, () => {});
  expect([await next.isOurs(brand.brandId), told]).toEqual([false, 0]);
  await Promise.all([alive.close(), next.close()]);
});

test('a desk at one process hears at once what was done at the other', async () => {
  const lead = await world.signedInAs('lead');
  const socket = new WebSocket(`${otherUrl.replace('http', 'ws')}/api/live`, { headers: { cookie: lead.cookie ?? '', origin: otherUrl } });
  const heard: { t: string; name?: string; data?: { interactionId?: string; id?: string } }[] = [];
  await new Promise<void>((ready, fail) => {
    socket.once('error', fail);
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as (typeof heard)[number];
      heard.push(frame);
      if (frame.t === 'welcome') ready();
    });
    socket.once('open', () => socket.send('{"t":"hello","since":null}'));
  });
  const interactionId = await arrive(world);
  // The first process seals and tells its own; the other is never asked to look: the bell alone wakes it.
  await world.centre.settle();
  await expect.poll(() => heard.some((frame) => frame.name === 'interaction' && frame.data?.id === interactionId), { timeout: 20_000 }).toBe(true);
  socket.terminate();
});

test('many brands are asked for at once, and the connection is asked one thing at a time', async () => {
  const deprecations: string[] = [];
  const note = (warning: Error) => void (warning.name === 'DeprecationWarning' && deprecations.push(warning.message));
  process.on('warning', note);
  const election = openElection(world.centre.house, () => undefined);
  const brands = Array.from({ length: 5 }, () => randomUUID());
  expect(await Promise.all(brands.map((brandId) => election.isOurs(brandId)))).toEqual(brands.map(() => true));
  await election.close();
  process.off('warning', note);
  expect(deprecations).toEqual([]);
});

test('a clock that was set back keeps nobody from taking routing over', async () => {
  const brand = await world.otherBrand();
  const [holds, next] = [openElection(world.centre.house, () => {}), openElection(other.house, () => {})];
  expect([await holds.isOurs(brand.brandId), await next.isOurs(brand.brandId)]).toEqual([true, false]);
  await holds.close();
  world.clock.pass({ hours: -1 });
  // The lock goes with the connection, a moment after it was closed.
  await expect.poll(() => {
    world.clock.pass({ seconds: 2 });
    return next.isOurs(brand.brandId);
  }, { timeout: 20_000 }).toBe(true);
  await next.close();
});
