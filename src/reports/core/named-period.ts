/** Periods as people name them, in the brand's days; the server gets instants. Pure: the moment and the zone are handed in. */
import { dayFromText, dayText, instantAt, readWall } from '#clocks/core/wall-clock.ts';

export const periodNames = ['today', 'yesterday', 'week', 'month', 'quarter', 'custom'] as const;
type PeriodName = (typeof periodNames)[number];

const lengths: Readonly<Record<Exclude<PeriodName, 'custom'>, { days: number; endsDaysAgo: number }>> = {
  today: { days: 1, endsDaysAgo: 0 }, yesterday: { days: 1, endsDaysAgo: 1 }, week: { days: 7, endsDaysAgo: 0 }, month: { days: 28, endsDaysAgo: 0 }, quarter: { days: 90, endsDaysAgo: 0 },
};

/** First and last day (both included) as `2026-11-21`. A custom period that cannot be read is today. */
export function daysOf(period: PeriodName, from: string | undefined, to: string | undefined, nowMs: number, zone: string): { from: string; to: string } {
  const today = readWall(zone, nowMs).day;
  if (period === 'custom') {
    const first = dayFromText(from ?? '') ?? today;
    return { from: dayText(first), to: dayText(Math.max(first, dayFromText(to ?? '') ?? today)) };
  }
  const { days, endsDaysAgo } = lengths[period];
  return { from: dayText(today - endsDaysAgo - days + 1), to: dayText(today - endsDaysAgo) };
}

/** [midnight of the first day, midnight after the last), ms since 1970. */
export function instantsOf(days: { from: string; to: string }, zone: string): { fromMs: number; toMs: number } {
  const at = (text: string, plus: number): number => instantAt(zone, (dayFromText(text) ?? 0) + plus, 0);
  return { fromMs: at(days.from, 0), toMs: at(days.to, 1) };
}
