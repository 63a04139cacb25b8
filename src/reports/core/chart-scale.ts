/** The little arithmetic of our own charts: round tops, readable marks, and which moments get a label. */

/** The next round number from a value up whose quarter is whole: 7 → 8, 23 → 24, 101 → 120; at least `least`. */
export function roundTop(value: number, least = 4): number {
  if (value <= least) return least;
  const size = 10 ** Math.floor(Math.log10(value));
  return [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10, 12].map((step) => Math.round(step * size)).find((top) => top >= value && top % 4 === 0) ?? 12 * size;
}

/** Which of so many places are labelled, so that at most `most` are. */
export function labelledPlaces(count: number, most: number): number[] {
  const step = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: Math.ceil(count / step) }, (_, i) => i * step);
}

/** The runs of neighbours that have a value: a gap is a gap, never a line to zero. */
export function runsOf(values: readonly (number | null)[]): { readonly at: number; readonly value: number }[][] {
  const runs: { at: number; value: number }[][] = [];
  for (const [at, value] of values.entries()) {
    if (value === null) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1)?.at === at - 1) last.push({ at, value });
    else runs.push([{ at, value }]);
  }
  return runs;
}
