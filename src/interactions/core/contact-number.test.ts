import { expect, test } from 'vitest';
import { readContactNumber } from './contact-number.ts';

test.each([
  ['C-20261121-000056', 'C-20261121-000056'], [' c-20261121-000056 ', 'C-20261121-000056'], ['C20261121000056', 'C-20261121-000056'], ['Ｃ－20261121－56', 'C-20261121-000056'], ['c 20261121 000056', 'C-20261121-000056'],
  ['20261121-000056', undefined], ['C-2026', undefined], ['C-20261121', undefined], ['TS-20261121-0001', undefined], ['', undefined],
])('%j is %j', (typed, number) => expect(readContactNumber(typed)).toBe(number));
