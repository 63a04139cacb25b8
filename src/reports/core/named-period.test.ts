import { expect, test } from 'vitest';
import { daysOf, instantsOf } from './named-period.ts';

// 00:30 on the 21st in Shanghai, still the 20th in London.
const nowMs = Date.parse('2026-11-20T16:30:00.000Z');

test('today is the brand’s day, not the browser’s', () => {
  expect(daysOf('today', undefined, undefined, nowMs, 'Asia/Shanghai')).toEqual({ from: '2026-11-21', to: '2026-11-21' });
  expect(daysOf('today', undefined, undefined, nowMs, 'Europe/London')).toEqual({ from: '2026-11-20', to: '2026-11-20' });
});

test('seven days end today, yesterday is one whole day', () => {
  expect(daysOf('week', undefined, undefined, nowMs, 'Asia/Shanghai')).toEqual({ from: '2026-11-15', to: '2026-11-21' });
  expect(daysOf('yesterday', undefined, undefined, nowMs, 'Asia/Shanghai')).toEqual({ from: '2026-11-20', to: '2026-11-20' });
  expect(daysOf('month', undefined, undefined, nowMs, 'Asia/Shanghai')).toEqual({ from: '2026-10-25', to: '2026-11-21' });
});

test('what one chose oneself holds; what cannot be read is today, and the end never comes before the beginning', () => {
  expect(daysOf('custom', '2026-10-01', '2026-10-07', nowMs, 'Asia/Shanghai')).toEqual({ from: '2026-10-01', to: '2026-10-07' });
  expect(daysOf('custom', '2026-10-07', '2026-10-01', nowMs, 'Asia/Shanghai')).toEqual({ from: '2026-10-07', to: '2026-10-07' });
  expect(daysOf('custom', '2026-02-30', 'x', nowMs, 'Asia/Shanghai')).toEqual({ from: '2026-11-21', to: '2026-11-21' });
});

test('days become instants from midnight to midnight, 23 or 25 hours where the clocks change', () => {
  expect(instantsOf({ from: '2026-11-21', to: '2026-11-21' }, 'Asia/Shanghai')).toEqual({ fromMs: Date.parse('2026-11-20T16:00:00.000Z'), toMs: Date.parse('2026-11-21T16:00:00.000Z') });
  expect(instantsOf({ from: '2026-03-29', to: '2026-03-29' }, 'Europe/Berlin')).toEqual({ fromMs: Date.parse('2026-03-28T23:00:00.000Z'), toMs: Date.parse('2026-03-29T22:00:00.000Z') });
});
