/** Why a matter came to somebody: what they must know of it before they go on with anything else. */
export const noticeReasons = ['opened', 'assigned', 'reopened', 'unsatisfied', 'escalated', 'undelivered', 'maybeUndelivered'] as const;
export type NoticeReason = (typeof noticeReasons)[number];

const own: readonly string[] = noticeReasons;
/** From a reason, or from the code with which a case changes hands. */
export function noticeFor(why: string): NoticeReason {
  return own.includes(why) ? (why as NoticeReason) : 'assigned';
}
