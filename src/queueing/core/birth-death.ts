/** A line as a chain of states 0, 1, 2 … callers in the house. Rates per second. */
export interface Chain {
  readonly agents: number;
  /** λ, above 0 or 0. */
  readonly arrivalsPerSecond: number;
  /** μ of one agent. */
  readonly servicesPerSecond: number;
  /** θ of one waiting caller; 0 = nobody gives up (then `most` must be finite). */
  readonly leavingPerSecond: number;
  /** Callers the house holds, in service and waiting; Infinity = no limit. Whoever comes then is turned away. */
  readonly most: number;
}

/** What an arriving caller finds, as shares that sum to 1, and mean numbers of callers. */
interface Standing {
  /** An agent is free. */
  readonly pNoWait: number;
  /** All agents are busy, and there is room to wait. */
  readonly pWait: number;
  /** The house is full. */
  readonly pBlocked: number;
  readonly meanWaiting: number;
  readonly meanServed: number;
}

/**
 * The long-run shares of the chain: up at λ, down from k at min(k, n)μ + (k − n)⁺θ.
 * Every weight is a running product that starts from the likeliest state, so nothing overflows, and what is less likely than 1e-300 of it counts as 0;
 * all sums are of positive terms. Sums without end stop when what is left, bounded by a geometric series, is below 1e-18 of them.
 * Source: Palm 1957; Garnett, Mandelbaum and Reiman 2002.
 */
export function standingOf(chain: Chain): Standing {
  const start = likeliestState(chain);
  const [below, above] = [sumsBelow(chain, start), sumsAbove(chain, start)];
  const [free, wait, blocked] = [below.free + above.free, below.wait + above.wait, below.blocked + above.blocked];
  const all = free + wait + blocked;
  return {
    pNoWait: free / all, pWait: wait / all, pBlocked: blocked / all, meanWaiting: (below.waiting + above.waiting) / all,
    meanServed: (below.servedByFew + above.servedByFew + chain.agents * (wait + blocked)) / all,
  };
}

/** Weights of states, relative to the likeliest; `waiting` and `servedByFew` (where an agent is free) are weighted by callers. */
interface Sums {
  free: number;
  wait: number;
  blocked: number;
  waiting: number;
  servedByFew: number;
}

const negligible = 1e-18;
/** Products below it would leave the normal numbers, where they neither keep digits nor end. */
const vanishing = 1e-300;

/** From the likeliest state, included, down to none. */
function sumsBelow(chain: Chain, start: number): Sums {
  const { agents, arrivalsPerSecond, most } = chain;
  let [wait, waiting, free, servedByFew, weight] = [0, 0, 0, 0, 1];
  let k = start;
  for (; k >= agents && weight > vanishing; k -= 1) {
    if (k < most) wait += weight;
    waiting += (k - agents) * weight;
    weight *= downRate(chain, k) / arrivalsPerSecond;
  }
  for (; k >= 0 && weight > vanishing; k -= 1) {
    free += weight;
    servedByFew += k * weight;
    const ratio = downRate(chain, k) / arrivalsPerSecond;
    if (weight * ratio < negligible * (1 - ratio) * free) break;
    weight *= ratio;
  }
  return { free, wait, blocked: start === most ? 1 : 0, waiting, servedByFew };
}

/** From the state above the likeliest to the last. */
function sumsAbove(chain: Chain, start: number): Sums {
  const { agents, arrivalsPerSecond, most } = chain;
  let [wait, waiting, free, servedByFew, blocked, weight] = [0, 0, 0, 0, 0, 1];
  let k = start + 1;
  for (; k < agents && weight > vanishing; k += 1) {
    weight *= arrivalsPerSecond / downRate(chain, k);
    free += weight;
    servedByFew += k * weight;
  }
  for (; k <= most && weight > vanishing; k += 1) {
    const ratio = arrivalsPerSecond / downRate(chain, k);
    // What is left of the line's length: weight·Σ (j + i)·ratio^i. A product, for there may be no line at all.
    if (most === Infinity && weight * ratio * ((k - agents) * (1 - ratio) + 1) < negligible * (1 - ratio) ** 2 * waiting) break;
    weight *= ratio;
    if (k < most) wait += weight;
    else blocked = weight;
    waiting += (k - agents) * weight;
  }
  return { free, wait, blocked, waiting, servedByFew };
}

/** Ends of service and of patience a second, with k callers in the house. */
function downRate({ agents, servicesPerSecond, leavingPerSecond }: Chain, k: number): number {
  return k <= agents ? k * servicesPerSecond : agents * servicesPerSecond + (k - agents) * leavingPerSecond;
}

/** The last state from which more come than go. */
function likeliestState({ agents, arrivalsPerSecond, servicesPerSecond, leavingPerSecond, most }: Chain): number {
  const surplus = arrivalsPerSecond - agents * servicesPerSecond;
  if (surplus < 0) return Math.min(agents, Math.floor(arrivalsPerSecond / servicesPerSecond));
  return Math.min(most, agents + (surplus === 0 ? 0 : Math.floor(surplus / leavingPerSecond)));
}
