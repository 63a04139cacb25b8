import { MOOD_STEP, type Mood } from './moods.ts';

/** One interaction or case: how the customer came and how they left. `null` = not known. */
export interface MoodPair { arrival: Mood | null; departure: Mood | null }

/**
 * `meanSteps`: the mirror index, −4..4, mean of (departure − arrival) over pairs that know both; `null` without one.
 * `aggrieved`: arrived angry, dissatisfied or anxious; `restored`: of these, left calm or pleased — the brand's promise in one share.
 */
export interface MirrorIndex { meanSteps: number | null; counted: number; unknown: number; improved: number; unchanged: number; worsened: number; aggrieved: number; restored: number }

/**
 * The mirror index: mean improvement from arrival to departure on the ordinal scale angry 1 · dissatisfied 2 · anxious 3 · calm 4 · pleased 5.
 * 0 = customers leave as they came; +2 = e.g. dissatisfied came, calm left. Somebody who arrives calm can gain one step at most, so compare
 * only like with like (the same mix of arrivals) and read it beside `restored` of `aggrieved`. An average of ranks is a convention, not a measurement.
 */
export function mirrorIndex(pairs: Iterable<MoodPair>): MirrorIndex {
  const index: MirrorIndex = { meanSteps: null, counted: 0, unknown: 0, improved: 0, unchanged: 0, worsened: 0, aggrieved: 0, restored: 0 };
  let steps = 0;
  for (const { arrival, departure } of pairs) {
    if (arrival === null || departure === null) { index.unknown += 1; continue; }
    const gained = MOOD_STEP[departure] - MOOD_STEP[arrival];
    steps += gained;
    index.counted += 1;
    if (gained > 0) index.improved += 1;
    else if (gained < 0) index.worsened += 1;
    else index.unchanged += 1;
    if (MOOD_STEP[arrival] >= MOOD_STEP.calm) continue;
    index.aggrieved += 1;
    if (MOOD_STEP[departure] >= MOOD_STEP.calm) index.restored += 1;
  }
  if (index.counted > 0) index.meanSteps = steps / index.counted;
  return index;
}
