/** A query as typed, taken apart: which grams the index is asked for, and what is checked on the answers. */
import { fold } from '#kit/core/fold.ts';
import { matchesText, queryGrams } from '#kit/core/grams.ts';
import { phoneKey, readPhone } from '#kit/core/phone.ts';
import { serialKey } from '#products/core/serial.ts';
import { beginningOf, searchText, spellingsOf, type Findable } from '../grams.ts';

export interface CustomerSearch {
  /** K-1042, when that is what was typed. */
  readonly number: string | null;
  /** A whole telephone number as it is stored, however it was typed. */
  readonly phone: string | null;
  /** A serial number without the marks between its groups, however they were typed. */
  readonly serial: readonly string[] | null;
  /** All of these words; null when there is nothing to look for. */
  readonly words: readonly string[] | null;
  /** Beginnings of spellings, with the other words of the query: oyj · wang 8000. */
  readonly beginnings: readonly string[] | null;
  isAnswer(who: Findable): boolean;
}

export function readSearch(query: string): CustomerSearch {
  const reading = readPhone(query);
  const phone = 'refused' in reading ? null : phoneKey(reading);
  const words = queryGrams(query);
  const running = /^k-?(\d{1,12})$/.exec(fold(query).trim())?.[1];
  const terms = spelledTerms(query);
  const serial = serialKey(query);
  const isSerial = /^(?=.*\d)[A-Z\d]{5,}$/.test(serial);
  return {
    number: running === undefined ? null : `K-${running}`,
    phone,
    serial: isSerial ? queryGrams(serial) : null,
    words: words.length === 0 ? null : words,
    beginnings: terms?.flatMap((term) => beginningOf(term)?.gram ?? queryGrams(term)) ?? null,
    isAnswer: (who) => who.identities.some(({ kind, value }) => kind === 'phone' && value === phone) || (isSerial && who.serials.some((one) => serialKey(one) === serial)) || matchesText(searchText(who), query) || (terms?.every((term) => isTermOf(who, term)) ?? false),
  };
}

/** `zhang san` is one spelling; in `wang 8000` every word stands for itself. Null when nothing is spelled, or something stands in quotes. */
function spelledTerms(query: string): string[] | null {
  if (beginningOf(query) !== undefined) return [query];
  if (/["“”「」『』«»＂]/.test(query)) return null;
  const terms = query.trim().split(/\s+/);
  return terms.some((term) => beginningOf(term) !== undefined) && terms.every((term) => beginningOf(term) !== undefined || queryGrams(term).length > 0) ? terms : null;
}

function isTermOf(who: Findable, term: string): boolean {
  const beginning = beginningOf(term);
  return (beginning !== undefined && spellingsOf(who).some((spelling) => spelling.startsWith(beginning.letters))) || matchesText(searchText(who), term);
}
