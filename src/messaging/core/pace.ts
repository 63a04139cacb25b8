/** When a mail that a server would not take now is tried again, and when the house gives up. */

/** Seconds from one try to the next: soon at first, since most troubles pass in minutes. */
const pausesSeconds = [60, 120, 300, 600, 900, 1800, 3600] as const;
/** A mail that could not leave within a day is of no use to anybody; people are told instead. */
export const longestTrySeconds = 24 * 3600;

/**
 * @param tries how often it was tried, at least 1; @param waitedSeconds since it was written
 * @returns seconds to wait, or undefined to give up
 */
export function pauseAfter(tries: number, waitedSeconds: number): number | undefined {
  const pause = pausesSeconds[Math.min(tries, pausesSeconds.length) - 1] ?? pausesSeconds[0];
  return waitedSeconds + pause > longestTrySeconds ? undefined : pause;
}
