/**
 * How hard a password is to guess, after NIST SP 800-63B: length counts, rules of composition do not; what stands on every list, what is
 * typed by running a finger along the keys, and what anybody knows of the person or the brand counts as next to nothing.
 */
import { commonWords } from './common-passwords.ts';

type PasswordTrouble = 'passwordShort' | 'passwordCommon' | 'passwordAboutYou';

/** Ten plain letters, or nine characters of which most are Chinese. */
const neededPoints = 10;
/** Below that nothing helps. */
const fewestCharacters = 8;
/** One in some thousands, where a letter is one in thirty: an attacker who guesses whole words still needs longer. */
const ideographPoints = 1.5;
const wordPoints = 2;
const runPoints = 1.5;
const knownPoints = 0.5;
/** 李四 is a name, "12" is nobody's. */
const shortestKnown = { ideographs: 2, letters: 3 };
const shortestRun = 3;

/** Undefined when it will do. `about`: name, mail address, brand … of whoever chooses it. */
export function troubleWith(password: string, about: readonly string[]): PasswordTrouble | undefined {
  const text = password.normalize('NFKC').toLowerCase();
  const known = about.flatMap(partsOf);
  const isLong = [...text].length >= fewestCharacters && [...text].reduce((sum, one) => sum + pointsOf(one), 0) >= neededPoints;
  if (!isLong) return 'passwordShort';
  if (pointsIn(text, known) >= neededPoints) return undefined;
  return known.some((part) => text.includes(part)) ? 'passwordAboutYou' : 'passwordCommon';
}

/** Walks from the left and takes the longest thing an attacker knows; what nobody knows counts by itself. */
function pointsIn(text: string, known: readonly string[]): number {
  const plain = text.replace(/[@4310!5$7]/g, (sign) => unmasked[sign] ?? sign);
  let points = 0;
  for (let at = 0; at < text.length; ) {
    const guesses = [
      { length: longestAt(text, plain, at, known), points: knownPoints }, { length: longestAt(text, plain, at, wordsFrom(text[at], plain[at])), points: wordPoints },
      { length: runAt(text, at), points: runPoints }, { length: repeatAt(text, at), points: knownPoints }, { length: /^(19|20)\d\d/.test(text.slice(at, at + 4)) ? 4 : 0, points: runPoints },
    ];
    const best = guesses.reduce((a, b) => (b.length > a.length ? b : a));
    const letter = String.fromCodePoint(text.codePointAt(at) ?? 0);
    points += best.length > 0 ? best.points : pointsOf(letter);
    at += best.length > 0 ? best.length : letter.length;
  }
  return points;
}

/** p@ssw0rd is password. */
const unmasked: Readonly<Record<string, string>> = { '@': 'a', '4': 'a', '3': 'e', '1': 'l', '!': 'i', '0': 'o', '5': 's', $: 's', '7': 't' };

const byFirst = Map.groupBy(commonWords, (word) => word[0]);
function wordsFrom(...firsts: readonly (string | undefined)[]): readonly string[] {
  return firsts.flatMap((first) => byFirst.get(first) ?? []);
}

function longestAt(text: string, plain: string, at: number, words: readonly string[]): number {
  return words.reduce((longest, word) => (word.length > longest && (text.startsWith(word, at) || plain.startsWith(word, at)) ? word.length : longest), 0);
}

const keyRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890', 'qazwsxedcrfvtgbyhnujmikolp', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p', '一二三四五六七八九十'];

/** abc, 321, qwert, 1qaz: steps of one through the alphabet or along the keys, either way. */
function runAt(text: string, at: number): number {
  const byCode = spanOf(text, at, (a, b) => (/[a-z0-9]/.test(a) ? b.charCodeAt(0) - a.charCodeAt(0) : 0));
  const byKeys = keyRows.map((row) => (row.includes(text[at] ?? '') ? spanOf(text, at, (a, b) => (row.includes(b) ? row.indexOf(b) - row.indexOf(a) : 0)) : 0));
  const longest = Math.max(byCode, ...byKeys);
  return longest >= shortestRun ? longest : 0;
}

function spanOf(text: string, at: number, stepOf: (a: string, b: string) => number): number {
  const step = stepOf(text.charAt(at), text.charAt(at + 1));
  if (Math.abs(step) !== 1) return 1;
  let end = at + 1;
  while (end < text.length && stepOf(text.charAt(end - 1), text.charAt(end)) === step) end += 1;
  return end - at;
}

/** What stands right before, once more: aaaa, abcabc, 我爱你我爱你. */
function repeatAt(text: string, at: number): number {
  for (let length = Math.min(at, text.length - at); length > 0; length--) {
    if (text.startsWith(text.slice(at - length, at), at)) return length;
  }
  return 0;
}

function pointsOf(character: string): number {
  return /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(character) ? ideographPoints : 1;
}

/** A name whole and in its words; a mail address without what everybody's ends in. */
function partsOf(text: string): string[] {
  const small = text.normalize('NFKC').toLowerCase();
  return [...new Set([small, ...small.split(/[\s@._+-]+/u)])].filter((part) => part.length >= (/\p{Script=Han}/u.test(part) ? shortestKnown.ideographs : shortestKnown.letters) && !['com', 'cn', 'net', 'org'].includes(part));
}
