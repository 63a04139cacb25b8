/**
 * What the house does all day (words that ride together, listeners, sweeps, announcements) is found by an index, after years of work.
 * Rides and listeners keep their plans, made without knowing the values: so the plan without values is what is looked at.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../kit/client.ts';
import { acceptAll, signOn } from '../kit/contacts.ts';
import { workedForYears } from '../kit/many-rows.ts';
import { statementsOf } from '../kit/statements.ts';
import { Visitor } from '../kit/visitor.ts';
import { openWorld, type World } from '../kit/world.ts';

const many = Number(process.env['LINGTING_MANY_ROWS'] ?? 20_000);
let world: World;
let agent: Client & { staffId: string };

beforeAll(async () => {
  world = await openWorld();
  agent = await world.signedInAs('lead');
  const others = [await world.signedInAs('agent'), await world.signedInAs('agent')];
  await workedForYears(world, many, others.map((one) => one.staffId));
}, 600_000);
afterAll(() => world.close());

/** Once an hour whoever opened the widget and never spoke is looked for: by age, which has no index, since every visit would write it. */
const hourly = /^\s*delete from visitors where id in/;

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Node[];
}

/** Tables that are walked through from end to end, statement → tables. */
async function walksOf(texts: ReadonlySet<string>): Promise<Record<string, string[]>> {
  const client = await world.centre.house.db.dedicated();
  try {
    await client.query(`begin; set local app.brand_id = '${world.brandId}'`);
    const { rows: tables } = await client.query<{ relname: string }>(`select relname from pg_class where relkind = 'r' and reltuples >= ${many / 2}`);
    const large = new Set(tables.map((table) => table.relname));
    expect(large.size).toBeGreaterThan(10);
    const found: Record<string, string[]> = {};
    for (const text of texts) {
      const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Node }[] }>(`explain (generic_plan, format json) ${text}`);
      const walked: string[] = [];
      const look = (node: Node): void => {
        const table = node['Relation Name'];
        if (node['Node Type'] === 'Seq Scan' && table !== undefined && large.has(table)) walked.push(table);
        node.Plans?.forEach(look);
      };
      rows[0]?.['QUERY PLAN'].forEach(({ Plan }) => look(Plan));
      if (walked.length > 0) found[text.replace(/\s+/g, ' ').trim().slice(0, 600)] = walked;
    }
    return found;
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

/** A morning: customers come and write at once, are answered, their matters are opened, promised, solved and asked after. */
async function aMorning(): Promise<void> {
  await signOn(world, agent);
  const visitors = await Promise.all(Array.from({ length: 3 }, async () => {
    const visitor = new Visitor(world.baseUrl);
    await visitor.open('yunque');
    return visitor;
  }));
  const chats = await Promise.all(visitors.map((visitor, i) => visitor.start(`洗衣机漏水 ${i}`, { name: '欧阳静' })));
  await world.centre.settle();
  for (const { id } of chats) await agent.call('POST', `/api/interactions/${id}/take`);
  await acceptAll(world, agent);
  await Promise.all(visitors.flatMap((visitor) => ['还是漏水', '请快一点'].map((text) => visitor.must('POST', '/api/visitor/messages', { key: randomUUID(), text }))));
  await Promise.all(visitors.map((visitor) => visitor.connect()));
  await world.centre.settle();
  for (const { id } of chats) {
    await agent.must('POST', `/api/interactions/${id}/messages`, { key: randomUUID(), text: '您好，我来帮您看看' });
    const { id: caseId } = await agent.must<{ id: string }>('POST', '/api/cases', { title: '漏水', interactionId: id });
    const promise = await agent.must<{ id: string }>('POST', '/api/commitments', { text: '明天回电', dueAt: new Date(world.clock.now().getTime() + 3_600_000).toISOString(), interactionId: id });
    await world.centre.settle();
    await agent.must('POST', `/api/commitments/${promise.id}/keep`);
    await agent.must('POST', `/api/interactions/${id}/end`, { reason: 'resolved' });
    await agent.must('POST', `/api/interactions/${id}/wrap-up`, { disposition: 'answered' });
    await agent.must('POST', `/api/cases/${caseId}/solve`, {});
  }
  await Promise.all(visitors.map((visitor) => visitor.must('POST', '/api/visitor/messages', { key: randomUUID(), text: '还有一件事' })));
  await world.centre.settle();
  visitors.forEach((visitor) => visitor.hangUp());
  world.clock.pass({ hours: 2 });
  await world.centre.sweep();
}

test('nothing that is asked in a morning walks through a table that grows', async () => {
  const { statements } = await statementsOf(aMorning);
  const texts = new Set(statements.map(({ text }) => text).filter((text) => /^\s*(select|with|insert|update|delete)/i.test(text) && !hourly.test(text)));
  expect(texts.size).toBeGreaterThan(100);
  expect(await walksOf(texts)).toEqual({});
});
