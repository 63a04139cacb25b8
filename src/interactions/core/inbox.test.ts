import { expect, test } from 'vitest';
import { inboxViews, inOrder, isDueSoon, placeChanged, standsIn, type Placed } from './inbox.ts';

const nowMs = Date.parse('2026-11-21T02:00:00.000Z');
const at = (seconds: number) => new Date(nowMs + seconds * 1000).toISOString();
const contact = (id: string, more: Partial<Placed> = {}): Placed => ({ id, state: 'assigned', agentId: 'me', queueId: 'q', startedAt: at(-600), arrivedAt: at(-600), waitingSince: null, answerDueAt: null, isVirtual: false, cases: [], ...more });
const views = (one: Placed) => inboxViews.filter((view) => standsIn(view, one, { me: 'me', msOf: Date.parse, nowMs }));

test('a contact stands where an agent looks for it', () => {
  expect(views(contact('a'))).toEqual(['mine', 'all']);
  expect(views(contact('a', { agentId: 'other' }))).toEqual(['serving', 'all']);
  expect(views(contact('a', { agentId: 'other', state: 'wrap_up' }))).toEqual(['all']);
  expect(views(contact('a', { state: 'waiting', agentId: null, answerDueAt: at(30) }))).toEqual(['waiting', 'due_soon', 'all']);
  expect(views(contact('a', { state: 'ended' }))).toEqual(['ended', 'all']);
  expect(views(contact('a', { cases: [{ kind: 'complaint', state: 'open' }] }))).toEqual(['mine', 'complaints', 'all']);
  expect(views(contact('a', { cases: [{ kind: 'complaint', state: 'closed' }] }))).toEqual(['mine', 'all']);
  expect(views(contact('a', { state: 'parked', agentId: null, isVirtual: true }))).toEqual(['kept_place', 'all']);
});

test('due soon is the last fifth of the promised time, a minute at most', () => {
  const isSoon = (leftSeconds: number, promisedSeconds: number) => isDueSoon(nowMs + leftSeconds * 1000, nowMs + (leftSeconds - promisedSeconds) * 1000, nowMs);
  expect([isSoon(19, 20), isSoon(5, 20), isSoon(3.9, 20), isSoon(-5, 20), isSoon(61, 3600), isSoon(59, 3600)]).toEqual([false, false, true, true, false, true]);
  expect([isDueSoon(nowMs + 59_000, null, nowMs), isDueSoon(nowMs + 61_000, null, nowMs)]).toEqual([true, false]);
});

test('who looks at one queue sees only what stands in it', () => {
  const inQueue = (queueId: string | null) => standsIn('mine', contact('a'), { me: 'me', msOf: Date.parse, nowMs, queueId });
  expect([inQueue('q'), inQueue('another'), inQueue(null)]).toEqual([true, false, true]);
});

test('whose promise ends first stands first, then who waits longest; nobody who waits stands behind one who does not', () => {
  const rows = [contact('calm'), contact('waits', { waitingSince: at(-30) }), contact('due later', { waitingSince: at(-90), answerDueAt: at(60) }), contact('due first', { waitingSince: at(-10), answerDueAt: at(20) }), contact('waits longer', { waitingSince: at(-60) })];
  expect(rows.toSorted(inOrder('mine')).map((row) => row.id)).toEqual(['due first', 'due later', 'waits longer', 'waits', 'calm']);
});

test('the past stands newest first', () => {
  // Whose place is older than their contact: they came when they came.
  expect([contact('old', { startedAt: at(-900) }), contact('new', { startedAt: at(-5), arrivedAt: at(-86_400) })].toSorted(inOrder('all')).map((row) => row.id)).toEqual(['new', 'old']);
});

test('a change moves only what it concerns, and leaves every other row the same object', () => {
  const rows = [contact('a', { waitingSince: at(-30) }), contact('b')];
  const changed = new Map([['b', contact('b', { state: 'ended' })], ['c', contact('c', { waitingSince: at(-99) })], ['d', contact('d', { agentId: 'other' })]]);
  const after = placeChanged(rows, changed, 'mine', { me: 'me', msOf: Date.parse, nowMs });
  expect(after.map((row) => row.id)).toEqual(['c', 'a']);
  expect(after[1]).toBe(rows[0]);
});
