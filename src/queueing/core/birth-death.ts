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
export interface Standing {
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
  const { agents, arrivalsPerSecond: up, servicesPerSecond, leavingPerSecond, most } = chain;
  const downFrom = (k: number): number => (k <= agents ? k * servicesPerSecond : agents * servicesPerSecond + (k - agents) * leavingPerSecond);
  let free = 0;
  let wait = 0;
  let blocked = 0;
  let waiting = 0;
  let servedByFew = 0;
  const add = (k: number, weight: number): void => {
    if (k === most) blocked += weight;
    else if (k >= agents) wait += weight;
    else free += weight;
    if (k > agents) waiting += (k - agents) * weight;
    else if (k < agents) servedByFew += k * weight;
  };
  const likeliest = likeliestState(chain);
  add(likeliest, 1);
  let weight = 1;
  for (let k = likeliest; k > 0 && weight > vanishing; k -= 1) {
    weight *= downFrom(k) / up;
    add(k - 1, weight);
    const ratio = downFrom(k - 1) / up;
    if (k <= agents && weight * ratio < negligible * (1 - ratio) * free) break;
  }
  weight = 1;
  for (let k = likeliest + 1; k <= most && weight > vanishing; k += 1) {
    weight *= up / downFrom(k);
    add(k, weight);
    const ratio = up / downFrom(k + 1);
    if (most === Infinity && k > agents && weight * ratio * (k - agents + 1 / (1 - ratio)) < negligible * (1 - ratio) * waiting) break;
  }
  const all = free + wait + blocked;
  return { pNoWait: free / all, pWait: wait / all, pBlocked: blocked / all, meanWaiting: waiting / all, meanServed: (servedByFew + agents * (wait + blocked)) / all };
}

const negligible = 1e-18;
/** Products below it would leave the normal numbers, where they neither keep digits nor end. */
const vanishing = 1e-300;

/** The last state from which more come than go. */
function likeliestState({ agents, arrivalsPerSecond, servicesPerSecond, leavingPerSecond, most }: Chain): number {
  const surplus = arrivalsPerSecond - agents * servicesPerSecond;
  if (surplus < 0) return Math.min(agents, Math.floor(arrivalsPerSecond / servicesPerSecond));
  return Math.min(most, agents + (surplus === 0 ? 0 : Math.floor(surplus / leavingPerSecond)));
}
