import { expect, test } from 'vitest';
import { longestTrySeconds, pauseAfter } from './pace.ts';

/** All tries of a mail that is never taken, in seconds after it was written. */
function triesOf(): number[] {
  const at = [0];
  for (let pause = pauseAfter(1, 0); pause !== undefined; pause = pauseAfter(at.length, at.at(-1) ?? 0)) at.push((at.at(-1) ?? 0) + pause);
  return at;
}

test('a server that is down for two hours is met again soon after it is back', () => {
  const firstAfter = triesOf().find((at) => at >= 7200);
  expect(firstAfter).toBeDefined();
  expect((firstAfter ?? Infinity) - 7200).toBeLessThanOrEqual(3600);
});

test('tries become rarer, never stop within the day, and stop at its end', () => {
  const at = triesOf();
  const pauses = at.slice(1).map((seconds, i) => seconds - (at[i] ?? 0));
  expect(pauses.every((pause, i) => pause >= (pauses[i - 1] ?? 0))).toBe(true);
  expect(at.at(-1)).toBeLessThanOrEqual(longestTrySeconds);
  expect((at.at(-1) ?? 0) + 3600).toBeGreaterThan(longestTrySeconds);
  expect(at.length).toBeLessThan(40);
});
