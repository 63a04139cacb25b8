/** A brand in which nothing can be written keeps no other brand waiting. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transact, type Act } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import { sql } from '#kit/db/sql.ts';
import { enterCase } from '#cases/index.ts';
import { startTimer } from '#clocks/index.ts';
import { registerCommitment } from '#commitments/register.ts';
import { queueMail } from '#messaging/index.ts';
import { Visitor } from '../kit/visitor.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
let broken: string;
let sound: { brandId: string; slug: string };
beforeAll(async () => {
  world = await openWorld();
  broken = world.brandId;
  sound = await world.otherBrand();
});
afterAll(() => world.close());

/** What becomes due within the hour in a brand: a clock, a promise, a mail, somebody who left the line. */
async function fill(brandId: string, slug: string): Promise<void> {
  const by = await world.signedInAs('lead', { brandId });
  const visitor = new Visitor(world.baseUrl);
  await visitor.open(slug);
  await visitor.start('还有人吗');
  await transact(world.centre.house, systemOf(brandId, 'story'), async (act: Act) => {
    const { id: customerId } = await act.one<{ id: string }>(sql`select id from customers where brand_id = ${act.brandId} limit 1`);
    const caseId = await enterCase(act, { kind: 'inquiry', title: '要回电', description: '', customerId, ownerId: by.staffId, priority: 1, nextStep: '' });
    await startTimer(act, { subject: ['case', caseId], name: 'case.story', targetSeconds: 600, policyVersion: 1, calendarId: null });
    await registerCommitment(act, { text: '十分钟后回电', dueAt: new Date(act.now.getTime() + 600_000).toISOString(), caseId, ownerId: by.staffId });
    await queueMail(act, { to: 'a@b.example', template: 'interactions:mail.notReached', language: 'zh', params: { number: 'C-1' }, about: ['case', caseId], key: 'story' });
  });
}

test('clocks, promises, mails and lines of a sound brand are worked off while nothing can be written in another', async () => {
  const slug = (await world.act((act) => act.one<{ slug: string }>(sql`select slug from brands where id = ${act.brandId}`))).slug;
  await fill(broken, slug);
  await fill(sound.brandId, sound.slug);
  const tables = ['timers', 'commitments', 'outgoing_mails', 'tickets'];
  const owner = await world.centre.house.db.dedicated();
  try {
    await owner.query(`create function refuse_brand() returns trigger language plpgsql as $$ begin if new.brand_id = '${broken}' then raise exception 'broken brand'; end if; return new; end $$`);
    for (const table of tables) await owner.query(`create trigger broken before update on ${table} for each row execute function refuse_brand()`);
    world.clock.pass({ minutes: 30 });
    const logged = world.complaintsOfTheLog.length;
    await world.centre.sweep();
    const failed = world.complaintsOfTheLog.slice(logged);
    for (const sweep of ['clocks.warn', 'commitments.watch', 'messaging.send', 'chat.leftWaiting']) expect(failed.some((line) => line.includes(sweep) && line.includes(broken)), sweep).toBe(true);
    expect(failed.filter((line) => line.includes(sound.brandId))).toEqual([]);
  } finally {
    for (const table of tables) await owner.query(`drop trigger if exists broken on ${table}`);
    await owner.end();
  }
  const done = (brandId: string) => transact(world.centre.house, systemOf(brandId, 'story'), async (act: Act) => (await act.rows<{ name: string }>(sql`select distinct name from events where brand_id = ${act.brandId} and name in ('timer.breached', 'commitment.broken', 'mail.sent', 'interaction.ended') order by 1`)).map((row) => row.name));
  expect(await done(sound.brandId)).toEqual(['commitment.broken', 'interaction.ended', 'mail.sent', 'timer.breached']);
  expect(await done(broken)).toEqual([]);
  // What lay there is done as soon as it can be.
  world.clock.pass({ minutes: 10 });
  await world.centre.sweep();
  expect(await done(broken)).toEqual(['commitment.broken', 'interaction.ended', 'mail.sent', 'timer.breached']);
});
