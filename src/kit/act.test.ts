import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/kit/world.ts';
import { sql } from './db/sql.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

test('two acts that wait for each other both come through, each once, each with its event', async () => {
  const [a, b] = [await world.signedInAs('agent'), await world.signedInAs('agent')];
  const lock = (id: string) => sql`update staff_members set team = team || '·' where id = ${id}`;
  let bothHold = 0;
  const meet = async (first: string, second: string) =>
    world.act(async (act) => {
      await act.run(lock(first));
      bothHold += 1;
      // The first time each waits until the other holds its row: a deadlock for certain.
      for (let i = 0; bothHold < 2 && i < 200; i++) await new Promise((resolve) => setTimeout(resolve, 10));
      await act.run(lock(second));
      act.emit({ name: 'story.met', subject: ['staff', first] });
    });
  await Promise.all([meet(a.staffId, b.staffId), meet(b.staffId, a.staffId)]);
  const teams = await world.act((act) => act.rows<{ team: string }>(sql`select team from staff_members where id = any(${[a.staffId, b.staffId]}::uuid[])`));
  expect(teams.map((row) => row.team)).toEqual(['··', '··']);
  await world.centre.settle();
  const met = await world.act((act) => act.rows(sql`select id from events where name = 'story.met'`));
  expect(met).toHaveLength(2);
});
