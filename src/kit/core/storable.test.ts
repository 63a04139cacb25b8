import { expect, test } from 'vitest';
import fc from 'fast-check';
import { toStorable } from './storable.ts';

test('NUL is refused by name', () => {
  expect(toStorable('a\0b')).toEqual({ refused: 'nul' });
});

test('half an emoji becomes the replacement character, the rest of the message stays', () => {
  expect(toStorable('坏了\ud83d，急')).toEqual({ text: '坏了\ufffd，急' });
  expect(toStorable('\ude00\ud83d\ude00')).toEqual({ text: '\ufffd\ud83d\ude00' });
});

test('everything UTF-8 can hold, NUL apart, comes back byte for byte', () => {
  const encoder = new TextEncoder();
  fc.assert(fc.property(fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')), (text) => {
    expect(toStorable(text)).toEqual({ text });
  }));
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 0xffff })).map((units) => String.fromCharCode(...units)), (text) => {
    const stored = toStorable(text);
    if ('refused' in stored) throw new Error('refused without NUL');
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(encoder.encode(stored.text))).toBe(stored.text);
    expect(toStorable(stored.text)).toEqual(stored);
  }));
});
