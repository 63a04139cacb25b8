/**
 * What a first reading of the customer's words suspects about safety, before anybody has scored the complaint. It errs towards
 * danger: a needless "major" costs a look, a missed one may cost a house. Whoever assesses it afterwards decides.
 */
import type { Score, Scores } from './classify.ts';

interface Suspicion {
  readonly scores: Scores;
  /** The words that caused it, in order of place. */
  readonly evidence: readonly { readonly text: string; readonly start: number; readonly end: number }[];
}

/** It has happened to somebody or something. */
const happened =
  /起火|着火|失火|爆炸|炸裂|炸了|冒烟|烧(?:伤|起来|着了|毁)|触电|漏电|被电|电到|电击|受伤|烫伤|割伤|划伤|砸伤|夹伤|流血|骨折|中毒|送医|住院|急诊|\b(?:caught fire|on fire|explo(?:ded|sion)|electric(?:al)? shock|electrocuted|burn(?:ed|t) (?:my|me|his|her|our|down|hands?|child)|injur(?:ed|y)|bleeding|hospital|smok(?:e|ing) (?:came|coming|from))\b/gi;
/** It may happen. */
const possible = /火花|打火|焦味|糊味|烧焦|漏气|燃气味|煤气味|短路|发烫|过热|有危险|安全隐患|\b(?:sparks?|sparking|burn(?:ing|t) smell|short[- ]circuit|gas leak|overheat(?:s|ed|ing)?|danger(?:ous)?|hazard)\b/gi;
/** Directly before it: it did not happen. 没想到 and 不小心 say the opposite. */
const denied = /(?:没有|没(?!想|料|多久|过)|并未|未曾|无人|不会|不曾|避免|防止)[^，。,.;；!！?？]{0,3}$|\b(?:no|not|never|nobody|nothing|without|didn['’]t|wasn['’]t)\b[^.,;!?]{0,20}$/i;
/** It is feared, not told. */
const feared = /(?:怕|担心|万一|会不会|可能|如果|要是)[^，。,.;；!！?？]{0,8}$|\b(?:afraid|worr(?:y|ied)|might|could|may|if)\b[^.,;!?]{0,30}$/i;

const none: Scores = { severity: 0, safety: 0, complexity: 0, impact: 0, immediateAction: 'not_needed' };

/**
 * Scores to begin the assessment with, for a person to look over and keep: what the words say of safety, and the rest as with most
 * complaints (one customer, one product, slight). Never kept by itself.
 */
export function proposeScores(text: string): Scores {
  const { safety } = suspect(text).scores;
  const isGrave = safety >= 2;
  return { severity: isGrave ? 2 : 1, safety, complexity: 1, impact: 0, immediateAction: isGrave ? 'possible' : 'not_needed' };
}

export function suspect(text: string): Suspicion {
  const found: { text: string; start: number; end: number; safety: Score }[] = [];
  for (const [words, safety] of [[happened, 3], [possible, 2]] as const) {
    for (const match of text.matchAll(words)) {
      const before = text.slice(Math.max(0, match.index - 40), match.index);
      if (denied.test(before)) continue;
      found.push({ text: match[0], start: match.index, end: match.index + match[0].length, safety: feared.test(before) ? 2 : safety });
    }
  }
  const safety = found.reduce<Score>((most, { safety: one }) => (one > most ? one : most), 0);
  return { scores: { ...none, safety }, evidence: found.toSorted((a, b) => a.start - b.start).map(({ text: words, start, end }) => ({ text: words, start, end })) };
}
