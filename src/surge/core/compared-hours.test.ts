import { expect, test } from 'vitest';
import { hoursBefore } from './compared-hours.ts';

const at = (text: string): number => Date.parse(text);
const iso = ({ fromMs, toMs }: { fromMs: number; toMs: number }): string[] => [new Date(fromMs).toISOString(), new Date(toMs).toISOString()];

test('the same hours of the same weekday, week by week', () => {
  expect(hoursBefore({ fromMs: at('2026-11-18T01:00:30Z'), toMs: at('2026-11-18T09:30:00Z') }, 'Asia/Shanghai', 2).map(iso)).toEqual([
    ['2026-11-11T01:00:30.000Z', '2026-11-11T09:30:00.000Z'], ['2026-11-04T01:00:30.000Z', '2026-11-04T09:30:00.000Z'],
  ]);
});

test('nine in the morning stays nine in the morning over a change of the clocks', () => {
  // Berlin left summer time on 25 October 2026.
  expect(hoursBefore({ fromMs: at('2026-10-28T08:00:00Z'), toMs: at('2026-10-28T10:00:00Z') }, 'Europe/Berlin', 1).map(iso)).toEqual([['2026-10-21T07:00:00.000Z', '2026-10-21T09:00:00.000Z']]);
});

test('a surge of ten days is compared with weeks that it did not reach into', () => {
  const surge = { fromMs: at('2026-11-08T00:00:00Z'), toMs: at('2026-11-18T00:00:00Z') };
  const before = hoursBefore(surge, 'Asia/Shanghai', 4);
  for (const [i, hours] of before.entries()) expect(hours.toMs).toBeLessThanOrEqual(before[i - 1]?.fromMs ?? surge.fromMs);
  expect(before.map(iso)[0]).toEqual(['2026-10-25T00:00:00.000Z', '2026-11-04T00:00:00.000Z']);
});
