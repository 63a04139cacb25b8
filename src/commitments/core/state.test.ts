import { expect, test } from 'vitest';
import { commitmentState, warnAt } from './state.ts';

const minutes = (count: number) => count * 60_000;
const hours = (count: number) => count * 3_600_000;

test('the notice is a fifth of the time, within five minutes and four hours', () => {
  expect(warnAt(0, hours(10))).toBe(hours(8));
  expect(warnAt(0, hours(48))).toBe(hours(44));
  expect(warnAt(0, minutes(10))).toBe(minutes(5));
});
test('what is promised for at once is told of at once, never before it was made', () => expect(warnAt(minutes(100), minutes(103))).toBe(minutes(100)));

test('a promise is kept up to the very moment it is due; after it, late and done', () => {
  const open = { dueAt: 1000, keptAt: null, withdrawnAt: null };
  expect(commitmentState(open, 1000)).toBe('open');
  expect(commitmentState(open, 1001)).toBe('broken');
  expect(commitmentState({ ...open, keptAt: 1000 }, 5000)).toBe('kept');
  expect(commitmentState({ ...open, keptAt: 1001 }, 5000)).toBe('kept_late');
  expect(commitmentState({ ...open, keptAt: 1001, withdrawnAt: 1002 }, 5000)).toBe('withdrawn');
});
