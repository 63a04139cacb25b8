import { twentyPoints } from './gauss-legendre.ts';

/** φ(x), the density of the standard normal distribution. */
export function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/** H(x) = φ(x)/(1 − Φ(x)), the hazard of the standard normal distribution, for every finite x; 0 where it is below the smallest number. */
export function normalHazard(x: number): number {
  return x >= 0 ? 1 / tailOverDensity(x) : normalDensity(x) / (1 - normalDensity(x) * tailOverDensity(-x));
}

/** (1 − Φ(x))/φ(x) = ∫ e^(−xt − t²/2) dt over t from 0, for x from 0: positive terms only, so the far tail keeps its digits. Source: Mills 1926. */
function tailOverDensity(x: number): number {
  const half = 0.5 / (1 + x / 8);
  let sum = 0;
  // Twelve panels reach e^(−72) at least.
  for (let panel = 0; panel < 12; panel += 1) {
    for (let i = 0; i < twentyPoints.nodes.length; i += 1) {
      const t = half * (2 * panel + 1 + (twentyPoints.nodes[i] ?? 0));
      sum += half * (twentyPoints.weights[i] ?? 0) * Math.exp(-x * t - (t * t) / 2);
    }
  }
  return sum;
}
