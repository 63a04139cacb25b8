/**
 * The one box over 100,000 customers, asked over HTTP by one agent: milliseconds per kind of query, rare and common words apart.
 * Target: p95 < 100 ms. `node bench/customer-search.ts [customers] [rounds]`
 */
import pg from 'pg';
import { readName } from '#customers/core/name.ts';
import { customerGrams } from '../src/customers/grams.ts';
import { keepResult, openBenchCentre, spread } from './bench-centre.ts';

const customers = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 40);
/** Every n-th owns a product, every m-th has left a mail and a note. */
const seconds = { product: 3, mail: 4, note: 5 };

/** Park–Miller: the same brand every time. */
let seed = 20261121;
const dice = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
const one = <T>(list: readonly T[]): T => list[dice(list.length)] as T;
const surnames = [...'王王王王王王王李李李李李李李张张张张张张刘刘刘刘陈陈陈陈杨杨杨黄黄赵赵吴吴周周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文'];
const compounds = ['欧阳', '司马', '诸葛', '上官', '令狐', '慕容'];
const given = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂玉萍红玲建国华文辉力林鑫波斌宇浩凯健俊帆雪琳晶倩颖慧婷雨欣怡佳嘉晨子轩梓涵一诺博思远志宏海燕春梅冬生'];
const notes = ['喜欢下午联系', '滚筒洗衣机脱水噪音，已约上门', '冰箱门封漏气', '要求发票', '上次维修很满意', '请用普通话', '快递放门卫', '空调不制冷，等配件'];

interface Person { id: string; number: string; name: string; phone: string; mail: string; serial: string; note: string }
const uuid = (kind: number, n: number): string => `01a10000-000${kind}-7000-8000-${n.toString(16).padStart(12, '0')}`;
const people = Array.from({ length: customers }, (_, n): Person => {
  const surname = dice(200) === 0 ? one(compounds) : one(surnames);
  return {
    id: uuid(1, n), number: `K-${1001 + n}`, name: n === 777 ? '欧阳静䶮' : surname + one(given) + (dice(3) === 0 ? '' : one(given)), phone: `+861${one(['38', '39', '50', '86', '77'])}${String(dice(100_000_000)).padStart(8, '0')}`,
    mail: n % seconds.mail === 0 ? `user${dice(900_000) + 100_000}@${one(['qq.com', '163.com', 'example.com'])}` : '', serial: n % seconds.product === 0 ? `QC-${20 + dice(7)}-${one(['A', 'B', 'C'])}${dice(9)} ${String(n).padStart(6, '0')}` : '', note: n % seconds.note === 0 ? one(notes) : '',
  };
});

async function sow(databaseUrl: string, brandId: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`set app.brand_id = '${brandId}'`);
  for (let from = 0; from < people.length; from += 2000) {
    const some = people.slice(from, from + 2000).map((person, i) => {
      const { surname, givenName } = readName(person.name);
      const identities = [{ kind: 'phone', value: person.phone }, ...(person.mail === '' ? [] : [{ kind: 'mail', value: person.mail }])];
      const grams = customerGrams({ ...person, surname, givenName, accountName: '', manner: '', identities, serials: person.serial === '' ? [] : [person.serial] });
      return { ...person, surname, given_name: givenName, grams, n: from + i, phone_id: uuid(2, from + i), mail_id: uuid(3, from + i), product_id: uuid(4, from + i) };
    });
    const rows = `jsonb_to_recordset($1::jsonb) as r(id uuid, number text, name text, surname text, given_name text, note text, grams text[], n int, phone text, mail text, serial text, phone_id uuid, mail_id uuid, product_id uuid)`;
    const given1 = [JSON.stringify(some)];
    await client.query('begin');
    await client.query(`insert into customers (id, brand_id, number, name, surname, given_name, note, grams, created_at, changed_at) select id, '${brandId}', number, name, surname, given_name, note, grams, now() - n * interval '1 minute', now() - n * interval '1 minute' from ${rows}`, given1);
    await client.query(`insert into identities (id, brand_id, customer_id, kind, value, created_at) select phone_id, '${brandId}'::uuid, id, 'phone', phone, now() from ${rows} union all select mail_id, '${brandId}'::uuid, id, 'mail', mail, now() from ${rows} where mail <> ''`, given1);
    await client.query(`insert into installed_products (id, brand_id, customer_id, model, name, serial, serial_key, created_at) select product_id, '${brandId}', id, 'XQG100', '滚筒洗衣机', serial, upper(regexp_replace(serial, '[^A-Za-z0-9]', '', 'g')), now() from ${rows} where serial <> ''`, given1);
    await client.query('commit');
  }
  // What autovacuum does in a living house within minutes.
  await client.query('vacuum analyze customers; ').catch(() => {});
  await client.query('vacuum analyze identities').catch(() => {});
  await client.query('vacuum analyze installed_products').catch(() => {});
  await client.end();
}

const someone = (): Person => one(people);
const kinds: Record<string, () => string> = {
  wholeName: () => someone().name,
  commonSurname: () => one(['王', '李', '张']),
  twoCharacters: () => `${one(surnames)}${one(given)}`,
  compoundSurname: () => one(compounds),
  rareCharacter: () => '䶮',
  pinyinInitials: () => one(['oyj', 'wj', 'zxm', 'lh', 'cyx', 'smw']),
  wholePinyin: () => one(['wangwei', 'zhangli', 'ouyang', 'liuyang', 'chenjie']),
  halfTyped: () => one(['wan', 'zh', 'ouy', 'lin', 'xia']),
  phoneTail: () => someone().phone.slice(-4),
  wholePhone: () => someone().phone.slice(3),
  number: () => someone().number,
  mail: () => people[dice(customers / seconds.mail) * seconds.mail]?.mail ?? '',
  mailDomain: () => one(['qq.com', '163.com']),
  serial: () => people[dice(Math.floor(customers / seconds.product)) * seconds.product]?.serial ?? '',
  noteWord: () => one(['脱水噪音', '发票', '门封', '"上次维修"']),
  nameAndTail: () => { const person = someone(); return `${person.name.slice(0, 1)} ${person.phone.slice(-4)}`; },
  nothingHasIt: () => one(['鬱鬱蔥蔥', 'qqqzzz', '77777777777777', 'K-99999999']),
};

const started = performance.now();
const centre = await openBenchCentre({ prepare: sow });
const seededSeconds = Math.round((performance.now() - started) / 1000);
const result: Record<string, unknown> = {};
for (let warm = 0; warm < 20; warm++) await centre.agent.get(`/api/customers?q=${encodeURIComponent(someone().name)}&limit=20`);
for (const [kind, ask] of Object.entries(kinds)) {
  const latencies: number[] = [];
  let answers = 0;
  for (let round = 0; round < rounds; round++) {
    const q = ask();
    const before = performance.now();
    const { body } = await centre.agent.get<{ items: unknown[] }>(`/api/customers?q=${encodeURIComponent(q)}&limit=20`);
    latencies.push(performance.now() - before);
    answers += body.items.length;
  }
  result[kind] = { ...spread(latencies), answersEach: Math.round((answers / rounds) * 10) / 10 };
}
const list: number[] = [];
for (let round = 0; round < rounds; round++) {
  const before = performance.now();
  await centre.agent.get('/api/customers?limit=50');
  list.push(performance.now() - before);
}
await centre.close();
keepResult('customer-search', { customers, seededSeconds, milliseconds: { ...result, newestFifty: spread(list) }, target: 'p95 < 100 ms' });
process.exit(0);
