import { needsOf, qualifies } from '../eligibility.ts';
import { aheadInQueue, aheadOf, type LineUp } from '../position.ts';
import type { RoutingState, Ticket } from '../types.ts';

/** How fast a queue moves, learnt from its own recent contacts (see `pace.ts`). */
export type Pace = {
  /** From acceptance to the end of wrap-up. */
  readonly meanHandleSeconds: number;
  /** How long a customer waits before giving up, on average; undefined = nobody gives up. */
  readonly meanPatienceSeconds?: number;
  /** What the queue's own announcements have taught (`wait-correction.ts`): every estimate is multiplied by it. 1 where it is left out. */
  readonly correction?: number;
};

/** What an estimate was made from; kept with an announcement so that a later rise can be explained. */
export type Basis = {
  readonly ahead: number;
  /** Agents on duty who could serve it. */
  readonly agents: number;
  /** Contacts they serve at once on behalf of this ticket's place in line; a fraction where they also serve others first. */
  readonly servers: number;
  readonly meanHandleSeconds: number;
};

export type Estimate =
  | {
      readonly kind: 'estimate'; readonly meanSeconds: number; readonly lowSeconds: number; readonly highSeconds: number; readonly basis: Basis;
      /** Mean and standard deviation before the correction: what later corrections are learnt from. */
      readonly uncorrected: { readonly meanSeconds: number; readonly deviationSeconds: number };
    }
  /** Nobody who could serve it is on duty: no figure would be honest. */
  | { readonly kind: 'nobody_here' }
  /** Outside opening hours, and nobody is called back before they begin. */
  | { readonly kind: 'closed' };

/** The wait still ahead of a ticket that has a place in line. */
export function estimateWait(state: RoutingState, lines: LineUp, ticket: Ticket, pace: Pace): Estimate {
  const queue = lines.queues.get(ticket.queueId);
  if (queue === undefined) return { kind: 'nobody_here' };
  const { agents, servers } = serversFor(state, lines, ticket);
  if (!queue.isOpen && (agents === 0 || ticket.state === 'parked')) return { kind: 'closed' };
  if (agents === 0) return { kind: 'nobody_here' };
  const ahead = aheadOf(lines, ticket);
  const kept = (lines.byQueue.get(queue.id) ?? []).slice(0, ahead).filter((other) => other.virtual).length;
  const wait = waitBehind({ ahead, keptAhead: kept, servers, pace });
  const factor = pace.correction ?? 1;
  return {
    kind: 'estimate',
    meanSeconds: wait.meanSeconds * factor,
    lowSeconds: gammaQuantile(wait, 'median') * factor,
    highSeconds: gammaQuantile(wait, 'p85') * factor,
    uncorrected: { meanSeconds: wait.meanSeconds, deviationSeconds: Math.sqrt(wait.varianceSeconds2) },
    basis: { ahead, agents, servers, meanHandleSeconds: pace.meanHandleSeconds },
  };
}

/**
 * Agents on duty who could serve the ticket, and how many contacts they serve at once for its place in line. An agent who
 * also serves other queues counts with the share that this queue has among all whom the agent would take up to this ticket.
 */
export function serversFor(state: RoutingState, lines: LineUp, ticket: Ticket): { agents: number; servers: number } {
  const queue = lines.queues.get(ticket.queueId);
  if (queue === undefined) return { agents: 0, servers: 0 };
  const needs = needsOf(ticket, queue);
  const own = aheadOf(lines, ticket) + 1;
  const rivals = new Map<string, number>();
  const rivalsIn = (queueId: string): number => {
    const known = rivals.get(queueId) ?? aheadInQueue(lines, ticket, queueId);
    rivals.set(queueId, known);
    return known;
  };
  let agents = 0;
  let servers = 0;
  for (const agent of state.agents) {
    if (agent.presence !== 'available' || !qualifies(agent, ticket, queue, needs)) continue;
    let others = 0;
    for (const queueId of agent.queues) if (queueId !== queue.id) others += rivalsIn(queueId);
    agents += 1;
    servers += ((agent.capacity[ticket.channel] ?? 0) / ticket.weight) * (own / (own + others));
  }
  return { agents, servers };
}

/**
 * QLm: with `ahead` before it and all servers busy, the wait is a sum of independent exponential steps, one for each place
 * that the line moves up; with k still ahead the line moves at rate nμ + kθ (a service ends, or one of the k gives up).
 * Mean Σ 1/rate, variance Σ 1/rate². Customers with a kept place do not give up, so θ counts only for the others' share.
 * Source: Ibrahim and Whitt 2009; measured at half the mean square error of head-of-line waits.
 */
export function waitBehind(asked: { ahead: number; keptAhead: number; servers: number; pace: Pace }): { meanSeconds: number; varianceSeconds2: number } {
  const { ahead, keptAhead, servers, pace } = asked;
  const serviceRate = servers / pace.meanHandleSeconds;
  const impatient = ahead === 0 ? 0 : (ahead - keptAhead) / ahead;
  const givingUpRate = pace.meanPatienceSeconds === undefined ? 0 : impatient / pace.meanPatienceSeconds;
  let meanSeconds = 0;
  let varianceSeconds2 = 0;
  for (let k = 0; k <= ahead; k += 1) {
    const step = 1 / (serviceRate + k * givingUpRate);
    meanSeconds += step;
    varianceSeconds2 += step * step;
  }
  return { meanSeconds, varianceSeconds2 };
}

/** Standard normal quantiles: of the two ends that are announced, and of the P90 that coverage is also measured at. */
const normalQuantile = { median: 0, p85: 1.0364333894937898, p90: 1.2815515655446004 };
/** The share of waits that is to be over by the far end of what is announced. */
export const announcedShare = 0.85;

/**
 * A quantile of the wait, taken as a gamma distribution of the same mean and variance (exact where nobody gives up) by
 * Wilson and Hilferty's cube. Measured against the exact distribution: within 3 % of it from one server up.
 */
export function gammaQuantile(wait: { meanSeconds: number; varianceSeconds2: number }, at: keyof typeof normalQuantile): number {
  const shape = wait.meanSeconds ** 2 / wait.varianceSeconds2;
  const cube = 1 - 1 / (9 * shape) + normalQuantile[at] / (3 * Math.sqrt(shape));
  return wait.meanSeconds * cube ** 3;
}
