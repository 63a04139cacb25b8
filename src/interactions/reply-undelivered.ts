/**
 * Whoever keeps a place by mail is answered by mail. A reply that came back, or never left, is no answer: the customer waits as before, first
 * among those who wait, and the conversation says so to both. Sent once more and gone, it is one.
 */
import type { Act } from '#kit/act.ts';
import type { SealedEvent } from '#kit/events/event.ts';
import { answerDueAt } from './answer-due.ts';
import { keptReplyOf } from './core/kept-reply.ts';
import { postSystemLine } from './post.ts';
import { lockInteraction } from './store-said.ts';
import { answeredAndWaiting, keepAnswered } from './store-undelivered.ts';

export async function recountReplies(act: Act, event: SealedEvent): Promise<void> {
  const interactionId = keptReplyOf(event.detail);
  if (interactionId === undefined) return;
  const at = await lockInteraction(act, interactionId);
  if (at === undefined) return;
  const { first_answer_at: firstAnswerAt, waiting_since: since } = await answeredAndWaiting(act, interactionId);
  // What is over waits for nobody; whether it was answered is told as it was.
  const waitingSince = at.ended_at === null ? since : null;
  await keepAnswered(act, interactionId, { firstAnswerAt, waitingSince, answerDueAt: waitingSince === null ? null : answerDueAt({ ...at, first_answer_at: firstAnswerAt }, waitingSince) });
  if (event.name !== 'mail.sent') await postSystemLine(act, interactionId, 'interactions:line.mailFailed');
}
