/** The gauge of an open conversation, drawn on the screen from the same circumstances that the server judges by. */
import { judgeConversation, type ConversationMood, type HeardMood } from '#mood/core/conversation.ts';

interface Talked {
  readonly firstAnswerAt: string | null;
  readonly isRepeat: boolean;
  readonly transfers: number;
}
export interface Word {
  readonly at: string;
  readonly speaker: string;
  readonly kind: string;
  readonly mood: Omit<HeardMood, 'beforeAnswer'> | null;
}

/** `firstAnswerAt` comes with the next state of the contact; an answer among the words is known before it. */
export function gaugeOf(talked: Talked, words: readonly Word[], waitedSeconds: number): ConversationMood {
  const firstAnswerAt = talked.firstAnswerAt ?? words.find((word) => word.speaker === 'staff' && word.kind === 'text')?.at ?? null;
  const heard = words.flatMap((word) => (word.mood ? [{ ...word.mood, beforeAnswer: firstAnswerAt === null || word.at <= firstAnswerAt }] : []));
  return judgeConversation(heard, { waitedSeconds, repeatContacts72h: talked.isRepeat ? 1 : 0, transfers: talked.transfers });
}
