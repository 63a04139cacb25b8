/** Chance for tests that can be told again: the same seed makes the same story on every machine. */

/** mulberry32: numbers in [0, 1) with 32 bits, from an integer seed. */
export function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What a story that makes things up asks of chance. */
export interface Choices {
  /** 0 ≤ n < below, whole. */
  below(below: number): number;
  one<T>(of: readonly T[]): T;
  /** @param share from 0 to 1 */
  is(share: number): boolean;
  /** A UUID of the version that the house makes. */
  id(): string;
}
export function choicesOf(seed: number): Choices {
  const next = chanceOf(seed);
  const below = (most: number) => Math.floor(next() * most);
  const hex = (digits: number) => Array.from({ length: digits }, () => below(16).toString(16)).join('');
  return {
    below, is: (share) => next() < share, id: () => `${hex(8)}-${hex(4)}-7${hex(3)}-a${hex(3)}-${hex(12)}`,
    one(of) {
      const found = of[below(of.length)];
      if (found === undefined) throw new Error('nothing to choose from');
      return found;
    },
  };
}
