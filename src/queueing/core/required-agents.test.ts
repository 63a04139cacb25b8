import fc from 'fast-check';
import { expect, test } from 'vitest';
import { erlangA, erlangAWaits } from './erlang-a.ts';
import { answeredWithin, erlangC } from './erlang-c.ts';
import { requiredAgentsErlangA, requiredAgentsErlangC, rosteredHeads } from './required-agents.ts';

const work = fc.record({ callsPerHour: fc.integer({ min: 1, max: 5000 }), handlingSeconds: fc.integer({ min: 10, max: 900 }) });
const atLeast = fc.double({ min: 0.1, max: 0.995, noNaN: true });
const targetSeconds = fc.integer({ min: 0, max: 120 });

test('Erlang C: the number reaches the goal, and one fewer does not', () => {
  fc.assert(fc.property(work, atLeast, targetSeconds, (load, share, seconds) => {
    const agents = requiredAgentsErlangC({ ...load, atLeast: share, targetSeconds: seconds });
    const reaches = (n: number): boolean => {
      const figures = erlangC({ ...load, agents: n });
      return figures.kind === 'stable' && answeredWithin(figures, seconds) >= share;
    };
    expect(reaches(agents)).toBe(true);
    if (agents > 1) expect(reaches(agents - 1)).toBe(false);
  }));
});

test('Erlang A: the number reaches the goal, and one fewer does not', () => {
  const patience = fc.integer({ min: 5, max: 3000 });
  const goal = fc.oneof(
    fc.record({ metric: fc.constantFrom('ofOffered' as const, 'ofAnswered' as const, 'withoutQuickAbandons' as const, 'ofPatient' as const), atLeast, targetSeconds }),
    fc.record({ metric: fc.constantFrom('pAbandon' as const, 'meanWaitSeconds' as const), atMost: fc.double({ min: 0.005, max: 0.5, noNaN: true }) }),
  );
  fc.assert(fc.property(work, patience, goal, (load, patienceSeconds, wanted) => {
    const agents = requiredAgentsErlangA({ ...load, patienceSeconds, goal: wanted });
    const reaches = (n: number): boolean => {
      const asked = { ...load, patienceSeconds, agents: n };
      return 'atLeast' in wanted ? erlangAWaits(asked, wanted.targetSeconds)[wanted.metric] >= wanted.atLeast : erlangA(asked)[wanted.metric] <= wanted.atMost;
    };
    expect(reaches(agents)).toBe(true);
    if (agents > 1) expect(reaches(agents - 1)).toBe(false);
  }));
});

test('ignoring those who give up asks for more people', () => {
  const load = { callsPerHour: 2400, handlingSeconds: 285 };
  const goal = { metric: 'ofAnswered' as const, atLeast: 0.8, targetSeconds: 20 };
  expect(requiredAgentsErlangA({ ...load, patienceSeconds: 120, goal })).toBeLessThan(requiredAgentsErlangC({ ...load, ...goal }));
});

test('a cap on occupancy asks for at least a/cap agents', () => {
  const load = { callsPerHour: 2400, handlingSeconds: 285, mostOccupancy: 0.85 };
  expect(requiredAgentsErlangC({ ...load, atLeast: 0.8, targetSeconds: 20 })).toBe(Math.ceil(190 / 0.85));
  expect(requiredAgentsErlangA({ ...load, patienceSeconds: 180, goal: { metric: 'pAbandon', atMost: 0.3 } })).toBe(Math.ceil(190 / 0.85));
});

test('without calls nobody is needed', () => {
  const load = { callsPerHour: 0, handlingSeconds: 180 };
  expect(requiredAgentsErlangC({ ...load, atLeast: 0.8, targetSeconds: 20 })).toBe(0);
  expect(requiredAgentsErlangA({ ...load, patienceSeconds: 60, goal: { metric: 'pAbandon', atMost: 0.03 } })).toBe(0);
});

test('heads on the roster', () => {
  expect(rosteredHeads(70, 0.3)).toBeCloseTo(100, 12);
  expect(rosteredHeads(70, 0)).toBe(70);
  expect(() => rosteredHeads(70, 1)).toThrow('rosteredHeads: shrinkage is 1; it must be a number from 0 to 0.99.');
});

test('a goal that no number of agents reaches is refused by name', () => {
  const load = { callsPerHour: 100, handlingSeconds: 180 };
  expect(() => requiredAgentsErlangC({ ...load, atLeast: 1, targetSeconds: 20 })).toThrow('requiredAgentsErlangC: atLeast is 1; it must be a number above 0 and below 1.');
  expect(() => requiredAgentsErlangC({ ...load, atLeast: 0.8, targetSeconds: 20, mostOccupancy: 1.2 })).toThrow('requiredAgentsErlangC: mostOccupancy is 1.2; it must be a number from 0.01 to 1.');
  expect(() => requiredAgentsErlangA({ ...load, patienceSeconds: 60, goal: { metric: 'pAbandon', atMost: 0 } })).toThrow('requiredAgentsErlangA: atMost is 0; it must be a number above 0 and below 1.');
  expect(() => requiredAgentsErlangA({ ...load, patienceSeconds: -1, goal: { metric: 'pAbandon', atMost: 0.1 } })).toThrow('requiredAgentsErlangA: patienceSeconds is -1;');
  expect(() => requiredAgentsErlangA({ ...load, patienceSeconds: 60, goal: { metric: 'ofAnswered', atLeast: 0.8, targetSeconds: -5 } })).toThrow(RangeError);
});
