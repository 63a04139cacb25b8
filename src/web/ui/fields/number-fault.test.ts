import { expect, it } from 'vitest';
import { numberFault, numberIn } from './number-fault.ts';

const target = { min: 1, max: 86_400 };

it('what is typed is read as it is: nothing is rounded, cut or guessed', () => {
  expect(['20', ' 0 ', '999999', '12.5', '-3', '1e3'].map(numberIn)).toEqual([20, 0, 999_999, 12.5, -3, 1000]);
  expect(['', '  ', 'zwanzig'].map(numberIn)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});

it('says which way a figure is wrong; the bounds themselves are right', () => {
  expect([1, 20, 86_400].map((value) => numberFault(value, target))).toEqual([undefined, undefined, undefined]);
  expect([0, -3, 86_401, 999_999, 12.5, Number.NaN].map((value) => numberFault(value, target))).toEqual(['small', 'small', 'big', 'big', 'notWhole', 'empty']);
  expect(numberFault(Number.POSITIVE_INFINITY, target)).toBe('big');
  expect(numberFault(82.5, { min: 0, max: 100, fractions: true })).toBeUndefined();
});
