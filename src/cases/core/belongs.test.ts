import { expect, it } from 'vitest';
import { belongs, caseViews, soonMs, type Listed } from './belongs.ts';

const now = Date.UTC(2026, 10, 21, 2);
const mine: Listed = { state: 'open', kind: 'complaint', ownerId: 'me', dueMs: now + soonMs };
const viewsOf = (one: Listed) => caseViews.filter((view) => belongs(view, one, 'me', now));

it('an open case stands in every list it belongs to, at the edges too', () => {
  expect(viewsOf(mine)).toEqual(['mine', 'open', 'complaints']);
  expect(viewsOf({ ...mine, dueMs: now + soonMs - 1 })).toEqual(['mine', 'open', 'due_soon', 'complaints']);
  expect(viewsOf({ ...mine, dueMs: now })).toEqual(['mine', 'open', 'due_soon', 'complaints']);
  expect(viewsOf({ ...mine, dueMs: now - 1, ownerId: 'other', kind: 'inquiry' })).toEqual(['open', 'overdue']);
  expect(viewsOf({ ...mine, dueMs: null })).toEqual(['mine', 'open', 'complaints']);
});

it('what is solved or closed stands in its own list only', () => {
  expect(viewsOf({ ...mine, state: 'solved', dueMs: now - 1 })).toEqual(['solved']);
  expect(viewsOf({ ...mine, state: 'closed', dueMs: now - 1 })).toEqual(['closed']);
});
