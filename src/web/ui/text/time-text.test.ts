import { expect, it } from 'vitest';
import { readTime, stepTime } from './time-text.ts';

it.each([
  ['9', '09:00'], ['09', '09:00'], ['930', '09:30'], ['0930', '09:30'], ['9:30', '09:30'], ['9：30', '09:30'], ['９：３０', '09:30'], ['9.30', '09:30'], ['23:59', '23:59'], ['0', '00:00'],
  ['', null], ['9:60', null], ['25', null], ['24:00', null], ['nine', null], ['9:30 PM', null], ['12345', null], ['-1', null],
])('%j is read as %j', (text, time) => expect(readTime(text)).toBe(time));

it('only the end of a day may be 24:00', () => {
  expect(readTime('24:00', true)).toBe('24:00');
  expect(readTime('24', true)).toBe('24:00');
  expect(readTime('24:01', true)).toBeNull();
});

it('arrows go by quarters and stay within the day', () => {
  expect([stepTime('09:00', 15), stepTime('09:07', 15), stepTime('09:07', -15), stepTime('09:00', 60)]).toEqual(['09:15', '09:15', '09:00', '10:00']);
  expect([stepTime('23:50', 15), stepTime('23:50', 15, true), stepTime('00:05', -15), stepTime('00:00', -15)]).toEqual(['23:59', '24:00', '00:00', '00:00']);
});
