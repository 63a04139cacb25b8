/** A brand in which the house's work fails keeps no other brand waiting. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import { brandSweep, sweepOnce } from './sweeps.ts';

let world: World;
let broken: string;
let sound: { brandId: string; slug: string };
beforeAll(async () => {
  world = await openWorld();
  broken = world.brandId;
  sound = await world.otherBrand();
});
afterAll(() => world.close());

test('the failing brand is logged, rests longer each time and is tried again; its administrators read of it once, and that it works again', async () => {
  let isBroken = true;
  const ran: string[] = [];
  const sweep = brandSweep({
    name: 'story.sweep', everySeconds: 1, due: async () => [broken, sound.brandId],
    async run(_house, brandId) {
      ran.push(brandId);
      if (brandId === broken && isBroken) throw new Error('the row cannot be written');
      return ran.filter((id) => id === brandId).length === 1 ? 1 : 0;
    },
  });
  const logged = world.complaintsOfTheLog.length;
  // Run again at once while something is done: the failing brand rests meanwhile.
  expect(await sweepOnce(world.centre.house, sweep)).toBe(1);
  expect(ran).toEqual([broken, sound.brandId, sound.brandId]);
  expect(world.complaintsOfTheLog.slice(logged).map((line) => line.includes(broken) && line.includes('story.sweep'))).toEqual([true]);
  for (const seconds of [1, 2, 4, 8]) {
    world.clock.pass({ seconds });
    await sweepOnce(world.centre.house, sweep);
  }
  expect(ran.filter((id) => id === broken)).toHaveLength(5);
  isBroken = false;
  world.clock.pass({ minutes: 5 });
  await sweepOnce(world.centre.house, sweep);
  await world.centre.settle();
  const trail = await world.act((act) => act.rows<{ name: string; detail: unknown }>(sql`select name, detail from events where brand_id = ${act.brandId} and name like 'sweep.%' order by seq`));
  expect(trail).toMatchObject([{ name: 'sweep.failed', detail: { sweep: 'story.sweep', trouble: 'the row cannot be written' } }, { name: 'sweep.recovered', detail: { sweep: 'story.sweep', failures: 5 } }]);
});
