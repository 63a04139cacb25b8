import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseKinds, caseNumber, casePrefixes, caseSeries, readCaseNumber } from './number.ts';

describe('a number for people', () => {
  test('names kind, day and count', () => {
    const morning = Date.parse('2026-11-21T09:00+08:00');
    expect(caseNumber(caseSeries('complaint', morning, 'Asia/Shanghai'), 42)).toBe('TS-20261121-0042');
    expect(caseNumber(caseSeries('inquiry', morning, 'Asia/Shanghai'), 1)).toBe('ZX-20261121-0001');
  });

  test('the day is the one on the brand\'s wall', () => {
    const lateEvening = Date.parse('2026-11-21T16:00Z');
    expect(caseSeries('complaint', lateEvening, 'Asia/Shanghai')).toBe('TS-20261122');
    expect(caseSeries('complaint', lateEvening - 1, 'Asia/Shanghai')).toBe('TS-20261121');
    expect(caseSeries('complaint', lateEvening, 'Europe/Berlin')).toBe('TS-20261121');
  });

  test('grows longer on a bad day, and counts from one', () => {
    expect(caseNumber('TS-20261121', 9999)).toBe('TS-20261121-9999');
    expect(caseNumber('TS-20261121', 12_345)).toBe('TS-20261121-12345');
    for (const count of [0, -1, 1.5, Number.NaN]) expect(() => caseNumber('TS-20261121', count)).toThrow(RangeError);
  });

  test('every kind has a prefix of its own', () => {
    expect(new Set(Object.values(casePrefixes)).size).toBe(caseKinds.length);
  });
});

describe('reading a number', () => {
  test.each([
    ['TS-20261121-0042', 'TS-20261121-0042'], ['ts-20261121-0042', 'TS-20261121-0042'], [' TS 20261121 0042 ', 'TS-20261121-0042'],
    ['ts20261121 42', 'TS-20261121-0042'], ['TS202611210042', 'TS-20261121-0042'], ['ＴＳ－２０２６１１２１－００４２', 'TS-20261121-0042'],
    ['TS—20261121—0042', 'TS-20261121-0042'], ['TS-2026-11-21-42', 'TS-20261121-0042'], ['TS-20261121-12345', 'TS-20261121-12345'],
  ])('%s', (typed, meant) => expect(readCaseNumber(typed)).toBe(meant));

  test.each(['', 'TS', '13800138000', 'XX-20261121-0042', 'TS-20260229-0001', 'TS-20261121-0000', 'TS-20261121', 'T-20261121-0042', '订单 TS-20261121-0042', 'TS-20261121-0042\0'])(
    'is refused: %j', (typed) => expect(readCaseNumber(typed)).toBeUndefined());

  test('finds back every number that was made', () => {
    fc.assert(fc.property(fc.constantFrom(...caseKinds), fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 1, max: 99_999 }), (kind, at, count) => {
      const number = caseNumber(caseSeries(kind, at, 'Asia/Shanghai'), count);
      expect(readCaseNumber(number)).toBe(number);
      expect(readCaseNumber(number.toLowerCase().replaceAll('-', ' '))).toBe(number);
    }));
  });
});
