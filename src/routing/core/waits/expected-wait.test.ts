import { describe, expect, test } from 'vitest';
import { estimateWait, gammaQuantile, serversFor, waitBehind } from './expected-wait.ts';
import { paceOf } from './pace.ts';
import { lineUp } from '../position.ts';
import { buildState, buildTicket } from '../sample.ts';
import type { Agent, RoutingState, Ticket } from '../types.ts';

const pace = { meanHandleSeconds: 200 };
const many = (count: number, given: Partial<Ticket> = {}): Partial<Ticket>[] => Array.from({ length: count }, (_, n) => ({ id: `t${String(n).padStart(4, '0')}`, arrivedAtMs: n, ...given }));
const room = (count: number, given: Partial<Agent> = {}): Partial<Agent>[] => Array.from({ length: count }, (_, n) => ({ id: `a${n}`, load: { chat: 1 }, ...given }));
const last = (state: RoutingState): Ticket => state.tickets.at(-1) ?? buildTicket();

/**
 * P(wait ≤ t) exactly: with c = nμ/θ and x = e^(−θt) the line is a pure death process, and P(wait > t) is the incomplete
 * beta function I_x(c, ahead + 1) = x^c Σ_{j ≤ ahead} (c)_j/j! (1−x)^j, a finite sum of positive terms.
 */
function chanceOver(seconds: number, ahead: number, serviceRate: number, theta: number): number {
  const x = Math.exp(-theta * seconds);
  const c = serviceRate / theta;
  let term = x ** c;
  let sum = term;
  for (let j = 1; j <= ahead; j += 1) {
    term *= ((c + j - 1) / j) * (1 - x);
    sum += term;
  }
  return sum;
}

describe('the wait behind a line', () => {
  test('is QLm = Σ 1/(nμ + kθ): by hand for two ahead', () => {
    const wait = waitBehind({ ahead: 2, keptAhead: 0, servers: 4, pace: { meanHandleSeconds: 200, meanPatienceSeconds: 100 } });
    expect(wait.meanSeconds).toBeCloseTo(1 / 0.02 + 1 / 0.03 + 1 / 0.04, 10);
    expect(wait.varianceSeconds2).toBeCloseTo(1 / 0.02 ** 2 + 1 / 0.03 ** 2 + 1 / 0.04 ** 2, 8);
  });

  test('is (q+1)/(nμ) when nobody gives up, and those with a kept place never do', () => {
    expect(waitBehind({ ahead: 9, keptAhead: 0, servers: 5, pace }).meanSeconds).toBeCloseTo((10 * 200) / 5, 8);
    expect(waitBehind({ ahead: 9, keptAhead: 9, servers: 5, pace: { ...pace, meanPatienceSeconds: 60 } }).meanSeconds).toBeCloseTo(400, 8);
    expect(waitBehind({ ahead: 9, keptAhead: 0, servers: 5, pace: { ...pace, meanPatienceSeconds: 60 } }).meanSeconds).toBeLessThan(400);
  });

  test.each([[0, 1], [0, 20], [1, 1], [5, 3], [30, 20], [80, 100], [300, 40]])('%i ahead of %i servers: the two ends are true to 3 % of the exact distribution', (ahead, servers) => {
    const patient = { meanHandleSeconds: 200, meanPatienceSeconds: 180 };
    const wait = waitBehind({ ahead, keptAhead: 0, servers, pace: patient });
    const over = (seconds: number): number => chanceOver(seconds, ahead, servers / 200, 1 / 180);
    // The exact quantile lies within ±3 % of the announced end.
    for (const [end, chance] of [['median', 0.5], ['p85', 0.15]] as const) {
      const seconds = gammaQuantile(wait, end);
      expect(over(seconds * 0.97)).toBeGreaterThan(chance);
      expect(over(seconds * 1.03)).toBeLessThan(chance);
    }
  });
});

describe('who serves it', () => {
  test('those on duty who could: in wrap-up and on the line too, but not away, unskilled or of another queue', () => {
    const state = buildState(many(1, { requiredSkills: [{ skill: 's', minLevel: 2 }] }), [
      { id: 'busy', skills: { s: 2 }, load: { chat: 1 } }, { id: 'wrapping', skills: { s: 3 }, wrapUpUntilMs: 99, capacity: { chat: 3 } }, { id: 'away', skills: { s: 2 }, presence: 'away' }, { id: 'weak', skills: { s: 1 } }, { id: 'other', queues: [], skills: { s: 9 } },
    ]);
    expect(serversFor(state, lineUp(state), last(state))).toEqual({ agents: 2, servers: 4 });
  });

  test('an agent of two queues counts with the share that comes from this line', () => {
    const tickets = [...many(9), ...many(10, { queueId: 'other' }).map((ticket, n) => ({ ...ticket, id: `o${n}` })), { id: 'me', arrivedAtMs: 50 }];
    const state = buildState(tickets, room(4, { queues: ['q', 'other'] }), [{}, { id: 'other' }]);
    expect(serversFor(state, lineUp(state), last(state))).toEqual({ agents: 4, servers: 2 });
    const later = { ...state, queues: state.queues.map((queue) => (queue.id === 'other' ? { ...queue, priority: 1 } : queue)) };
    expect(serversFor(later, lineUp(later), last(later)).servers).toBe(4);
  });
});

describe('the estimate', () => {
  test('a range from the median to the 85th of 100, with what it rests on', () => {
    const state = buildState(many(11), room(5));
    const estimate = estimateWait(state, lineUp(state), last(state), pace);
    if (estimate.kind !== 'estimate') throw new Error('expected a figure');
    expect(estimate.meanSeconds).toBeCloseTo(440, 8);
    expect(estimate.lowSeconds).toBeLessThan(440);
    expect(estimate.highSeconds).toBeGreaterThan(440);
    const corrected = estimateWait(state, lineUp(state), last(state), { ...pace, correction: 1.5 });
    if (corrected.kind !== 'estimate') throw new Error('expected a figure');
    expect([corrected.meanSeconds, corrected.lowSeconds, corrected.highSeconds]).toEqual([estimate.meanSeconds * 1.5, estimate.lowSeconds * 1.5, estimate.highSeconds * 1.5]);
    expect(corrected.uncorrected).toEqual(estimate.uncorrected);
    expect(estimate.uncorrected.deviationSeconds).toBeCloseTo(Math.sqrt(11) * 40, 8);
    expect(estimate.basis).toEqual({ ahead: 10, agents: 5, servers: 5, meanHandleSeconds: 200 });
  });

  test('nobody on duty: said, not computed', () => {
    const state = buildState(many(3), room(2, { presence: 'away' }));
    expect(estimateWait(state, lineUp(state), last(state), pace)).toEqual({ kind: 'nobody_here' });
  });

  test('closed: those at the door are told a figure while somebody serves them, call-backs wait for the morning', () => {
    const shut = (ticket: Partial<Ticket>, agents: Partial<Agent>[]): string => {
      const state = buildState([ticket], agents, [{ isOpen: false }]);
      return estimateWait(state, lineUp(state), last(state), pace).kind;
    };
    expect([shut({}, room(1)), shut({}, []), shut({ state: 'parked', virtual: true }, room(1))]).toEqual(['estimate', 'closed', 'closed']);
  });
});

describe('the pace of a queue', () => {
  /** The weight of the contact after this one. */
  const fading = 0.5 ** (1 / 400);

  test('handling from its own contacts, starting at what was assumed', () => {
    expect(paceOf([], 300)).toEqual({ meanHandleSeconds: 300 });
    const weights = (1 - fading ** 30) / (1 - fading);
    expect(paceOf(Array.from({ length: 30 }, () => ({ waitSeconds: 10, abandoned: false, handleSeconds: 100 })), 300).meanHandleSeconds).toBeCloseTo((10 * 300 + weights * 100) / (10 + weights), 8);
  });

  test('patience = all waiting / those who gave up, the newest first and counted most', () => {
    const past = [{ waitSeconds: 100, abandoned: true }, { waitSeconds: 60, abandoned: false, handleSeconds: 300 }, { waitSeconds: 40, abandoned: true }];
    const { meanHandleSeconds, meanPatienceSeconds } = paceOf(past, 300);
    expect(meanHandleSeconds).toBeCloseTo(300, 10);
    expect(meanPatienceSeconds).toBeCloseTo((100 + 60 * fading + 40 * fading ** 2) / (1 + fading ** 2), 10);
  });

  test('a change of pace is heard after some hundred contacts', () => {
    const past = [...Array.from({ length: 400 }, () => 400), ...Array.from({ length: 600 }, () => 200)].map((handleSeconds) => ({ waitSeconds: 0, abandoned: false, handleSeconds }));
    expect(paceOf(past, 200).meanHandleSeconds).toBeGreaterThan(290);
  });
});
