import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import type { Client } from '../../test/kit/client.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { Customer, CustomerList } from './contract.ts';
import { spellingsOf } from './grams.ts';
import { naughty } from './naughty.fixture.ts';

let world: World;
let agent: Client;
const ids = new Map<string, Customer>();
const people = [
  { name: '欧阳静', honorific: 'ms', reach: [{ kind: 'phone', value: '13800138000' }, { kind: 'mail', value: 'ouyang.jing@example.com' }], note: '滚筒洗衣机脱水噪音' },
  { name: '欧阳娜', reach: [{ kind: 'phone', value: '010 8888 9999' }], note: '脱水之后有噪音，像坏了' },
  { name: '阳静怡' },
  { name: '吕布', reach: [{ kind: 'phone', value: '+1 213 373 4253' }] },
  { name: '䶮小芳' },
  { name: '單雄信', note: '冰箱維修' },
  { name: 'John Smith', language: 'en' },
  { name: '王伟' }, { name: '王伟平' }, { name: '汪伟' },
] as const;

beforeAll(async () => {
  world = await openWorld();
  agent = await world.signedInAs('agent');
  for (const person of people) {
    ids.set(person.name, await agent.must<Customer>('POST', '/api/customers', person));
    world.clock.pass({ minutes: 1 });
  }
  await agent.must('POST', `/api/customers/${ids.get('欧阳静')?.id}/products`, { name: '滚筒洗衣机', model: 'XQG100-B14', serial: 'QC-26-A7 0042' });
});
afterAll(() => world.close());

const found = async (q: string) => (await agent.must<CustomerList>('GET', `/api/customers?q=${encodeURIComponent(q)}`)).items.map((item) => item.name);

test('欧阳静 is found by her name, a part of it, pinyin, initials, tail, number, mail, serial and what was noted', async () => {
  const number = ids.get('欧阳静')?.number ?? '';
  for (const q of [
    '欧阳静', '欧阳', '阳静', 'oyj', 'OYJ', 'oy', 'ouyangjing', 'ouyang jing', 'OuYang', 'ouyangj', 'jing', '8000', '13800138000', '138 0013 8000', '+86 138-0013-8000', '１３８００１３８０００',
    number, number.toLowerCase(), number.replace('-', ''), 'ouyang.jing@example.com', 'ouyang.jing', 'QC-26-A7 0042', 'QC26A70042', 'qc26 a70042', 'QC 26-A7/00-42', 'A7', '滚筒洗衣机', '歐陽靜', '欧阳静 8000', 'ouyang 8000', '"欧阳静"', '“脱水噪音”',
  ]) expect(await found(q), q).toContain('欧阳静');
});

test('and by nothing that is not hers', async () => {
  for (const q of ['欧阳静静', '静阳', 'oyn', 'ouyangjingx', '8001', 'K-999999', 'jing@example.org', '"阳欧"', 'QC-26-A7 0043', 'QC26A70043', 'QC26A7004', 'oyj 9999', '欧阳 9999']) expect(await found(q), q).not.toContain('欧阳静');
});

test('words in quotes must stand together; without quotes both are found', async () => {
  expect(await found('"脱水噪音"')).toEqual(['欧阳静']);
  expect((await found('脱水 噪音')).toSorted()).toEqual(['欧阳娜', '欧阳静']);
  expect((await found('“噪音”')).toSorted()).toEqual(['欧阳娜', '欧阳静']);
});

test('ü is typed as v or u; surnames are read as surnames; a rare surname has its pinyin', async () => {
  for (const q of ['lvbu', 'lubu', 'lb', 'lv']) expect(await found(q), q).toEqual(['吕布']);
  for (const q of ['shanxiongxin', 'sxx', '单雄信', '單雄信', '维修', '維修']) expect(await found(q), q).toEqual(['單雄信']);
  for (const q of ['䶮', '䶮小芳', 'yanxiaofang', 'yxf']) expect(await found(q), q).toEqual(['䶮小芳']);
});

test('a landline is found by its tail and with its area code, a number abroad however it is grouped', async () => {
  for (const q of ['9999', '01088889999', '(010) 8888-9999', '88889999']) expect(await found(q), q).toEqual(['欧阳娜']);
  for (const q of ['4253', '+12133734253', '2133734253']) expect(await found(q), q).toEqual(['吕布']);
});

test('a Latin name is found by either part while it is being typed', async () => {
  for (const q of ['john', 'smi', 'Smith', 'john smith', 'Smith John', 'js', 'JOHN S']) expect(await found(q), q).toEqual(['John Smith']);
});

test('who is called exactly so stands first, then whose name begins so, then the latest', async () => {
  expect(await found('王伟')).toEqual(['王伟', '王伟平']);
  expect((await found('ww')).toSorted()).toEqual(['汪伟', '王伟', '王伟平'].toSorted());
});

test('a query in which nothing can be looked for finds nobody; an empty one shows the latest', async () => {
  for (const q of ['!', '"', '%', '___', '""', '\\', '（）']) expect(await found(q), q).toEqual([]);
  expect(await found('   ')).toHaveLength(people.length);
});

test('after a change the old spelling finds nobody, the new one does', async () => {
  const { id } = await agent.must<Customer>('POST', '/api/customers', { name: '慕容復' });
  await agent.must('PUT', `/api/customers/${id}`, { name: '段誉' });
  expect([await found('murong'), await found('慕容'), await found('duanyu'), await found('段誉')]).toEqual([[], [], ['段誉'], ['段誉']]);
});

test('every naughty string is stored and shown byte for byte as a name and a note, and breaks no search', async () => {
  for (const text of naughty) {
    const made = await agent.post<Customer>('/api/customers', { name: text, note: text });
    if (/[\r\n\0]/.test(text) || text.length === 0 || text.length > 120) expect(made.status, JSON.stringify(text)).toBe(422);
    else {
      expect(made.status, JSON.stringify(text)).toBe(201);
      const seen = await agent.must<Customer>('GET', `/api/customers/${made.body.id}`);
      expect([seen.name, seen.note]).toEqual([text.toWellFormed(), text.toWellFormed()]);
    }
    const asked = await agent.get(`/api/customers?q=${encodeURIComponent(text.toWellFormed().slice(0, 200))}`);
    expect([200, 422], JSON.stringify(text)).toContain(asked.status);
  }
}, 60_000);

test('PostgreSQL may use the index of grams behind the brand fence: without this mark every search reads the whole table', async () => {
  const [row] = await world.act((act) => act.rows<{ proleakproof: boolean }>(sql`select proleakproof from pg_proc where oid = 'pg_catalog.arraycontains(anyarray, anyarray)'::regprocedure`));
  expect(row?.proleakproof).toBe(true);
});

test('spellings: every way a name is begun in Latin letters', () => {
  expect(spellingsOf({ surname: '欧阳', givenName: '静' })).toEqual(['ouyangjing', 'ouyang', 'jing', 'oyj']);
  expect(spellingsOf({ surname: '吕', givenName: '布' })).toEqual(['lvbu', 'lubu', 'lv', 'lu', 'bu', 'lb']);
  expect(spellingsOf({ surname: '𠮷', givenName: '野' })).toContain('ye');
  expect(spellingsOf({ surname: '', givenName: '' })).toEqual([]);
});

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog).toEqual([]));
