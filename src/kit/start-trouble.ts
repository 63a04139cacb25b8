/** A sentence for the owner in both languages: what is the matter, where, and what to do. */
interface Sentence { zh: string; en: string }

/**
 * The centre cannot start, for a reason the owner can act on. The command line prints the sentence instead of a stack;
 * whatever lies beneath stays in `cause`.
 */
export class StartTrouble extends Error {
  override readonly name = 'StartTrouble';
  readonly zh: string;
  readonly en: string;

  constructor(sentence: Sentence, cause?: unknown) {
    super(sentence.en, cause === undefined ? undefined : { cause });
    this.zh = sentence.zh;
    this.en = sentence.en;
  }
}
