import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standingOf } from './birth-death.ts';
import { erlangA, erlangAWaits, type ImpatientWork } from './erlang-a.ts';
import { answeredWithin, erlangC } from './erlang-c.ts';

/** From nearly idle to four times what the agents can do; patience from a second to hours. */
const works = fc.record({ agents: fc.integer({ min: 1, max: 800 }), handlingSeconds: fc.integer({ min: 5, max: 1200 }), patienceSeconds: fc.integer({ min: 1, max: 20_000 }), share: fc.double({ min: 0.01, max: 4, noNaN: true }) })
  .map(({ agents, handlingSeconds, patienceSeconds, share }) => ({ agents, handlingSeconds, patienceSeconds, callsPerHour: (share * agents * 3600) / handlingSeconds }));
const targets = fc.integer({ min: 0, max: 600 });

/** Relative; what is rarer than 1e-290 may count as 0. */
const expectNear = (value: number, other: number, digits = 9): void => expect(Math.abs(value - other)).toBeLessThanOrEqual(10 ** -digits * Math.max(Math.abs(value), Math.abs(other)) + 1e-290);

test('the worked example: 48 calls a minute of a minute each, 50 agents, two minutes of patience', () => {
  const work = { agents: 50, callsPerHour: 2880, handlingSeconds: 60, patienceSeconds: 120 };
  const figures = erlangA(work);
  expect(figures.pAbandon).toBeCloseTo(0.031, 3);
  expect(figures.meanWaitSeconds).toBeCloseTo(3.7, 1);
  expect(figures.occupancy).toBeCloseTo(0.93, 3);
});

test('shares sum to 1, every level lies between 0 and 1, and the levels keep their order', () => {
  fc.assert(fc.property(works, targets, (work, targetSeconds) => {
    const figures = erlangA(work);
    const waits = erlangAWaits(work, targetSeconds, figures);
    expectNear(figures.pWait + figures.pNoWait, 1);
    expectNear(figures.pServed + figures.pAbandon, 1);
    expectNear(waits.answeredOrAbandoned + waits.pWaitBeyondTarget, 1);
    const slack = 1 + 1e-12;
    for (const level of [waits.ofOffered, waits.ofAnswered, waits.withoutQuickAbandons, waits.answeredOrAbandoned, waits.ofPatient]) {
      expect(level).toBeGreaterThanOrEqual(0);
      expect(level).toBeLessThanOrEqual(1);
    }
    expect(waits.ofOffered).toBeLessThanOrEqual(waits.withoutQuickAbandons * slack);
    expect(waits.withoutQuickAbandons).toBeLessThanOrEqual(waits.ofAnswered * slack);
    expect(waits.ofOffered).toBeLessThanOrEqual(waits.ofPatient * slack);
    expect(waits.ofPatient).toBeLessThanOrEqual(waits.answeredOrAbandoned * slack);
  }));
});

test('waits by quadrature agree with the states: Little, and the mean wait split into answered and abandoned', () => {
  fc.assert(fc.property(works, targets, (work, targetSeconds) => {
    const figures = erlangA(work);
    fc.pre(figures.pAbandon > 1e-200);
    const waits = erlangAWaits(work, targetSeconds, figures);
    expectNear(figures.meanWaiting, (figures.meanWaitSeconds * work.callsPerHour) / 3600);
    expectNear(figures.pServed * waits.meanWaitAnsweredSeconds + figures.pAbandon * (waits.meanWaitAbandonedSeconds ?? 0), figures.meanWaitSeconds);
  }));
});

test('the wait of the answered is what the states say: with j ahead, Σ 1/(nμ + mθ), met by nμ/(nμ + (j+1)θ)', () => {
  const work = { agents: 20, callsPerHour: 420, handlingSeconds: 190, patienceSeconds: 180 };
  const [mu, theta, lambda] = [1 / 190, 1 / 180, 420 / 3600];
  const atEnd = standingOf({ agents: 20, arrivalsPerSecond: lambda, servicesPerSecond: mu, leavingPerSecond: theta, most: 20 }).pBlocked;
  const { pNoWait } = erlangA(work);
  // States below 20 keep their proportions whether or not the line has an end.
  let share = (atEnd * pNoWait) / (1 - atEnd);
  let [step, sum] = [0, 0];
  for (let j = 0; j < 400; j += 1) {
    step += 1 / (20 * mu + (j + 1) * theta);
    sum += share * ((20 * mu) / (20 * mu + (j + 1) * theta)) * step;
    share *= lambda / (20 * mu + (j + 1) * theta);
  }
  expectNear(erlangAWaits(work, 20).meanWaitAnsweredSeconds, sum / erlangA(work).pServed, 12);
});

test('one more agent is never worse', () => {
  fc.assert(fc.property(works, targets, (work, targetSeconds) => {
    const more = { ...work, agents: work.agents + 1 };
    const [few, many] = [erlangA(work), erlangA(more)];
    expect(many.pAbandon).toBeLessThanOrEqual(few.pAbandon * (1 + 1e-12));
    expect(many.meanWaitSeconds).toBeLessThanOrEqual(few.meanWaitSeconds * (1 + 1e-12));
    const [before, after] = [erlangAWaits(work, targetSeconds, few), erlangAWaits(more, targetSeconds, many)];
    for (const level of ['ofOffered', 'ofAnswered', 'withoutQuickAbandons', 'ofPatient'] as const) expect(after[level]).toBeGreaterThanOrEqual(before[level] * (1 - 1e-12));
  }));
});

describe('the more patient the callers, the nearer to Erlang C', () => {
  test.each([[14, 200, 180], [100, 1680, 205], [1, 10, 180]])('%i agents', (agents, callsPerHour, handlingSeconds) => {
    const patient = erlangC({ agents, callsPerHour, handlingSeconds });
    if (patient.kind === 'unstable') throw new Error('the example is stable');
    const farther = [1e3, 1e5, 1e7].map((patienceSeconds) => {
      const work: ImpatientWork = { agents, callsPerHour, handlingSeconds, patienceSeconds };
      return [Math.abs(erlangA(work).meanWaitSeconds / patient.meanWaitSeconds - 1), Math.abs(erlangAWaits(work, 20).ofPatient / answeredWithin(patient, 20) - 1)];
    });
    for (const index of [0, 1]) {
      expect(farther[1]?.[index]).toBeLessThan(farther[0]?.[index] ?? 0);
      expect(farther[2]?.[index]).toBeLessThan(1e-3);
    }
  });
});

test('without calls nobody waits and nobody leaves', () => {
  const work = { agents: 3, callsPerHour: 0, handlingSeconds: 180, patienceSeconds: 60 };
  expect(erlangA(work)).toEqual({ pWait: 0, pNoWait: 1, pAbandon: 0, pAbandonOfWaiting: undefined, pServed: 1, meanWaitSeconds: 0, meanWaiting: 0, occupancy: 0 });
  expect(erlangAWaits(work, 20)).toMatchObject({ ofOffered: 1, ofAnswered: 1, pWaitBeyondTarget: 0, meanWaitAnsweredSeconds: 0, meanWaitAbandonedSeconds: undefined });
});

test('input that is no workload is refused by name', () => {
  const work = { agents: 3, callsPerHour: 60, handlingSeconds: 180, patienceSeconds: 60 };
  expect(() => erlangA({ ...work, agents: -1 })).toThrow('erlangA: agents is -1; it must be a whole number from 1 to 1000000.');
  expect(() => erlangA({ ...work, patienceSeconds: Infinity })).toThrow('erlangA: patienceSeconds is Infinity; it must be a number from 0.001 to 10000000.');
  expect(() => erlangA({ ...work, patienceSeconds: 0 })).toThrow(RangeError);
  expect(() => erlangAWaits(work, Number.NaN)).toThrow('erlangAWaits: targetSeconds is NaN;');
});
