/** Who takes over what somebody leaves behind: a little for each, so that nobody drowns in it. */

export interface Candidate {
  readonly id: string;
  /** The less, the nearer: the own team's lead before another's, leads before administrators. */
  readonly rank: number;
  /** Cases they own already. */
  readonly open: number;
}

/** For each of so many cases a candidate: of the nearest rank, whoever has the fewest by then; among equals the first. Empty when there is nobody. */
export function spread(count: number, candidates: readonly Candidate[]): string[] {
  const nearest = Math.min(...candidates.map((one) => one.rank));
  const loads = candidates.filter((one) => one.rank === nearest).map((one) => ({ id: one.id, open: one.open }));
  return Array.from({ length: loads.length === 0 ? 0 : count }, () => {
    const least = loads.reduce((best, one) => (one.open < best.open ? one : best));
    least.open += 1;
    return least.id;
  });
}
