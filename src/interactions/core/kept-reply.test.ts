import { expect, test } from 'vitest';
import { keptReplyOf } from './kept-reply.ts';

test('a reply by mail is known by its letter and by what it is about', () => {
  const about = ['interaction', 'i1'];
  expect(keptReplyOf({ about, template: 'interactions:mail.keptReply' })).toBe('i1');
  expect(keptReplyOf({ about, template: 'interactions:mail.keptReplyFiles' })).toBe('i1');
});

test('a word to a case, another letter and one about nothing are none', () => {
  expect(keptReplyOf({ about: ['case', 'c1'], template: 'interactions:mail.keptReply' })).toBeUndefined();
  expect(keptReplyOf({ about: ['interaction', 'i1'], template: 'followups:mail.survey' })).toBeUndefined();
  expect([keptReplyOf({ template: 'interactions:mail.keptReply' }), keptReplyOf({}), keptReplyOf(null)]).toEqual([undefined, undefined, undefined]);
});
