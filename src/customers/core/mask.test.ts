import { expect, test } from 'vitest';
import { maskWithin } from './mask.ts';

test('numbers and addresses in a shop account are hidden; other ids stay as they are', () => {
  expect(['shop-13433445566', '13800138000', '+8613800138000', 'u-4711', '20261122001', 'jing@example.com', 'wx_o6_bmjrPTlm6_2sgVt7hMZOPfL2M'].map(maskWithin)).toEqual([
    'shop-134****5566', '138****8000', '+86138****8000', 'u-4711', '20261122001', 'j***@example.com', 'wx_o6_bmjrPTlm6_2sgVt7hMZOPfL2M',
  ]);
});
