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
  { shortcut: 'waiting', title: { zh: '请稍候', en: 'One moment' }, initials: 'qsh', text: { zh: '请稍候，我查一下。', en: 'One moment, please.' } },
  { shortcut: 'wait', title: { zh: '让您久等', en: 'Sorry for the wait' }, initials: 'rnjd', text: { zh: '抱歉让您久等了。', en: 'I am sorry you had to wait.' } },
  { shortcut: 'sorry', title: { zh: '致歉', en: 'Apology' }, initials: 'zq', text: { zh: '实在抱歉。', en: 'I apologise.' } },
  { shortcut: 'sq', title: { zh: '售前', en: 'Before buying' }, initials: 'sq', text: { zh: '您想了解哪一款？', en: 'Which one?' } },
];
test.each([
  ['', ['waiting', 'wait', 'sorry', 'sq']], ['rn', ['wait']], ['久等', ['wait']], ['SORRY', ['sorry', 'wait']], ['sor', ['sorry', 'wait']], ['wait', ['wait', 'waiting']],
  ['抱歉', ['wait', 'sorry']], ['mom', ['waiting']], ['zz', []],
])('%j finds, the best first', (words, found) => {
  expect(whatFits(replies, words).map((one) => one.shortcut)).toEqual(found);
});
