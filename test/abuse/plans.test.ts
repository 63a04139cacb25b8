/** After years of work a list is found by an index, and a figure reads its period: nothing walks through all that ever was. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../kit/client.ts';
import { lists, type Ids } from '../kit/lists.ts';
import { someOf, workedForYears } from '../kit/many-rows.ts';
import { statementsOf, type Asked } from '../kit/statements.ts';
import { openWorld, type World } from '../kit/world.ts';

const many = Number(process.env['LINGTING_MANY_ROWS'] ?? 20_000);
let world: World;
let lead: Client & { staffId: string };
let ids: Ids;

beforeAll(async () => {
  world = await openWorld();
  lead = await world.signedInAs('administrator');
  const others = [await world.signedInAs('agent'), await world.signedInAs('agent')];
  await workedForYears(world, many, [lead.staffId, ...others.map((one) => one.staffId)]);
  ids = { ...(await someOf(world)), staff: lead.staffId, now: world.clock.now() };
}, 600_000);
afterAll(() => world.close());

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly Node[];
}

/** So many rows of one table, read and kept or thrown away, for one answer. */
const mostRead = Math.max(2500, many / 20);

/** Where a statement reads more than it may. */
async function walks({ text, values }: Asked): Promise<string[]> {
  const client = await world.centre.house.db.dedicated();
  try {
    await client.query(`begin; set local app.brand_id = '${world.brandId}'`);
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Node }[] }>({ text: `explain (analyze, format json) ${text}`, values: [...values] });
    const found: string[] = [];
    const look = (node: Node): void => {
      const read = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)) * node['Actual Loops'];
      if (node['Relation Name'] !== undefined && read > mostRead) found.push(`${node['Node Type']} of ${node['Relation Name']}: ${Math.round(read)} rows`);
      node.Plans?.forEach(look);
    };
    rows[0]?.['QUERY PLAN'].forEach(({ Plan }) => look(Plan));
    return found;
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

test.each(Object.entries(lists))('%s', async (_what, path) => {
  const { value, statements } = await statementsOf(() => lead.get(path(ids)));
  expect([path(ids), value.status]).toEqual([path(ids), 200]);
  const found = new Map<string, string[]>();
  for (const statement of statements.filter(({ text }) => /^\s*(select|with)/i.test(text))) {
    const places = await walks(statement);
    if (places.length > 0) found.set(statement.text.replace(/\s+/g, ' ').slice(0, 300), places);
  }
  expect(Object.fromEntries(found)).toEqual({});
});
