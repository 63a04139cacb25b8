import { expect, test } from 'vitest';
import { answerDueAtMs } from './answer-due.ts';

const promised = { targetSeconds: 20, nextAnswerSeconds: 60 };

test('the first answer by the service target, every later one by the next-answer promise, both from when the customer began to wait', () => {
  expect(answerDueAtMs(1_000_000, { ...promised, wasAnswered: false })).toBe(1_020_000);
  expect(answerDueAtMs(1_000_000, { ...promised, wasAnswered: true })).toBe(1_060_000);
});

test('without a queue nothing is promised; a promise of no seconds is due at once', () => {
  expect(answerDueAtMs(0, { wasAnswered: false, targetSeconds: null, nextAnswerSeconds: 60 })).toBeNull();
  expect(answerDueAtMs(0, { wasAnswered: true, targetSeconds: 20, nextAnswerSeconds: null })).toBeNull();
  expect(answerDueAtMs(5, { wasAnswered: false, targetSeconds: 0, nextAnswerSeconds: null })).toBe(5);
});
