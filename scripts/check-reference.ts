/** The reference of the API is whole: it has the refusals that the source has, and a meaning for every field. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chapters } from '../src/app/reference/chapters.ts';
import { meanings } from '../src/app/reference/fields/index.ts';
import { meant } from '../src/app/reference/meant.ts';
import { contracts } from '../src/app/reference/shapes.ts';
import { slicesOfNoHouse } from '../test/kit/slices.ts';
import { refusalsFile, refusalTable, tableText } from './refusals.ts';

const troubles: string[] = [];
if (readFileSync(refusalsFile, 'utf8') !== tableText(refusalTable())) troubles.push(`${refusalsFile} is not what the source says: run \`node scripts/refusals.ts\` and commit it.`);
const slices = slicesOfNoHouse();
for (const { name, routes = [] } of slices) if (routes.length > 0 && chapters[name] === undefined) troubles.push(`the slice ${name} has routes and no chapter: say its title and lead in src/app/reference/chapters.ts`);
for (const slice of readdirSync('src')) if (existsSync(`src/${slice}/contract.ts`) && !Object.hasOwn(contracts, slice)) troubles.push(`src/${slice}/contract.ts is not listed in src/app/reference/shapes.ts`);
const { silent, leftOver } = meant(slices, meanings);
for (const field of silent) troubles.push(`${field}: say what it means in src/app/reference/fields (zh, en, and a value to show)`);
for (const key of leftOver) troubles.push(`src/app/reference/fields: no field is ${key} any more`);
if (troubles.length > 0) {
  process.stdout.write(`${troubles.join('\n')}\n`);
  process.exit(1);
}
