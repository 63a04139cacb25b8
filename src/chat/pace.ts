/**
 * How fast one visitor may speak: twenty words at once, then two a second. Nobody types faster; a script that does would bury a colleague.
 * Nothing is lost: the widget keeps what came too fast and sends it again a moment later, under the same key.
 */
import { refuse } from '#kit/refusal.ts';

export interface PaceTerms {
  readonly atOnce: number;
  readonly perSecond: number;
}
const ofPeople: PaceTerms = { atOnce: 20, perSecond: 2 };
/** Visitors remembered before those are dropped who have all their words again. */
const mostRemembered = 20_000;

export interface Pace {
  /** Counts one word of this visitor, once however often its act is tried; refused when they were too many. */
  count(visitorId: string, now: Date, word: object): void;
}

/** In the memory of this process: who reaches several speaks as fast as they allow together. */
export function visitorPace({ atOnce, perSecond }: PaceTerms = ofPeople): Pace {
  const spoken = new Map<string, { left: number; atMs: number }>();
  const counted = new WeakSet<object>();
  const leftNow = (one: { left: number; atMs: number }, nowMs: number) => Math.min(atOnce, one.left + (Math.max(0, nowMs - one.atMs) / 1000) * perSecond);
  return {
    count(visitorId, now, word) {
      if (counted.has(word)) return;
      const nowMs = now.getTime();
      if (spoken.size > mostRemembered) for (const [id, one] of spoken) if (leftNow(one, nowMs) >= atOnce) spoken.delete(id);
      const before = spoken.get(visitorId);
      const left = before === undefined ? atOnce : leftNow(before, nowMs);
      if (left < 1) throw refuse('too_many', 'chat.tooFast', { params: { seconds: Math.ceil((1 - left) / perSecond) } });
      counted.add(word);
      spoken.set(visitorId, { left: left - 1, atMs: nowMs });
    },
  };
}
