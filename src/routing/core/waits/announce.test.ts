import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { announce, type Announcement } from './announce.ts';
import type { Estimate } from './expected-wait.ts';

type Given = { ahead?: number; agents?: number; servers?: number; meanHandleSeconds?: number };
const estimate = (lowSeconds: number, highSeconds: number, given: Given = {}): Estimate => ({
  kind: 'estimate', meanSeconds: (lowSeconds + highSeconds) / 2, lowSeconds, highSeconds, uncorrected: { meanSeconds: (lowSeconds + highSeconds) / 2, deviationSeconds: 10 }, basis: { ahead: 5, agents: 4, servers: 4, meanHandleSeconds: 200, ...given },
});
const minutes = (count: number): number => count * 60_000;

describe('what a waiting customer hears', () => {
  test('first the range, then the same promise counted down, or an earlier one', () => {
    const first = announce(undefined, estimate(240, 360), 0);
    expect(first).toMatchObject({ kind: 'range', lowSeconds: 240, highSeconds: 360 });
    const held = announce(first, estimate(230, 350), minutes(1));
    expect(held).toMatchObject({ highSeconds: 300 });
    expect(held.word).toBeUndefined();
    expect(announce(held, estimate(100, 200), minutes(2))).toMatchObject({ lowSeconds: 100, highSeconds: 200 });
  });

  test.each([
    ['fewer_agents', { agents: 2, servers: 2 }], ['others_first', { ahead: 12 }], ['others_first', { servers: 2 }],
    ['slower_service', { meanHandleSeconds: 400 }], ['longer_than_expected', {}],
  ])('a wait that grew is said to have risen: %s', (reason, basis) => {
    const first = announce(undefined, estimate(240, 360), 0);
    expect(announce(first, estimate(480, 700, basis), minutes(1))).toMatchObject({ lowSeconds: 480, highSeconds: 700, word: { said: 'rose', reason } });
  });

  test('the reason is found against what the promise was made from, not against the last look', () => {
    const first = announce(undefined, estimate(240, 360), 0);
    const held = announce(first, estimate(290, 380, { agents: 3, servers: 3 }), minutes(1));
    expect(held.word).toBeUndefined();
    expect(announce(held, estimate(320, 400, { agents: 3, servers: 3 }), minutes(2)).word).toEqual({ said: 'rose', reason: 'fewer_agents' });
  });

  test('outside of a minute and half an hour there is no figure, and so no promise', () => {
    expect(announce(undefined, estimate(20, 50), 0)).toMatchObject({ bound: 'less_than_a_minute' });
    const long = announce(undefined, estimate(1500, 2400), 0);
    expect(long).toMatchObject({ bound: 'more_than_30_minutes' });
    expect(announce(long, estimate(3000, 4000), minutes(1)).word).toBeUndefined();
    expect(announce(long, estimate(900, 1200), minutes(1))).toMatchObject({ highSeconds: 1200 });
  });

  test('"less than a minute" that has run out by a minute is taken back with a word', () => {
    const soon = announce(undefined, estimate(20, 50), 0);
    const still = announce(soon, estimate(20, 50), 90_000);
    expect(still).toMatchObject({ bound: 'less_than_a_minute', highSeconds: 0 });
    expect(still.word).toBeUndefined();
    expect(announce(still, estimate(20, 50), 111_000)).toMatchObject({ bound: 'less_than_a_minute', word: { reason: 'longer_than_expected' } });
  });

  test('everybody left: said once; when somebody comes back, the new figure is news and no broken promise', () => {
    const first = announce(undefined, estimate(240, 360), 0);
    const nobody = announce(first, { kind: 'nobody_here' }, 1000);
    expect(nobody).toEqual({ kind: 'nobody_here', saidAtMs: 1000, word: { said: 'rose', reason: 'nobody_here' } });
    expect(announce(nobody, { kind: 'nobody_here' }, 2000)).toEqual({ kind: 'nobody_here', saidAtMs: 2000 });
    expect(announce(nobody, estimate(600, 900), 3000)).toMatchObject({ highSeconds: 900 });
  });
});

const anyFresh: fc.Arbitrary<Estimate> = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(fc.integer({ min: 1, max: 2500 }), fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 8 })).map(([low, more, agents]) => estimate(low, low + more, { agents, servers: agents })) },
  { weight: 1, arbitrary: fc.constantFrom<Estimate>({ kind: 'nobody_here' }, { kind: 'closed' }) },
);

test('whatever the estimates do: no figure ever exceeds the last one minus the time since without a word', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 200_000 }), anyFresh), { maxLength: 40 }), (looks) => {
      let nowMs = 0;
      let before: Announcement | undefined;
      for (const [laterMs, fresh] of looks) {
        nowMs += laterMs;
        const said = announce(before, fresh, nowMs);
        if (said.kind === 'range') {
          expect(said.lowSeconds).toBeGreaterThanOrEqual(0);
          expect(said.highSeconds).toBeGreaterThanOrEqual(said.lowSeconds);
        }
        if (said.word === undefined && before?.kind === 'range' && before.bound !== 'more_than_30_minutes') {
          if (said.kind !== 'range') throw new Error('a promise ended without a word');
          const left = (seconds: number): number => Math.max(0, seconds - laterMs / 1000);
          expect(said.highSeconds).toBeLessThanOrEqual(left(before.highSeconds) + 1e-6);
          expect(said.lowSeconds).toBeLessThanOrEqual(left(before.lowSeconds) + 1e-6);
        }
        before = said;
      }
    }),
    { numRuns: 2000 },
  );
});

test('and no promise is kept against the facts: what is said covers the fresh median, or is under a minute', () => {
  fc.assert(
    fc.property(anyFresh, anyFresh, fc.integer({ min: 0, max: 200_000 }), (first, fresh, laterMs) => {
      const said = announce(announce(undefined, first, 0), fresh, laterMs);
      if (fresh.kind !== 'estimate' || said.kind !== 'range' || fresh.lowSeconds < 60) return;
      // Half of the cases at least are over within what is said.
      expect(said.highSeconds).toBeGreaterThanOrEqual(fresh.lowSeconds - 1e-6);
    }),
  );
});
