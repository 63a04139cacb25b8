import { expect, test } from 'vitest';
import { bareAddress, isOneLine, messageIdOf } from './letter.ts';

test('the Message-ID is made of the mail and the sender’s domain', () => {
  expect(messageIdOf('0190', 'service@example.com')).toBe('<lt.0190@example.com>');
});

test('a header is one line', () => {
  expect(isOneLine('您好 – hello')).toBe(true);
  for (const smuggled of ['a\r\nBcc: x@y.z', 'a\nb', 'a\rb', 'a\0b']) expect(isOneLine(smuggled)).toBe(false);
});

test('a sender is read with and without a name', () => {
  expect(bareAddress('云雀客服 <care@yunque.example>')).toBe('care@yunque.example');
  expect(bareAddress(' care@yunque.example ')).toBe('care@yunque.example');
  for (const none of ['', 'care', 'care@', 'a b@c.d', '<>', 'x <y>']) expect(bareAddress(none)).toBeUndefined();
});
