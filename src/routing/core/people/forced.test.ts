import { expect, test } from 'vitest';
import { forcedBy } from './forced.ts';

test('who was sent away or signed off by the house is told why, whatever state that left them in', () => {
  expect(forcedBy({ reason: 'missed_offer' })).toBe('missed_offer');
  expect(forcedBy({ reason: 'connection_lost' })).toBe('connection_lost');
  expect(['', 'meal', 'serving_only'].map((reason) => forcedBy({ reason }))).toEqual([undefined, undefined, undefined]);
});
