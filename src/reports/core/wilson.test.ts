import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { wilsonInterval } from './wilson.ts';

/** Reference intervals are kept beside the repository, not in it; where they are is said by LINGTING_REFERENCE. */
const reference = `${process.env['LINGTING_REFERENCE'] ?? '../shared/reference'}/satisfaction/csat_nps_reference.json`;
const isThere = existsSync(reference);

/** Relative error, absolute where the exact value is 0. */
const errorOf = (value: number, exact: number): number => (exact === 0 ? Math.abs(value) : Math.abs(value / exact - 1));

function expectInterval(satisfied: number, n: number, low: number, high: number): void {
  const interval = wilsonInterval(satisfied, n);
  expect(errorOf(interval?.low ?? Number.NaN, low)).toBeLessThanOrEqual(1e-12);
  expect(errorOf(interval?.high ?? Number.NaN, high)).toBeLessThanOrEqual(1e-12);
}

describe('the 95 % interval of a share', () => {
  test.each([
    [0, 10, 0, 0.2775327998628893], [1, 10, 0.0178762130950729, 0.4041500267952385], [10, 10, 0.7224672001371107, 1], [15, 20, 0.531299122381256, 0.8881382985923343],
    [81, 263, 0.2552885198782742, 0.3662095769827801], [99, 100, 0.9455138038212947, 0.998232567935859], [1, 2000, 8.82677307054678e-5, 0.00282686250326621], [4375, 5000, 0.8655442177990718, 0.8838800057421353],
  ])('%i of %i', expectInterval);

  test('without a sample there is none', () => {
    expect(wilsonInterval(0, 0)).toBeUndefined();
  });

  test.skipIf(!isThere)(isThere ? 'every row of the reference table' : 'skipped: reference data not present', () => {
    const { csat } = JSON.parse(readFileSync(reference, 'utf8')) as { csat: { satisfied: number; n: number; wilson95: [string, string] }[] };
    expect(csat.length).toBeGreaterThanOrEqual(17);
    for (const row of csat) expectInterval(Number(row.satisfied), Number(row.n), Number(row.wilson95[0]), Number(row.wilson95[1]));
  });
});
