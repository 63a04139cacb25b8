import { expect, test } from 'vitest';
import { columnsOf, type Room } from './room.ts';

const shown = (room: Room, given: { folded?: boolean; hasOne?: boolean; asksSide?: boolean } = {}): string =>
  Object.entries(columnsOf({ room, folded: false, hasOne: true, asksSide: false, ...given })).flatMap(([name, is]) => (is ? [name] : [])).join(' ');

test('three stand together, and folded only the conversation; the customer comes back when asked for', () => {
  expect(shown('three')).toBe('list work customer');
  expect(shown('three', { hasOne: false })).toBe('list work');
  expect(shown('three', { folded: true })).toBe('work');
  expect(shown('three', { folded: true, asksSide: true })).toBe('work customer');
});

test('where two fit, the customer takes the place of the list', () => {
  expect(shown('two')).toBe('list work');
  expect(shown('two', { asksSide: true })).toBe('work customer');
  expect(shown('two', { folded: true })).toBe('work');
  expect(shown('two', { hasOne: false, asksSide: true })).toBe('list work');
});

test('where one fits, one stands: the list, then the conversation, then the customer', () => {
  expect(shown('one', { hasOne: false })).toBe('list');
  expect(shown('one', { hasOne: false, folded: true, asksSide: true })).toBe('list');
  expect(shown('one')).toBe('work');
  expect(shown('one', { folded: true })).toBe('work');
  expect(shown('one', { asksSide: true })).toBe('customer');
});
