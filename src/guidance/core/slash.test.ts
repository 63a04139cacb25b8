import { expect, test } from 'vitest';
import { slashToken, whatFits } from './slash.ts';

test.each([
  ['/', 1, { from: 0, words: '' }],
  ['/rn', 3, { from: 0, words: 'rn' }],
  ['您好，/久等', 6, { from: 3, words: '久等' }],
  ['a /wait', 4, { from: 2, words: 'w' }],
  ['1/2', 3, null],
  ['https://x', 9, null],
  ['/wait 然后', 8, null],
  ['', 0, null],
])('%j at %d', (text, caret, token) => expect(slashToken(text, caret)).toEqual(token));

const replies = [
  { shortcut: 'waiting', title: { zh: '请稍候', en: 'One moment' }, initials: 'qsh' },
  { shortcut: 'wait', title: { zh: '让您久等', en: 'Sorry for the wait' }, initials: 'rnjd' },
];
test.each([['', ['waiting', 'wait']], ['rn', ['wait']], ['久等', ['wait']], ['SORRY', ['wait']], ['wait', ['wait', 'waiting']], ['zz', []]])('%j finds', (words, found) => {
  expect(whatFits(replies, words).map((one) => one.shortcut)).toEqual(found);
});
