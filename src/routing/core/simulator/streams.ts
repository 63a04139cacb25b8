/**
 * Chance, one stream for each cause, so that two scenarios meet the same customers: changing the number of agents changes no
 * arrival and nobody's patience. Each stream gives numbers evenly from 0 (included) to 1 (excluded).
 */
export interface Streams {
  readonly arrivals: () => number;
  readonly service: () => number;
  readonly patience: () => number;
  /** Who keeps a place, who answers a call-back. */
  readonly choices: () => number;
}

/** An exponential time of this mean; Infinity stays Infinity. */
export function exponential(mean: number, uniform: () => number): number {
  return mean === Infinity ? Infinity : -mean * Math.log(1 - uniform());
}
