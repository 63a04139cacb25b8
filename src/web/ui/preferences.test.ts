import { expect, it } from 'vitest';
import { parsePreferences, readPreferences } from './preferences.ts';

it('a first visit is Chinese unless the browser says English', () => {
  expect(readPreferences(null, 'zh-CN').language).toBe('zh');
  expect(readPreferences(null, 'de-DE').language).toBe('zh');
  expect(readPreferences(null, 'en-US').language).toBe('en');
});

it('keeps what is right of a half-broken entry', () => {
  const read = readPreferences(JSON.stringify({ theme: 'dark', fontSizePx: 90, keymap: { 'desk.reply': 'y' }, stranger: 1 }), 'zh-CN');
  expect(read).toMatchObject({ theme: 'dark', fontSizePx: 14, keymap: { 'desk.reply': 'y' } });
  expect(read).not.toHaveProperty('stranger');
});

it.each(['', '{', '[]', 'null', '"x"'])('begins anew with %j', (kept) => expect(readPreferences(kept, 'zh-CN')).toEqual(parsePreferences({})));
