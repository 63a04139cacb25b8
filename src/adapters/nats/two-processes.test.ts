/**
 * Two processes over one database with wake-ups over a real NATS server. One of them routes the brand: what comes in at either is rung.
 * When the NATS server dies, the router finds contacts when it looks by itself, and none is lost.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { offers, signOn } from '../../../test/kit/contacts.ts';
import { freePort, hasNats, startNats } from '../../../test/kit/nats.ts';
import { openOtherProcess, type OtherProcess } from '../../../test/kit/other-process.ts';
import { Visitor } from '../../../test/kit/visitor.ts';
import { openWorld, type World } from '../../../test/kit/world.ts';
import { natsBell } from './nats-bell.ts';

const quiet = { info() {}, warn() {}, error() {} };
const there = test.skipIf(!hasNats);
let nats: Awaited<ReturnType<typeof startNats>>;
let world: World;
let other: OtherProcess;
let doors: string[];

beforeAll(async () => {
  if (!hasNats) return;
  nats = await startNats(await freePort());
  const bell = () => natsBell({ url: nats.url, log: quiet });
  world = await openWorld({ realTime: true, adapters: { bell: bell() } });
  other = await openOtherProcess(world, { adapters: { bell: bell() }, runsByItself: true, log: quiet });
  doors = [world.baseUrl, other.baseUrl];
});
afterAll(async () => {
  await other?.centre.close();
  await world?.close();
  await nats?.kill();
});


/** Comes in at each process and is rung at an agent who sits at the first. */
async function comesInAtBoth(): Promise<void> {
  for (const door of doors) {
    const agent = await world.signedInAs('agent');
    await signOn(world, agent);
    const visitor = new Visitor(door);
    await visitor.open('yunque');
    await visitor.start('什么时候有人？');
    await expect.poll(async () => (await offers(agent)).length, { timeout: 60_000 }).toBe(1);
  }
}

there(hasNats ? 'whichever of two processes they come in at, they are rung' : 'skipped: no NATS server on this machine', comesInAtBoth);

there('with nobody to ring the bell too', async () => {
  await nats.kill();
  await comesInAtBoth();
});
