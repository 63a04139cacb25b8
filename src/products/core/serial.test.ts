import { expect, test } from 'vitest';
import { serialKey } from './serial.ts';
import { warrantyOf } from './warranty.ts';

test('one serial, however it is read off the plate', () => {
  for (const spelling of ['XQG100-A12 0042', 'xqg100a120042', 'ＸＱＧ１００－Ａ１２　００４２', ' XQG100/A12.0042 ']) expect(serialKey(spelling)).toBe('XQG100A120042');
  expect(serialKey('XQG100-A12 0043')).not.toBe('XQG100A120042');
  expect(serialKey(' -/. ')).toBe('');
});

test('the last day of warranty is still under warranty, the next is not', () => {
  expect([null, -1, 0, 1, 30, 31].map(warrantyOf)).toEqual(['unknown', 'ended', 'endingSoon', 'endingSoon', 'endingSoon', 'valid']);
});
