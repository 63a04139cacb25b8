import { expect, test } from 'vitest';
import { countAtWork, atWorkOf } from './at-work.ts';

test('away with a customer in hand is busy; away without is away; offline is offline', () => {
  const person = (state: 'available' | 'away' | 'offline', held = 0, wrapsUp = false) => atWorkOf({ state, held, wrapsUp });
  expect([person('available'), person('available', 1), person('away'), person('away', 2), person('away', 0, true), person('offline', 1)]).toEqual(['available', 'busy', 'away', 'busy', 'busy', 'offline']);
});

test('everybody is counted once', () => {
  expect(countAtWork(['busy', 'away', 'busy', 'offline'])).toEqual({ available: 0, busy: 2, away: 1, offline: 1 });
});
