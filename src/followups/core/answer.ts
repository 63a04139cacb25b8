/** What an answer means, how long one may be given, and how often a customer is asked. */

export const scores = [1, 2, 3, 4, 5] as const;
export type Score = (typeof scores)[number];

/** An answer asks for action when the score is 1 or 2, or when the matter is not solved, however kind the score. */
export function isUnsatisfied(answer: { readonly score: number | null; readonly solved: boolean | null }): boolean {
  return answer.solved === false || (answer.score !== null && answer.score <= 2);
}

/** A survey can be answered for this long after it was asked. */
export const surveyDays = 30;
/** An answer may be changed for this long after it was first given. */
export const changeMinutes = 30;
/** At most one survey by mail to one customer in this time. */
export const mailPauseDays = 7;

export type Way = 'page' | 'chat' | 'mail' | 'none';

interface Circumstances {
  /** The customer is on our page now and sees the question there. */
  readonly isHere: boolean;
  /** A conversation about the same matter still goes on. */
  readonly isTalking: boolean;
  /** The question is put into that conversation: a complaint's, which is always asked about on its own. Others are asked when it ends. */
  readonly isSaidThere: boolean;
  /** There is a page where the customer finds the question on coming back. */
  readonly hasPage: boolean;
  readonly hasMail: boolean;
  readonly wasMailedLately: boolean;
}

/** How the question reaches the customer: never by mail while they are here or talking, never twice in a week. */
export function wayOf(now: Circumstances): Way {
  if (now.isHere) return 'page';
  if (now.isTalking && now.isSaidThere) return 'chat';
  if (now.hasMail && !now.isTalking && !now.wasMailedLately) return 'mail';
  return now.hasPage ? 'page' : 'none';
}

/** Whether this end of a contact is asked about: somebody was served. */
export function isAskedAfter(reason: string, wasAnswered: boolean): boolean {
  return reason === 'resolved' || reason === 'kept_place_done' || (reason === 'customer_left' && wasAnswered);
}
