import { expect, test } from 'vitest';
import { waitErrors, type EndedWait } from './wait-errors.ts';

const wait = (meanSeconds: number, actualSeconds: number, given: Partial<EndedWait> = {}): EndedWait => ({ meanSeconds, highSeconds: meanSeconds * 2, actualSeconds, outcome: 'answered', ...given });

test('count, bias, P50 and P90 of the error and the histogram, by hand', () => {
  const errors = waitErrors([wait(60, 90), wait(60, 20), wait(100, 100), wait(120, 400, { outcome: 'called_back' }), wait(60, 15, { outcome: 'gave_up' })]);
  // Errors: +30, −40, 0, +280.
  expect(errors).toMatchObject({ count: 5, meanAnnouncedSeconds: 85, meanActualSeconds: 152.5, biasSeconds: 67.5, p50AbsoluteErrorSeconds: 30, p90AbsoluteErrorSeconds: 280, outcomes: { answered: 3, called_back: 1, gave_up: 1, closed_out: 0, moved: 0, chose_time: 0 } });
  expect(errors.histogram.filter((bin) => bin.count > 0)).toEqual([{ fromSeconds: -60, toSeconds: -30, count: 1 }, { fromSeconds: 0, toSeconds: 30, count: 1 }, { fromSeconds: 30, toSeconds: 60, count: 1 }, { fromSeconds: 120, toSeconds: 300, count: 1 }]);
  expect(errors.histogram.reduce((sum, bin) => sum + bin.count, 0)).toBe(4);
  expect(errors.histogram[0]).toMatchObject({ fromSeconds: null, toSeconds: -600 });
});

test('coverage: the plain share where nobody gives up', () => {
  expect(waitErrors([wait(60, 100), wait(60, 120), wait(60, 121), wait(60, 300)]).coverage).toBeCloseTo(0.5, 12);
});

test('coverage with giving up: who left early counts only until then', () => {
  // On the scale of wait/announced end: over at .25, gave up at .5, over at .75, over at 1.5. S(1) = 3/4 · 1/2.
  const waits = [wait(60, 30), wait(60, 60, { outcome: 'gave_up' }), wait(60, 90), wait(60, 180)];
  expect(waitErrors(waits).coverage).toBeCloseTo(1 - (3 / 4) * (1 / 2), 12);
  // Counted as answered, it would look better; left out, the same as two of three.
  expect(waitErrors(waits.filter((one) => one.outcome === 'answered')).coverage).toBeCloseTo(2 / 3, 12);
});

test('nothing happened yet: nothing is said', () => {
  expect(waitErrors([])).toMatchObject({ count: 0, biasSeconds: null, p50AbsoluteErrorSeconds: null, p90AbsoluteErrorSeconds: null, coverage: null });
  expect(waitErrors([wait(60, 30, { outcome: 'gave_up' })])).toMatchObject({ count: 1, biasSeconds: null, coverage: null });
});
