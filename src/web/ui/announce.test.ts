import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => vi.useRealTimers());

it('says at most one sentence in five seconds, the newest of those that waited', async () => {
  vi.useFakeTimers();
  const { announce, announced } = await import('./announce.ts');
  announce('一位客户在等');
  expect(announced.get()).toBe('一位客户在等');
  announce('两位客户在等');
  announce('三位客户在等');
  expect(announced.get()).toBe('一位客户在等');
  vi.advanceTimersByTime(4_999);
  expect(announced.get()).toBe('一位客户在等');
  vi.advanceTimersByTime(1);
  expect(announced.get()).toBe('三位客户在等');
  vi.advanceTimersByTime(60_000);
  expect(announced.get()).toBe('三位客户在等');
});
