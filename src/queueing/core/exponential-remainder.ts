/**
 * r(z) = e^(−z) − 1 + z, which is z²/2 for small z, to the last digits for every finite z.
 * The plain sum loses them all near 0. No unit; never below 0.
 */
export function exponentialRemainder(z: number): number {
  if (Math.abs(z) > 0.1) return Math.expm1(-z) + z;
  let series = 0;
  for (const coefficient of coefficients) series = series * z + coefficient;
  return series * z * z;
}

/** (−1)^k/k! for k = 11 … 2. */
const coefficients = [-1 / 39_916_800, 1 / 3_628_800, -1 / 362_880, 1 / 40_320, -1 / 5040, 1 / 720, -1 / 120, 1 / 24, -1 / 6, 1 / 2];
