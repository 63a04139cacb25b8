import { numberFrom, type Unstable } from './input.ts';
import { normalHazard } from './normal.ts';

/** n = ⌈a + β√a⌉ agents for a load in erlangs; β says how much safety (0.5 … 1.5), below 0 only where callers give up. At least 0. Source: Halfin and Whitt 1981. */
export function squareRootAgents(erlangs: number, beta: number): number {
  numberFrom('squareRootAgents', 'erlangs', erlangs, 0, 1_000_000);
  numberFrom('squareRootAgents', 'beta', beta, -1000, 1000);
  return Math.max(0, Math.ceil(erlangs + beta * Math.sqrt(erlangs)));
}

/** P(wait) of a large centre whose callers never give up, with safety β: 1/(1 + βΦ(β)/φ(β)). Unstable for β of 0 or less. Source: Halfin and Whitt 1981. */
export function halfinWhittPWait(beta: number): number | Unstable {
  numberFrom('halfinWhittPWait', 'beta', beta, -1000, 1000);
  return beta > 0 ? 1 / (1 + beta / normalHazard(-beta)) : { kind: 'unstable' };
}

/**
 * P(wait) of a large centre with safety β whose callers give up θ/μ times as fast as they are served (mean handling / mean patience):
 * 1/(1 + g·H(β/g)/H(−β)), g = √(θ/μ). Source: Garnett, Mandelbaum and Reiman 2002.
 */
export function garnettPWait(beta: number, leavingOverServing: number): number {
  numberFrom('garnettPWait', 'beta', beta, -1000, 1000);
  numberFrom('garnettPWait', 'leavingOverServing', leavingOverServing, 1e-10, 1e10);
  const g = Math.sqrt(leavingOverServing);
  return 1 / (1 + (g * normalHazard(beta / g)) / normalHazard(-beta));
}
