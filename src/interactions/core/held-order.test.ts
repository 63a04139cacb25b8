import { expect, test } from 'vitest';
import { heldOrder } from './held-order.ts';

const row = (id: string, text = '') => ({ id, text });
const ids = (rows: readonly { id: string }[]) => rows.map((one) => one.id).join(' ');
const before = [row('a'), row('b'), row('c')];

test('under the pointer no row moves, and each shows its newest content', () => {
  const held = heldOrder(before, [row('c', 'new words'), row('a'), row('b')], 'moving');
  expect(ids(held.rows)).toBe('a b c');
  expect(held.rows[2]?.text).toBe('new words');
  expect(held.news).toBeGreaterThan(0);
});

test('what comes waits outside and is counted; a gone row keeps its place, marked, while the pointer moves', () => {
  const held = heldOrder(before, [row('x'), row('a'), row('y'), row('c')], 'moving');
  expect(ids(held.rows)).toBe('a b c');
  expect([...held.gone]).toEqual(['b']);
  expect(held.news).toBe(2);
});

test('once the pointer stands still a gone row is gone, the others keep their places, and the new ones still wait', () => {
  const held = heldOrder(before, [row('x'), row('c'), row('a')], 'still');
  expect([ids(held.rows), ids(held.order), held.gone.size, held.news]).toEqual(['a c', 'a c', 0, 1]);
  // Moving on, it does not come back.
  expect(ids(heldOrder(held.order, [row('x'), row('c'), row('a')], 'moving').rows)).toBe('a c');
  expect(ids(heldOrder(before, [row('x')], 'still').rows)).toBe('x');
});

test('let go, or with the news applied, the list is what it is now', () => {
  const fresh = [row('x'), row('c'), row('a')];
  expect(ids(heldOrder(before, fresh, 'loose').rows)).toBe('x c a');
  const applied = heldOrder([], fresh, 'moving');
  expect([ids(applied.rows), applied.news]).toEqual(['x c a', 0]);
  // Held on after it was applied: the new order is the one that stands still.
  expect(ids(heldOrder(applied.order, [row('a'), row('x'), row('c')], 'moving').rows)).toBe('x c a');
});

test('only another text moves nothing and is no news; the next page of the past is simply there', () => {
  expect(heldOrder(before, before.map((one) => ({ ...one, text: 'later' })), 'moving').news).toBe(0);
  const longer = heldOrder(before, [...before, row('d'), row('e')], 'moving');
  expect([ids(longer.rows), longer.news]).toEqual(['a b c d e', 0]);
});
