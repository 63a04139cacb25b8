/**
 * The look at a sentence before it is sent: does it argue, blame, interrupt, push away, promise what nobody can hold, or tell what
 * is the house's own? It warns and offers better words; it never blocks, for the agent may know better.
 */
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
/** The customer's words in quotes or after ">", links and addresses are not the agent's own. */
const notOurs = /“[^”\n]*”|「[^」\n]*」|『[^』\n]*』|"[^"\n]*"|^>.*$|https?:\/\/\S+|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,253}/gmu;
/** A private-use character of the same width: places stay, and no rule matches across it. */
const blank = '\ue000';

function ownWords(text: string): string {
  return text.replace(notOurs, (quoted) => blank.repeat(quoted.length));
}

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
