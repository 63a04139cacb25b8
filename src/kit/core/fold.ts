/**
 * One spelling for searching: what a person would call the same word compares equal. Compatibility forms (full-width, ①, ㎏),
 * case, accents, traditional characters, and marks nobody sees (zero-width spaces, bidi controls, variation selectors) are folded
 * away. Never shown, never stored as the text itself; `fold(fold(x)) === fold(x)`.
 */
import { toSimplified } from './simplified.ts';

/** Format controls, accents over Latin, Greek and Cyrillic (not the vowel signs other scripts spell with), variation selectors. */
const unseen = /\p{Cf}|\p{Variation_Selector}|[\u0300-\u036f]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]/gu;

export function fold(text: string): string {
  const lower = text.toWellFormed().normalize('NFKD').toLowerCase().normalize('NFKD');
  // A final sigma is a sigma: lower-casing makes it depend on what stands beside it.
  const bare = lower.replace(unseen, '').replaceAll('ς', 'σ').normalize('NFC');
  return toSimplified(bare);
}
