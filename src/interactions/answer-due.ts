/** The due time of an answer, from an interaction's row. */
import { answerDueAtMs } from './core/answer-due.ts';
import type { LockedInteraction } from './store-said.ts';

export function answerDueAt(at: LockedInteraction, waitingSince: Date): Date | null {
  const dueMs = answerDueAtMs(waitingSince.getTime(), { wasAnswered: at.first_answer_at !== null, targetSeconds: at.target_seconds, nextAnswerSeconds: at.next_answer_seconds });
  return dueMs === null ? null : new Date(dueMs);
}
