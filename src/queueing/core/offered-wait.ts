import { exponentialRemainder } from './exponential-remainder.ts';
import { twentyPoints } from './gauss-legendre.ts';

/**
 * Who waits: a share of the callers never gives up (they hold a call-back), the others leave at rate θ each.
 * Rates per second. Needs θ > 0 and capacity > staying share × arrivals.
 */
interface Patience {
  /** λ. */
  readonly arrivalsPerSecond: number;
  /** nμ − λ; below 0 in overload. */
  readonly sparePerSecond: number;
  /** nμ − λp: what is left after those who never give up. */
  readonly spareBesideStayingPerSecond: number;
  /** θ. */
  readonly leavingPerSecond: number;
  /** p. */
  readonly stayingShare: number;
}

/** Integrals of the density f(x) = e^(h(x) − h(peak)) over a stretch of waits x in seconds; only ratios of them have a meaning. */
export interface WaitMoments {
  /** ∫ f. */
  mass: number;
  /** ∫ x f. */
  wait: number;
  /** ∫ e^(−θx) f: of the impatient, those still there when their turn comes. */
  served: number;
  /** ∫ (1 − e^(−θx)) f: those who left before. */
  left: number;
  /** ∫ x e^(−θx) f: how long the served waited. */
  waitServed: number;
  /** ∫ (1 − (1 + θx)e^(−θx))/θ f: how long those waited who left. */
  waitLeft: number;
}

/** The density of V, the wait of a caller who would never leave, given that one must wait: ln f = −(bend/θ)·r(θy) − slope·y at y = x − peak. */
interface OfferedWait {
  readonly peakSeconds: number;
  /** h(peak), where h(0) = 0. */
  readonly logPeak: number;
  readonly bendPerSecond: number;
  readonly slopePerSecond: number;
  readonly leavingPerSecond: number;
}

/**
 * h(x) = λ((1−p)(1−e^(−θx))/θ + px) − nμx, written around its peak so that it neither overflows nor cancels.
 * Source: Zeltyn and Mandelbaum 2005, M/M/n+G; p = 0 is Erlang A.
 */
export function offeredWait(patience: Patience): OfferedWait {
  const { arrivalsPerSecond, sparePerSecond, spareBesideStayingPerSecond, leavingPerSecond, stayingShare } = patience;
  if (sparePerSecond >= 0) return { peakSeconds: 0, logPeak: 0, bendPerSecond: (1 - stayingShare) * arrivalsPerSecond, slopePerSecond: sparePerSecond, leavingPerSecond };
  const surplus = -sparePerSecond / spareBesideStayingPerSecond;
  return {
    peakSeconds: Math.log1p(surplus) / leavingPerSecond, logPeak: (spareBesideStayingPerSecond / leavingPerSecond) * (surplus - Math.log1p(surplus)),
    bendPerSecond: spareBesideStayingPerSecond, slopePerSecond: 0, leavingPerSecond,
  };
}

/** The moments over waits from `fromSeconds` to `toSeconds` (Infinity allowed), from the likeliest wait outwards. */
export function momentsBetween(offered: OfferedWait, fromSeconds: number, toSeconds: number): WaitMoments {
  const sums: WaitMoments = { mass: 0, wait: 0, served: 0, left: 0, waitServed: 0, waitLeft: 0 };
  const start = Math.min(Math.max(offered.peakSeconds, fromSeconds), toSeconds);
  walk(offered, start, toSeconds, sums);
  walk(offered, start, fromSeconds, sums);
  return sums;
}

/**
 * Panels as wide as 20 points can follow: two widths of the bell, a change of 8 in the exponent, one mean patience while it still matters.
 * ln f is concave, so what is left beyond x is below f(x)/|slope|: there it ends.
 */
function walk(offered: OfferedWait, start: number, end: number, sums: WaitMoments): void {
  const { peakSeconds, bendPerSecond, slopePerSecond, leavingPerSecond } = offered;
  const bell = 2 / Math.sqrt(bendPerSecond * leavingPerSecond);
  let x = start;
  while (x !== end) {
    const steepness = Math.abs(bendPerSecond * Math.expm1(-leavingPerSecond * (x - peakSeconds)) - slopePerSecond);
    if (density(offered, x) <= 1e-20 * sums.mass * steepness) return;
    const width = Math.min(bell, 8 / steepness, leavingPerSecond * x < 45 ? 1 / leavingPerSecond : Infinity);
    const next = end > x ? Math.min(x + width, end) : Math.max(x - width, end);
    addPanel(offered, Math.min(x, next), Math.max(x, next), sums);
    x = next;
  }
}

function density({ peakSeconds, bendPerSecond, slopePerSecond, leavingPerSecond }: OfferedWait, x: number): number {
  const y = x - peakSeconds;
  return Math.exp(-(bendPerSecond / leavingPerSecond) * exponentialRemainder(leavingPerSecond * y) - slopePerSecond * y);
}

function addPanel(offered: OfferedWait, from: number, to: number, sums: WaitMoments): void {
  const half = (to - from) / 2;
  const { nodes, weights } = twentyPoints;
  for (let i = 0; i < nodes.length; i += 1) {
    const x = from + half * (1 + (nodes[i] ?? 0));
    const f = half * (weights[i] ?? 0) * density(offered, x);
    const patiences = offered.leavingPerSecond * x;
    const stays = Math.exp(-patiences);
    const leaves = -Math.expm1(-patiences);
    sums.mass += f;
    sums.wait += f * x;
    sums.served += f * stays;
    sums.left += f * leaves;
    sums.waitServed += f * x * stays;
    sums.waitLeft += (f / offered.leavingPerSecond) * (patiences < 0.1 ? patiences ** 2 - exponentialRemainder(patiences) * (1 + patiences) : leaves - patiences * stays);
  }
}
