import { lineSecondsOf, type RecordedStay } from './records.ts';

/**
 * What became of those who came: offered = answered + gave up + places kept + left otherwise + in line. A place that is kept has left
 * the line, whatever becomes of it; `calledBack` are those of them who were reached.
 */
export interface Tally {
  offered: number;
  answered: number;
  gaveUp: number;
  keptPlaces: number;
  /** Closed by us, or moved to another queue before anybody answered. */
  leftOtherwise: number;
  inLine: number;
  calledBack: number;
  /** Of those who were answered in the line. */
  answeredWaitMs: number;
  /** That customers hung on the telephone waiting, however it ended. */
  trunkMs: number;
  /** The same in front of a chat window, or wherever else. */
  windowMs: number;
  /** From joining to the call-back, of whoever was called at their turn and reached at once. */
  turnWaitsMs: number[];
}

export function emptyTally(): Tally {
  return { offered: 0, answered: 0, gaveUp: 0, keptPlaces: 0, leftOtherwise: 0, inLine: 0, calledBack: 0, answeredWaitMs: 0, trunkMs: 0, windowMs: 0, turnWaitsMs: [] };
}

/** How a stay left the live line. */
export type Fate = 'answered' | 'gaveUp' | 'keptPlaces' | 'leftOtherwise';

export function leftLine(tally: Tally, stay: RecordedStay, fate: Fate | 'inLine', waitMs: number): void {
  tally.offered += 1;
  tally[fate] += 1;
  if (stay.channel === 'phone') tally.trunkMs += waitMs;
  else tally.windowMs += waitMs;
  if (fate === 'answered') tally.answeredWaitMs += waitMs;
}

export function wasCalledBack(tally: Tally, { keptPlace }: RecordedStay, waitMs: number): void {
  tally.calledBack += 1;
  if (keptPlace?.isCall === true && keptPlace.notBeforeMs === undefined && keptPlace.vainCalls === 0) tally.turnWaitsMs.push(waitMs);
}

/** If nobody answers them: whoever the house took out of the line did not give up. */
export function fateOfWhoLeft({ outcome }: RecordedStay): Fate {
  return outcome === 'closed_out' || outcome === 'handed_on' ? 'leftOtherwise' : 'gaveUp';
}

/** What really happened, counted by the same rules. */
export function recordedTally(stays: readonly RecordedStay[], nowMs: number): Tally {
  const tally = emptyTally();
  for (const stay of stays) {
    leftLine(tally, stay, recordedFate(stay), lineSecondsOf(stay, nowMs) * 1000);
    if (stay.keptPlace?.isReached === true && stay.keptPlace.takenUpAtMs !== undefined) wasCalledBack(tally, stay, stay.keptPlace.takenUpAtMs - stay.enteredAtMs);
  }
  return tally;
}

function recordedFate(stay: RecordedStay): Fate | 'inLine' {
  switch (stay.outcome) {
    case 'waiting': return 'inLine';
    case 'answered': return 'answered';
    case 'kept_place': return 'keptPlaces';
    default: return fateOfWhoLeft(stay);
  }
}

export function meanAnsweredWaitSeconds({ answered, answeredWaitMs }: Tally): number | undefined {
  return answered === 0 ? undefined : answeredWaitMs / answered / 1000;
}

/** The middle of an odd number, the mean of the two middle ones of an even number. */
export function medianSeconds(waitsMs: readonly number[]): number | undefined {
  const sorted = waitsMs.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2000;
}
