import { expect, test } from 'vitest';
import { newestOf } from './newest.ts';

const rows = [1, 5, 3, 5, 2].map((atMs, i) => ({ id: 'abcde'[i] ?? '', atMs }));

test('the newest are chosen, not the first that come; ties stand the same however the rows came', () => {
  expect(newestOf(rows, 3).map((row) => row.id)).toEqual(['b', 'd', 'c']);
  expect(newestOf(rows.toReversed(), 3).map((row) => row.id)).toEqual(['b', 'd', 'c']);
});
