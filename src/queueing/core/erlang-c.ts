import { erlangB } from './erlang-b.ts';
import { numberBetween, numberFrom, ratesOf, type Rates, type Unstable, type Work } from './input.ts';

/** M/M/n where nobody gives up. Shares from 0 to 1, waits in seconds. */
export interface ErlangC {
  readonly kind: 'stable';
  readonly erlangs: number;
  readonly pWait: number;
  readonly pNoWait: number;
  /** Mean wait of all calls, those answered at once included: the average speed of answer. */
  readonly meanWaitSeconds: number;
  /** Mean wait of those who wait at all. */
  readonly meanWaitOfWaitingSeconds: number;
  /** Mean number of callers in line. */
  readonly meanWaiting: number;
  readonly occupancy: number;
  /** nμ − λ: how fast a line is worked off. */
  readonly clearingPerSecond: number;
}

/**
 * Erlang C. Unstable where the load reaches the agents; RangeError on input that is no workload.
 * C = nB/(n − a + aB), written without a difference of near numbers. Source: Erlang 1917.
 */
export function erlangC(work: Work): ErlangC | Unstable {
  const rates = ratesOf('erlangC', work);
  return rates.spareErlangs > 0 ? erlangCFrom(work, rates, erlangB(work.agents, rates.erlangs)) : { kind: 'unstable' };
}

/** The same from a blocking that is already known (the search for required agents carries it along); the load must be below the agents. */
export function erlangCFrom(work: Work, rates: Rates, blocking: number): ErlangC {
  const { erlangs, spareErlangs } = rates;
  const all = spareErlangs + erlangs * blocking;
  const pWait = (work.agents * blocking) / all;
  const meanWaitOfWaitingSeconds = work.handlingSeconds / spareErlangs;
  const meanWaitSeconds = pWait * meanWaitOfWaitingSeconds;
  return {
    kind: 'stable', erlangs, pWait, pNoWait: (spareErlangs * (1 - blocking)) / all, meanWaitSeconds, meanWaitOfWaitingSeconds,
    meanWaiting: rates.arrivalsPerSecond * meanWaitSeconds, occupancy: erlangs / work.agents, clearingPerSecond: 1 / meanWaitOfWaitingSeconds,
  };
}

/** Service level: the share of calls answered within `targetSeconds` (from 0), 1 − C·e^(−(nμ−λ)T). */
export function answeredWithin(figures: ErlangC, targetSeconds: number): number {
  numberFrom('answeredWithin', 'targetSeconds', targetSeconds, 0, Number.MAX_VALUE);
  // Rounding must not say more than all.
  return Math.min(1, figures.pNoWait - figures.pWait * Math.expm1(-figures.clearingPerSecond * targetSeconds));
}

/** The wait in seconds that a share of the calls (.9 for P90, between 0 and 1) does not exceed; 0 where so many are answered at once. */
export function waitQuantileSeconds(figures: ErlangC, share: number): number {
  numberBetween('waitQuantileSeconds', 'share', share, 0, 1);
  return Math.max(0, Math.log(figures.pWait / (1 - share)) / figures.clearingPerSecond);
}
