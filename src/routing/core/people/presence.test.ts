import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changePresence, faultsOf, type PresenceChange, type Spell, spellsBetween, totalsOf } from './presence.ts';

const self = { kind: 'self' } as const;
const lead = { kind: 'lead', staffId: 'lead-1' } as const;

/** Applies changes as the store would: close the open spell, append the new one. */
function live(changes: readonly (PresenceChange & { atMs: number })[]): Spell[] {
  const spells: Spell[] = [];
  for (const change of changes) {
    const changed = changePresence(spells.at(-1), change, change.atMs);
    if (changed.kind !== 'changed') continue;
    if (changed.closed !== undefined) spells[spells.length - 1] = changed.closed;
    spells.push(changed.opened);
  }
  return spells;
}

describe('an agent’s day', () => {
  test('tiles sign-on to sign-off, and the totals add up to it', () => {
    const day = live([
      { to: 'available', by: self, atMs: 100 }, { to: 'away', reason: 'meal', by: self, atMs: 200 }, { to: 'available', by: self, atMs: 260 },
      { to: 'away', reason: 'missed_offer', by: { kind: 'system' }, atMs: 300 }, { to: 'offline', reason: 'forced', by: lead, atMs: 400 },
    ]);
    expect(faultsOf(day)).toEqual([]);
    expect(totalsOf(spellsBetween(day, 100, 400, 1000))).toEqual(new Map([['available', 140], ['away:meal', 60], ['away:missed_offer', 100]]));
    expect(day.at(-1)).toMatchObject({ presence: 'offline', changedBy: { staffId: 'lead-1' } });
  });

  test('away needs a reason; the past is not rewritten; the same again writes nothing', () => {
    const current: Spell = { presence: 'away', reason: 'meal', changedBy: self, fromMs: 100 };
    expect(changePresence(undefined, { to: 'away', by: self }, 1)).toEqual({ kind: 'refused', because: 'reason_needed' });
    expect(changePresence(undefined, { to: 'away', reason: '  ', by: self }, 1)).toEqual({ kind: 'refused', because: 'reason_needed' });
    expect(changePresence(current, { to: 'available', by: self }, 99)).toEqual({ kind: 'refused', because: 'before_current' });
    expect(changePresence(current, { to: 'away', reason: 'meal', by: lead }, 200)).toEqual({ kind: 'same', current });
    expect(changePresence(current, { to: 'away', reason: 'training', by: self }, 200)).toMatchObject({ kind: 'changed', closed: { toMs: 200 }, opened: { reason: 'training', fromMs: 200 } });
  });

  test('an open spell is counted up to now and cut to the period', () => {
    const open = live([{ to: 'available', by: self, atMs: 100 }]);
    expect(spellsBetween(open, 0, 1000, 150)).toMatchObject([{ fromMs: 100, toMs: 150 }]);
    expect(spellsBetween(open, 120, 130, 150)).toMatchObject([{ fromMs: 120, toMs: 130 }]);
    expect(spellsBetween(open, 0, 90, 150)).toEqual([]);
  });

  test('the doctor names a gap, an overlap, an open spell inside and one that runs backwards', () => {
    const spell = (fromMs: number, toMs?: number): Spell => ({ presence: 'available', changedBy: self, fromMs, ...(toMs !== undefined && { toMs }) });
    expect(faultsOf([spell(0, 5), spell(6, 9)])).toEqual([{ kind: 'gap', atMs: 5 }]);
    expect(faultsOf([spell(0, 5), spell(4, 9)])).toEqual([{ kind: 'overlap', atMs: 4 }]);
    expect(faultsOf([spell(0), spell(4, 9)])).toEqual([{ kind: 'open_inside', atMs: 0 }]);
    expect(faultsOf([spell(5, 4)])).toEqual([{ kind: 'backwards', atMs: 5 }]);
  });
});

test('whatever changes come, in whatever order: no gap, no overlap, the totals fill the period', () => {
  const change = fc.record({
    to: fc.constantFrom('available' as const, 'away' as const, 'offline' as const), reason: fc.constantFrom(undefined, 'meal', 'training'),
    by: fc.constantFrom(self, lead), atMs: fc.integer({ min: 0, max: 1000 }),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), fc.integer({ min: 0, max: 500 }), fc.integer({ min: 500, max: 1000 }), (changes, fromMs, toMs) => {
      const day = live(changes);
      expect(faultsOf(day)).toEqual([]);
      const slices = spellsBetween(day, fromMs, toMs, 1000);
      const total = [...totalsOf(slices).values()].reduce((sum, each) => sum + each, 0);
      const signOn = day[0]?.fromMs;
      expect(total).toBe(signOn === undefined ? 0 : Math.max(0, toMs - Math.max(fromMs, signOn)));
      for (const [index, slice] of slices.entries()) if (index > 0) expect(slice.fromMs).toBe(slices[index - 1]?.toMs);
    }),
  );
});
