/** Why a matter came to somebody: what they must know of it before they go on with anything else. */
export const noticeReasons = ['opened', 'assigned', 'reopened', 'unsatisfied', 'escalated'] as const;
export type NoticeReason = (typeof noticeReasons)[number];

/** From the code with which a case changes hands. */
export function noticeFor(why: string): NoticeReason {
  return why === 'reopened' || why === 'unsatisfied' || why === 'escalated' ? why : 'assigned';
}
