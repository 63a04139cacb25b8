import { expect, test } from 'vitest';
import { intervalKeyOf, isSameDay } from './interval.ts';

test('an interval is of the wall clock where the centre stands', () => {
  const at = Date.parse('2026-11-18T16:45:00Z');
  expect(intervalKeyOf(at, 'day', 'Asia/Shanghai')).toBe('2026-11-19');
  expect(intervalKeyOf(at, 'half_hour', 'Asia/Shanghai')).toBe('2026-11-19 00:30');
  expect(intervalKeyOf(at, 'hour', 'Europe/Berlin')).toBe('2026-11-18 17:00');
});
test('today is the wall’s day', () => {
  expect(isSameDay(Date.parse('2026-11-18T15:59:00Z'), Date.parse('2026-11-18T16:01:00Z'), 'Asia/Shanghai')).toBe(false);
});
