import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import type { Brand } from './contract.ts';
import type { Client } from '../../test/kit/client.ts';
import { openWorld, type World } from '../../test/kit/world.ts';

let world: World;
let admin: Client;
beforeAll(async () => {
  world = await openWorld();
  admin = await world.signedInAs('administrator');
});
afterAll(() => world.close());

const put = (body: Record<string, unknown>) => admin.must<Brand>('PUT', '/api/brand', body);
const told = async () => {
  await world.centre.settle();
  return world.act((act) => act.rows<{ detail: unknown }>(sql`select detail from events where brand_id = ${act.brandId} and name = 'brand.changed' order by seq`));
};

test('only what is named changes: one setting leaves the others, and the pages that may embed the widget stay listed', async () => {
  await put({ settings: { widgetOrigins: ['https://shop.example'], greeting: { zh: '您好', en: 'Hello' } } });
  const after = await put({ settings: { clockDays: 'working' } });
  expect(after.settings).toMatchObject({ widgetOrigins: ['https://shop.example'], greeting: { zh: '您好', en: 'Hello' }, clockDays: 'working' });
  expect(await admin.must('GET', '/api/brand')).toEqual(after);
});

test('the trail tells what changed, from what to what; customers’ texts by name only; nothing when nothing did', async () => {
  const before = (await told()).length;
  await put({ name: '云雀家电', zone: 'Asia/Shanghai', settings: { clockDays: 'natural', complaintNotice: { zh: '请拨打 12315', en: '' } } });
  await put({ name: '云雀家电', settings: { clockDays: 'natural' } });
  expect((await told()).slice(before).map((event) => event.detail)).toEqual([
    { changed: ['name', 'complaintNotice', 'clockDays'], before: { name: '云雀电器', clockDays: 'working' }, after: { name: '云雀家电', clockDays: 'natural' } },
  ]);
});

test('two who change the brand at once keep each other’s changes, and a renewed secret stays renewed', async () => {
  const { secret: first } = await admin.must<{ secret: string }>('POST', '/api/brand/widget-secret/show');
  const [, , , renewed] = await Promise.all([
    put({ settings: { clockDays: 'working' } }), put({ settings: { widgetOrigins: ['https://a.example'] } }), put({ name: '云雀' }), admin.must<{ secret: string }>('POST', '/api/brand/widget-secret'),
  ]);
  expect(await admin.must('GET', '/api/brand')).toMatchObject({ name: '云雀', settings: { clockDays: 'working', widgetOrigins: ['https://a.example'] } });
  const { secret } = await admin.must<{ secret: string }>('POST', '/api/brand/widget-secret/show');
  expect([secret === renewed.secret, secret === first]).toEqual([true, false]);
});

test('no change of any kind fills in what was not named', () => {
  for (const { method, path, body } of world.centre.routes) {
    if (method !== 'PUT' || body === undefined) continue;
    const nothing = body.safeParse({});
    if (nothing.success) expect([path, nothing.data]).toEqual([path, {}]);
  }
});
