import { foldText, isWordCharacter } from './fold.ts';
import type { CueGroup } from './moods.ts';

/** A phrase as the scanner reads it: its pieces stand in this order, each within `reachCharacters` of the one before, in one sentence. */
export interface Phrase { group: CueGroup; parts: readonly PhrasePart[]; reachCharacters: number }
export interface PhrasePart { text: string; fromClauseStart: boolean; toClauseEnd: boolean; mayGoOn: boolean }

const REACH_IDEOGRAPHS = 12;
const REACH_LETTERS = 40;

/** Every phrase of a group, alternatives written out. Throws on an unclosed bracket: a cue file is code. */
export function phrasesOf(group: CueGroup): Phrase[] {
  return group.phrases.split(/[,\n]/).map((raw) => raw.trim()).filter((raw) => raw !== '').flatMap(alternatives).map((spelled) => toPhrase(group, spelled));
}

function toPhrase(group: CueGroup, spelled: string): Phrase {
  const parts = spelled.split('…').map(toPart);
  const inLetters = isWordCharacter(spelled.replace('^', '').charCodeAt(0));
  return { group, parts, reachCharacters: inLetters ? REACH_LETTERS : REACH_IDEOGRAPHS };
}

function toPart(spelled: string): PhrasePart {
  const fromClauseStart = spelled.startsWith('^');
  const toClauseEnd = spelled.endsWith('$');
  const mayGoOn = spelled.endsWith('*');
  const { text } = foldText(spelled.slice(fromClauseStart ? 1 : 0, toClauseEnd || mayGoOn ? -1 : undefined).trim());
  if (text === '') throw new Error(`an empty piece in the cue phrase "${spelled}"`);
  return { text, fromClauseStart, toClauseEnd, mayGoOn };
}

/** `a(b|c)d` → `abd`, `acd`; brackets do not nest. */
function alternatives(spelled: string): string[] {
  const open = spelled.indexOf('(');
  if (open < 0) return [spelled];
  const close = spelled.indexOf(')', open);
  if (close < 0) throw new Error(`an open bracket in the cue phrase "${spelled}"`);
  const rest = alternatives(spelled.slice(close + 1));
  return spelled.slice(open + 1, close).split('|').flatMap((choice) => rest.map((tail) => spelled.slice(0, open) + choice + tail));
}
