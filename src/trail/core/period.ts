/** Periods as people name them, in the brand's days; the moment and the zone are handed in. */
import { dayFromText, dayText, instantAt, readWall } from '#clocks/core/wall-clock.ts';

export const periods = ['all', 'today', 'week', 'month', 'custom'] as const;
type Period = (typeof periods)[number];
const days: Readonly<Record<'today' | 'week' | 'month', number>> = { today: 1, week: 7, month: 30 };

/** First and last day (both included); an empty text is open on that side. A custom day that cannot be read is open. */
export function daysOf(period: Period, from: string | undefined, to: string | undefined, nowMs: number, zone: string): { from: string; to: string } {
  if (period === 'all') return { from: '', to: '' };
  const readable = (text: string | undefined): string => (dayFromText(text ?? '') === undefined ? '' : (text ?? ''));
  if (period === 'custom') return { from: readable(from), to: readable(to) };
  const today = readWall(zone, nowMs).day;
  return { from: dayText(today - days[period] + 1), to: dayText(today) };
}

/** [midnight of the first day, midnight after the last), ms since 1970; undefined where it is open. */
export function instantsOf({ from, to }: { from: string; to: string }, zone: string): { fromMs: number | undefined; toMs: number | undefined } {
  const at = (text: string, plus: number): number | undefined => {
    const day = dayFromText(text);
    return day === undefined ? undefined : instantAt(zone, day + plus, 0);
  };
  return { fromMs: at(from, 0), toMs: at(to, 1) };
}
