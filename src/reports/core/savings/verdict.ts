/** Whether a simulation may be believed: it has to come to what really happened before it may say what would have happened. */
import { fewestGaveUp } from './customers.ts';
import { meanAnsweredWaitSeconds, medianSeconds, type Tally } from './tally.ts';

/** `nothing_kept`: no place was kept, so nothing was saved. `too_few`, `too_far`: no figure would be honest. */
export type Verdict = 'said' | 'nothing_kept' | 'too_few' | 'too_far';
type Lack = 'contacts' | 'kept_places' | 'gave_up';

const fewestContacts = 50;
const fewestKeptPlaces = 5;

/** What is missing for anything to be said. */
export function lacksOf(recorded: Tally, gaveUpInTheHouse: number): Lack[] {
  return [
    ...(recorded.offered < fewestContacts ? ['contacts' as const] : []), ...(recorded.keptPlaces < fewestKeptPlaces ? ['kept_places' as const] : []),
    ...(gaveUpInTheHouse < fewestGaveUp ? ['gave_up' as const] : []),
  ];
}
export const fewest = { contacts: fewestContacts, keptPlaces: fewestKeptPlaces, gaveUp: fewestGaveUp };

/** How far a simulated figure may be from the recorded one: so much, or this share of it, whichever is more. Counts by how many came. */
const mayDiffer = { answered: 0.05, gaveUp: { ofOffered: 0.03, ofOwn: 0.3 }, wait: { seconds: 15, ofOwn: 0.3 } };

export interface Comparison {
  readonly id: 'answered' | 'given_up' | 'kept_places' | 'called_back' | 'mean_line_wait' | 'median_call_back';
  readonly unit: 'count' | 'seconds';
  readonly recorded: number | undefined;
  /** The mean of the repetitions; undefined: not simulated, or nothing to take a mean of. */
  readonly simulated: number | undefined;
  /** Undefined: shown, but nothing hangs on it. */
  readonly isClose?: boolean;
}

/** @param simulated with places kept, once for each repetition; none: nothing was simulated */
export function comparisonsOf(recorded: Tally, simulated: readonly Tally[]): Comparison[] {
  const of = (id: Comparison['id'], unit: Comparison['unit'], measure: (tally: Tally) => number | undefined, isClose?: (recorded: number, simulated: number) => boolean): Comparison => {
    const [was, is] = [measure(recorded), meanOf(simulated.map(measure))];
    return { id, unit, recorded: was, simulated: is, ...(isClose !== undefined && was !== undefined && is !== undefined && { isClose: isClose(was, is) }) };
  };
  return [
    of('answered', 'count', (tally) => tally.answered, (was, is) => Math.abs(was - is) <= mayDiffer.answered * recorded.offered),
    of('given_up', 'count', (tally) => tally.gaveUp, (was, is) => Math.abs(was - is) <= Math.max(mayDiffer.gaveUp.ofOffered * recorded.offered, mayDiffer.gaveUp.ofOwn * was)),
    of('kept_places', 'count', (tally) => tally.keptPlaces),
    of('called_back', 'count', (tally) => tally.calledBack),
    of('mean_line_wait', 'seconds', meanAnsweredWaitSeconds, (was, is) => Math.abs(was - is) <= Math.max(mayDiffer.wait.seconds, mayDiffer.wait.ofOwn * was)),
    of('median_call_back', 'seconds', (tally) => medianSeconds(tally.turnWaitsMs)),
  ];
}

export function meanOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length;
}
