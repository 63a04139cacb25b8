import { describe, expect, it } from 'vitest';
import { formatBytes, formatCount, formatDate, formatFen, formatMoment, formatNear, formatPhone, formatShare, formatShort, formatTime, formatWait } from './format.ts';

it.each([[0, '00:00'], [42, '00:42'], [-3, '00:00'], [599.9, '09:59'], [3599, '59:59'], [3600, '1:00:00'], [93_784, '26:03:04']])('a wait of %s s reads %s', (seconds, text) => expect(formatWait(seconds)).toBe(text));

it.each([
  ['+8613800138000', '138 0013 8000'],
  ['+861012345678', '010-12345678'],
  ['+8657188887777', '0571-88887777'],
  ['+4930123456', '+4930123456'],
  ['138****8000', '138****8000'],
  ['95588', '95588'],
])('%s is shown as %s', (number, shown) => expect(formatPhone(number)).toBe(shown));

it.each([[0, '0 B'], [812, '812 B'], [3_400, '3.4 kB'], [12_000_000, '12 MB'], [999_999, '1000 kB']])('%s bytes read %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

describe('moments are told in the brand\'s zone', () => {
  const at = '2026-11-21T16:30:00.000Z';
  it('half past midnight in Shanghai is the next day', () => {
    expect(formatTime(at, 'zh', 'Asia/Shanghai')).toBe('00:30');
    expect(formatDate(at, 'zh', 'Asia/Shanghai')).toBe('2026年11月22日');
    expect(formatDate(at, 'en', 'Europe/Berlin')).toBe('21 November 2026');
    expect(formatMoment(at, 'zh', 'Asia/Shanghai')).toBe('2026年11月22日 00:30');
  });
  it.each([
    ['2026-11-22T02:00:00Z', '10:00'],
    ['2026-11-21T15:00:00Z', '昨天 23:00'],
    ['2026-11-22T17:00:00Z', '明天 01:00'],
    ['2026-03-05T02:00:00Z', '3月5日'],
    ['2025-12-31T02:00:00Z', '2025年12月31日'],
  ])('%s reads %s at noon of 22 November', (moment, text) => expect(formatNear(moment, new Date('2026-11-22T04:00:00Z'), 'zh', 'Asia/Shanghai')).toBe(text));
  it('a row says yesterday without its hour', () => {
    const now = new Date('2026-11-22T04:00:00Z');
    const short = (moment: string, language: 'zh' | 'en') => formatShort(moment, now, language, 'Asia/Shanghai');
    expect([short('2026-11-21T15:00:00Z', 'zh'), short('2026-11-21T15:00:00Z', 'en'), short('2026-11-22T02:00:00Z', 'zh'), short('2026-03-05T02:00:00Z', 'en')]).toEqual(['昨天', 'yesterday', '10:00', '5 Mar']);
  });
});

it('writes figures as each language does', () => {
  expect(formatCount(1_234_567, 'zh')).toBe('1,234,567');
  expect(formatShare(0.805, 'en', 1)).toBe('80.5%');
  expect(formatFen(123_450, 'zh')).toBe('¥1,234.50');
});
