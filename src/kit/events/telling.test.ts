import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWorld, type World } from '../../../test/kit/world.ts';
import type { SealedEvent } from './event.ts';
import { sealedAfter } from './store.ts';
import { startTelling } from './telling.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  // The opening of the brand is sealed before anybody listens.
  await world.centre.settle();
});
afterEach(() => world.close());

const happen = async (names: readonly string[]): Promise<SealedEvent[]> => {
  const before = await world.centre.hub.head(world.brandId);
  for (const name of names) {
    // Events are in the order of their moments.
    world.clock.pass({ seconds: 1 });
    await world.act(async (act) => act.emit({ name, subject: ['brand', world.brandId] }));
  }
  await world.centre.settle();
  return world.centre.house.db.transact({ brandId: world.brandId }, (tx) => sealedAfter(tx, world.brandId, before, 100));
};
const openTelling = () => {
  const told: string[] = [];
  const telling = startTelling(world.centre.house, async (events) => void told.push(...events.map((event) => event.name)), 0);
  return { told, telling };
};

test('what another process sealed is read when its bell rings, once, and in order', async () => {
  const { told, telling } = openTelling();
  await telling.catchUp();
  const events = await happen(['test.one', 'test.two', 'test.three']);
  telling.rang({ brandId: world.brandId, seq: events[1]?.seq ?? 0 });
  telling.rang({ brandId: world.brandId, seq: events[2]?.seq ?? 0 });
  telling.rang({ brandId: world.brandId, seq: events[0]?.seq ?? 0 });
  await telling.stop();
  expect(told).toEqual(['test.one', 'test.two', 'test.three']);
});

test('a ring that was lost is made up for: before what is sealed here next, or by looking', async () => {
  const { told, telling } = openTelling();
  await telling.catchUp();
  await happen(['test.one']);
  const [two] = await happen(['test.two']);
  await telling.sealed(two === undefined ? [] : [two]);
  expect(told).toEqual(['test.one', 'test.two']);
  await happen(['test.three']);
  await telling.catchUp();
  await telling.catchUp();
  expect(told).toEqual(['test.one', 'test.two', 'test.three']);
  await telling.stop();
});

test('nothing from before the start is told; a brand that is new meanwhile is told from its first event', async () => {
  await happen(['test.old']);
  const { told, telling } = openTelling();
  await telling.catchUp();
  await world.otherBrand();
  await world.centre.settle();
  await telling.catchUp();
  expect(told).not.toContain('test.old');
  expect(told).toContain('brand.opened');
  await telling.stop();
});
