import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastTextOf } from './last-text.ts';

test('the beginning of the text, whole characters only', () => {
  expect(lastTextOf('好')).toBe('好');
  expect(lastTextOf('a'.repeat(500))).toBe('a'.repeat(200));
  expect(lastTextOf(`${'a'.repeat(199)}😀`)).toBe('a'.repeat(199));
  expect(lastTextOf(`${'a'.repeat(198)}😀b`)).toBe(`${'a'.repeat(198)}😀`);
});

test('whatever is written, what is kept begins it and is well formed', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 150, maxLength: 260 }), (text) => {
    const kept = lastTextOf(text);
    expect([text.startsWith(kept), kept.isWellFormed(), kept.length >= Math.min(text.length, 199)]).toEqual([true, true, true]);
  }));
});
