import { expect, test } from 'vitest';
import fc from 'fast-check';
import { fold } from './fold.ts';
import { askedWhileTyping, gramsOf, gramsWithBeginnings, matchesText, queryGrams } from './grams.ts';

/** What PostgreSQL does (`grams @> asked`), then the re-check. */
const finds = (text: string, query: string) => {
  const grams = new Set(gramsOf(text));
  const asked = queryGrams(query);
  return asked.length > 0 && asked.every((gram) => grams.has(gram)) && matchesText(text, query);
};

/** Strings that broke other systems; escapes, so that an editor cannot repair them. */
const edges = [
  '\u{20bb7}野家', '王䶮', '阿卜杜拉·买买提', '欧阳娜娜'.repeat(8), '１３８００１３８０００', '锟斤拷烫烫烫', '\ufeff你好', '投\u200b诉', '\u202e退货\u202c',
  '👨\u200d👩\u200d👧\u200d👦🏳️\u200d🌈', 'Zalgo H\u0338\u0321\u032a\u032f\u0368\u034a', '葛\u{e0100}城', '①②③㈱㎏', '张\u3000三', 'a\0b', '主题\r\nBcc: x@y',
  '=HYPERLINK("http://evil","点我")', '投'.repeat(5000), '￥１，２３４．５０', 'ﾃｽﾄ', 'か\u3099', '\ud83d', '\ude00x', "'; drop table customers; --", "a'b\\c", ':* & | ! ( )', '',
];
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constantFrom(...edges), fc.array(fc.constantFrom(...edges)).map((parts) => parts.join('')));

test.each([
  ['我家的滚筒洗衣机脱水噪音很大', '滚筒洗衣机'],
  ['我家的滚筒洗衣机脱水噪音很大', '脱水噪音'],
  ['我家的滚筒洗衣机脱水噪音很大', '机'],
  ['我家的滚筒洗衣机脱水噪音很大', '噪音 洗衣机'],
  ['我家的滚筒洗衣机脱水噪音很大', '"脱水噪音"'],
  ['我家的滚筒洗衣机脱水噪音很大', '“滚筒洗衣机” 噪音'],
  ['联系人王䶮，周三上门', '王䶮'],
  ['联系人王䶮，周三上门', '䶮'],
  ['\u{20bb7}野家的订单', '\u{20bb7}野家'],
  ['維修單號：臺灣', '维修单号'],
  ['维修单号：台湾', '維修單號'],
  ['葛\u{e0100}城先生来电', '葛城'],
  ['投\u200b诉', '投诉'],
  ['我要投诉', '投\u200b诉'],
  ['电话１３８００１３８０００', '13800138000'],
  ['电话13800138000', '１３８００１３８０００'],
  ['电话13800138000', '8000'],
  ['电话 138 0013 8000', '138-0013-8000'],
  ['电话 138 0013 8000', '13800138000'],
  ['电话 138 0013 8000', '138000'],
  ['电话 +86 138-0013-8000', '13800138000'],
  ['电话13800138000', '+86 138 0013 8000'],
  ['电话13800138000', '0086 13800138000'],
  ['2026-11-21 138 0013 8000 100 件', '138 0013 8000'],
  ['工单 TS-20261121-0042 (010) 8888-8888', '01088888888'],
  ['工单 TS-20261121-0042 13800138000', 'TS-20261121-0042'],
  ['工单 TS-20261121-0042', 'TS-20261121-0042'],
  ['工单 TS-20261121-0042', '0042'],
  ['型号 XQG100-B12 的洗衣机', 'xqg100'],
  ['型号 XQG100-B12 的洗衣机', 'XQG'],
  ['iPhone15坏了', 'iphone 坏了'],
  ['Ouyang Jing asked for the Café', 'ouyang cafe'],
  ['Ouyang Jing asked for the Café', '"asked for the"'],
  ['STRASSE ΟΔΟΣ', 'οδος'],
  ['テスト中', 'ﾃｽﾄ'],
  ['か\u3099ある', 'が'],
  ['太好了👍', '👍'],
  ['重量 3㎏', 'kg'],
])('%j is found by %j', (text, query) => {
  expect(finds(text, query)).toBe(true);
});

test.each([
  ['脱水时声音正常，放水噪声没有，只是进水时有噪音', '"脱水噪音"'],
  ['先脱水，水噪，噪音', '"脱水噪音"'],
  ['我要投诉', '表扬'],
  ['我要投诉', '投 表扬'],
  ['a party', '"art"'],
  ['party', 'art'],
  ['Ouyang', 'yang'],
  ['电话13800138000', '13800138001'],
  ['电话13800138000', '0013'],
  ['我要投诉', ''],
  ['我要投诉', '，。！'],
  ['100', '1000'],
])('%j is not found by %j', (text, query) => {
  expect(finds(text, query)).toBe(false);
});

test('words far apart have the pairs, but not the phrase', () => {
  const text = '先脱水，水噪，噪音';
  expect(matchesText(text, '脱水噪音')).toBe(true);
  expect(matchesText(text, '"脱水噪音"')).toBe(false);
  expect(matchesText(text, '「脱水噪音」')).toBe(false);
});

test('a text gives single characters and pairs, words, and the tails of numbers', () => {
  expect(gramsOf('脱水')).toEqual(['脱', '水', '脱水']);
  expect(gramsOf('投诉 Acme')).toEqual(['投', '诉', '投诉', 'acme']);
  expect(gramsOf('1234567')).toEqual(['1234567', '234567', '34567', '4567']);
});

/** The same over an index with beginnings. */
const findsTyped = (text: string, query: string) => {
  const grams = new Set(gramsWithBeginnings(text));
  const { all, either } = askedWhileTyping(query);
  return all.length + either.length > 0 && all.every((gram) => grams.has(gram)) && (either.length === 0 || either.some((gram) => grams.has(gram))) && matchesText(text, query);
};

test.each([
  ['The dishwasher is leaking', 'dis'], ['The dishwasher is leaking', 'dishw'], ['The dishwasher is leaking', 'dishwash'], ['The dishwasher is leaking', 'dishwasher'], ['The dishwasher is leaking', 'leaking dishw'],
  ['洗碗机 Bosch 漏水', '漏水 bos'], ['iPhone15坏了', 'ipho'], ['the', 'the'], ['посудомойка течёт', 'посуд'], ['Ouyang Jing', 'jing ouy'],
])('%j is found while %j is being typed', (text, query) => expect(findsTyped(text, query)).toBe(true));

test.each([['The dishwasher', 'di'], ['The dishwasher', 'disk'], ['The dishwasher', 'dishwater'], ['The dishwasher', 'washer'], ['The dishwasher', '"dishw"'], ['The dishwasher', 'dishw the'], ['的洗衣机', '洗 衣服']])('%j is not found by %j', (text, query) => expect(findsTyped(text, query)).toBe(false));

test('whatever is found without beginnings is found with them, and a text without such words has none', () => {
  fc.assert(fc.property(anyText, anyText, (text, query) => {
    if (finds(text, query)) expect(findsTyped(text, query)).toBe(true);
  }));
  expect(gramsWithBeginnings('我要投诉 400-800-1234')).toEqual(gramsOf('我要投诉 400-800-1234'));
  expect(gramsWithBeginnings('Contact')).toEqual(['contact', '^con', '^cont', '^contac']);
});

test('the word still being typed is known by its beginning, where something else has found the text', () => {
  expect([matchesText('Ouyang Jing asked for the Café', 'jing ouy'), matchesText('Ouyang Jing', '"ouy"'), matchesText('Ouyang Jing', 'ou')]).toEqual([true, false, false]);
  expect(finds('Ouyang Jing', 'ouy')).toBe(false);
});

test('a query of two or more characters asks for pairs only', () => {
  expect(queryGrams('脱水噪音')).toEqual(['脱水', '水噪', '噪音']);
  expect(queryGrams('䶮')).toEqual(['䶮']);
  expect(queryGrams(' ，"" ')).toEqual([]);
});

test('grams are lexemes PostgreSQL accepts: not empty, valid, without NUL, short, few', () => {
  fc.assert(fc.property(anyText, (text) => {
    for (const gram of [...gramsOf(text), ...queryGrams(text)]) {
      expect(gram).not.toBe('');
      expect(gram.isWellFormed()).toBe(true);
      expect(gram).not.toMatch(/[\0\s]/);
      expect(Array.from(gram).length).toBeLessThanOrEqual(64);
    }
  }));
  const everything = Array.from({ length: 20_000 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('') + ' word'.repeat(10) + Array.from({ length: 9000 }, (_, i) => ` ${'w'.repeat(60)}${i}`).join('');
  const grams = gramsOf(everything);
  expect(grams.length).toBeLessThanOrEqual(16_384);
  expect(grams.reduce((sum, gram) => sum + gram.length, 0)).toBeLessThanOrEqual(262_144);
});

test('folding twice is folding once, and never throws', () => {
  fc.assert(fc.property(anyText, (text) => {
    expect(fold(fold(text))).toBe(fold(text));
    expect(fold(text).isWellFormed()).toBe(true);
  }), { numRuns: 1000 });
});

test('any piece of a Chinese text finds it, and quoted too', () => {
  const han = fc.array(fc.oneof(fc.constantFrom(...'脱水噪音维修單號臺灣'), fc.constantFrom('䶮', '\u{20bb7}')), { minLength: 1, maxLength: 40 });
  fc.assert(fc.property(han, fc.nat(), fc.nat(), (letters, a, b) => {
    const from = a % letters.length;
    const part = letters.slice(from, from + 1 + (b % (letters.length - from))).join('');
    const text = letters.join('');
    expect(finds(text, part)).toBe(true);
    expect(finds(text, `"${part}"`)).toBe(true);
  }));
});

test('what the query asks for and the text has, the re-check agrees with the index, half-typed words apart', () => {
  fc.assert(fc.property(anyText, anyText, (text, rawQuery) => {
    const query = rawQuery.replace(/["“「『«＂]/g, ' ');
    const grams = new Set(gramsOf(text));
    const asked = queryGrams(query);
    const byIndex = asked.length > 0 && asked.every((gram) => grams.has(gram));
    if (byIndex) expect(matchesText(text, query)).toBe(true);
  }));
});
