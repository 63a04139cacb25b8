import fc from 'fast-check';
import { expect, test } from 'vitest';
import { risen, waitWords, type Wait, type WaitWords } from './wait-words.ts';

const wait = (position: number, lowSeconds: number | null, highSeconds: number | null, word: string | null = null): Wait => ({ position, lowSeconds, highSeconds, word, mayKeepPlace: false });

test.each([
  [wait(1, 0, 40), { ahead: 0, range: { is: 'under', highMinutes: 1 }, reason: null }],
  [wait(3, 130, 350), { ahead: 2, range: { is: 'between', lowMinutes: 2, highMinutes: 6 }, reason: null }],
  [wait(4, 30, 170), { ahead: 3, range: { is: 'under', highMinutes: 3 }, reason: null }],
  [wait(9, 13 * 60, 22 * 60), { ahead: 8, range: { is: 'between', lowMinutes: 10, highMinutes: 25 }, reason: null }],
  [wait(30, 70 * 60, 100 * 60), { ahead: 29, range: { is: 'between', lowMinutes: 60, highMinutes: 120 }, reason: null }],
  [wait(40, 95 * 60, null), { ahead: 39, range: { is: 'over', lowMinutes: 90 }, reason: null }],
  [wait(2, null, null, 'wait.nobody_here'), { ahead: 1, range: { is: 'unknown' }, reason: 'nobody_here' }],
  [wait(2, null, null, 'wait.closed'), { ahead: null, range: { is: 'unknown' }, reason: 'closed' }],
  [wait(2, 60, 60), { ahead: 1, range: { is: 'under', highMinutes: 1 }, reason: null }],
])('%o is spoken as %o', (asked, spoken) => {
  expect(waitWords(asked, null)).toEqual(spoken);
});

test('a figure that rose is explained: by the server’s word, else by an apology of our own, as long as it stands', () => {
  const first = waitWords(wait(3, 60, 300), null);
  const told = waitWords(wait(3, 60, 600, 'wait.rose_agents_left'), first);
  expect(told.reason).toBe('rose_agents_left');
  const untold = waitWords(wait(3, 60, 600), first);
  expect(untold.reason).toBe(risen);
  expect(waitWords(wait(3, 60, 600), untold).reason).toBe(risen);
  expect(waitWords(wait(3, 60, 500), untold).reason).toBeNull();
  expect(waitWords(wait(4, 60, 300), first).reason).toBe(risen);
});

const minutes = (words: WaitWords) => (words.range.is === 'under' || words.range.is === 'between' ? words.range.highMinutes : Infinity);

test('rounding keeps the range around the estimate and never makes a falling figure rise', () => {
  const seconds = fc.integer({ min: -100, max: 30_000 });
  fc.assert(fc.property(seconds, seconds, seconds, fc.nat(50), (low, high, lower, place) => {
    const words = waitWords(wait(place, Math.min(low, high), Math.max(low, high)), null);
    if (words.range.is === 'between') expect(words.range.lowMinutes * 60).toBeLessThanOrEqual(Math.max(0, Math.min(low, high)));
    expect(minutes(words) * 60).toBeGreaterThanOrEqual(Math.max(low, high));
    expect(words.ahead).toBeGreaterThanOrEqual(0);
    const next = waitWords(wait(place, null, Math.min(Math.max(low, high), lower)), words);
    expect(minutes(next)).toBeLessThanOrEqual(minutes(words));
    expect(next.reason).toBeNull();
  }));
});
