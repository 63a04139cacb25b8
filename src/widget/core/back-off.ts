/**
 * How long to wait before trying again: doubling from half a second to half a minute, the upper half by chance, so that a thousand
 * widgets cut off by one restart do not all come back in the same moment.
 */
export function backOffMs(failures: number, chance: number): number {
  const whole = Math.min(30_000, 500 * 2 ** Math.min(failures, 10));
  return Math.round(whole / 2 + (whole / 2) * chance);
}
