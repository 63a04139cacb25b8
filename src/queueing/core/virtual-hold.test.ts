import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { erlangA, erlangAWaits } from './erlang-a.ts';
import { answeredWithin, erlangC } from './erlang-c.ts';
import { virtualHold, type VirtualHold, type WorkWithCallbacks } from './virtual-hold.ts';

function stable(work: WorkWithCallbacks, targetSeconds = 20): VirtualHold {
  const figures = virtualHold(work, targetSeconds);
  if (figures.kind === 'unstable') throw new Error(`unstable: ${JSON.stringify(work)}`);
  return figures;
}

/** Relative; what is rarer than 1e-290 may count as 0. */
const expectNear = (value: number, other: number): void => expect(Math.abs(value - other)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(value), Math.abs(other)) + 1e-290);

describe('what it does, honestly: 100 agents, 1,756 calls an hour, 180 s of patience', () => {
  test.each([[0, 0.0411, 7.4], [0.25, 0.0381, 6.86], [0.5, 0.0339, 6.09]])('%f accept', (acceptingShare, pAbandon, holdSeconds) => {
    const figures = stable({ agents: 100, callsPerHour: 1756, handlingSeconds: 205, patienceSeconds: 180, acceptingShare });
    expect(figures.pAbandon).toBeCloseTo(pAbandon, 4);
    expect(figures.holdSecondsPerOfferedCall).toBeCloseTo(holdSeconds, 2);
  });

  test('the more accept, the fewer leave and the longer everybody waits', () => {
    const steps = [0, 0.2, 0.4, 0.6, 0.8].map((acceptingShare) => stable({ agents: 100, callsPerHour: 1756, handlingSeconds: 205, patienceSeconds: 180, acceptingShare }));
    for (const [index, figures] of steps.entries()) {
      const before = steps[index - 1];
      if (before === undefined) continue;
      expect(figures.pAbandon).toBeLessThan(before.pAbandon);
      expect(figures.holdSecondsPerOfferedCall).toBeLessThan(before.holdSecondsPerOfferedCall);
      expect(figures.meanOfferedWaitSeconds).toBeGreaterThan(before.meanOfferedWaitSeconds);
      expect(figures.stayingLoad).toBeGreaterThan(before.stayingLoad);
    }
  });
});

test('nobody accepts: Erlang A', () => {
  const works = fc.record({ agents: fc.integer({ min: 1, max: 500 }), handlingSeconds: fc.integer({ min: 5, max: 900 }), patienceSeconds: fc.integer({ min: 1, max: 20_000 }), share: fc.double({ min: 0.05, max: 3, noNaN: true }) });
  fc.assert(fc.property(works, fc.integer({ min: 0, max: 300 }), ({ agents, handlingSeconds, patienceSeconds, share }, targetSeconds) => {
    const work = { agents, handlingSeconds, patienceSeconds, callsPerHour: (share * agents * 3600) / handlingSeconds };
    const [hold, plain] = [stable({ ...work, acceptingShare: 0 }, targetSeconds), erlangA(work)];
    expectNear(hold.pWait, plain.pWait);
    expectNear(hold.pAbandon, plain.pAbandon);
    expectNear(hold.holdSecondsPerOfferedCall, plain.meanWaitSeconds);
    expectNear(hold.occupancy, plain.occupancy);
    expectNear(hold.pOfferedWaitWithinTarget, erlangAWaits(work, targetSeconds, plain).ofPatient);
  }));
});

test('everybody accepts: Erlang C, for callers and call-backs alike', () => {
  const work = { agents: 14, callsPerHour: 200, handlingSeconds: 180 };
  const [hold, patient] = [stable({ ...work, patienceSeconds: 60, acceptingShare: 1 }), erlangC(work)];
  if (patient.kind === 'unstable') throw new Error('the example is stable');
  expectNear(hold.pWait, patient.pWait);
  expectNear(hold.meanOfferedWaitSeconds, patient.meanWaitSeconds);
  expectNear(hold.meanCallbackWaitSeconds ?? 0, patient.meanWaitOfWaitingSeconds);
  expectNear(hold.pOfferedWaitWithinTarget, answeredWithin(patient, 20));
  expect([hold.pAbandon, hold.holdSecondsPerOfferedCall]).toEqual([0, 0]);
});

test('call-backs that reach the agents by themselves are unstable; shortly before it the staying load warns', () => {
  const work = { agents: 10, callsPerHour: 400, handlingSeconds: 180, patienceSeconds: 60 };
  expect(virtualHold({ ...work, acceptingShare: 0.5 }, 20)).toEqual({ kind: 'unstable' });
  const figures = stable({ ...work, acceptingShare: 0.49 });
  expect(figures.stayingLoad).toBeCloseTo(0.98, 12);
  expect(figures.meanOfferedWaitSeconds).toBeGreaterThan(100);
});

test('without calls nobody waits', () => {
  expect(stable({ agents: 3, callsPerHour: 0, handlingSeconds: 180, patienceSeconds: 60, acceptingShare: 0.5 })).toMatchObject({ pWait: 0, pNoWait: 1, meanOfferedWaitSeconds: 0, meanCallbackWaitSeconds: undefined, pOfferedWaitWithinTarget: 1 });
});

test('input that is no workload is refused by name', () => {
  const work = { agents: 10, callsPerHour: 200, handlingSeconds: 180, patienceSeconds: 60, acceptingShare: 0.5 };
  expect(() => virtualHold({ ...work, acceptingShare: 1.1 }, 20)).toThrow('virtualHold: acceptingShare is 1.1; it must be a number from 0 to 1.');
  expect(() => virtualHold(work, -1)).toThrow('virtualHold: targetSeconds is -1;');
});
