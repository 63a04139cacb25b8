/** How true a queue's announcements were: what was said first to each customer, beside what then happened. */

/** How an announced wait ended: the first two are the wait as it was announced, the others cut it short. */
export const waitOutcomes = ['answered', 'called_back', 'gave_up', 'closed_out', 'moved', 'chose_time'] as const;
export type WaitOutcome = (typeof waitOutcomes)[number];

export interface EndedWait {
  readonly meanSeconds: number;
  /** The far end of what was announced. */
  readonly highSeconds: number;
  readonly actualSeconds: number;
  readonly outcome: WaitOutcome;
}

interface WaitErrors {
  /** Announcements whose wait is over, and how it ended. */
  readonly count: number;
  readonly outcomes: Readonly<Record<WaitOutcome, number>>;
  /** Of those answered or called back, from the announcement on: what was announced and what happened, on the mean. Null without any. */
  readonly meanAnnouncedSeconds: number | null;
  readonly meanActualSeconds: number | null;
  /** Of those answered or called back: mean of (happened − announced mean); above 0: customers waited longer than was said. Null without any. */
  readonly biasSeconds: number | null;
  readonly p50AbsoluteErrorSeconds: number | null;
  readonly p90AbsoluteErrorSeconds: number | null;
  /** The share of waits that were over by the far end of what was announced. */
  readonly coverage: number | null;
  /** Happened − announced mean of those answered; the first bin has no lower edge, the last no upper one. */
  readonly histogram: readonly { readonly fromSeconds: number | null; readonly toSeconds: number | null; readonly count: number }[];
}

const edges = [-600, -300, -120, -60, -30, 0, 30, 60, 120, 300, 600];

export function waitErrors(ended: readonly EndedWait[]): WaitErrors {
  const outcomes = Object.fromEntries(waitOutcomes.map((outcome) => [outcome, ended.filter((one) => one.outcome === outcome).length])) as Record<WaitOutcome, number>;
  const served = ended.filter(wasServed);
  const errors = served.map((one) => one.actualSeconds - one.meanSeconds);
  const sizes = errors.map(Math.abs).toSorted((a, b) => a - b);
  return {
    count: ended.length, outcomes,
    meanAnnouncedSeconds: meanOf(served.map((one) => one.meanSeconds)), meanActualSeconds: meanOf(served.map((one) => one.actualSeconds)), biasSeconds: meanOf(errors),
    p50AbsoluteErrorSeconds: quantileOf(sizes, 0.5), p90AbsoluteErrorSeconds: quantileOf(sizes, 0.9),
    coverage: coverageOf(ended), histogram: histogramOf(errors),
  };
}

export function wasServed({ outcome }: Pick<EndedWait, 'outcome'>): boolean {
  return outcome === 'answered' || outcome === 'called_back';
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length;
}

/** The smallest value that at least this share of the sorted values does not exceed. */
function quantileOf(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/**
 * Kaplan and Meier's estimate of P(wait ≤ announced end), on the scale of wait ÷ announced end: whoever gave up counts as waiting until
 * then, in neither direction afterwards. Without anybody giving up it is the plain share. Null where nobody was answered.
 */
function coverageOf(ended: readonly EndedWait[]): number | null {
  if (!ended.some(wasServed)) return null;
  const waits = ended.map((one) => ({ reached: one.actualSeconds / one.highSeconds, isOver: wasServed(one) })).toSorted((a, b) => a.reached - b.reached || Number(b.isOver) - Number(a.isOver));
  let stillWaiting = 1;
  for (const [before, { reached, isOver }] of waits.entries()) {
    if (reached > 1) break;
    if (isOver) stillWaiting *= 1 - 1 / (waits.length - before);
  }
  return 1 - stillWaiting;
}

function histogramOf(errors: readonly number[]): WaitErrors['histogram'] {
  const bounds = [-Infinity, ...edges, Infinity];
  return bounds.slice(1).map((to, i) => {
    const from = bounds[i] ?? -Infinity;
    return { fromSeconds: Number.isFinite(from) ? from : null, toSeconds: Number.isFinite(to) ? to : null, count: errors.filter((error) => error >= from && error < to).length };
  });
}
