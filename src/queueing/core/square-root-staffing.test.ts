import fc from 'fast-check';
import { expect, test } from 'vitest';
import { erlangA } from './erlang-a.ts';
import { erlangC } from './erlang-c.ts';
import { garnettPWait, halfinWhittPWait, squareRootAgents } from './square-root-staffing.ts';

test('agents for a load and a safety', () => {
  expect(squareRootAgents(100, 0.5)).toBe(105);
  expect(squareRootAgents(100, -0.5)).toBe(95);
  expect(squareRootAgents(0, 1)).toBe(0);
  expect(squareRootAgents(1, -5)).toBe(0);
});

test('large centres come near the limits', () => {
  const [agents, handlingSeconds] = [10_100, 200];
  const callsPerHour = (10_000 * 3600) / handlingSeconds;
  const exact = erlangC({ agents, callsPerHour, handlingSeconds });
  if (exact.kind === 'unstable') throw new Error('the example is stable');
  expect(halfinWhittPWait(1)).toBeCloseTo(exact.pWait, 2);
  expect(garnettPWait(1, 2)).toBeCloseTo(erlangA({ agents, callsPerHour, handlingSeconds, patienceSeconds: 100 }).pWait, 2);
});

test('shares lie between 0 and 1, more safety means less waiting, less patience too', () => {
  const beta = fc.double({ min: -30, max: 30, noNaN: true });
  const ratio = fc.double({ min: -4, max: 4, noNaN: true }).map((power) => 10 ** power);
  fc.assert(fc.property(beta, ratio, (safety, leavingOverServing) => {
    const share = garnettPWait(safety, leavingOverServing);
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThanOrEqual(1);
    expect(garnettPWait(safety + 0.1, leavingOverServing)).toBeLessThanOrEqual(share);
    expect(garnettPWait(safety, leavingOverServing * 2)).toBeLessThanOrEqual(share * (1 + 1e-12));
    const patient = halfinWhittPWait(safety);
    if (typeof patient === 'number') expect(patient).toBeGreaterThanOrEqual(share * (1 - 1e-12));
    else expect(safety).toBeLessThanOrEqual(0);
  }));
});

test('input out of range is refused by name', () => {
  expect(() => garnettPWait(Number.NaN, 1)).toThrow('garnettPWait: beta is NaN;');
  expect(() => garnettPWait(1, 0)).toThrow('garnettPWait: leavingOverServing is 0;');
  expect(() => squareRootAgents(-1, 1)).toThrow('squareRootAgents: erlangs is -1;');
  expect(halfinWhittPWait(0)).toEqual({ kind: 'unstable' });
});
