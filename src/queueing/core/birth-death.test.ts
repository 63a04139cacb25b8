import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standingOf, type Chain } from './birth-death.ts';

/** The same by the plain sum over every state from 0, which small chains allow. */
function plainly(chain: Chain, states: number): number[] {
  const weights = [1];
  for (let k = 1; k <= states; k += 1) {
    const down = Math.min(k, chain.agents) * chain.servicesPerSecond + Math.max(0, k - chain.agents) * chain.leavingPerSecond;
    weights.push(((weights[k - 1] ?? 0) * chain.arrivalsPerSecond) / down);
  }
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / all);
}

test('small chains, with and without an end, as by summing every state', () => {
  const rate = fc.double({ min: 0.05, max: 5, noNaN: true });
  fc.assert(fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 20 }), rate, rate, rate, fc.boolean(), (agents, room, arrivalsPerSecond, servicesPerSecond, leavingPerSecond, endless) => {
    const chain = { agents, arrivalsPerSecond, servicesPerSecond, leavingPerSecond, most: endless ? Infinity : agents + room };
    const shares = plainly(chain, endless ? 500 : agents + room);
    const sum = (of: (share: number, k: number) => number) => shares.reduce((total, share, k) => total + of(share, k), 0);
    const standing = standingOf(chain);
    expect(standing.pNoWait).toBeCloseTo(sum((share, k) => (k < agents ? share : 0)), 12);
    expect(standing.pWait).toBeCloseTo(sum((share, k) => (k >= agents && k < chain.most ? share : 0)), 12);
    expect(standing.pBlocked).toBeCloseTo(endless ? 0 : (shares.at(-1) ?? 0), 12);
    expect(standing.meanWaiting).toBeCloseTo(sum((share, k) => share * Math.max(0, k - agents)), 9);
    expect(standing.meanServed).toBeCloseTo(sum((share, k) => share * Math.min(k, agents)), 10);
  }));
});

test('any load: shares sum to 1, and as many leave as come', () => {
  const size = fc.double({ min: -3, max: 3, noNaN: true }).map((power) => 10 ** power);
  fc.assert(fc.property(fc.integer({ min: 1, max: 3000 }), size, size, size, (agents, load, servicesPerSecond, leavingPerSecond) => {
    const arrivalsPerSecond = load * agents * servicesPerSecond;
    const standing = standingOf({ agents, arrivalsPerSecond, servicesPerSecond, leavingPerSecond, most: Infinity });
    expect(standing.pNoWait + standing.pWait + standing.pBlocked).toBeCloseTo(1, 12);
    expect((standing.meanServed * servicesPerSecond + standing.meanWaiting * leavingPerSecond) / arrivalsPerSecond).toBeCloseTo(1, 10);
  }));
});
