import { expect, test } from 'vitest';
import { pageOf, readCursor } from './cursor.ts';

const id = '01930000-0000-7000-8000-00000000000a';
const at = new Date('2026-11-21T08:00:00.123Z');

test('what a page ended with is where the next one begins', () => {
  const page = pageOf([{ id: 'first', at: null }, { id, at }, { id: 'of the next page', at }], 2, (row) => row.at);
  expect(page.rows.map((row) => row.id)).toEqual(['first', id]);
  expect(readCursor(page.nextCursor ?? '')).toEqual({ at, id });
  expect(readCursor(undefined)).toBeUndefined();
});

test('a page behind which nothing comes is the last one, also when it is full', () => {
  for (const rows of [[], [{ id, at }], [{ id, at }, { id, at }]]) expect(pageOf(rows, 2, (row) => row.at)).toEqual({ rows, nextCursor: null });
});

test('a made-up one is refused by name', () => {
  for (const made of ['', 'x', `${at.getTime()}`, `${at.getTime()}.`, `-1.${id}`, `1e3.${id}`, `${at.getTime()}.${id}'--`, `${at.getTime()}.${id.toUpperCase()}`, `99999999999999999.${id}`, `${at.getTime()}.${'-'.repeat(36)}`]) {
    expect(() => readCursor(made), made).toThrow('kit.wrongCursor');
  }
});
