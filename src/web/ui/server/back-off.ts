/**
 * How long to wait before attempt `n` (0 = first repeat): doubling from half a second to 20 s, half of it by chance, so that a
 * restarted server is not met by all desks in the same moment. `chance` is 0 ≤ x < 1.
 */
export function backOffMs(attempt: number, chance: number): number {
  const full = Math.min(20_000, 500 * 2 ** Math.min(attempt, 10));
  return Math.round(full / 2 + (full / 2) * chance);
}
