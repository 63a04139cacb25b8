import { expect, test } from 'vitest';
import { feltSeconds, feltWaits } from './felt-wait.ts';
import { leastWaitSeconds, livedWait, longestWaitSeconds, rememberedDays, type Stay } from './lived-wait.ts';

const stay = (more: Partial<Stay>): Stay => ({ ticketId: 't', queueId: 'a', enteredAtMs: 0, leftAtMs: null, endedAs: null, servedAtMs: null, choice: null, ...more });
const answered = (fromSeconds: number, untilSeconds: number, queueId = 'a'): Stay => stay({ queueId, enteredAtMs: fromSeconds * 1000, leftAtMs: untilSeconds * 1000, endedAs: 'answered' });
const soon = 86_400_000;

test('the choices stand in order of their seconds; who did not notice names none', () => {
  const seconds = feltWaits.map(feltSeconds);
  expect(seconds).toEqual([30, 60, 150, 300, 600, 1200, 1800, null]);
});

test('who was answered at once is not asked; from half a minute on they are', () => {
  expect(livedWait([answered(0, leastWaitSeconds - 1)], soon)).toBeUndefined();
  expect(livedWait([answered(0, leastWaitSeconds)], soon)).toEqual({ ticketId: 't', queueId: 'a', kind: 'live', fromMs: 0, untilMs: 30_000 });
  expect(livedWait([], soon)).toBeUndefined();
});

test('who never met anybody is not asked: given up, closed by us, still waiting, a kept place nobody took up', () => {
  for (const endedAs of ['abandoned', 'closed_out', 'handed_on', 'kept_place', null]) expect(livedWait([stay({ endedAs, leftAtMs: 300_000, choice: 'turn' })], soon)).toBeUndefined();
});

test('moved on unanswered is one wait, of the queue in which it ended; answered and handed on waits anew, and the longest is asked about', () => {
  const moved = [stay({ endedAs: 'handed_on', leftAtMs: 20_000 }), answered(20, 45, 'b')];
  expect(livedWait(moved, soon)).toMatchObject({ queueId: 'b', fromMs: 0, untilMs: 45_000 });
  expect(livedWait([answered(0, 40), answered(200, 290, 'b')], soon)).toMatchObject({ queueId: 'b', fromMs: 200_000, untilMs: 290_000 });
  expect(livedWait([answered(0, 90), answered(200, 240, 'b')], soon)).toMatchObject({ queueId: 'a', fromMs: 0 });
  expect(livedWait([answered(0, 10), stay({ queueId: 'b', enteredAtMs: 60_000, leftAtMs: 400_000, endedAs: 'abandoned' })], soon)).toBeUndefined();
});

test('a kept place counts until somebody took it up at its turn; not one for an hour of their own, nor a message', () => {
  const kept = (choice: string): Stay => stay({ endedAs: 'kept_place', leftAtMs: 60_000, servedAtMs: 900_000, choice });
  expect(livedWait([kept('turn')], soon)).toMatchObject({ kind: 'kept', fromMs: 0, untilMs: 900_000 });
  expect(livedWait([kept('at')], soon)).toBeUndefined();
  expect(livedWait([kept('message')], soon)).toBeUndefined();
});

test('what went over a night is no wait in a line, and what is long past is not remembered', () => {
  expect(livedWait([answered(0, longestWaitSeconds)], soon)).toBeDefined();
  expect(livedWait([answered(0, longestWaitSeconds + 1)], soon)).toBeUndefined();
  expect(livedWait([answered(0, 60)], 60_000 + rememberedDays * 86_400_000)).toBeDefined();
  expect(livedWait([answered(0, 60)], 60_001 + rememberedDays * 86_400_000)).toBeUndefined();
});
