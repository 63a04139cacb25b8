/** A chain that somebody broke: the owner of the database, who may switch the triggers off. Each break is found and its place named. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transact } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import type { Queryable } from '#kit/db/database.ts';
import { json, sql } from '#kit/db/sql.ts';
import { openWorld, type World } from '../../../test/kit/world.ts';
import { hashOfDetail, hashOfLink } from './chain.ts';
import { chainAfter } from './store.ts';
import { verifyChain } from './verify.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

/** A brand with six sealed events, 1 to 6. */
async function chainOfSix(): Promise<string> {
  const brandId = randomUUID();
  for (let i = 1; i <= 6; i++) await transact(world.centre.house, systemOf(brandId, 'story'), async (act) => act.emit({ name: `story.step${i}`, subject: ['story', act.id()], detail: { step: i, before: 'a', after: 'b' } }));
  await world.centre.settle();
  return brandId;
}
/** What only the owner of the tables can do: the triggers that keep events are off while the work lasts. */
async function asOwner(work: (tx: Queryable) => Promise<unknown>): Promise<void> {
  await world.centre.house.db.transact({ brandId: 'everywhere' }, async (tx) => {
    await tx.run(sql`alter table events disable trigger user`);
    await work(tx);
    await tx.run(sql`alter table events enable trigger user`);
  });
}
const check = (brandId: string) => verifyChain(world.centre.house.db, brandId);

const breaks: readonly { what: string; work: (tx: Queryable, brandId: string) => Promise<unknown>; found: { brokenAtSeq: number; why: string } }[] = [
  { what: 'a link is missing', work: (tx, brand) => tx.run(sql`delete from events where brand_id = ${brand} and seq = 3`), found: { brokenAtSeq: 4, why: 'gap' } },
  { what: 'the first link is missing', work: (tx, brand) => tx.run(sql`delete from events where brand_id = ${brand} and seq = 1`), found: { brokenAtSeq: 2, why: 'gap' } },
  {
    what: 'a link is missing and the later ones are numbered anew',
    async work(tx, brand) {
      await tx.run(sql`delete from events where brand_id = ${brand} and seq = 3`);
      for (const seq of [4, 5, 6]) await tx.run(sql`update events set seq = ${seq - 1} where brand_id = ${brand} and seq = ${seq}`);
    },
    found: { brokenAtSeq: 3, why: 'link' },
  },
  { what: 'it says another thing happened', work: (tx, brand) => tx.run(sql`update events set name = 'story.other' where brand_id = ${brand} and seq = 2`), found: { brokenAtSeq: 2, why: 'hash' } },
  { what: 'it says another did it', work: (tx, brand) => tx.run(sql`update events set actor_name = 'somebody else' where brand_id = ${brand} and seq = 2`), found: { brokenAtSeq: 2, why: 'hash' } },
  { what: 'it says it was about another', work: (tx, brand) => tx.run(sql`update events set subject_id = ${randomUUID()} where brand_id = ${brand} and seq = 6`), found: { brokenAtSeq: 6, why: 'hash' } },
  { what: 'it says it was a second later', work: (tx, brand) => tx.run(sql`update events set at = at + interval '1 second' where brand_id = ${brand} and seq = 5`), found: { brokenAtSeq: 5, why: 'hash' } },
  { what: 'a detail is changed', work: (tx, brand) => tx.run(sql`update events set detail = ${json({ step: 4, before: 'a', after: 'c' })}::jsonb where brand_id = ${brand} and seq = 4`), found: { brokenAtSeq: 4, why: 'detail' } },
  {
    what: 'a detail is changed and its hash with it',
    work: (tx, brand) => tx.run(sql`update events set detail = ${json({ step: 9 })}::jsonb, detail_hash = decode(${hashOfDetail({ step: 9 }).toString('hex')}, 'hex') where brand_id = ${brand} and seq = 4`),
    found: { brokenAtSeq: 4, why: 'hash' },
  },
  { what: 'a hash is changed', work: (tx, brand) => tx.run(sql`update events set hash = sha256('x') where brand_id = ${brand} and seq = 5`), found: { brokenAtSeq: 5, why: 'hash' } },
  { what: 'the hash of the one before is changed', work: (tx, brand) => tx.run(sql`update events set prev_hash = sha256('x') where brand_id = ${brand} and seq = 5`), found: { brokenAtSeq: 5, why: 'link' } },
  {
    what: 'a word is changed and its own hash made anew',
    async work(tx, brand) {
      const [link] = await chainAfter(tx, brand, 2, 1);
      if (link === undefined) throw new Error('no third event');
      const changed = { ...link, name: 'story.other' };
      await tx.run(sql`update events set name = ${changed.name}, hash = decode(${hashOfLink(changed, 3, link.detail_hash, link.prev_hash).toString('hex')}, 'hex') where brand_id = ${brand} and seq = 3`);
    },
    found: { brokenAtSeq: 4, why: 'link' },
  },
  {
    what: 'two have changed places, hashes and all',
    work: async (tx, brand) => {
      await tx.run(sql`update events set seq = 99 where brand_id = ${brand} and seq = 3`);
      await tx.run(sql`update events set seq = 3 where brand_id = ${brand} and seq = 4`);
      await tx.run(sql`update events set seq = 4 where brand_id = ${brand} and seq = 99`);
    },
    found: { brokenAtSeq: 3, why: 'link' },
  },
  {
    what: 'two have changed their words, while number and hashes stayed',
    work: (tx, brand) => tx.run(sql`update events e set name = o.name, subject_id = o.subject_id, detail = o.detail, detail_hash = o.detail_hash from events o where e.brand_id = ${brand} and o.brand_id = ${brand} and e.seq in (3, 4) and o.seq = 7 - e.seq`),
    found: { brokenAtSeq: 3, why: 'hash' },
  },
  {
    what: 'an event of another brand is put in the place of one',
    async work(tx, brand) {
      const other = (await tx.one<{ brand_id: string }>(sql`select brand_id from events where brand_id <> ${brand} and seq = 2 limit 1`)).brand_id;
      await tx.run(sql`delete from events where brand_id = ${brand} and seq = 2`);
      await tx.run(sql`insert into events select id, ${brand}::uuid, seq, at, ordinal, actor_kind, actor_id, actor_name, name, subject_kind, subject_id, detail, detail_hash, prev_hash, hash from events where brand_id = ${other} and seq = 2`);
    },
    found: { brokenAtSeq: 2, why: 'link' },
  },
];

describe('each break is found, and where', () => {
  for (const { what, work, found } of breaks) {
    test(what, async () => {
      const brandId = await chainOfSix();
      expect(await check(brandId)).toMatchObject({ holds: true, events: 6 });
      await asOwner((tx) => work(tx, brandId));
      expect(await check(brandId)).toEqual({ holds: false, events: found.brokenAtSeq - (found.why === 'gap' ? 2 : 1), ...found });
    });
  }
});

test('beyond a thousand events it is walked on: the last of 1,005 is found too', async () => {
  const brandId = randomUUID();
  await transact(world.centre.house, systemOf(brandId, 'story'), async (act) => {
    for (let i = 0; i < 1005; i++) act.emit({ name: 'story.happened', subject: ['story', act.id()], detail: { i } });
  });
  await world.centre.settle();
  expect(await check(brandId)).toEqual({ holds: true, events: 1005, newestAt: world.clock.now() });
  await asOwner((tx) => tx.run(sql`update events set name = 'story.other' where brand_id = ${brandId} and seq = 1004`));
  expect(await check(brandId)).toEqual({ holds: false, events: 1003, brokenAtSeq: 1004, why: 'hash' });
});

test('a detail erased for privacy leaves the chain whole, and the screen’s route names a break by its number', async () => {
  const admin = await world.signedInAs('administrator');
  await world.centre.settle();
  const before = await admin.must<{ holds: boolean; events: number; newestAt: string }>('GET', '/api/audit/chain');
  expect(before).toMatchObject({ holds: true, newestAt: world.clock.now().toISOString(), brokenAtSeq: null });
  await asOwner((tx) => tx.run(sql`update events set detail = null where brand_id = ${world.brandId} and seq = 2`));
  expect(await admin.must('GET', '/api/audit/chain')).toEqual(before);
  await asOwner((tx) => tx.run(sql`update events set actor_name = 'somebody else' where brand_id = ${world.brandId} and seq = 2`));
  expect(await admin.must('GET', '/api/audit/chain')).toEqual({ holds: false, events: 1, newestAt: null, brokenAtSeq: 2 });
});
