import { expect, test } from 'vitest';
import { openingOf } from './clock-words.ts';
import { waitWords } from './core/wait-words.ts';
import { megabytes } from './file-words.ts';
import { placeSentence, rangeSentence, reasonSentence, systemSentence, wordsIn } from './words.ts';

const zh = wordsIn('zh');
const en = wordsIn('en');
const wait = (position: number, lowSeconds: number | null, highSeconds: number | null, word: string | null) => waitWords({ position, lowSeconds, highSeconds, word, mayKeepPlace: true }, null);

test('both languages know the same reasons and the same system lines', () => {
  expect(Object.keys(en.reasons).sort()).toEqual(Object.keys(zh.reasons).sort());
  expect(Object.keys(en.system).sort()).toEqual(Object.keys(zh.system).sort());
});

test('a customer is addressed as 您', () => {
  const said = JSON.stringify(zh, (_, value: unknown) => (typeof value === 'function' ? String(value) : value));
  expect(said).not.toContain('你');
});

test('the wait in words: a range, the next one, the reason without a number', () => {
  const three = wait(3, 130, 350, null);
  expect([placeSentence(zh, three), rangeSentence(zh, three), reasonSentence(zh, three)]).toEqual(['您前面还有 2 位', '预计等待 2–6 分钟', null]);
  expect([placeSentence(en, three), rangeSentence(en, three)]).toEqual(['2 people before you', 'about 2–6 minutes']);
  expect(placeSentence(en, wait(2, 0, 30, null))).toBe('1 person before you');
  const next = wait(1, 0, 30, null);
  expect([placeSentence(zh, next), rangeSentence(zh, next)]).toEqual(['下一位就是您', '预计不到 1 分钟']);
  const nobody = wait(2, null, null, 'wait.nobody_here');
  expect([rangeSentence(zh, nobody), reasonSentence(zh, nobody)]).toEqual([null, zh.reasons['nobody_here']]);
  expect(placeSentence(zh, wait(2, null, null, 'wait.closed'))).toBeNull();
  // With nobody to serve them nobody is "next"; how many stand before them is true all the same.
  expect(placeSentence(zh, wait(1, null, null, 'wait.nobody_here'))).toBeNull();
  expect(placeSentence(zh, wait(3, null, null, 'wait.nobody_here'))).toBe('您前面还有 2 位');
});

test('a word that this widget does not know yet still ends in an honest sentence', () => {
  expect(reasonSentence(zh, wait(2, null, null, 'wait.of_a_later_version'))).toBe(zh.noFigure);
  expect(reasonSentence(zh, wait(2, 60, 90, 'wait.rose_of_a_later_version'))).toBe(zh.reasons['longer_than_expected']);
  expect(reasonSentence(zh, wait(2, 60, 90, 'wait.rose.fewer_agents'))).toBe(zh.reasons['fewer_agents']);
});

test('system lines: known keys become sentences, unknown keys stay unseen, sentences stay sentences', () => {
  expect(systemSentence(zh, 'interactions:line.requeued')).toBe('正在为您重新安排客服，您的位置不变');
  expect(systemSentence(zh, 'interactions:line.assigned|{"name":"林晓"}')).toBe('林晓已接入，为您服务');
  expect(systemSentence(en, 'interactions:line.transferred|{"queue":"$& {name}"}')).toBe('You were passed on to “$& {name}”; no need to say it all again');
  expect(systemSentence(zh, 'interactions:line.later_key|{"a":1}')).toBeNull();
  expect(systemSentence(zh, 'interactions:line.assigned|{broken')).toBe('interactions:line.assigned|{broken');
  expect(systemSentence(zh, '人工客服已接入')).toBe('人工客服已接入');
});

test('sizes and opening times as people say them', () => {
  expect([megabytes(900), megabytes(20_480), megabytes(10 * 1024 * 1024), megabytes(1.26 * 1024 * 1024)]).toEqual(['900 B', '20 KB', '10 MB', '1.3 MB']);
  const now = new Date(2026, 10, 21, 20, 0).getTime();
  const opens = new Date(2026, 10, 23, 9, 0).toISOString();
  expect(zh.closed(openingOf(zh, opens, now))).toContain('我们星期一 09:00 开始服务');
  expect(en.closed(openingOf(en, opens, now))).toContain('open on Monday at 09:00.');
});
