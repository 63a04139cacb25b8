/** The interval that a moment belongs to, by the wall clock of the centre's zone. */
import { dayText, readWall } from '#clocks/core/wall-clock.ts';

/**
 * `2026-11-18` or `2026-11-18 09:30`; sorts by time within a zone (in the repeated hour of autumn both hours share a key).
 * @param atMs milliseconds since 1970
 */
export function intervalKeyOf(atMs: number, by: 'half_hour' | 'hour' | 'day', zone: string): string {
  const { day, minute } = readWall(zone, atMs);
  if (by === 'day') return dayText(day);
  const hour = String(Math.floor(minute / 60)).padStart(2, '0');
  return `${dayText(day)} ${hour}:${by === 'half_hour' && minute % 60 >= 30 ? '30' : '00'}`;
}

/** Midnight of the wall's day is where "today" begins: the key of the day, for choosing rows. */
export function isSameDay(atMs: number, nowMs: number, zone: string): boolean {
  return readWall(zone, atMs).day === readWall(zone, nowMs).day;
}
