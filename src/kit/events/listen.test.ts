import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../test/kit/world.ts';
import { drain } from './listen.ts';
import type { Listener } from './listener.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

/** A listener that cannot work words of poison, until it is mended; `done` is what it has worked, once each, in order. */
function story(name: string) {
  // A set: a batch that failed was rolled back and is worked again one by one, which an array outside the database would count twice.
  const told = { done: new Set<string>(), tries: [] as number[], isMended: false };
  const listener: Listener = {
    name, on: [`${name}.happened`],
    async run(act, event) {
      if (event.detail?.['isPoison'] === true) {
        told.tries.push(act.now.getTime());
        if (!told.isMended) throw new Error('this cannot be worked');
      }
      told.done.add(String(event.detail?.['word']));
    },
  };
  const happen = async (about: string, word: string, isPoison = false) => {
    await world.act(async (act) => act.emit({ name: `${name}.happened`, subject: ['story', about], detail: { word, isPoison } }));
    await world.centre.settle();
  };
  const work = async (passed: { seconds?: number; minutes?: number } = {}) => {
    world.clock.pass(passed);
    await drain(world.centre.house, listener);
  };
  const trail = async () => {
    await world.centre.settle();
    const admin = await world.signedInAs('administrator');
    const { items } = await admin.must<{ items: { name: string; detail: Record<string, unknown> }[] }>('GET', '/api/audit?kind=house');
    return items.filter((item) => item.detail['listener'] === name).map((item) => item.name).toReversed();
  };
  return { told, happen, work, trail };
}
const [ours, theirs] = ['01930000-0000-7000-8000-00000000000a', '01930000-0000-7000-8000-00000000000b'];

test('an event that cannot be worked holds up the brand for seconds, then only its own subject; mended, everything is done in order', async () => {
  const { told, happen, work, trail } = story('held');
  await happen(ours, 'before');
  await happen(ours, 'poison', true);
  await happen(theirs, 'elsewhere');
  await happen(ours, 'behind');
  await work();
  await work({ seconds: 1 });
  expect([...told.done]).toEqual(['before']);
  await work({ seconds: 2 });
  expect([...told.done]).toEqual(['before', 'elsewhere']);
  expect(await trail()).toEqual(['listener.setAside']);
  // What comes later goes on at once, or waits in its place.
  await happen(ours, 'further behind');
  await happen(theirs, 'elsewhere again');
  await work();
  expect([...told.done]).toEqual(['before', 'elsewhere', 'elsewhere again']);
  told.isMended = true;
  await work({ minutes: 5 });
  expect([...told.done]).toEqual(['before', 'elsewhere', 'elsewhere again', 'poison', 'behind', 'further behind']);
  expect(await trail()).toEqual(['listener.setAside', 'listener.recovered']);
  // Its subject is as free as any other.
  await happen(ours, 'at last');
  await work();
  expect([...told.done].at(-1)).toBe('at last');
});

test('set aside it is tried later and later, and after half a day given up: what waited behind it is done', async () => {
  const { told, happen, work, trail } = story('hopeless');
  await happen(ours, 'poison', true);
  await happen(ours, 'behind');
  const beganMs = world.clock.now().getTime();
  for (let minute = 0; minute < 24 * 60; minute += 5) {
    await work({ minutes: 5 });
    if (minute === 8 * 60) expect([...told.done]).toEqual([]);
  }
  expect([...told.done]).toEqual(['behind']);
  const hours = new Set(told.tries.map((atMs) => Math.floor((atMs - beganMs) / 3_600_000)));
  // About once an hour in the end, never less.
  expect([...hours]).toEqual(Array.from({ length: hours.size }, (_, i) => i));
  expect(hours.size).toBeGreaterThanOrEqual(10);
  expect(await trail()).toEqual(['listener.setAside', 'listener.gaveUp']);
});

test('two that fail about two subjects do not wait for each other', async () => {
  const { told, happen, work } = story('twofold');
  await happen(ours, 'poison', true);
  await happen(theirs, 'poison too', true);
  await happen(theirs, 'behind');
  for (let i = 0; i < 8; i++) await work({ seconds: 2 });
  told.isMended = true;
  await work({ minutes: 2 });
  expect([...told.done]).toEqual(['poison', 'poison too', 'behind']);
});
