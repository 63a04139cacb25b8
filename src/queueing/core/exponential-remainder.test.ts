import { expect, test } from 'vitest';
import { exponentialRemainder } from './exponential-remainder.ts';

test.each([
  [1e-9, 4.999999998333333e-19], [0.05, 0.0012294245007140091], [0.0999999, 0.004837408519705901], [0.1000001, 0.004837427552222293], [-0.05, 0.0012710963760240396], [-3, 16.085536923187668], [20, 19.000000002061153], [1000, 999],
])('r(%f)', (z, exact) => {
  expect(Math.abs(exponentialRemainder(z) / exact - 1)).toBeLessThan(1e-14);
});

test('nothing remains at 0', () => {
  expect(exponentialRemainder(0)).toBe(0);
});
