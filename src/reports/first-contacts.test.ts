/** First-contact resolution counts customers with whom somebody spoke, from the first time on. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Client } from '../../test/kit/client.ts';
import { arrive } from '../../test/kit/contacts.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import { sql } from '#kit/db/sql.ts';
import { keepPlace } from '#routing/index.ts';
import type { FigureAnswer, FiguresAnswer } from './contract.ts';

let world: World;
let lead: Client & { staffId: string };
beforeEach(async () => {
  world = await openWorld({ start: '2026-11-18T02:00:00.000Z' });
  lead = await world.signedInAs('lead');
  await world.act((act) => act.run(sql`update queues set wrap_up_seconds = 0 where brand_id = ${act.brandId}`));
  await lead.must('PUT', '/api/presence', { state: 'away', reason: 'paperwork' });
});
afterEach(async () => {
  expect(world.complaintsOfTheLog).toEqual([]);
  await world.close();
});

const take = (id: string) => lead.must('POST', `/api/interactions/${id}/take`);
const end = (id: string, reason = 'resolved') => lead.must('POST', `/api/interactions/${id}/end`, { reason });
async function kept(): Promise<string> {
  const id = await arrive(world);
  await world.act((act) => keepPlace(act, id, { choice: 'turn', number: null }));
  return id;
}
/** When all the days are over. */
async function resolution(): Promise<Pick<FigureAnswer, 'numerator' | 'denominator'>> {
  world.clock.pass({ days: 9 });
  const later = await world.signedInAs('lead');
  const found = (await later.must<FiguresAnswer>('GET', '/api/reports/figures?from=2026-11-18T00:00:00.000Z&to=2026-11-21T00:00:00.000Z')).figures.find((one) => one.id === 'first_contact_resolution');
  return { numerator: found?.numerator ?? Number.NaN, denominator: found?.denominator ?? Number.NaN };
}

test('a call-back that reached nobody, a wrong number and spam are no contacts that were answered', async () => {
  const [unreached, wrong, spam, reached] = [await kept(), await kept(), await kept(), await kept()];
  for (const id of [unreached, wrong, spam, reached]) await take(id);
  for (let n = 0; n < 3; n += 1) {
    await take(unreached);
    await lead.must('POST', `/api/interactions/${unreached}/called-back`, { outcome: 'no_answer' });
    world.clock.pass({ minutes: 40 });
  }
  await lead.must('POST', `/api/interactions/${wrong}/called-back`, { outcome: 'wrong_number' });
  await end(spam, 'spam');
  await lead.must('POST', `/api/interactions/${reached}/called-back`, { outcome: 'reached' });
  await end(reached);
  const live = await arrive(world);
  await take(live);
  await end(live, 'spam');
  expect(await resolution()).toEqual({ numerator: 1, denominator: 1 });
});

test('whoever came in vain before is first answered the next time; whoever comes again after an answer was not helped at once', async () => {
  const gaveUp = await arrive(world);
  world.clock.pass({ minutes: 5 });
  await end(gaveUp, 'closed_by_lead');
  world.clock.pass({ hours: 1 });
  const first = await arrive(world, { again: gaveUp });
  await take(first);
  await end(first);
  world.clock.pass({ hours: 1 });
  const another = await arrive(world);
  await take(another);
  await end(another);
  world.clock.pass({ hours: 1 });
  // Coming again counts, though nobody answers this time.
  const again = await arrive(world, { again: another });
  world.clock.pass({ minutes: 5 });
  await end(again, 'closed_by_lead');
  expect(await resolution()).toEqual({ numerator: 1, denominator: 2 });
});
