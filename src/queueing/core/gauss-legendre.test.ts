import { expect, test } from 'vitest';
import { gaussLegendre, twentyPoints } from './gauss-legendre.ts';

const integral = ({ nodes, weights }: typeof twentyPoints, of: (x: number) => number): number => nodes.reduce((sum, node, index) => sum + (weights[index] ?? 0) * of(node), 0);

test.each([1, 2, 3, 5, 20, 21])('%i points are exact for powers below twice as many', (count) => {
  const points = gaussLegendre(count);
  expect(points.nodes).toHaveLength(count);
  for (let power = 0; power < 2 * count; power += 1) expect(integral(points, (x) => x ** power)).toBeCloseTo(power % 2 === 0 ? 2 / (power + 1) : 0, 14);
});

test('twenty points follow an exponent over a change of 8', () => {
  expect(Math.abs(integral(twentyPoints, (x) => Math.exp(-4 * (x + 1))) / (-Math.expm1(-8) / 4) - 1)).toBeLessThan(2e-15);
});
