import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../../test/kit/database.ts';
import { openDatabase, type Database } from './database.ts';
import { sql } from './sql.ts';

let fresh: Awaited<ReturnType<typeof freshDatabase>>;
let db: Database;
const deprecations: string[] = [];
const note = (warning: Error) => void (warning.name === 'DeprecationWarning' && deprecations.push(warning.message));
beforeAll(async () => {
  process.on('warning', note);
  fresh = await freshDatabase();
  // One connection: whoever comes next gets the one that was used last.
  db = openDatabase(fresh.url, { connections: 1, onError: () => {} });
  await db.transact({ brandId: 'everywhere' }, (tx) => tx.run(sql`create table if not exists said (text text)`));
});
afterAll(async () => {
  await db.close();
  await fresh.drop();
  process.off('warning', note);
});

test('what stands in line behind a statement that failed is not asked in the transaction of whoever comes next', async () => {
  const left: Promise<unknown>[] = [];
  await expect(db.transact({ brandId: 'everywhere' }, async (tx) => {
    left.push(tx.run(sql`select pg_sleep(0.05)`), tx.run(sql`insert into said values ('left behind')`));
    throw new Error('changed its mind');
  })).rejects.toThrow('changed its mind');
  const texts = await db.transact({ brandId: 'everywhere' }, (tx) => tx.rows(sql`select text from said`));
  expect((await Promise.allSettled(left)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(texts).toEqual([]);
  expect(await db.transact({ brandId: 'everywhere' }, (tx) => tx.rows(sql`select text from said`))).toEqual([]);
});

test('what was asked and not waited for belongs to the transaction; after its end nothing can be asked', async () => {
  let kept: { run(statement: ReturnType<typeof sql>): Promise<number> } | undefined;
  await db.transact({ brandId: 'everywhere' }, async (tx) => {
    kept = tx;
    void tx.run(sql`insert into said values ('not waited for')`);
  });
  expect(await db.transact({ brandId: 'everywhere' }, (tx) => tx.rows(sql`select text from said`))).toEqual([{ text: 'not waited for' }]);
  await expect(kept?.run(sql`insert into said values ('too late')`)).rejects.toThrow('after the end');
});

test('a connection is asked one thing at a time', () => expect(deprecations).toEqual([]));
