import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answeredWithin, erlangC, waitQuantileSeconds, type ErlangC } from './erlang-c.ts';
import type { Work } from './input.ts';

function stable(work: Work): ErlangC {
  const figures = erlangC(work);
  if (figures.kind === 'unstable') throw new Error(`unstable: ${JSON.stringify(work)}`);
  return figures;
}

/** Loads that leave something to spare, from idle to nearly full. */
const works = fc.record({ agents: fc.integer({ min: 1, max: 1500 }), handlingSeconds: fc.integer({ min: 5, max: 1200 }), share: fc.double({ min: 0.001, max: 0.999, noNaN: true }) })
  .map(({ agents, handlingSeconds, share }) => ({ agents, handlingSeconds, callsPerHour: (share * agents * 3600) / handlingSeconds }));

describe('the worked example: 100 calls in half an hour, 180 s each', () => {
  test('14 agents', () => {
    const figures = stable({ agents: 14, callsPerHour: 200, handlingSeconds: 180 });
    expect(figures.erlangs).toBe(10);
    expect(figures.pWait).toBeCloseTo(0.1741, 4);
    expect(answeredWithin(figures, 20)).toBeCloseTo(0.8884, 4);
    expect(figures.meanWaitSeconds).toBeCloseTo(7.84, 2);
    expect(figures.occupancy).toBeCloseTo(0.714, 3);
  });

  test('as many agents as erlangs, or fewer, is unstable and no number', () => {
    for (const agents of [10, 9, 1]) expect(erlangC({ agents, callsPerHour: 200, handlingSeconds: 180 })).toEqual({ kind: 'unstable' });
    // 0.1 × 3 erlangs are not 0.3 in binary; calls and seconds are.
    expect(erlangC({ agents: 3, callsPerHour: 108, handlingSeconds: 100 })).toEqual({ kind: 'unstable' });
  });
});

test('without calls nobody waits', () => {
  const figures = stable({ agents: 3, callsPerHour: 0, handlingSeconds: 180 });
  expect([figures.pWait, figures.meanWaitSeconds, figures.occupancy, answeredWithin(figures, 0), waitQuantileSeconds(figures, 0.9)]).toEqual([0, 0, 0, 1, 0]);
});

test('shares sum to 1, the line obeys Little, and one more agent is never worse', () => {
  fc.assert(fc.property(works, fc.double({ min: 0, max: 300, noNaN: true }), (work, targetSeconds) => {
    const figures = stable(work);
    expect(figures.pWait + figures.pNoWait).toBeCloseTo(1, 12);
    expect(figures.meanWaiting * 3600).toBeCloseTo(figures.meanWaitSeconds * work.callsPerHour, 6);
    const level = answeredWithin(figures, targetSeconds);
    expect(level).toBeGreaterThanOrEqual(figures.pNoWait * (1 - 1e-15));
    expect(level).toBeLessThanOrEqual(1);
    const more = stable({ ...work, agents: work.agents + 1 });
    expect(more.pWait).toBeLessThanOrEqual(figures.pWait);
    expect(more.meanWaitSeconds).toBeLessThanOrEqual(figures.meanWaitSeconds);
    expect(answeredWithin(more, targetSeconds)).toBeGreaterThanOrEqual(level * (1 - 1e-15));
  }));
});

test('a quantile of the wait is the target at which the service level is that share', () => {
  fc.assert(fc.property(works, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (work, share) => {
    const figures = stable(work);
    const seconds = waitQuantileSeconds(figures, share);
    if (seconds === 0) expect(figures.pNoWait).toBeGreaterThanOrEqual(share * (1 - 1e-12));
    else expect(answeredWithin(figures, seconds)).toBeCloseTo(share, 10);
  }));
});

test('input that is no workload is refused by name', () => {
  const work = { agents: 14, callsPerHour: 200, handlingSeconds: 180 };
  expect(() => erlangC({ ...work, agents: 1.5 })).toThrow('erlangC: agents is 1.5; it must be a whole number from 1 to 1000000.');
  expect(() => erlangC({ ...work, agents: 0 })).toThrow(RangeError);
  expect(() => erlangC({ ...work, callsPerHour: -1 })).toThrow('erlangC: callsPerHour is -1;');
  expect(() => erlangC({ ...work, callsPerHour: Number.NaN })).toThrow(RangeError);
  expect(() => erlangC({ ...work, handlingSeconds: 0 })).toThrow('erlangC: handlingSeconds is 0;');
  expect(() => erlangC({ agents: 1, callsPerHour: 1e9, handlingSeconds: 1e7 })).toThrow('erlangC: callsPerHour × handlingSeconds / 3600 is');
  expect(() => answeredWithin(stable(work), -1)).toThrow(RangeError);
  expect(() => waitQuantileSeconds(stable(work), 1)).toThrow('waitQuantileSeconds: share is 1; it must be a number above 0 and below 1.');
});
