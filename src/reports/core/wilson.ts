/** The standard normal quantile of a two-sided 95 % interval. */
const z = 1.959963984540054;

/**
 * Wilson's 95 % score interval of a share: honest for small samples and near 0 and 1, where the plain interval is not.
 * Returns undefined without a sample. Source: Wilson 1927.
 */
export function wilsonInterval(hits: number, total: number): { low: number; high: number } | undefined {
  if (total === 0) return undefined;
  const share = hits / total;
  const middle = (share + (z * z) / (2 * total)) / (1 + (z * z) / total);
  const half = (z / (1 + (z * z) / total)) * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  // At the ends the sum is exactly 0 or 1; rounding must not say otherwise.
  return { low: hits === 0 ? 0 : middle - half, high: hits === total ? 1 : middle + half };
}
