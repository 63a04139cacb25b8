import { expect, test } from 'vitest';
import { isAskedAfter, isUnsatisfied, scores, wayOf } from './answer.ts';

test('1, 2 or “not solved” asks for action; nothing else does', () => {
  expect(scores.map((score) => isUnsatisfied({ score, solved: null }))).toEqual([true, true, false, false, false]);
  expect(scores.map((score) => isUnsatisfied({ score, solved: true }))).toEqual([true, true, false, false, false]);
  expect(scores.every((score) => isUnsatisfied({ score, solved: false }))).toBe(true);
  expect(isUnsatisfied({ score: null, solved: null })).toBe(false);
});

test('whoever is here is asked here; whoever left is asked by mail, once a week', () => {
  const away = { isSaidThere: false, isHere: false, isTalking: false, hasPage: true, hasMail: true, wasMailedLately: false };
  expect(wayOf({ ...away, isHere: true })).toBe('page');
  expect(wayOf(away)).toBe('mail');
  expect(wayOf({ ...away, wasMailedLately: true })).toBe('page');
  expect(wayOf({ ...away, isTalking: true })).toBe('page');
  expect(wayOf({ ...away, isTalking: true, isSaidThere: true })).toBe('chat');
  expect(wayOf({ ...away, hasMail: false })).toBe('page');
  expect(wayOf({ ...away, hasMail: false, hasPage: false })).toBe('none');
});

test('who was never served is not asked how it was', () => {
  expect(isAskedAfter('resolved', true)).toBe(true);
  expect(isAskedAfter('kept_place_done', false)).toBe(true);
  expect(isAskedAfter('customer_left', true)).toBe(true);
  expect(isAskedAfter('customer_left', false)).toBe(false);
  for (const reason of ['abandoned', 'spam', 'closed_by_lead']) expect(isAskedAfter(reason, true)).toBe(false);
});
