import { expect, test } from 'vitest';
import fc from 'fast-check';
import { mailKey, maskMail, readMail } from './mail.ts';

const read: [string, string][] = [
  ['wang@example.com', 'wang@example.com'],
  ['  Wang.Jing@Example.COM ', 'Wang.Jing@example.com'],
  ['mailto:wang@example.com', 'wang@example.com'],
  ['王静 <wang@example.com>', 'wang@example.com'],
  ['wang＠example。com', 'wang@example.com'],
  ['\u202awang@example.com\u202c', 'wang@example.com'],
  ['a+tag@sub.example.co.uk', 'a+tag@sub.example.co.uk'],
  ["o'brien@example.ie", "o'brien@example.ie"],
  ['10086@139.com', '10086@139.com'],
  ['客服@例子.中国', '客服@例子.中国'],
  ['wang@xn--fsqu00a.xn--fiqs8s', 'wang@xn--fsqu00a.xn--fiqs8s'],
];
test.each(read)('%j is read as %s', (text, address) => {
  expect(readMail(text)).toEqual({ address });
});

const refused: [string, string][] = [
  ['', 'empty'], ['   ', 'empty'],
  ['wang@example.com\r\nBcc: x@y.com', 'lineBreak'], ['wang@example.com\n', 'lineBreak'], ['wa\0ng@example.com', 'lineBreak'],
  ['wang', 'notAnAddress'], ['@example.com', 'notAnAddress'], ['wang@', 'notAnAddress'], ['wang@localhost', 'notAnAddress'],
  ['wang@example..com', 'notAnAddress'], ['.wang@example.com', 'notAnAddress'], ['wang@-example.com', 'notAnAddress'],
  ['a b@example.com', 'notAnAddress'], ['"a b"@example.com', 'notAnAddress'], ['a@b@example.com', 'notAnAddress'],
  ['wang@127.0.0.1', 'notAnAddress'], ['wang@example.com, li@example.com', 'notAnAddress'],
  [`${'a'.repeat(65)}@example.com`, 'tooLong'], [`${'王'.repeat(22)}@example.com`, 'tooLong'], ['a@b.com '.repeat(200), 'tooLong'],
];
test.each(refused)('%j is refused: %s', (text, why) => {
  expect(readMail(text)).toEqual({ refused: why });
});

test('reading what was read changes nothing, and no address carries a line break', () => {
  fc.assert(fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' })), (text) => {
    const reading = readMail(text);
    if ('refused' in reading) return;
    expect(readMail(reading.address)).toEqual(reading);
    expect(reading.address).not.toMatch(/[\r\n\0\s]/);
    expect(mailKey(mailKey(reading.address))).toBe(mailKey(reading.address));
  }));
  fc.assert(fc.property(fc.emailAddress(), (text) => {
    expect(readMail(text)).toHaveProperty('address');
  }));
});

test('a masked address shows one character and the domain', () => {
  expect(maskMail('wang@example.com')).toBe('w***@example.com');
  expect(maskMail('a@example.com')).toBe('***@example.com');
  expect(maskMail('𠮷野@example.com')).toBe('𠮷***@example.com');
  expect(maskMail('no address')).toBe('***');
});

test('two spellings of one mailbox have one key', () => {
  expect(mailKey('Wang@example.com')).toBe(mailKey('wang@example.com'));
});
