import { expect, test } from 'vitest';
import { titleFrom } from './title.ts';

test('the first sentence that says something', () => {
  expect(titleFrom('脱水噪音很大！修了两次。', '洗衣机')).toBe('脱水噪音很大');
  expect(titleFrom('\n\n。。  门封漏水\n第二行', '')).toBe('门封漏水');
});

test('without a word of what happened the product, and without that the matter itself', () => {
  expect(titleFrom(' \n', 'XQG100 滚筒\n序列号 1')).toBe('XQG100 滚筒');
  expect(titleFrom('', '')).toBe('投诉');
  expect(titleFrom('！？', '  ')).toBe('投诉');
});

test('forty characters whole, a rare one counted once and never cut in two', () => {
  expect(titleFrom('𠮷'.repeat(40), '')).toBe('𠮷'.repeat(40));
  const cut = titleFrom('𠮷'.repeat(41), '');
  expect([Array.from(cut).length, cut.isWellFormed(), cut.endsWith('𠮷…')]).toEqual([40, true, true]);
});
