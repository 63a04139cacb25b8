import type { CueKey, Mood } from './moods.ts';

/** A cue as it counts after negation, irony and turns have been heard. Offsets into the folded text. */
export interface WeighedCue { cue: CueKey; mood: Mood; weight: number; ironic: boolean; start: number; end: number }

/** A second hit of the same cue adds this share of its weight; further ones nothing: repeating 垃圾 forty times is not forty reasons. */
const SECOND_HIT_SHARE = 0.35;
/** From here a mood is declared. */
export const MOOD_THRESHOLD = 0.5;
/** A mood needs at least one cue this heavy: many weak hints are no feeling. */
const CARRYING_WEIGHT = 0.35;

export type MoodScores = Record<Mood, number>;

/** Per mood, the chance-like sum 1 − ∏(1 − weight) over its different cues: 0..1, grows with each reason, never past 1. */
export function scoreMoods(cues: readonly WeighedCue[]): MoodScores {
  const scores: MoodScores = { calm: 0, anxious: 0, dissatisfied: 0, angry: 0, pleased: 0 };
  for (const mood of Object.keys(scores) as Mood[]) scores[mood] = scoreOne(cues.filter((cue) => cue.mood === mood));
  return scores;
}

function scoreOne(cues: readonly WeighedCue[]): number {
  const best = new Map<CueKey, { first: number; second: number }>();
  for (const { cue, weight } of cues) {
    const seen = best.get(cue);
    if (!seen) best.set(cue, { first: weight, second: 0 });
    else if (weight > seen.first) best.set(cue, { first: weight, second: seen.first });
    else if (weight > seen.second) seen.second = weight;
  }
  let silence = 1;
  let heaviest = 0;
  for (const { first, second } of best.values()) {
    silence *= (1 - first) * (1 - second * SECOND_HIT_SHARE);
    heaviest = Math.max(heaviest, first);
  }
  const score = 1 - silence;
  return heaviest >= CARRYING_WEIGHT ? score : Math.min(score, MOOD_THRESHOLD - 0.05);
}
