import type { Basis, Estimate } from './expected-wait.ts';

/*
 * What a waiting customer is told, and the promise in it: a figure never exceeds the last one minus the time since, unless
 * the customer is told that it rose and why.
 *
 * Said as a range: in half of the cases it is over before `low`, in 85 of 100 before `high`. An announcement is kept as the
 * moments `lowByMs` and `highByMs`, so that "the last one minus the time since" is simply the same moment.
 *  - A fresh estimate that ends earlier is announced as it is.
 *  - A slightly later one is held at the promised moment: as long as that still covers half of the cases, it is true enough.
 *  - Once the fresh median passes the promised end, or the promise has run out by a minute, the word 'rose' is said.
 */

type RiseReason = 'fewer_agents' | 'others_first' | 'slower_service' | 'longer_than_expected' | 'nobody_here' | 'closed';
type Word = { readonly said: 'rose'; readonly reason: RiseReason };

/** Outside of these the estimate is not good enough for a figure. */
type Bound = 'less_than_a_minute' | 'more_than_30_minutes';

type RangeAnnouncement = {
  readonly kind: 'range';
  readonly saidAtMs: number;
  readonly lowByMs: number;
  readonly highByMs: number;
  /** The same two as seconds from `saidAtMs`, never below 0; round them up to minutes on the screen. */
  readonly lowSeconds: number;
  readonly highSeconds: number;
  /** Said instead of the figures. */
  readonly bound?: Bound;
  readonly word?: Word;
  /** Of the estimate that set the promise: what a later rise is compared with. */
  readonly basis: Basis;
};

export type Announcement = RangeAnnouncement | { readonly kind: 'nobody_here' | 'closed'; readonly saidAtMs: number; readonly word?: Word };

const minuteSeconds = 60;
const longestFigureSeconds = 30 * minuteSeconds;
/** How far a promise may run out before the customer hears of it. */
const graceMs = 60_000;
/** Smaller changes of the basis are not a reason. */
const noticeable = 1.02;

export function announce(previous: Announcement | undefined, fresh: Estimate, nowMs: number): Announcement {
  if (fresh.kind !== 'estimate') {
    const rose = previous?.kind === 'range';
    return { kind: fresh.kind, saidAtMs: nowMs, ...(rose && { word: { said: 'rose', reason: fresh.kind } as const }) };
  }
  const lowByMs = nowMs + fresh.lowSeconds * 1000;
  const highByMs = nowMs + fresh.highSeconds * 1000;
  // Who was told no figure ("nobody is here", "more than 30 minutes") holds no promise that could be broken.
  if (previous?.kind !== 'range' || previous.bound === 'more_than_30_minutes') return range(lowByMs, highByMs, fresh.basis, nowMs);

  const promisedMs = previous.highByMs;
  if (highByMs <= promisedMs) return range(Math.min(lowByMs, previous.lowByMs), highByMs, fresh.basis, nowMs);
  const isUntrue = lowByMs > promisedMs && fresh.lowSeconds >= minuteSeconds;
  const hasRunOut = nowMs > promisedMs + graceMs;
  if (isUntrue || hasRunOut) return range(lowByMs, highByMs, fresh.basis, nowMs, { said: 'rose', reason: reasonFor(previous.basis, fresh.basis) });
  return range(Math.min(lowByMs, previous.lowByMs), promisedMs, previous.basis, nowMs);
}

function range(lowByMs: number, highByMs: number, basis: Basis, nowMs: number, word?: Word): RangeAnnouncement {
  const highSeconds = Math.max(0, (highByMs - nowMs) / 1000);
  const lowSeconds = Math.min(highSeconds, Math.max(0, (lowByMs - nowMs) / 1000));
  const bound = boundOf(highSeconds);
  return { kind: 'range', saidAtMs: nowMs, lowByMs: Math.min(lowByMs, highByMs), highByMs, lowSeconds, highSeconds, ...(bound && { bound }), ...(word && { word }), basis };
}

function boundOf(highSeconds: number): Bound | undefined {
  if (highSeconds < minuteSeconds) return 'less_than_a_minute';
  return highSeconds > longestFigureSeconds ? 'more_than_30_minutes' : undefined;
}

/** What changed most, as a factor on the wait: fewer servers, more people first, or slower service. */
function reasonFor(before: Basis, now: Basis): RiseReason {
  const causes: { reason: RiseReason; factor: number }[] = [
    { reason: now.agents < before.agents ? 'fewer_agents' : 'others_first', factor: before.servers / now.servers },
    { reason: 'others_first', factor: (now.ahead + 1) / (before.ahead + 1) },
    { reason: 'slower_service', factor: now.meanHandleSeconds / before.meanHandleSeconds },
  ];
  let strongest: { reason: RiseReason; factor: number } = { reason: 'longer_than_expected', factor: noticeable };
  for (const cause of causes) if (cause.factor > strongest.factor) strongest = cause;
  return strongest.reason;
}
