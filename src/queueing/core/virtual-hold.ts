import type { ImpatientWork } from './erlang-a.ts';
import { erlangB } from './erlang-b.ts';
import { leavingRate, numberFrom, ratesOf, type Unstable } from './input.ts';
import { momentsBetween, offeredWait } from './offered-wait.ts';

/** Every caller who must wait is offered a call-back; who accepts keeps the place, never gives up and answers the first attempt. */
export interface WorkWithCallbacks extends ImpatientWork {
  /** p, the share of those offered who accept, from 0 to 1. */
  readonly acceptingShare: number;
}

/** What virtual hold does in the long run. It creates no capacity: fewer give up, and everybody waits longer. */
export interface VirtualHold {
  readonly kind: 'stable';
  readonly pWait: number;
  readonly pNoWait: number;
  /** Mean time until one's turn comes, over all callers, those answered at once included; kept places and lines wait alike. */
  readonly meanOfferedWaitSeconds: number;
  /** Mean time from the booking of a call-back to its turn; undefined where nobody ever waits. */
  readonly meanCallbackWaitSeconds: number | undefined;
  /** Abandoned / all offered calls. */
  readonly pAbandon: number;
  /** Abandoned / offered calls of those who would not accept a call-back. */
  readonly pAbandonOfDeclining: number;
  /** Mean time in line of a declining caller, those answered at once included. */
  readonly meanHoldOfDecliningSeconds: number;
  /** Seconds a line is kept busy by waiting, for each offered call. */
  readonly holdSecondsPerOfferedCall: number;
  readonly occupancy: number;
  /** P(one's turn comes within the target). */
  readonly pOfferedWaitWithinTarget: number;
  /** λp/(nμ), the share of the capacity that only call-backs could take, which never give up. From .95 on waits grow without measure: warn. */
  readonly stayingLoad: number;
}

/**
 * M/M/n+G. `targetSeconds` from 0. Unstable where accepted call-backs alone reach the agents. RangeError on input that is no workload.
 * D = 1/B(n−1, a) + λ∫e^h, P(wait) = λ∫e^h/D. Source: Zeltyn and Mandelbaum 2005.
 */
export function virtualHold(work: WorkWithCallbacks, targetSeconds: number): VirtualHold | Unstable {
  const { erlangs, spareErlangs, arrivalsPerSecond, servicesPerSecond } = ratesOf('virtualHold', work);
  const leavingPerSecond = leavingRate('virtualHold', work.patienceSeconds);
  const stayingShare = work.acceptingShare;
  numberFrom('virtualHold', 'acceptingShare', stayingShare, 0, 1);
  numberFrom('virtualHold', 'targetSeconds', targetSeconds, 0, Number.MAX_VALUE);
  const spareBesideStaying = (work.agents * 3600 - work.callsPerHour * work.handlingSeconds * stayingShare) / 3600;
  if (spareBesideStaying <= 0) return { kind: 'unstable' };
  const offered = offeredWait({ arrivalsPerSecond, sparePerSecond: spareErlangs * servicesPerSecond, spareBesideStayingPerSecond: spareBesideStaying * servicesPerSecond, leavingPerSecond, stayingShare });
  const within = momentsBetween(offered, 0, targetSeconds);
  const beyond = momentsBetween(offered, targetSeconds, Infinity);
  const mass = within.mass + beyond.mass;
  // Weights of "an agent is free" and "all are busy", both divided by e^(h(peak)).
  const free = Math.exp(-offered.logPeak) / erlangB(work.agents - 1, erlangs);
  const busy = arrivalsPerSecond * mass;
  const pWait = busy / (free + busy);
  const meanOfferedWaitSeconds = (pWait * (within.wait + beyond.wait)) / mass;
  const pAbandonOfDeclining = (pWait * (within.left + beyond.left)) / mass;
  const pNoWait = 1 / (1 + busy / free);
  const pAbandon = (1 - stayingShare) * pAbandonOfDeclining;
  const meanHoldOfDecliningSeconds = pAbandonOfDeclining * work.patienceSeconds;
  return {
    kind: 'stable', pWait, pNoWait, meanOfferedWaitSeconds, meanCallbackWaitSeconds: pWait === 0 ? undefined : meanOfferedWaitSeconds / pWait,
    pAbandon, pAbandonOfDeclining, meanHoldOfDecliningSeconds, holdSecondsPerOfferedCall: (1 - stayingShare) * meanHoldOfDecliningSeconds,
    occupancy: (erlangs * (1 - pAbandon)) / work.agents, pOfferedWaitWithinTarget: Math.min(1, pNoWait + (pWait * within.mass) / mass), stayingLoad: (erlangs * stayingShare) / work.agents,
  };
}
