/** With what a surge is compared: the same hours of the weeks before, by the wall clock of the centre. */
import { instantAt, readWall } from '#clocks/core/wall-clock.ts';

interface Hours {
  readonly fromMs: number;
  readonly toMs: number;
}

const weekMs = 7 * 86_400_000;

/**
 * The same weekdays and times of day, latest first; none overlaps the surge itself: of one that lasted ten days, every second week.
 * @param count how many
 */
export function hoursBefore({ fromMs, toMs }: Hours, zone: string, count: number): Hours[] {
  const strideDays = 7 * Math.max(1, Math.ceil((toMs - fromMs) / weekMs));
  const moved = (atMs: number, days: number): number => {
    const { day, minute } = readWall(zone, atMs);
    return instantAt(zone, day - days, minute);
  };
  return Array.from({ length: count }, (_, i) => (i + 1) * strideDays).map((days) => ({ fromMs: moved(fromMs, days), toMs: moved(toMs, days) }));
}
