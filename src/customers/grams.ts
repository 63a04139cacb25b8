/**
 * By what a customer is found: words of name, number, identities, serials and notes (kit/core/grams.ts), and beginnings of the
 * name's spellings in Latin letters, so that oy, oyj, ouyang and jing find 欧阳静 while they are still being typed. A beginning
 * carries a mark that no word has; the two kinds never mix. Beside the core because the table of pinyin is large and the server's.
 */
import { fold } from '#kit/core/fold.ts';
import { gramsOf } from '#kit/core/grams.ts';
import { showPhone } from '#kit/core/phone.ts';
import { pinyin } from 'pinyin-pro';
import { fullNameOf, type PersonName } from './core/name.ts';
import { latinSurnames } from './core/surnames.ts';
import { toSimplified } from '#kit/core/simplified.ts';
import { serialKey } from '#products/core/serial.ts';

export interface Findable extends PersonName {
  readonly number: string;
  readonly name: string;
  readonly accountName: string;
  readonly manner: string;
  readonly note: string;
  readonly identities: readonly { readonly kind: string; readonly value: string }[];
  readonly serials: readonly string[];
}

const beginning = '~';
const shortestBeginning = 2;
const longestBeginning = 12;

/** Letters as they are compared: 'Lü Jing' → lujing. */
const lettersOf = (text: string) => fold(text).replace(/[^a-z]/g, '');

/** Syllables; ü is v, as an input method wants it. Characters without a reading are left out. */
function syllables(han: string, isSurname: boolean): string[] {
  return pinyin(han, { surname: isSurname ? 'all' : 'off', toneType: 'none', type: 'array', v: true, nonZh: 'removed' }).filter((syllable) => syllable !== '');
}

/** Every way a name begins in Latin letters: ouyangjing, jing, oyj, j — and for John Smith: johnsmith, smithjohn, smith, john, js. */
export function spellingsOf(person: PersonName): string[] {
  const surname = toSimplified(person.surname);
  const given = toSimplified(person.givenName);
  if (!/\p{Script=Han}/u.test(surname + given)) {
    const words = [given, surname].flatMap((part) => part.split(/\s+/)).map(lettersOf).filter((word) => word !== '');
    const [first = '', last = ''] = [lettersOf(given), lettersOf(surname)];
    return unique([first + last, last + first, ...words, words.map((word) => word.charAt(0)).join('')]);
  }
  const family = syllables(surname, true);
  const own = syllables(given, false);
  // A surname that the table of surnames reads otherwise, and ü as u: both are typed.
  const read = lettersOf(latinSurnames.get(surname) ?? '');
  const tail = own.join('') || lettersOf(given);
  const families = unique([family.join(''), family.join('').replaceAll('v', 'u'), read]);
  const initials = (parts: readonly string[]) => parts.map((part) => part.charAt(0)).join('');
  return unique([...families.map((spelling) => spelling + tail), ...families, tail, tail.replaceAll('v', 'u'), initials(family) + (initials(own) || tail.charAt(0))]);
}

const unique = (texts: readonly string[]) => [...new Set(texts.filter((text) => text !== ''))];

/** The text behind the grams: what the page of answers is checked against. Lines keep numbers apart. */
export function searchText(who: Findable): string {
  const reach = who.identities.filter((identity) => identity.kind !== 'visitor').flatMap(({ kind, value }) => (kind === 'phone' ? [value, showPhone(value)] : [value]));
  return [who.number, who.name, fullNameOf(who), who.accountName, ...reach, ...who.serials.flatMap((serial) => [serial, serialKey(serial)]), who.manner, who.note].join('\n');
}

export function customerGrams(who: Findable): string[] {
  const begins = spellingsOf(who).flatMap((spelling) => Array.from({ length: Math.min(spelling.length, longestBeginning) - shortestBeginning + 1 }, (_, i) => beginning + spelling.slice(0, i + shortestBeginning)));
  return unique([...gramsOf(searchText(who)), ...begins]);
}

/** The mark of what is being typed, when it can be the beginning of a spelling; undefined for anything but letters. */
export function beginningOf(query: string): { readonly letters: string; readonly gram: string } | undefined {
  const typed = fold(query).trim();
  if (!/^[a-z][a-z' -]*$/.test(typed)) return undefined;
  const letters = lettersOf(typed);
  return letters.length < shortestBeginning ? undefined : { letters, gram: beginning + letters.slice(0, longestBeginning) };
}
