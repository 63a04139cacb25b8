import { standingOf } from './birth-death.ts';
import { leavingRate, ratesOf, wholeNumber, type Work } from './input.ts';

/** Work that comes over a limited number of lines. */
interface WorkOverTrunks extends Work {
  /** Lines, each taken by a caller in service or waiting; a whole number, at least the agents. */
  readonly trunks: number;
  /** Mean patience; Infinity where nobody gives up. */
  readonly patienceSeconds: number;
}

/** Shares of all offered calls from 0 to 1; pBlocked and the rest of them sum to 1. */
interface FiniteTrunks {
  /** The line is busy. */
  readonly pBlocked: number;
  readonly pWait: number;
  readonly pNoWait: number;
  readonly pAbandon: number;
  readonly meanWaiting: number;
  /** Mean time in line of those who came through. */
  readonly meanWaitOfAcceptedSeconds: number;
  readonly meanBusyTrunks: number;
  readonly occupancy: number;
}

/** M/M/n/K+M; stable for every load. RangeError on input that is no workload, fewer trunks than agents, or a patience of 0. Source: the balance equations of the chain. */
export function finiteTrunks(work: WorkOverTrunks): FiniteTrunks {
  const { arrivalsPerSecond, servicesPerSecond } = ratesOf('finiteTrunks', work);
  wholeNumber('finiteTrunks', 'trunks', work.trunks, work.agents);
  const leavingPerSecond = work.patienceSeconds === Infinity ? 0 : leavingRate('finiteTrunks', work.patienceSeconds);
  const { pNoWait, pWait, pBlocked, meanWaiting, meanServed } = standingOf({ agents: work.agents, arrivalsPerSecond, servicesPerSecond, leavingPerSecond, most: work.trunks });
  const waitOfOfferedSeconds = arrivalsPerSecond === 0 ? 0 : meanWaiting / arrivalsPerSecond;
  return {
    pBlocked, pWait, pNoWait, pAbandon: leavingPerSecond * waitOfOfferedSeconds, meanWaiting, meanWaitOfAcceptedSeconds: waitOfOfferedSeconds / (pNoWait + pWait),
    meanBusyTrunks: meanServed + meanWaiting, occupancy: meanServed / work.agents,
  };
}
