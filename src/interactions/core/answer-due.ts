/** When the customer's word has to be answered: the first answer by the queue's service target, later ones by its next-answer promise. */

interface Promised {
  readonly wasAnswered: boolean;
  /** The queue's; null where the contact stands in none. */
  readonly targetSeconds: number | null;
  readonly nextAnswerSeconds: number | null;
}

/** Milliseconds since 1970, counted from the customer's oldest word that nobody answered; null where nothing is promised. */
export function answerDueAtMs(waitingSinceMs: number, { wasAnswered, targetSeconds, nextAnswerSeconds }: Promised): number | null {
  const promised = wasAnswered ? nextAnswerSeconds : targetSeconds;
  return promised === null ? null : waitingSinceMs + 1000 * promised;
}
