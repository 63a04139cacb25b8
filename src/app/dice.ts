/** Chance for the real centre. */
import { randomBytes } from 'node:crypto';
import type { Dice } from '#kit/house.ts';

const poolBytes = 4096;

/** The system is asked for a page at a time: an act makes a dozen ids, and each asking costs more than all their bytes. No byte is given twice. */
export function pooledDice(): Dice {
  let pool = Buffer.alloc(0);
  let at = 0;
  return {
    bytes(count) {
      if (count > poolBytes) return randomBytes(count);
      if (at + count > pool.length) {
        pool = randomBytes(poolBytes);
        at = 0;
      }
      at += count;
      return Uint8Array.from(pool.subarray(at - count, at));
    },
  };
}
