import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { freshDatabase } from '../../../test/kit/database.ts';
import { describeSchema } from './schema.ts';

/** LINGTING_WRITE_SCHEMA=1 writes it instead: after a migration was added. */
test('schema.sql is what the migrations make', async () => {
  const database = await freshDatabase();
  const made = await describeSchema(database.url);
  await database.drop();
  if (process.env['LINGTING_WRITE_SCHEMA'] === '1') writeFileSync('schema.sql', made);
  expect(readFileSync('schema.sql', 'utf8')).toBe(made);
});
