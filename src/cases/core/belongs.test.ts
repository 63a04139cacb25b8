import { expect, it } from 'vitest';
import { belongs, caseViews, soonFromMs, type Listed } from './belongs.ts';

const now = Date.UTC(2026, 10, 21, 2);
const hours = (count: number) => count * 3_600_000;
/** Promised within 24 hours, at a given moment. */
const promised = (startedMs: number, forHours: number): Pick<Listed, 'dueMs' | 'soonMs'> => ({ dueMs: startedMs + hours(forHours), soonMs: soonFromMs(startedMs, startedMs + hours(forHours)) });
const mine: Listed = { state: 'open', kind: 'complaint', ownerId: 'me', ...promised(now, 24) };
const viewsOf = (one: Listed, at = now) => caseViews.filter((view) => belongs(view, one, 'me', at));

it('an open case stands in every list it belongs to, at the edges too', () => {
  expect(viewsOf(mine)).toEqual(['mine', 'open', 'complaints']);
  expect(viewsOf({ ...mine, dueMs: now, soonMs: now - 1 })).toEqual(['mine', 'open', 'due_soon', 'complaints']);
  expect(viewsOf({ ...mine, dueMs: now - 1, soonMs: now - 2, ownerId: 'other', kind: 'inquiry' })).toEqual(['open', 'overdue']);
  expect(viewsOf({ ...mine, dueMs: null, soonMs: null })).toEqual(['mine', 'open', 'complaints']);
});

it.each([[24, 19.1, 19.3], [72, 57.5, 57.7], [360, 287.9, 288.1], [4, 3.1, 3.3]])('a promise of %s hours is soon in its last fifth, not from its first minute', (forHours, before, after) => {
  const one = { ...mine, ...promised(now, forHours) };
  expect(viewsOf(one, now + hours(before))).not.toContain('due_soon');
  expect(viewsOf(one, now + hours(after))).toContain('due_soon');
});

it('what is solved or closed stands in its own list only', () => {
  expect(viewsOf({ ...mine, state: 'solved', dueMs: now - 1 })).toEqual(['solved']);
  expect(viewsOf({ ...mine, state: 'closed', dueMs: now - 1 })).toEqual(['closed']);
});
