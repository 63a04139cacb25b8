import { expect, test } from 'vitest';
import { daysOf, instantsOf } from './period.ts';

const instants = (days: { from: string; to: string }, of: string) => Object.values(instantsOf(days, of)).map((ms) => (ms === undefined ? undefined : new Date(ms).toISOString()));
const zone = 'Asia/Shanghai';
/** Already the 22nd in Shanghai. */
const now = Date.parse('2026-11-21T16:30:00Z');

test('days are the brand’s, the last one whole', () => {
  expect(daysOf('today', undefined, undefined, now, zone)).toEqual({ from: '2026-11-22', to: '2026-11-22' });
  expect(daysOf('week', undefined, undefined, now, zone)).toEqual({ from: '2026-11-16', to: '2026-11-22' });
  expect(daysOf('month', undefined, undefined, now, zone).from).toBe('2026-10-24');
  expect(instants({ from: '2026-11-22', to: '2026-11-22' }, zone)).toEqual(['2026-11-21T16:00:00.000Z', '2026-11-22T16:00:00.000Z']);
  expect(instants({ from: '2026-03-29', to: '2026-03-29' }, 'Europe/Berlin')).toEqual(['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z']);
});

test('what is not said is open', () => {
  expect(daysOf('all', '2026-11-01', undefined, now, zone)).toEqual({ from: '', to: '' });
  expect(instants(daysOf('custom', '2026-11-01', 'soon', now, zone), zone)).toEqual(['2026-10-31T16:00:00.000Z', undefined]);
});
