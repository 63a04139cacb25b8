import { expect, test } from 'vitest';
import { spread } from './spread.ts';

const lead = (id: string, rank: number, open: number) => ({ id, rank, open });

test('whoever has the fewest takes the next, until all have as many', () => {
  expect(spread(5, [lead('a', 0, 2), lead('b', 0, 0)])).toEqual(['b', 'b', 'a', 'b', 'a']);
});

test('nobody further away is asked while somebody near is here, however much they have', () => {
  expect(spread(3, [lead('administrator', 2, 0), lead('own team', 0, 40), lead('other team', 1, 0)])).toEqual(['own team', 'own team', 'own team']);
});

test('nothing to spread, and nobody to take it', () => {
  expect([spread(0, [lead('a', 0, 0)]), spread(4, [])]).toEqual([[], []]);
});
