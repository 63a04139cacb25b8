import fc from 'fast-check';
import { expect, test } from 'vitest';
import { erlangB } from './erlang-b.ts';

const agents = fc.integer({ min: 1, max: 2000 });
const erlangs = fc.double({ min: 0.001, max: 3000, noNaN: true });

test('two agents and two erlangs block two calls in five', () => {
  expect(erlangB(2, 2)).toBeCloseTo(0.4, 15);
});

test('without agents every call is blocked, without calls none is', () => {
  expect(erlangB(0, 3)).toBe(1);
  expect(erlangB(1, 0)).toBe(0);
  expect(erlangB(5, 0)).toBe(0);
});

test('one more agent never blocks more, more load never blocks less', () => {
  fc.assert(fc.property(agents, erlangs, (n, a) => {
    const blocking = erlangB(n, a);
    expect(blocking).toBeGreaterThanOrEqual(0);
    expect(blocking).toBeLessThanOrEqual(1);
    expect(erlangB(n + 1, a)).toBeLessThanOrEqual(blocking);
    expect(erlangB(n, a * 1.01)).toBeGreaterThanOrEqual(blocking);
  }));
});

test('what is carried is never more than the agents', () => {
  fc.assert(fc.property(agents, erlangs, (n, a) => {
    expect(a * (1 - erlangB(n, a))).toBeLessThanOrEqual(n * (1 + 1e-12));
  }));
});

test('input that is no load is refused with what would be right', () => {
  expect(() => erlangB(2.5, 1)).toThrow(new RangeError('erlangB: agents is 2.5; it must be a whole number from 0 to 1000000.'));
  expect(() => erlangB(-1, 1)).toThrow(RangeError);
  expect(() => erlangB(2, -1)).toThrow(new RangeError('erlangB: erlangs is -1; it must be a number from 0 to 1000000.'));
  expect(() => erlangB(2, Number.NaN)).toThrow(RangeError);
});
