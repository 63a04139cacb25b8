import { expect, test } from 'vitest';
import type { InfiniteData } from '@tanstack/react-query';
import type { Inbox, Interaction } from '../contract.ts';
import { patched } from './live.ts';
import { sampleInteraction, sampleMe } from './samples.ts';

const at = { me: sampleMe, nowMs: Date.now(), msOf: Date.parse };
const arrived = (minutesAgo: number): string => new Date(Date.UTC(2026, 10, 21, 2) - minutesAgo * 60_000).toISOString();
const row = (n: number, more: Partial<Interaction> = {}) => sampleInteraction(n, { startedAt: arrived(n), arrivedAt: arrived(n), ...more });
const pages = (...all: Interaction[][]): InfiniteData<Inbox, string | undefined> => ({ pages: all.map((items) => ({ items, nextCursor: null, counts: {} })), pageParams: all.map(() => undefined) });
const changes = (...rows: Interaction[]) => new Map(rows.map((one) => [one.id, one]));
const numbers = (data: InfiniteData<Inbox, string | undefined>) => data.pages.map((page) => page.items.map((one) => Number(one.number.slice(-2))));

test('a new contact comes to its place; every page but the last keeps its length', () => {
  const before = pages([row(1), row(2)], [row(3), row(4)]);
  expect(numbers(patched(before, changes(row(0)), 'all', at))).toEqual([[0, 1], [2, 3, 4]]);
});

test('what concerns another view or another queue changes nothing, down to the same object', () => {
  const before = pages([row(1)]);
  expect(patched(before, changes(row(5, { agentId: null, state: 'waiting' })), 'mine', at)).toBe(before);
  const inQueue = { ...at, queueId: row(1).queueId };
  expect(patched(before, changes(row(5, { queueId: row(9).id })), 'mine', inQueue)).toBe(before);
  expect(numbers(patched(before, changes(row(5)), 'mine', inQueue))).toEqual([[5, 1]]);
});

test('a colleague’s contact leaves their list of being served when it is handed to me, and stands in mine', () => {
  const theirs = row(3, { agentId: row(9).id });
  const taken = row(3);
  expect(numbers(patched(pages([theirs]), changes(taken), 'serving', at))).toEqual([[]]);
  expect(numbers(patched(pages([]), changes(taken), 'mine', at))).toEqual([[3]]);
});

test('unchanged rows stay the same objects, so that they are not drawn again', () => {
  const before = pages([row(1), row(2)]);
  const after = patched(before, changes(row(2, { lastText: '新的话' })), 'all', at);
  expect(after.pages[0]?.items[0]).toBe(before.pages[0]?.items[0]);
  expect(after.pages[0]?.items[1]?.lastText).toBe('新的话');
});
