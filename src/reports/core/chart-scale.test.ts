import { expect, test } from 'vitest';
import { labelledPlaces, roundTop, runsOf } from './chart-scale.ts';

test('the top of a chart is a round number that holds all', () => {
  expect([0, 1, 3, 4.2, 7, 9, 23, 41, 99, 100, 101, 1700].map((value) => roundTop(value))).toEqual([4, 4, 4, 8, 8, 12, 24, 60, 100, 100, 120, 2000]);
  expect(roundTop(3, 20)).toBe(20);
});

test('at most so many labels, evenly placed, the first always', () => {
  expect(labelledPlaces(48, 12)).toEqual([0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44]);
  expect(labelledPlaces(3, 12)).toEqual([0, 1, 2]);
  expect(labelledPlaces(0, 12)).toEqual([]);
});

test('what cannot be said leaves a gap in the line', () => {
  expect(runsOf([1, 2, null, null, 3, null])).toEqual([[{ at: 0, value: 1 }, { at: 1, value: 2 }], [{ at: 4, value: 3 }]]);
});
