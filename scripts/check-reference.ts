/** The reference of the API is whole: it has the refusals that the source has, and a meaning for every field. */
import { readFileSync } from 'node:fs';
import { meanings } from '../src/app/reference/fields/index.ts';
import { meant } from '../src/app/reference/meant.ts';
import { slicesOfNoHouse } from '../test/kit/slices.ts';
import { refusalsFile, refusalTable, tableText } from './refusals.ts';

const troubles: string[] = [];
if (readFileSync(refusalsFile, 'utf8') !== tableText(refusalTable())) troubles.push(`${refusalsFile} is not what the source says: run \`node scripts/refusals.ts\` and commit it.`);
const { silent, leftOver } = meant(slicesOfNoHouse(), meanings);
for (const field of silent) troubles.push(`${field}: say what it means in src/app/reference/fields (zh, en, and a value to show)`);
for (const key of leftOver) troubles.push(`src/app/reference/fields: no field is ${key} any more`);
if (troubles.length > 0) {
  process.stdout.write(`${troubles.join('\n')}\n`);
  process.exit(1);
}
