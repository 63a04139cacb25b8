/**
 * What is promised about the time of a case that is no complaint (complaints have their own policy), and about a word that the
 * customer sends outside a conversation. Defaults; a timer notes the version it was started under.
 */
import { workdaySeconds, type Calendar } from '#clocks/core/calendar.ts';

export const casePolicy = {
  version: 1,
  /** Solved within so many days, natural or working as the brand counts. */
  solveDays: 3,
  /** A word from the customer's page waits at most so long for us, in working time: whatever channel it came by, nobody is forgotten. */
  answerWithinSeconds: 4 * 3600,
} as const;

/** Seconds of the solve promise on the calendar it is counted by: natural time, or the team's working days. */
export function solveSeconds(calendar: Calendar): number {
  return casePolicy.solveDays * workdaySeconds(calendar);
}
