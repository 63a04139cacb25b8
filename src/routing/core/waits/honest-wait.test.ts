import { expect, test } from 'vitest';
import { announce, type Announcement } from './announce.ts';
import { estimateWait } from './expected-wait.ts';
import { paceOf, type PastContact } from './pace.ts';
import { lineUp } from '../position.ts';
import { buildAgent, buildQueue, buildTicket } from '../sample.ts';
import type { Ticket } from '../types.ts';
import { correctionAt, learnCorrection, type PastAnnouncement } from './wait-correction.ts';
import { chanceOf } from '../../../../test/kit/chance.ts';

const agentsOnDuty = 10;
const handleSeconds = 180;
const noon = 6 * 3600;

type Caller = { ticket: Ticket; patienceSeconds: number; said: Announcement[]; first?: { atSecond: number; meanSeconds: number; deviationSeconds: number } };
type Served = { firstHighSeconds: number; waitedSeconds: number; joinedAt: number };

/** A day of one queue, second by second: 12 hours, service takes twice as long from noon. Everybody who waits is told something every 15 s, and each minute the queue learns from what it said. */
function liveDay(seed: number, slowdown: number): { callers: Caller[]; served: Served[] } {
  const random = chanceOf(seed);
  const exponential = (mean: number): number => -mean * Math.log(1 - random());
  const past: PastContact[] = [];
  const announced: PastAnnouncement[] = [];
  let learnt = learnCorrection([]);
  const over = ({ first }: Caller, second: number, wasAnswered: boolean): void => {
    if (first !== undefined) announced.push({ meanSeconds: first.meanSeconds, deviationSeconds: first.deviationSeconds, hour: Math.floor(first.atSecond / 3600), lastedSeconds: second - first.atSecond, wasAnswered });
  };
  const callers: Caller[] = [];
  const served: Served[] = [];
  const agents = Array.from({ length: agentsOnDuty }, (_, n) => buildAgent({ id: `a${n}`, load: { chat: 1 } }));
  let waiting: Caller[] = [];
  const busyUntil = Array.from({ length: agentsOnDuty }, () => 0);
  let nextArrival = 0;
  for (let second = 0; second < 12 * 3600; second += 1) {
    while (nextArrival <= second) {
      const ticket = buildTicket({ id: `t${String(callers.length).padStart(5, '0')}`, arrivedAtMs: second * 1000 });
      const caller = { ticket, patienceSeconds: exponential(400), said: [] };
      callers.push(caller);
      waiting.push(caller);
      nextArrival += exponential((handleSeconds / agentsOnDuty) * 0.92);
    }
    waiting = waiting.filter((caller) => {
      const waited = second - caller.ticket.arrivedAtMs / 1000;
      if (waited < caller.patienceSeconds) return true;
      past.push({ waitSeconds: waited, abandoned: true });
      over(caller, second, false);
      return false;
    });
    for (const [agent, until] of busyUntil.entries()) {
      if (until > second) continue;
      const next = waiting.shift();
      if (next === undefined) break;
      const serviceSeconds = exponential(handleSeconds * (second >= noon ? slowdown : 1));
      const waited = second - next.ticket.arrivedAtMs / 1000;
      busyUntil[agent] = second + serviceSeconds;
      past.push({ waitSeconds: waited, abandoned: false, handleSeconds: serviceSeconds });
      over(next, second, true);
      const first = next.said[0];
      if (first?.kind === 'range') served.push({ firstHighSeconds: first.highSeconds, waitedSeconds: waited, joinedAt: next.ticket.arrivedAtMs / 1000 });
    }
    const state = { tickets: waiting.map((caller) => caller.ticket), agents, queues: [buildQueue()] };
    const lines = lineUp(state);
    if (second % 60 === 0) learnt = learnCorrection(announced.slice(-2000));
    const pace = { ...paceOf(past.slice(-100).toReversed(), handleSeconds), correction: correctionAt(learnt, Math.floor(second / 3600)) };
    for (const caller of waiting) {
      const last = caller.said.at(-1);
      if (last !== undefined && second * 1000 - last.saidAtMs < 15_000) continue;
      const estimate = estimateWait(state, lines, caller.ticket, pace);
      if (estimate.kind === 'estimate') caller.first ??= { atSecond: second, ...estimate.uncorrected };
      caller.said.push(announce(last, estimate, second * 1000));
    }
  }
  return { callers, served };
}

test('service slows by half at noon: everybody hears a falling figure or is told why it rose', () => {
  const { callers } = liveDay(1, 2);
  let rises = 0;
  let slower = 0;
  for (const { said } of callers) {
    for (const [index, now] of said.entries()) {
      const before = said[index - 1];
      if (before?.kind !== 'range' || now.kind !== 'range' || before.bound === 'more_than_30_minutes') continue;
      if (now.word === undefined) expect(now.highByMs).toBeLessThanOrEqual(before.highByMs);
      else {
        rises += 1;
        if (now.word.reason === 'slower_service') slower += 1;
      }
    }
  }
  expect(rises).toBeGreaterThan(20);
  expect(slower).toBeGreaterThan(10);
});

test('on an even day most waits are over within what was said first, and the word is rare', () => {
  const { callers, served } = liveDay(7, 1);
  const kept = served.filter((call) => call.waitedSeconds <= call.firstHighSeconds).length / served.length;
  expect(served.length).toBeGreaterThan(500);
  expect(kept).toBeGreaterThan(0.8);
  expect(kept).toBeLessThan(0.95);
  const told = callers.filter((caller) => caller.said.length > 0);
  expect(told.filter((caller) => caller.said.some((said) => said.word !== undefined)).length / told.length).toBeLessThan(0.15);
});
