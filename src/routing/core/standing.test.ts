import { expect, test } from 'vitest';
import { standingOf } from './standing.ts';

const here = { state: 'available', wrapUpUntilMs: null, chats: 0, chatCapacity: 3 } as const;

test('who is not at the desk is that first of all, whatever they still hold', () => {
  expect(standingOf({ ...here, state: 'away', wrapUpUntilMs: 2000, chats: 3 }, 1000)).toBe('away');
  expect(standingOf({ ...here, state: 'offline', chats: 3 }, 1000)).toBe('offline');
});

test('a wrap-up holds until its last moment and no longer', () => {
  expect([999, 1000, 1001].map((nowMs) => standingOf({ ...here, wrapUpUntilMs: 1000 }, nowMs))).toEqual(['wrapUp', 'free', 'free']);
});

test('full from the last place on, also when more was taken on by hand, and for who takes none', () => {
  expect([2, 3, 4].map((chats) => standingOf({ ...here, chats }, 0))).toEqual(['free', 'full', 'full']);
  expect(standingOf({ ...here, chatCapacity: 0 }, 0)).toBe('full');
});
