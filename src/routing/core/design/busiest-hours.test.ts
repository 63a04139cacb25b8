import { expect, test } from 'vitest';
import { busiestHours } from './busiest-hours.ts';

const needs = (...agents: number[]) => agents.map((one, hour) => ({ hour, agents: one }));

test('one hour alone is one span', () => {
  expect(busiestHours(needs(0, 1, 3, 1))).toEqual({ agents: 3, count: 1, spans: [{ from: 2, to: 3 }] });
});

test('on a tie every hour is named, in order, and neighbours make one span', () => {
  expect(busiestHours(needs(2, 2, 1, 2, 0, 2).toReversed())).toEqual({ agents: 2, count: 4, spans: [{ from: 0, to: 2 }, { from: 3, to: 4 }, { from: 5, to: 6 }] });
  expect(busiestHours(Array.from({ length: 24 }, (_, hour) => ({ hour, agents: 1 })))).toEqual({ agents: 1, count: 24, spans: [{ from: 0, to: 24 }] });
});

test('where nobody comes there is no busiest hour', () => {
  expect(busiestHours([])).toBeNull();
  expect(busiestHours(needs(0, 0))).toBeNull();
});
