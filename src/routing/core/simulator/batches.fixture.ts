/** How a simulated measure is compared with an exact value: one long run in batches, whose means are nearly independent. */
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Streams } from './streams.ts';

const batches = 20;
/** Student's t, 19 degrees of freedom, 99 % two-sided. */
const t99 = 2.8609;

export function streamsOf(seed: number): Streams {
  const stream = (nth: number) => {
    const dice = xoroshiro128plus(seed * 10 + nth);
    return () => (dice.next() >>> 0) / 2 ** 32;
  };
  return { arrivals: stream(1), service: stream(2), patience: stream(3), choices: stream(4) };
}

/** Of what the i-th customer met; undefined where the measure says nothing of them. */
export type Measure<Out> = (out: Out, i: number) => number | undefined;

/** The 99 % interval of a measure's mean over the batches; the first batch is the warming up. */
function intervalOf<Out>(out: Out, customers: number, measure: Measure<Out>): { low: number; high: number } {
  const size = Math.floor(customers / (batches + 1));
  const values = Array.from({ length: batches }, (_, b) => meanOf(out, measure, (b + 1) * size, (b + 2) * size));
  const middle = values.reduce((sum, value) => sum + value, 0) / batches;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (batches - 1) / batches);
  return { low: middle - t99 * spread, high: middle + t99 * spread };
}
function meanOf<Out>(out: Out, measure: Measure<Out>, from: number, to: number): number {
  let [sum, n] = [0, 0];
  for (let i = from; i < to; i++) {
    const value = measure(out, i);
    if (value === undefined) continue;
    sum += value;
    n += 1;
  }
  return n === 0 ? 0 : sum / n;
}

/** Every measure of every case beside its exact value. */
export function compared<Out>(name: string, out: Out, customers: number, exact: readonly (readonly [what: string, measure: Measure<Out>, value: number])[]) {
  return exact.map(([what, measure, value]) => {
    const { low, high } = intervalOf(out, customers, measure);
    return { name: `${name}: ${what}`, holds: low <= value && value <= high, value, low, high };
  });
}
