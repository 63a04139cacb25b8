/** What keeping places changed: the difference between two simulations of the same customers, and how far chance alone moves it. */
import type { Repetition } from './simulate-days.ts';
import { meanAnsweredWaitSeconds, type Tally } from './tally.ts';
import { meanOf } from './verdict.ts';

/** The mean of the repetitions; none of them came to less than `low` or more than `high`. */
interface Range {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}
export interface Saving {
  readonly id: 'trunk_minutes' | 'window_minutes' | 'given_up' | 'served' | 'mean_line_wait';
  readonly unit: 'minutes' | 'count' | 'seconds';
  readonly withPlaces: number | undefined;
  readonly without: number | undefined;
  /** Positive is better: minutes not waited, people not lost, people served more, seconds waited less. */
  readonly saved: Range | undefined;
}

/** No repetitions: nothing is said. */
export function savingsOf(repetitions: readonly Repetition[]): Saving[] {
  const of = (id: Saving['id'], unit: Saving['unit'], measure: (tally: Tally) => number | undefined, better: 'less' | 'more'): Saving => ({
    id, unit, withPlaces: meanOf(repetitions.map((one) => measure(one.withPlaces))), without: meanOf(repetitions.map((one) => measure(one.without))),
    saved: rangeOf(repetitions.map((one) => {
      const [kept, none] = [measure(one.withPlaces), measure(one.without)];
      return kept === undefined || none === undefined ? undefined : better === 'less' ? none - kept : kept - none;
    })),
  });
  return [
    of('trunk_minutes', 'minutes', (tally) => tally.trunkMs / 60_000, 'less'),
    of('window_minutes', 'minutes', (tally) => tally.windowMs / 60_000, 'less'),
    of('given_up', 'count', (tally) => tally.gaveUp, 'less'),
    of('served', 'count', (tally) => tally.answered + tally.calledBack, 'more'),
    of('mean_line_wait', 'seconds', meanAnsweredWaitSeconds, 'less'),
  ];
}

/** Nobody kept a place: nothing was saved, and nothing has to be simulated to say so. */
export function nothingSaved(): Saving[] {
  return savingsOf([]).map((one) => ({ ...one, saved: { mean: 0, low: 0, high: 0 } }));
}

function rangeOf(values: readonly (number | undefined)[]): Range | undefined {
  const known = values.filter((value) => value !== undefined);
  const mean = meanOf(known);
  return mean === undefined ? undefined : { mean, low: Math.min(...known), high: Math.max(...known) };
}
