import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../test/kit/world.ts';
import { drain, type Listener } from './listen.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

test('an event that can never be worked is set aside in the end, said in the trail, and what comes behind it is done', async () => {
  // A set: a batch that failed was rolled back and is worked again one by one, which an array outside the database would count twice.
  const done = new Set<string>();
  const listener: Listener = {
    name: 'story.listener', on: ['story.happened'],
    async run(_act, event) {
      if (event.detail?.['poison'] === true) throw new Error('this can never be worked');
      done.add(event.subjectId);
    },
  };
  const happen = (poison: boolean) => world.act(async (act) => {
    const id = act.id();
    act.emit({ name: 'story.happened', subject: ['story', id], detail: { poison } });
    return id;
  });
  const first = await happen(false);
  world.clock.pass({ seconds: 1 });
  await happen(true);
  world.clock.pass({ seconds: 1 });
  const last = await happen(false);
  await world.centre.settle();
  await drain(world.centre.house, listener);
  expect([...done]).toEqual([first]);
  for (let i = 0; i < 30; i++) {
    world.clock.pass({ minutes: 6 });
    await drain(world.centre.house, listener);
  }
  expect([...done]).toEqual([first, last]);
  await world.centre.settle();
  const admin = await world.signedInAs('administrator');
  await world.centre.settle();
  const trail = await admin.must<{ items: { name: string; detail: Record<string, unknown> }[] }>('GET', '/api/audit?name=listener.gaveUp');
  expect(trail.items).toHaveLength(1);
  expect(trail.items[0]?.detail).toMatchObject({ listener: 'story.listener', trouble: 'this can never be worked' });
});
