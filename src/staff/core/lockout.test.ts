import { expect, test } from 'vitest';
import { afterFailure, type Failures } from './lockout.ts';

const fail = (times: number, gapMs = 1000): ReturnType<typeof afterFailure> => {
  let state: Failures | undefined;
  let last = afterFailure(undefined, 0);
  for (let i = 0; i < times; i++) state = last = afterFailure(state, i * gapMs);
  return last;
};

test('four wrong passwords lock nobody out, the fifth locks for a minute', () => {
  expect(fail(4).lockedUntilMs).toBeUndefined();
  expect(fail(5).lockedUntilMs).toBe(4000 + 60_000);
});
test('each further failure doubles the lock, up to an hour', () => {
  expect(fail(7).lockedUntilMs).toBe(6000 + 240_000);
  expect(fail(40).lockedUntilMs).toBe(39_000 + 3_600_000);
});
test('a quiet day forgets', () => {
  expect(afterFailure({ failures: 9, lastAtMs: 0 }, 86_400_001)).toEqual({ failures: 1, lastAtMs: 86_400_001, lockedUntilMs: undefined });
});
