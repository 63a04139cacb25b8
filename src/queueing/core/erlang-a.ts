import { standingOf } from './birth-death.ts';
import { leavingRate, numberFrom, ratesOf, type Work } from './input.ts';
import { momentsBetween, offeredWait, type WaitMoments } from './offered-wait.ts';

/** Work whose callers give up after an exponential patience of this mean. */
export interface ImpatientWork extends Work {
  readonly patienceSeconds: number;
}

/** M/M/n+M in the long run. Shares of all offered calls from 0 to 1, waits in seconds. */
interface ErlangA {
  readonly pWait: number;
  readonly pNoWait: number;
  readonly pAbandon: number;
  /** Undefined where waiting is so rare that its share is 0 in a computer's numbers. */
  readonly pAbandonOfWaiting: number | undefined;
  readonly pServed: number;
  /** Mean time in line of all calls, answered and abandoned. */
  readonly meanWaitSeconds: number;
  readonly meanWaiting: number;
  readonly occupancy: number;
}

/** Service levels by what they count; each is a share from 0 to 1. T is the target. */
export interface ServiceLevels {
  /** Answered within T / offered. */
  readonly ofOffered: number;
  /** Answered within T / answered. */
  readonly ofAnswered: number;
  /** Answered within T / (offered − abandoned within T). */
  readonly withoutQuickAbandons: number;
  /** (Answered within T + abandoned within T) / offered. */
  readonly answeredOrAbandoned: number;
  /** The share of callers who, did they never give up, would be answered within T. */
  readonly ofPatient: number;
}

interface ErlangAWaits extends ServiceLevels {
  /** P(still in line after T). */
  readonly pWaitBeyondTarget: number;
  /** Mean wait of answered calls: not the mean wait of all. */
  readonly meanWaitAnsweredSeconds: number;
  /** Mean wait of those who gave up; undefined where nobody does. */
  readonly meanWaitAbandonedSeconds: number | undefined;
}

/** Erlang A; stable for every load. RangeError on input that is no workload or on a patience of 0 or without end (that is Erlang C). Source: Palm 1957. */
export function erlangA(work: ImpatientWork): ErlangA {
  const { erlangs, arrivalsPerSecond, servicesPerSecond } = ratesOf('erlangA', work);
  const leavingPerSecond = leavingRate('erlangA', work.patienceSeconds);
  const { pNoWait, pWait, meanWaiting, meanServed } = standingOf({ agents: work.agents, arrivalsPerSecond, servicesPerSecond, leavingPerSecond, most: Infinity });
  const meanWaitSeconds = arrivalsPerSecond === 0 ? 0 : meanWaiting / arrivalsPerSecond;
  const pAbandon = meanWaitSeconds * leavingPerSecond;
  return { pWait, pNoWait, pAbandon, pAbandonOfWaiting: pWait === 0 ? undefined : pAbandon / pWait, pServed: erlangs === 0 ? 1 : Math.min(1, meanServed / erlangs), meanWaitSeconds, meanWaiting, occupancy: meanServed / work.agents };
}

/**
 * The waits of Erlang A about a target in seconds (from 0). By quadrature of the offered wait, all terms positive: the closed form loses eleven digits in overload.
 * Source: Mandelbaum and Zeltyn 2007.
 */
export function erlangAWaits(work: ImpatientWork, targetSeconds: number, figures: ErlangA = erlangA(work)): ErlangAWaits {
  numberFrom('erlangAWaits', 'targetSeconds', targetSeconds, 0, Number.MAX_VALUE);
  const { arrivalsPerSecond, servicesPerSecond, spareErlangs } = ratesOf('erlangAWaits', work);
  const leavingPerSecond = leavingRate('erlangAWaits', work.patienceSeconds);
  const sparePerSecond = spareErlangs * servicesPerSecond;
  const offered = offeredWait({ arrivalsPerSecond, sparePerSecond, spareBesideStayingPerSecond: work.agents * servicesPerSecond, leavingPerSecond, stayingShare: 0 });
  const within = momentsBetween(offered, 0, targetSeconds);
  const beyond = momentsBetween(offered, targetSeconds, Infinity);
  const share = (of: (moments: WaitMoments) => number): { within: number; all: number } => {
    const scale = figures.pWait / (within.mass + beyond.mass);
    return { within: of(within) * scale, all: (of(within) + of(beyond)) * scale };
  };
  const offeredBeyond = (figures.pWait * beyond.mass) / (within.mass + beyond.mass);
  const pWaitBeyondTarget = Math.exp(-leavingPerSecond * targetSeconds) * offeredBeyond;
  const leftBeforeTarget = -Math.expm1(-leavingPerSecond * targetSeconds);
  // Rounding must not say more than all.
  const answered = Math.min(1, figures.pNoWait + share((moments) => moments.served).within);
  const abandoned = share((moments) => moments.left).within + leftBeforeTarget * offeredBeyond;
  return {
    ofOffered: answered, ofAnswered: Math.min(1, answered / figures.pServed), withoutQuickAbandons: answered / (answered + pWaitBeyondTarget), answeredOrAbandoned: Math.min(1, answered + abandoned),
    ofPatient: Math.min(1, figures.pNoWait + share((moments) => moments.mass).within),
    pWaitBeyondTarget,
    meanWaitAnsweredSeconds: share((moments) => moments.waitServed).all / figures.pServed,
    meanWaitAbandonedSeconds: figures.pAbandon === 0 ? undefined : share((moments) => moments.waitLeft).all / figures.pAbandon,
  };
}
