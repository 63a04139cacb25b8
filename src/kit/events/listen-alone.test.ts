/** A listener that fails is tried again, later and later, for so long; nobody else waits for it, and nothing of its failed tries stays. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transact } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import { sql } from '#kit/db/sql.ts';
import { openWorld, type World } from '../../../test/kit/world.ts';
import { drain } from './listen.ts';
import type { Listener } from './listener.ts';

let world: World;
let elsewhere: string;
beforeAll(async () => {
  world = await openWorld();
  elsewhere = (await world.otherBrand()).brandId;
});
afterAll(() => world.close());

/** Announces one event in a brand; resolves with the id of its subject once it is sealed. */
async function announce(name: string, brandId = world.brandId): Promise<string> {
  const id = await transact(world.centre.house, systemOf(brandId, 'story'), async (act) => {
    const subject = act.id();
    act.emit({ name, subject: ['story', subject] });
    return subject;
  });
  await world.centre.settle();
  return id;
}
const drained = (listener: Listener) => drain(world.centre.house, listener);
const notesOf = async (series: string) => (await world.act((act) => act.rows<{ last: number }>(sql`select last from number_series where brand_id = ${act.brandId} and series = ${series}`))).length;

test('tried again after 1, 2, 4 … seconds and no sooner; what a failed try wrote is gone; once it works it is done exactly once', async () => {
  let isBroken = true;
  const tries: number[] = [];
  const listener: Listener = {
    name: 'story.stubborn', on: ['stubborn.happened'],
    async run(act) {
      tries.push(act.now.getTime());
      await act.run(sql`insert into number_series (brand_id, series, last) values (${act.brandId}, 'stubborn', 1)`);
      if (isBroken) throw new Error('not yet');
    },
  };
  await announce('stubborn.happened');
  const beganMs = world.clock.now().getTime();
  for (let second = 0; second <= 16; second++) {
    await drained(listener);
    world.clock.pass({ seconds: 1 });
  }
  // The batch that failed is gone through once more one by one: two tries in a moment, until it is set aside.
  expect(tries.map((atMs) => (atMs - beganMs) / 1000)).toEqual([0, 0, 1, 1, 3, 3, 7, 15]);
  expect(await notesOf('stubborn')).toBe(0);
  isBroken = false;
  world.clock.pass({ seconds: 16 });
  await drained(listener);
  await drained(listener);
  expect([await notesOf('stubborn'), tries.length]).toEqual([1, 9]);
  const cursor = await world.act((act) => act.one<{ failures: number; trouble: string | null }>(sql`select failures, trouble from listener_cursors where brand_id = ${act.brandId} and listener = 'story.stubborn'`));
  expect(cursor).toEqual({ failures: 0, trouble: null });
});

test('the same listener goes on in other brands, other listeners go on with the same event, and its own later events wait in order', async () => {
  const done: string[] = [];
  let isBroken = true;
  const failing: Listener = {
    name: 'story.failing', on: ['shared.happened'],
    async run(act, event) {
      if (isBroken && act.brandId === world.brandId) throw new Error('only here');
      done.push(`failing ${event.subjectId}`);
    },
  };
  const sound: Listener = { name: 'story.sound', on: ['shared.happened'], async run(_act, event) { done.push(`sound ${event.subjectId}`); } };
  const [first, second, other] = [await announce('shared.happened'), await announce('shared.happened'), await announce('shared.happened', elsewhere)];
  await drained(failing);
  await drained(sound);
  expect(done.toSorted()).toEqual([`failing ${other}`, `sound ${first}`, `sound ${second}`, `sound ${other}`].toSorted());
  const logged = world.complaintsOfTheLog.filter((line) => line.includes('story.failing'));
  expect([logged.length > 0, logged.every((line) => line.includes(world.brandId))]).toEqual([true, true]);
  isBroken = false;
  done.length = 0;
  world.clock.pass({ seconds: 2 });
  await drained(failing);
  expect(done).toEqual([`failing ${first}`, `failing ${second}`]);
});

test('after 24 failures it is given up with one line in the trail, also when the house was started anew meanwhile', async () => {
  let tries = 0;
  const made = (): Listener => ({ name: 'story.hopeless', on: ['hopeless.happened'], async run() { tries += 1; throw new Error('never'); } });
  const subject = await announce('hopeless.happened');
  for (let i = 0; i < 240; i++) {
    // A new one each time, as after a start: what is known of the failures stands in the database.
    await drained(made());
    world.clock.pass({ minutes: 6 });
  }
  await world.centre.settle();
  const gaveUp = await world.act((act) => act.rows<{ subject_id: string; detail: unknown }>(sql`select subject_id, detail from events where brand_id = ${act.brandId} and name = 'listener.gaveUp'`));
  expect(gaveUp).toMatchObject([{ subject_id: subject, detail: { listener: 'story.hopeless', event: 'hopeless.happened', trouble: 'never' } }]);
  const after = tries;
  await drained(made());
  expect(tries).toBe(after);
});
