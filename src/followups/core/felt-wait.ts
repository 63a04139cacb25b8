/** How long a wait felt, in the few words in which people say it. Satisfaction is perception minus expectation (Maister 1985). */

export const feltWaits = ['half_minute', 'one_minute', 'few_minutes', 'five_minutes', 'ten_minutes', 'twenty_minutes', 'half_hour', 'unnoticed'] as const;
export type FeltWait = (typeof feltWaits)[number];

/** What each choice counts as. "Half an hour or more" is taken for half an hour; who did not notice the wait named no time. */
const secondsOf: Readonly<Record<FeltWait, number | null>> = { half_minute: 30, one_minute: 60, few_minutes: 150, five_minutes: 300, ten_minutes: 600, twenty_minutes: 1200, half_hour: 1800, unnoticed: null };

/** Null: they did not notice it. */
export function feltSeconds(felt: FeltWait): number | null {
  return secondsOf[felt];
}
