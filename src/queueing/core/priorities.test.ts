import fc from 'fast-check';
import { expect, test } from 'vitest';
import { erlangC } from './erlang-c.ts';
import { priorityWaits } from './priorities.ts';

const classes = fc.record({ agents: fc.integer({ min: 1, max: 300 }), handlingSeconds: fc.integer({ min: 5, max: 900 }), weights: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 6 }), share: fc.double({ min: 0.01, max: 0.98, noNaN: true }) })
  .map(({ agents, handlingSeconds, weights, share }) => {
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    return { agents, handlingSeconds, callsPerHourByPriority: weights.map((weight) => (share * agents * 3600 * weight) / (all * handlingSeconds)) };
  });

test('priority moves waiting about and makes none: the mean over all calls is Erlang C, and every class waits longer than the one before', () => {
  fc.assert(fc.property(classes, (work) => {
    const figures = priorityWaits(work);
    const callsPerHour = work.callsPerHourByPriority.reduce((sum, calls) => sum + calls, 0);
    const together = erlangC({ ...work, callsPerHour });
    if (figures.kind === 'unstable' || together.kind === 'unstable') throw new Error('the load leaves something to spare');
    const waits = figures.meanWaitSecondsByPriority;
    const mean = waits.reduce((sum, wait, index) => sum + wait * (work.callsPerHourByPriority[index] ?? 0), 0) / callsPerHour;
    expect(Math.abs(mean - together.meanWaitSeconds)).toBeLessThanOrEqual(1e-10 * together.meanWaitSeconds);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  }));
});

test('too much for the agents is unstable, even where the first class alone would be served', () => {
  expect(priorityWaits({ agents: 2, handlingSeconds: 180, callsPerHourByPriority: [10, 30] })).toEqual({ kind: 'unstable' });
});

test('input that is no workload is refused by name', () => {
  expect(() => priorityWaits({ agents: 2, handlingSeconds: 180, callsPerHourByPriority: [] })).toThrow('priorityWaits: callsPerHourByPriority is empty; it must name the calls of at least one class.');
  expect(() => priorityWaits({ agents: 2, handlingSeconds: 180, callsPerHourByPriority: [5, -1] })).toThrow('priorityWaits: callsPerHourByPriority[1] is -1;');
});
