/**
 * Search without a dictionary: a text becomes a set of **grams**, a query the grams a text must all have.
 *
 * Scripts written without spaces give single characters and pairs (脱水噪音 → 脱 水 噪 音 脱水 水噪 噪音), so every word of two or more
 * characters is found whatever a dictionary would think of it. Other scripts and digits give words. A run of digits long enough to
 * be a telephone, order or serial number also gives its tails, by which people name it: 8000 finds 138 0013 8000.
 *
 * Grams are plain strings for a column `grams text[]` (asked by `grams @> …`): folded, never empty, without NUL or lone surrogates, at
 * most `longestWord` code points. A set has a ceiling, so that no pasted book weighs on the index: what a text holds beyond it is stored
 * but not found. Pairs are an AND, not a phrase: `matchesText` re-checks what is shown.
 */
import { fold } from './fold.ts';

/** Code points of a word that count: a longer one (a pasted key) is found by its beginning. */
const longestWord = 64;
/** Distinct grams of one text, and the sum of their lengths in UTF-16 units (at most 3 octets each, so under 800 kB). */
const mostGrams = 16_384;
const mostUnits = 262_144;
/** Grams of one query: more make it slower, not sharper. */
const mostQueryGrams = 64;
/** Digits of the shortest tail kept, and of the shortest number that has tails. */
const shortestTail = 4;
const shortestNumber = 7;
const longestNumber = 32;
/** Digits that groups standing side by side are joined to: E.164's fifteen and a country's 00. */
const longestJoined = 17;
/** Letters before a half-typed word is known by its beginning: shorter ones begin too much. */
const shortestPrefix = 3;
/** The beginnings that longer words are indexed by: few, so that the index stays small; what lies between them the re-check decides. */
const prefixLengths = [shortestPrefix, 4, 6] as const;
/** Before a beginning: no word has it, so the two kinds never mix. */
const prefixMark = '^';

/** Scripts without spaces between words (Hangul has them, but its endings stick to its nouns). */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆〇`;
const pieces = new RegExp(String.raw`(?<run>[${unspaced}]+)|(?<word>(?:(?![${unspaced}])[\p{L}\p{N}\p{M}])+)|(?<sign>\p{Extended_Pictographic})`, 'gu');
/** Digits in groups, as numbers are written: 138 0013 8000, 010-8888-8888, +86 (10) 8888. */
const grouped = /(?<!\d)\d+(?:[ ()./+-]{1,2}\d+)+/g;
/** Digits that are a telephone number in China however they stand beside others. */
const telephone = /^(?:1[3-9]\d{9}|0\d{9,11}|[48]00\d{7})$/;
const wordLetter = new RegExp(String.raw`^(?:(?![${unspaced}])[\p{L}\p{N}\p{M}])$`, 'u');

interface Piece {
  readonly kind: 'run' | 'word' | 'sign';
  readonly letters: readonly string[];
}

function* piecesOf(folded: string): Generator<Piece> {
  for (const { groups } of folded.matchAll(pieces)) {
    if (groups?.run !== undefined) yield { kind: 'run', letters: Array.from(groups.run) };
    else if (groups?.word !== undefined) yield { kind: 'word', letters: Array.from(groups.word) };
    else if (groups?.sign !== undefined) yield { kind: 'sign', letters: [groups.sign] };
  }
}

function pairsOf(letters: readonly string[]): string[] {
  return letters.slice(1).map((letter, i) => `${letters[i] ?? ''}${letter}`);
}

/** A number's digits: grouping and the prefix of China before a mobile number are spelling. */
function numberOf(text: string): string {
  return text.replace(/\D/g, '').replace(/^(?:00)?86(?=1[3-9]\d{9}$)/, '');
}

/** 13800138000 → itself and its tails of 4 to 10 digits. */
function* tailsOf(digits: string): Generator<string> {
  if (digits.length < shortestNumber || digits.length > longestNumber) return;
  for (let from = 0; digits.length - from >= shortestTail; from++) yield digits.slice(from);
}

/** contact → ^con ^cont ^contac */
function* beginningsOf(word: string): Generator<string> {
  const letters = Array.from(word);
  for (const length of prefixLengths) if (letters.length > length) yield prefixMark + letters.slice(0, length).join('');
}

function* everyGram(folded: string, withBeginnings = false): Generator<string> {
  for (const { kind, letters } of piecesOf(folded)) {
    if (kind === 'run') {
      yield* letters;
      yield* pairsOf(letters);
      continue;
    }
    const word = letters.slice(0, longestWord).join('');
    yield word;
    if (kind === 'sign') continue;
    // XQG100 is asked for as "xqg" and as "100".
    const parts = word.match(/\d+|\D+/g) ?? [];
    if (parts.length > 1) yield* parts;
    for (const part of parts) {
      if (/^\d/.test(part)) yield* tailsOf(part);
      else if (withBeginnings) yield* beginningsOf(part);
    }
  }
  for (const [groups] of folded.matchAll(grouped)) yield* joinedOf(groups.split(/\D+/));
}

/**
 * 138 0013 8000 2026-11-21 → every run of neighbouring groups that may be one number, since nothing says where one ends; tails
 * only of what is a telephone number, the groups give the rest.
 */
function* joinedOf(groups: readonly string[]): Generator<string> {
  for (let from = 0; from < groups.length; from++) {
    let joined = groups[from] ?? '';
    for (let next = from + 1; next < groups.length; next++) {
      joined += groups[next] ?? '';
      if (joined.length > longestJoined) break;
      if (joined.length < shortestNumber) continue;
      const number = numberOf(joined);
      yield joined;
      if (telephone.test(number)) yield* tailsOf(number);
    }
  }
}

/** The grams of a text, each once, in order of first occurrence. */
export function gramsOf(text: string): string[] {
  return fewGrams(everyGram(fold(text)));
}

/** The same with beginnings of its words, for what is also found while a word is still being typed (`askedWhileTyping`). */
export function gramsWithBeginnings(text: string): string[] {
  return fewGrams(everyGram(fold(text), true));
}

function fewGrams(every: Iterable<string>): string[] {
  const grams = new Set<string>();
  let units = 0;
  for (const gram of every) {
    if (grams.has(gram)) continue;
    units += gram.length;
    if (grams.size >= mostGrams || units > mostUnits) break;
    grams.add(gram);
  }
  return [...grams];
}

interface Term {
  readonly text: string;
  /** In quotes: must stand in the text as it is, not only its parts. */
  readonly isPhrase: boolean;
}

const quotes = /"([^"]*)"|“([^”]*)”|「([^」]*)」|『([^』]*)』|«([^»]*)»/g;

/** A query taken apart: quoted phrases, a number written in groups as one, and the words between. Folded. */
function termsOf(query: string): Term[] {
  const phrases: Term[] = [];
  // Quotes are read before folding, which would turn ＂ into " and leave “ alone.
  const rest = query.replaceAll('＂', '"').replace(quotes, (_, ...found: unknown[]) => {
    const phrase = found.slice(0, 5).find((part) => typeof part === 'string');
    phrases.push({ text: fold(String(phrase ?? '')).trim().replace(/\s+/g, ' '), isPhrase: true });
    return ' ';
  });
  const words = fold(rest).trim();
  const isNumber = /^[+(\d][\d ()./+-]*$/.test(words) && words.replace(/\D/g, '').length >= shortestNumber;
  const loose = (isNumber ? [numberOf(words)] : words.split(/\s+/)).map((text) => ({ text, isPhrase: false }));
  return [...phrases, ...loose].filter(({ text }) => piecesOf(text).next().done !== true);
}

/** Pairs imply their characters, so only a single character asks for itself. */
function askedOf(piece: Piece): string[] {
  if (piece.kind === 'run' && piece.letters.length > 1) return pairsOf(piece.letters);
  return [piece.letters.slice(0, longestWord).join('')];
}

/**
 * The grams a text must all have to be an answer, each once; empty when nothing in the query can be searched for (only spaces and
 * punctuation): then no text is an answer.
 */
export function queryGrams(query: string): string[] {
  const asked = termsOf(query).flatMap(({ text }) => [...piecesOf(text)].flatMap(askedOf));
  return [...new Set(asked)].slice(0, mostQueryGrams);
}

export interface AskedGrams {
  /** The text has all of these … */
  readonly all: readonly string[];
  /** … and, where a word is still being typed, one of these. */
  readonly either: readonly string[];
}

/** What an index of `gramsWithBeginnings` is asked for; both empty when nothing in the query can be searched for. */
export function askedWhileTyping(query: string): AskedGrams {
  const all = queryGrams(query);
  const typed = halfTyped(termsOf(query));
  if (typed === undefined) return { all, either: [] };
  const letters = Array.from(typed);
  const length = prefixLengths.findLast((one) => one <= letters.length) ?? shortestPrefix;
  return { all: all.filter((gram) => gram !== typed), either: [typed, prefixMark + letters.slice(0, length).join('')] };
}

/** The last word outside quotes while it is still being typed, when it is long enough to be known by its beginning. */
function halfTyped(terms: readonly Term[]): string | undefined {
  const last = terms.findLast(({ isPhrase }) => !isPhrase);
  const piece = [...piecesOf(last?.text ?? '')].at(-1);
  const word = piece?.kind === 'word' && piece.letters.length >= shortestPrefix ? askedOf(piece)[0] : undefined;
  return word !== undefined && !/\d/.test(word) ? word : undefined;
}

/** Does the phrase stand in the text, not in the middle of a longer word (art in party)? Both folded. */
function containsPhrase(folded: string, phrase: string): boolean {
  const isWord = (letter: string | undefined) => letter !== undefined && wordLetter.test(letter);
  const first = Array.from(phrase)[0];
  const last = Array.from(phrase).at(-1);
  for (let at = folded.indexOf(phrase); at >= 0; at = folded.indexOf(phrase, at + 1)) {
    const before = Array.from(folded.slice(Math.max(0, at - 2), at)).at(-1);
    const after = Array.from(folded.slice(at + phrase.length, at + phrase.length + 2))[0];
    if (!(isWord(before) && isWord(first)) && !(isWord(last) && isWord(after))) return true;
  }
  return false;
}

/**
 * The re-check of what the index found: every quoted phrase stands in the text as it is; of everything else the text has the
 * grams, the last word by its beginning. False for a query in which nothing can be searched for.
 */
export function matchesText(text: string, query: string): boolean {
  const terms = termsOf(query);
  if (terms.length === 0) return false;
  const folded = fold(text).replace(/\s+/g, ' ');
  if (!terms.every((term) => !term.isPhrase || containsPhrase(folded, term.text))) return false;
  const grams = new Set(everyGram(folded));
  const prefix = halfTyped(terms);
  return queryGrams(query).every((gram) => grams.has(gram) || (gram === prefix && [...grams].some((word) => word.startsWith(gram))));
}
