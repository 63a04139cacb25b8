/**
 * Customers who waited long tell of the wait first, and take longer. Whether that is so here is asked of the house's own records: those
 * answered after a long wait beside those called back. No simulation; said only where the difference is more than chance.
 */
import { lineSecondsOf, type RecordedStay } from './records.ts';

/** In each group; below, a mean of handling times says too little. */
export const fewestInGroup = 30;
/** The standard normal quantile of a two-sided 95 % interval. */
const z = 1.959963984540054;

interface Group {
  readonly count: number;
  readonly meanSeconds: number | undefined;
}
interface Venting {
  readonly verdict: 'said' | 'too_few' | 'no_difference';
  readonly waitedLong: Group;
  readonly calledBack: Group;
  /** How much longer those took who had waited long, 95 % interval; undefined where there are too few. */
  readonly longerSeconds: { readonly mean: number; readonly low: number; readonly high: number } | undefined;
  /** Times those who were called back; only where it is said. */
  readonly savedMinutes: { readonly mean: number; readonly low: number; readonly high: number } | undefined;
}

/** @param longSeconds of each queue, from which expected wait on a place may be kept: what counts as long */
export function ventingOf(stays: readonly RecordedStay[], longSeconds: (queueId: string) => number, nowMs: number): Venting {
  const long = stays.flatMap((stay) => (stay.outcome === 'answered' && lineSecondsOf(stay, nowMs) > longSeconds(stay.queueId) ? (stay.handleSeconds ?? []) : []));
  const called = stays.flatMap((stay) => (stay.keptPlace?.isReached === true && stay.keptPlace.isCall ? (stay.handleSeconds ?? []) : []));
  const [a, b] = [momentsOf(long), momentsOf(called)];
  const groups = { waitedLong: { count: long.length, meanSeconds: a?.mean }, calledBack: { count: called.length, meanSeconds: b?.mean } };
  if (a === undefined || b === undefined || Math.min(long.length, called.length) < fewestInGroup) return { verdict: 'too_few', ...groups, longerSeconds: undefined, savedMinutes: undefined };
  const half = z * Math.sqrt(a.variance / long.length + b.variance / called.length);
  const mean = a.mean - b.mean;
  const longerSeconds = { mean, low: mean - half, high: mean + half };
  if (longerSeconds.low <= 0) return { verdict: 'no_difference', ...groups, longerSeconds, savedMinutes: undefined };
  const minutes = (seconds: number): number => (seconds * called.length) / 60;
  return { verdict: 'said', ...groups, longerSeconds, savedMinutes: { mean: minutes(mean), low: minutes(longerSeconds.low), high: minutes(longerSeconds.high) } };
}

function momentsOf(values: readonly number[]): { mean: number; variance: number } | undefined {
  if (values.length === 0) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1) };
}
