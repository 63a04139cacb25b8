import { expect, it } from 'vitest';
import { backOffMs } from './back-off.ts';

it('doubles, half of it by chance, and never beyond twenty seconds', () => {
  expect(backOffMs(0, 0)).toBe(250);
  expect(backOffMs(0, 0.999)).toBe(500);
  expect(backOffMs(3, 0)).toBe(2_000);
  expect(backOffMs(50, 0.999)).toBe(19_990);
});
