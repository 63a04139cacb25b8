import { numberFrom, wholeNumber } from './input.ts';

/**
 * Erlang B: the share of calls that find all agents busy where nobody can wait. Whole agents from 0, load in erlangs from 0;
 * the answer is a share from 0 to 1, and 0 where it is below the smallest number a computer holds.
 * 1/B(0) = 1, 1/B(k) = 1 + (k/a)/B(k−1): sums of positive terms, so no digit is lost. Source: Erlang 1917; the recursion, Jagerman 1974.
 */
export function erlangB(agents: number, erlangs: number): number {
  wholeNumber('erlangB', 'agents', agents, 0);
  numberFrom('erlangB', 'erlangs', erlangs, 0, 1_000_000);
  let inverse = 1;
  for (let k = 1; k <= agents; k += 1) inverse = nextInverseBlocking(inverse, k, erlangs);
  return 1 / inverse;
}

/** One more agent: 1/B(k) from 1/B(k−1). */
export function nextInverseBlocking(inverse: number, agents: number, erlangs: number): number {
  return 1 + (agents / erlangs) * inverse;
}
