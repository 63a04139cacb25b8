import { describe, expect, test } from 'vitest';
import { gammaQuantile, waitBehind, type Pace } from './expected-wait.ts';
import { simulateBareQueue } from '../simulator/bare-queue.ts';
import { correctionAt, learnCorrection, type PastAnnouncement } from './wait-correction.ts';
import { chanceOf } from '../../../../test/kit/chance.ts';

const streamsOf = (seed: number) => ({ arrivals: chanceOf(seed), service: chanceOf(seed + 1), patience: chanceOf(seed + 2), choices: chanceOf(seed + 3) });

const past = (count: number, ratio: number, given: Partial<PastAnnouncement> = {}): PastAnnouncement[] =>
  Array.from({ length: count }, (_, n) => ({ meanSeconds: 60 + (n % 7) * 20, deviationSeconds: 30, hour: 10, lastedSeconds: (60 + (n % 7) * 20) * ratio, wasAnswered: true, ...given }));

describe('the factor of a queue', () => {
  test('nothing learnt, nothing changed; a few waits change little; many change nearly all', () => {
    expect(learnCorrection([])).toEqual({ factor: 1, byHour: new Map(), learntFrom: 0 });
    expect(learnCorrection(past(5, 2)).factor).toBeLessThan(1.15);
    expect(learnCorrection(past(50, 2)).factor).toBeCloseTo(1.5, 1);
    expect(learnCorrection(past(2000, 2)).factor).toBeGreaterThan(1.95);
  });

  test('by hand: (50 average waits + all that happened) / (50 average waits + all that was announced)', () => {
    const two = [{ meanSeconds: 100, deviationSeconds: 50, hour: 9, lastedSeconds: 300, wasAnswered: true }, { meanSeconds: 200, deviationSeconds: 50, hour: 9, lastedSeconds: 240, wasAnswered: true }];
    expect(learnCorrection(two).factor).toBeCloseTo((50 * 150 + 540) / (50 * 150 + 300), 6);
  });

  test('an hour with enough of its own goes by itself, the others by their queue', () => {
    const learnt = learnCorrection([...past(600, 1), ...past(300, 2, { hour: 12 }), ...past(20, 3, { hour: 13 })]);
    expect([...learnt.byHour.keys()].toSorted((a, b) => a - b)).toEqual([10, 12]);
    expect(correctionAt(learnt, 12)).toBeGreaterThan(1.8);
    expect(correctionAt(learnt, 10)).toBeLessThan(1.1);
    expect(correctionAt(learnt, 13)).toBe(learnt.factor);
  });

  test('never beyond a quarter and four times', () => {
    expect(learnCorrection(past(5000, 50)).factor).toBe(4);
    expect(learnCorrection(past(5000, 0)).factor).toBe(0.25);
  });

  test.each([0.7, 1, 1.6])('waits that are %d times as long as announced, a third and more of them cut short by giving up: the factor is found; leaving those out, or counting them as they are, would miss it', (truth) => {
    const random = chanceOf(11);
    const exponential = (mean: number): number => -mean * Math.log(1 - random());
    const waits = Array.from({ length: 20_000 }, () => {
      const stages = 1 + Math.floor(random() * 8);
      let whole = 0;
      for (let k = 0; k < stages; k += 1) whole += exponential(30 * truth);
      const patience = exponential(150);
      return { meanSeconds: 30 * stages, deviationSeconds: 30 * Math.sqrt(stages), hour: 10, lastedSeconds: Math.min(whole, patience), wasAnswered: whole <= patience };
    });
    expect(waits.filter((one) => !one.wasAnswered).length / waits.length).toBeGreaterThan(0.3);
    expect(Math.abs(learnCorrection(waits).factor / truth - 1)).toBeLessThan(0.04);
    expect(learnCorrection(waits.filter((one) => one.wasAnswered)).factor / truth).toBeLessThan(0.9);
    expect(learnCorrection(waits.map((one) => ({ ...one, wasAnswered: true }))).factor / truth).toBeLessThan(0.9);
  });
});

describe('on simulated days', () => {
  /** Announces to everybody who must wait, with a pace that is wrong by `wrong`, and learns from what happened; counts who was answered within the announced end. */
  function day(seed: number, wrong: number, learns: boolean): { covered85: number; covered90: number } {
    const pace: Pace = { meanHandleSeconds: 190 / wrong, meanPatienceSeconds: 180 };
    const said = new Map<number, { at: number; meanSeconds: number; deviationSeconds: number; p85: number; p90: number }>();
    const over: PastAnnouncement[] = [];
    let factor = 1;
    const waits: { reached85: number; reached90: number; isOver: boolean }[] = [];
    const end = (id: number, now: number, wasAnswered: boolean): void => {
      const one = said.get(id);
      if (one === undefined) return;
      over.push({ meanSeconds: one.meanSeconds, deviationSeconds: one.deviationSeconds, hour: 0, lastedSeconds: now - one.at, wasAnswered });
      if (learns && over.length % 100 === 0) factor = learnCorrection(over.slice(-1500)).factor;
      if (over.length > 3000) waits.push({ reached85: (now - one.at) / one.p85, reached90: (now - one.at) / one.p90, isOver: wasAnswered });
    };
    simulateBareQueue({ agents: 20, callsPerSecond: [420 / 3600], handleSeconds: 190, patienceSeconds: 180, trunks: Infinity, keepsPlace: 0, calls: 40_000 }, streamsOf(seed), {
      joined({ id, nowSeconds, ahead }) {
        const wait = waitBehind({ ahead, keptAhead: 0, servers: 20, pace });
        said.set(id, { at: nowSeconds, meanSeconds: wait.meanSeconds, deviationSeconds: Math.sqrt(wait.varianceSeconds2), p85: gammaQuantile(wait, 'p85') * factor, p90: gammaQuantile(wait, 'p90') * factor });
      },
      served: (id, now) => end(id, now, true),
      gaveUp: (id, now) => end(id, now, false),
    });
    return { covered85: kaplanMeier(waits.map((one) => ({ reached: one.reached85, isOver: one.isOver }))), covered90: kaplanMeier(waits.map((one) => ({ reached: one.reached90, isOver: one.isOver }))) };
  }
  /** Share of waits over within 1, whoever gave up counting until then: by the definition, step by step. */
  function kaplanMeier(waits: { reached: number; isOver: boolean }[]): number {
    let left = 1;
    const sorted = waits.toSorted((a, b) => a.reached - b.reached);
    sorted.forEach((one, before) => {
      if (one.isOver && one.reached <= 1) left *= 1 - 1 / (sorted.length - before);
    });
    return 1 - left;
  }

  test.each([1, 2, 3])('seed %i: what is announced (P85) holds for 83 to 87 of 100 waits, a P90 for 88 to 92', (seed) => {
    const { covered85, covered90 } = day(seed * 100, 1, true);
    expect(covered85).toBeGreaterThan(0.83);
    expect(covered85).toBeLessThan(0.87);
    expect(covered90).toBeGreaterThan(0.88);
    expect(covered90).toBeLessThan(0.92);
  });

  test('a queue that is a third slower than it believes: uncorrected its word holds for far too few; corrected, for as many as it says', () => {
    expect(day(700, 1.33, false).covered85).toBeLessThan(0.78);
    const { covered85, covered90 } = day(700, 1.33, true);
    expect(covered85).toBeGreaterThan(0.82);
    expect(covered85).toBeLessThan(0.88);
    expect(covered90).toBeGreaterThan(0.87);
    expect(covered90).toBeLessThan(0.93);
  });
});
