/**
 * Lock-out after repeated failures, per account and per address. After the fifth failure the lock is 1 minute and doubles with
 * each further one, up to an hour; a quiet day forgets the failures.
 */
export interface Failures {
  readonly failures: number;
  readonly lastAtMs: number;
}

const freeFailures = 5;
/** An office shares one address: it may fail four times as often before it waits. */
export const freeFailuresOfAddress = 20;
/** So many tries of one address may be under way without counting against it: whoever sprays one password over many accounts gets no further than this at once. */
export const mostAtOnceOfAddress = 200;
const longestLockMs = 3_600_000;
const forgetAfterMs = 86_400_000;

export function afterFailure(before: Failures | undefined, nowMs: number): Failures & { readonly lockedUntilMs: number | undefined } {
  const failures = before === undefined || nowMs - before.lastAtMs > forgetAfterMs ? 1 : before.failures + 1;
  const lockedUntilMs = failures < freeFailures ? undefined : nowMs + Math.min(longestLockMs, 60_000 * 2 ** Math.min(failures - freeFailures, 10));
  return { failures, lastAtMs: nowMs, lockedUntilMs };
}
