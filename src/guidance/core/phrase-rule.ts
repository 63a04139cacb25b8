/** What makes a sentence hurt, promise too much, or tell what is the house's own. */
export const phraseKinds = ['arguing', 'blaming', 'interrupting', 'notMyJob', 'dismissing', 'rude', 'informal', 'absolutePromise', 'internal'] as const;
export type PhraseKind = (typeof phraseKinds)[number];

export interface PhraseRule {
  readonly kind: PhraseKind;
  /** The last part of the word key `phrases.kinder.…`: what could be said instead. */
  readonly kinder: string;
  /** Global. Precise rather than complete: a warning that is wrong twice is not read a third time. */
  readonly pattern: RegExp;
  /** What to put in its place, where one word does it. */
  readonly replacement?: string;
}
