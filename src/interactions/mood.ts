/** The mood of a conversation from the moods of its messages; a correction by the agent wins over the rules. */
import type { Act } from '#kit/act.ts';
import { actorKey, may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { judgeConversation } from '#mood/core/conversation.ts';
import type { Interaction, MoodReading } from './contract.ts';
import { messagesByIds, setMood } from './store.ts';
import { changeInteraction, lockInteraction, moodsOf, type LockedInteraction } from './store-said.ts';
import { viewOf } from './views.ts';

export interface MoodNow {
  readonly mood: MoodReading['mood'];
  /** By the first words: everything said before the first answer, so that a polite hello does not hide what follows. */
  readonly arrival: MoodReading['mood'] | null;
  /** By the last words: a bare "ok" after thanks leaves pleased. Null where nothing was heard. */
  readonly departure: MoodReading['mood'] | null;
  readonly strength: number;
  readonly fellSharply: boolean;
}

/** The conversation's mood once this reading is added to those before. */
export async function foldMood(act: Act, at: LockedInteraction, reading: MoodReading): Promise<MoodNow> {
  // The first word has nothing before it to ask for.
  const before = at.last_position === 0 ? [] : await heardSoFar(act, at);
  return judged(act, at, [...before, { ...reading, beforeAnswer: at.first_answer_at === null }]);
}

/** How the customer leaves, should the contact end now. */
export async function departureNow(act: Act, at: LockedInteraction): Promise<MoodNow['departure']> {
  return judged(act, at, await heardSoFar(act, at)).departure;
}

type Heard = MoodReading & { readonly beforeAnswer: boolean };
async function heardSoFar(act: Act, at: LockedInteraction): Promise<Heard[]> {
  return (await moodsOf(act, at.id)).toReversed().map((row) => ({ ...row.mood, beforeAnswer: isBeforeAnswer(at, row.at) }));
}

function judged(act: Act, at: LockedInteraction, readings: readonly Heard[]): MoodNow {
  const waitedSeconds = at.waiting_since === null ? 0 : (act.now.getTime() - at.waiting_since.getTime()) / 1000;
  const { current, arrival, departure, strength, fellSharply } = judgeConversation(readings, { waitedSeconds, repeatContacts72h: at.repeat_of === null ? 0 : 1, transfers: at.transfers });
  return { mood: current, arrival, departure, strength, fellSharply };
}

function isBeforeAnswer(at: LockedInteraction, saidAt: Date): boolean {
  return at.first_answer_at === null || saidAt <= at.first_answer_at;
}

/**
 * The agent heard it differently: the correction is kept beside the first reading and counts from now on. After the end it tells how the
 * customer left as well, where that was taken from the words; what somebody chose in the wrap-up stays.
 */
export async function correctMood(act: Act, interactionId: string, asked: { messageId: string; mood: MoodReading['mood'] }): Promise<Interaction> {
  may(act, 'mood.correct');
  const at = await lockInteraction(act, interactionId);
  const [message] = await messagesByIds(act, act.brandId, [asked.messageId]);
  if (at === undefined || message?.interaction_id !== interactionId || message.speaker !== 'customer') throw refuse('not_found', 'kit.notFound', { at: 'body.messageId' });
  const leftAsHeard = at.ended_at !== null && at.departure_mood === (await departureNow(act, at));
  await setMood(act, asked.messageId, { mood: asked.mood, strength: 1, evidence: [], judgedBy: actorKey(act.who) });
  const now = judged(act, at, await heardSoFar(act, at));
  await changeInteraction(act, interactionId, { mood: now.mood, mood_strength: now.strength, ...(now.arrival === null ? {} : { arrival_mood: now.arrival }), ...(leftAsHeard && now.departure !== null ? { departure_mood: now.departure } : {}) });
  act.emit({ name: 'mood.corrected', subject: ['interaction', interactionId], detail: { messageId: asked.messageId, from: message.mood?.mood ?? null, to: asked.mood } });
  return viewOf(act, interactionId);
}
