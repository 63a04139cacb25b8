/**
 * The look at a sentence before it is sent: does it argue, blame, interrupt, push away, promise what nobody can hold, or tell what
 * is the house's own? It warns and offers better words; it never blocks, for the agent may know better.
 */
import { ownWords } from './own-words.ts';
import { type PhraseKind, type PhraseRule } from './phrase-rule.ts';
import { phrasesEn } from './phrases.en.ts';
import { phrasesZh } from './phrases.zh.ts';

export interface PhraseFinding {
  /** UTF-16 places in the text, end excluded. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: PhraseKind;
  /** Word keys of the slice: `phrases.why.blaming`, `phrases.kinder.noBlame`. */
  readonly why: string;
  readonly kinder: string;
  /** Put this in its place and the finding is gone (你 → 您). */
  readonly replacement?: string;
}

const rules: readonly PhraseRule[] = [...phrasesZh, ...phrasesEn];

/**
 * Everything in the text worth a second look, in order of place; of findings that lie within another only the outer.
 * Chinese and English are looked for alike: an agent may write both in one sentence. Never throws.
 */
export function checkPhrases(text: string): PhraseFinding[] {
  const own = ownWords(text);
  const found = rules.flatMap(({ kind, kinder, pattern, replacement }) =>
    Array.from(own.matchAll(pattern), (match): PhraseFinding => ({
      start: match.index,
      end: match.index + match[0].length,
      text: match[0],
      kind,
      why: `phrases.why.${kind}`,
      kinder: `phrases.kinder.${kinder}`,
      ...(replacement === undefined ? {} : { replacement }),
    })),
  );
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((finding, i) => !found.slice(0, i).some((outer) => outer.end >= finding.end && outer.start <= finding.start));
}
