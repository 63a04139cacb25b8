import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backOffMs } from './back-off.ts';
import { enterSends } from './enter-key.ts';
import { fileTrouble } from './file-check.ts';
import { pickLanguage } from './language.ts';
import { textParts } from './links.ts';
import { spansOf } from './spans.ts';

const press = (over: Partial<Parameters<typeof enterSends>[0]>) => ({ key: 'Enter', shiftKey: false, isComposing: false, keyCode: 13, timeStamp: 1000, ...over });

test('Enter sends; Shift+Enter, another key and an Enter of the input method do not', () => {
  expect(enterSends(press({}), null)).toBe(true);
  expect(enterSends(press({ shiftKey: true }), null)).toBe(false);
  expect(enterSends(press({ key: 'a', keyCode: 65 }), null)).toBe(false);
  expect(enterSends(press({ isComposing: true }), null)).toBe(false);
  expect(enterSends(press({ keyCode: 229 }), null)).toBe(false);
});

test('the Enter that Safari delivers right after the composition ended is ignored, the next one sends', () => {
  expect(enterSends(press({ timeStamp: 1000 }), 1000)).toBe(false);
  expect(enterSends(press({ timeStamp: 998 }), 1000)).toBe(false);
  expect(enterSends(press({ timeStamp: 1180 }), 1000)).toBe(true);
});

test('addresses become links as they are written; the rest stays text, byte for byte', () => {
  expect(textParts('请看 https://a.example/x?q=1。谢谢')).toEqual([
    { is: 'text', text: '请看 ' }, { is: 'link', text: 'https://a.example/x?q=1', href: 'https://a.example/x?q=1' }, { is: 'text', text: '。谢谢' },
  ]);
  expect(textParts('(see http://a.example/b_(c)).')[1]).toMatchObject({ href: 'http://a.example/b_(c)' });
  for (const hostile of ['javascript:alert(1)', 'data:text/html,x', 'https://bank.example@evil.example/', 'https://a.example\\@evil.example', 'https://', '<img src=x onerror=alert(1)>']) {
    expect(textParts(hostile).every((part) => part.is === 'text')).toBe(true);
  }
  fc.assert(fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('https://', 'http://a.b/', '.', ')', '@', '\u202e', '，'))), (pieces) => {
    const text = pieces.join('');
    const parts = textParts(text);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    for (const part of parts) if (part.is === 'link') expect(part.href).toMatch(/^https?:\/\//i);
  }));
});

test('finding links in a hostile text comes to an end', () => {
  const started = performance.now();
  textParts('https://a.b/' + '('.repeat(100_000) + ')'.repeat(100_000));
  textParts('http://'.repeat(20_000) + '.'.repeat(100_000));
  expect(performance.now() - started).toBeLessThan(15_000);
});

test('a file is judged before it travels', () => {
  const limits = { attachmentBytes: 1000, mediaTypes: ['image/png', 'text/*'] };
  expect(fileTrouble({ size: 10, type: 'image/png' }, limits)).toBeNull();
  expect(fileTrouble({ size: 10, type: 'TEXT/plain; charset=utf-8' }, limits)).toBeNull();
  expect(fileTrouble({ size: 10, type: '' }, limits)).toBeNull();
  expect(fileTrouble({ size: 0, type: 'image/png' }, limits)).toEqual({ is: 'empty' });
  expect(fileTrouble({ size: 1001, type: 'image/png' }, limits)).toEqual({ is: 'too_big', bytes: 1001, mostBytes: 1000 });
  expect(fileTrouble({ size: 10, type: 'image/svg+xml' }, limits)).toMatchObject({ is: 'wrong_type' });
});

test('trying again waits longer each time, at most half a minute, never at once', () => {
  fc.assert(fc.property(fc.nat(60), fc.double({ min: 0, max: 1, noNaN: true }), (failures, chance) => {
    const wait = backOffMs(failures, chance);
    expect(wait).toBeGreaterThanOrEqual(250);
    expect(wait).toBeLessThanOrEqual(30_000);
    expect(backOffMs(failures + 1, 0)).toBeGreaterThanOrEqual(backOffMs(failures, 0));
  }));
});

test('the first tag that says something decides the language', () => {
  expect(pickLanguage([null, '', 'zh-Hans-CN', 'en'])).toBe('zh');
  expect(pickLanguage(['en-GB', 'zh'])).toBe('en');
  expect(pickLanguage([undefined, 'de'])).toBe('en');
  expect(pickLanguage([])).toBe('zh');
});

test('runs of one speaker and new days are marked', () => {
  const say = (position: number, speaker: 'customer' | 'staff', at: string) => ({ position, speaker, speakerName: null, at });
  const shown = spansOf(
    [say(1, 'customer', '2026-11-20T10:00:00Z'), say(2, 'customer', '2026-11-20T10:01:00Z'), say(3, 'staff', '2026-11-20T10:01:30Z'), say(4, 'staff', '2026-11-20T10:06:00Z'), say(5, 'staff', '2026-11-21T10:06:30Z')],
    (at) => Date.parse(at), (at) => at.slice(0, 10),
  );
  expect(shown.map((one) => [one.opensDay, one.opensRun, one.closesRun])).toEqual([[true, true, false], [false, false, true], [false, true, true], [false, true, true], [true, true, true]]);
});
