import { isWordCharacter, type FoldedText } from './fold.ts';
import { phrasesOf, type Phrase, type PhrasePart } from './phrase.ts';
import type { CueGroup } from './moods.ts';

/** A phrase found: offsets into the folded text. `loose` = its pieces do not stand side by side. */
export interface Hit { group: CueGroup; start: number; end: number; loose: boolean }

interface Ending { phrase: Phrase; partIndex: number; part: PhrasePart }
interface Branch { next: Map<number, Branch>; number: Branch | null; endings: Ending[] }

/** All phrases in one tree, walked once from every place of a text: the work is bounded by text length × the longest phrase, whatever the text says. */
interface CueTree { root: Branch }

const NUMBER_SIGN = 35;
const LONGEST_NUMBER = 8;
const IDEOGRAPH_NUMBERS: ReadonlySet<string> = new Set('零一二三四五六七八九十百两几多好数半整');
const NUMBER_WORDS: ReadonlySet<string> = new Set(['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'fifteen', 'twenty', 'thirty', 'forty', 'fifty', 'several', 'many', 'few', 'couple', 'dozen', 'multiple', 'countless', 'numerous']);

export function growTree(groups: readonly CueGroup[]): CueTree {
  const root = newBranch();
  for (const phrase of groups.flatMap(phrasesOf)) {
    phrase.parts.forEach((part, partIndex) => {
      let branch = root;
      for (let i = 0; i < part.text.length; i++) branch = grow(branch, part.text.charCodeAt(i));
      branch.endings.unshift({ phrase, partIndex, part }); // later pieces first: 让我找…让我找 must not meet itself
    });
  }
  return { root };
}

function newBranch(): Branch {
  return { next: new Map(), number: null, endings: [] };
}

function grow(branch: Branch, code: number): Branch {
  if (code === NUMBER_SIGN) return (branch.number ??= newBranch());
  const found = branch.next.get(code) ?? newBranch();
  branch.next.set(code, found);
  return found;
}

/** Every phrase that stands in the text, those covered by a longer phrase left out; ordered by place. */
export function findCues(tree: CueTree, folded: FoldedText): Hit[] {
  const { text } = folded;
  const hits: Hit[] = [];
  const begun = new Map<PhrasePart, { start: number; end: number; sentence: number }>();
  let sentence = 0;
  let at = 0;
  const take = (ending: Ending, end: number): void => {
    const { phrase, partIndex, part } = ending;
    const before = partIndex > 0 ? begun.get(phrase.parts[partIndex - 1] as PhrasePart) : undefined;
    if (partIndex > 0 && (!before || before.sentence !== sentence || at < before.end || at - before.end > phrase.reachCharacters)) return;
    const start = before?.start ?? at;
    if (partIndex === phrase.parts.length - 1) hits.push({ group: phrase.group, start, end, loose: partIndex > 0 });
    else begun.set(part, { start, end, sentence });
  };
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isSentenceEnd(code)) sentence += 1;
    if (isWordCharacter(code) && at > 0 && isWordCharacter(text.charCodeAt(at - 1))) continue;
    walk(tree.root, text, at, at, take);
  }
  return withoutCovered(hits);
}

function walk(branch: Branch, text: string, start: number, at: number, found: (ending: Ending, end: number) => void): void {
  for (const ending of branch.endings) if (fits(ending.part, text, start, at)) found(ending, at);
  const code = text.charCodeAt(at);
  const next = branch.next.get(code);
  if (next) walk(next, text, start, at + 1, found);
  if (branch.number) {
    const end = numberEnd(text, at);
    if (end > at) walk(branch.number, text, start, end, found);
  }
}

/** Words are met whole (`hell` is not in `hello`), and anchored pieces only at the edge of a clause. */
function fits(part: PhrasePart, text: string, start: number, end: number): boolean {
  if (part.fromClauseStart && !beginsClause(text, start)) return false;
  if (part.toClauseEnd && end < text.length && !isClauseEdge(text.charCodeAt(end))) return false;
  return part.mayGoOn || end >= text.length || !isWordCharacter(text.charCodeAt(end)) || !isWordCharacter(text.charCodeAt(end - 1));
}

/** At the beginning, or behind a mark; in English a blank stands between. */
function beginsClause(text: string, start: number): boolean {
  const edge = text.charCodeAt(start - 1) === 32 ? start - 2 : start - 1;
  return edge < 0 || isClauseEdge(text.charCodeAt(edge));
}

function numberEnd(text: string, at: number): number {
  const limit = Math.min(text.length, at + LONGEST_NUMBER);
  let end = at;
  while (end < limit && ((text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) || IDEOGRAPH_NUMBERS.has(text.charAt(end)))) end += 1;
  if (end > at || !isWordCharacter(text.charCodeAt(at))) return end;
  const wordLimit = Math.min(text.length, at + 10);
  while (end < wordLimit && isWordCharacter(text.charCodeAt(end))) end += 1;
  return NUMBER_WORDS.has(text.slice(at, end)) ? end : at;
}

/** . ! ? ; and the end of a line. */
function isSentenceEnd(code: number): boolean {
  return code === 46 || code === 33 || code === 63 || code === 59 || code === 10;
}

/** Sentence ends, comma, colon, quotation marks, brackets, dash, tilde. */
export function isClauseEdge(code: number): boolean {
  return isSentenceEnd(code) || code === 44 || code === 58 || code === 34 || code === 40 || code === 41 || code === 91 || code === 93 || code === 126 || (code >= 0xd800 && code <= 0xdfff);
}

/** 不满意 covers 满意; a shield silences whatever overlaps it; of two loose readings both may stand. */
function withoutCovered(hits: Hit[]): Hit[] {
  const ordered = hits.toSorted((a, b) => a.start - b.start || b.end - a.end || Number(a.loose) - Number(b.loose));
  const kept: Hit[] = [];
  let coveredTo = 0;
  let shieldedTo = 0;
  for (const hit of ordered) {
    const isShield = hit.group.effect === 'shield';
    if (hit.end <= coveredTo || (hit.start < shieldedTo && !isShield)) continue;
    if (isShield) shieldedTo = Math.max(shieldedTo, hit.end);
    const last = kept.at(-1);
    if (last && !hit.loose && !last.loose && hit.start < last.end && hit.group.effect === last.group.effect) {
      if (hit.group.weight <= last.group.weight) continue; // one reason said once: 怎么还[没]到账
      kept.pop();
    }
    if (!hit.loose || isShield) coveredTo = Math.max(coveredTo, hit.end);
    kept.push(hit);
  }
  return kept;
}
