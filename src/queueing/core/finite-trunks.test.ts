import fc from 'fast-check';
import { expect, test } from 'vitest';
import { erlangA } from './erlang-a.ts';
import { erlangB } from './erlang-b.ts';
import { finiteTrunks } from './finite-trunks.ts';

const works = fc.record({ agents: fc.integer({ min: 1, max: 300 }), handlingSeconds: fc.integer({ min: 5, max: 900 }), patienceSeconds: fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.constant(Infinity)), share: fc.double({ min: 0.01, max: 5, noNaN: true }), room: fc.integer({ min: 0, max: 200 }) })
  .map(({ agents, handlingSeconds, patienceSeconds, share, room }) => ({ agents, handlingSeconds, patienceSeconds, trunks: agents + room, callsPerHour: (share * agents * 3600) / handlingSeconds }));

test('shares sum to 1; who comes through is served or leaves; one more trunk never blocks more', () => {
  fc.assert(fc.property(works, (work) => {
    const figures = finiteTrunks(work);
    expect(figures.pBlocked + figures.pWait + figures.pNoWait).toBeCloseTo(1, 12);
    const erlangs = (work.callsPerHour * work.handlingSeconds) / 3600;
    expect(figures.pBlocked + figures.pAbandon + (figures.occupancy * work.agents) / erlangs).toBeCloseTo(1, 11);
    expect(figures.meanBusyTrunks).toBeLessThanOrEqual(work.trunks * (1 + 1e-12));
    expect(finiteTrunks({ ...work, trunks: work.trunks + 1 }).pBlocked).toBeLessThanOrEqual(figures.pBlocked * (1 + 1e-12));
  }));
});

test('with a trunk for each agent it is Erlang B, with trunks for everybody Erlang A', () => {
  const work = { agents: 20, callsPerHour: 420, handlingSeconds: 190, patienceSeconds: 180 };
  const narrow = finiteTrunks({ ...work, trunks: 20 });
  expect(narrow.pBlocked).toBeCloseTo(erlangB(20, (420 * 190) / 3600), 14);
  expect([narrow.pWait, narrow.meanWaiting, narrow.meanWaitOfAcceptedSeconds]).toEqual([0, 0, 0]);
  const wide = finiteTrunks({ ...work, trunks: 500 });
  expect(wide.pBlocked).toBeLessThan(1e-100);
  expect(wide.meanWaitOfAcceptedSeconds).toBeCloseTo(erlangA(work).meanWaitSeconds, 11);
});

test('input that is no workload is refused by name', () => {
  const work = { agents: 20, callsPerHour: 420, handlingSeconds: 190, patienceSeconds: 180, trunks: 30 };
  expect(() => finiteTrunks({ ...work, trunks: 19 })).toThrow('finiteTrunks: trunks is 19; it must be a whole number from 20 to 1000000.');
  expect(() => finiteTrunks({ ...work, patienceSeconds: 0 })).toThrow('finiteTrunks: patienceSeconds is 0;');
});
