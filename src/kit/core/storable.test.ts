import { expect, test } from 'vitest';
import fc from 'fast-check';
import { Note, Said } from './shapes.ts';
import { asStored, isStorable } from './storable.ts';

test('NUL is refused by name', () => {
  expect([isStorable('a\0b'), isStorable('ab\n')]).toEqual([false, true]);
  expect(Note(10).safeParse('a\0b').error?.issues.map(({ message }) => message)).toEqual(['nul']);
});

test('half an emoji becomes the replacement character, the rest of the message stays', () => {
  expect(asStored('坏了\ud83d，急')).toBe('坏了\ufffd，急');
  expect(asStored('\ude00\ud83d\ude00')).toBe('\ufffd\ud83d\ude00');
  expect([Note(10).parse('急\ud83d'), Said(10).parse('急\ud83d')]).toEqual(['急\ufffd', '急\ufffd']);
});

test('everything UTF-8 can hold comes back byte for byte', () => {
  const encoder = new TextEncoder();
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(asStored(text)).toBe(text);
  }));
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)), (text) => {
    const stored = asStored(text);
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(encoder.encode(stored))).toBe(stored);
    expect(asStored(stored)).toBe(stored);
  }));
});
