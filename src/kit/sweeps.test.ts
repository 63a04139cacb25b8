/** A brand in which the house's work fails keeps no other brand waiting. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import { brandSweep, startSweeps, sweepOnce, type Sweep } from './sweeps.ts';

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

test('after a start or a sleep nobody is judged by how long they were silent, until everybody had time to speak', async () => {
  vi.useFakeTimers();
  try {
    let nowMs = Date.parse('2026-11-18T02:00:00Z');
    const ran = { judges: 0, works: 0 };
    const counting = (name: keyof typeof ran, restsSeconds: number): Sweep => ({ name, everySeconds: 1, restsSeconds, run: async () => { ran[name] += 1; return 0; } });
    const sweeping = startSweeps({ ...world.centre.house, clock: { now: () => new Date(nowMs) } }, [counting('judges', 15), counting('works', 0)]);
    const seconds = async (count: number) => {
      for (let n = 0; n < count; n += 1) {
        nowMs += 1000;
        await vi.advanceTimersByTimeAsync(1000);
      }
    };
    await seconds(14);
    expect(ran).toEqual({ judges: 0, works: 14 });
    await seconds(6);
    expect(ran.judges).toBeGreaterThan(0);
    for (const jumpMs of [3_600_000, -7_200_000]) {
      nowMs += jumpMs;
      const before = { ...ran };
      await seconds(14);
      expect(ran).toEqual({ judges: before.judges, works: before.works + 14 });
      await seconds(6);
      expect(ran.judges).toBeGreaterThan(before.judges);
    }
    await sweeping.stop();
  } finally {
    vi.useRealTimers();
  }
});
