/** Serial numbers as people read them off a plate: with spaces, dashes, full-width letters, in any case. */
import { fold } from '#kit/core/fold.ts';

/** What two spellings of one serial share. Empty when there is neither a letter nor a digit in it. */
export function serialKey(serial: string): string {
  return fold(serial).replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}
