import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalDensity, normalHazard } from './normal.ts';

test.each([
  [0, 0.797884560802865], [1, 1.525135276160981], [-1, 0.2875999709391784], [3, 3.2830986549304364], [10, 10.098093233962512], [40, 40.02496884720726],
])('the hazard at %f', (x, exact) => {
  expect(Math.abs(normalHazard(x) / exact - 1)).toBeLessThan(1e-14);
});

test('what lies above x and what lies below it make one', () => {
  fc.assert(fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (x) => {
    expect(normalDensity(x) / normalHazard(x) + normalDensity(x) / normalHazard(-x)).toBeCloseTo(1, 13);
  }));
});
