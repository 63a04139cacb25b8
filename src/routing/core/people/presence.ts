import type { Presence } from '../types.ts';

/*
 * An agent's day is a row of spells that touch: each begins where the one before ended, only the last is open.
 *   offline ⇄ available ⇄ away ⇄ offline, every change allowed, each with who made it
 *   away always has a reason (break, meal, training, …, or the system's 'missed_offer', 'serving_only'); offline has one only where
 *   the system signed somebody off ('connection_lost')
 * Sign-on is the first change from offline, sign-off a change to it. Spells are never edited: the day can be recounted.
 */

/** Who changed it: the agent, a lead (`staffId` names them) or the system. */
export type ChangedBy = { readonly kind: 'self' | 'system' } | { readonly kind: 'lead'; readonly staffId: string };

export type Spell = {
  readonly presence: Presence;
  readonly reason?: string;
  readonly changedBy: ChangedBy;
  readonly fromMs: number;
  /** Undefined while it lasts. */
  readonly toMs?: number;
};

export type PresenceChange = { readonly to: Presence; readonly reason?: string; readonly by: ChangedBy };

type Changed =
  | { readonly kind: 'changed'; readonly closed?: Spell; readonly opened: Spell }
  /** Already so, with the same reason: nothing to write. */
  | { readonly kind: 'same'; readonly current: Spell }
  | { readonly kind: 'refused'; readonly because: 'reason_needed' | 'before_current' };

/**
 * Ends the current spell and opens the next at the same moment. `current` is the open spell, undefined for an agent who never
 * signed on. A change at a moment before the current spell began is refused: the past is not rewritten.
 */
export function changePresence(current: Spell | undefined, change: PresenceChange, nowMs: number): Changed {
  if (change.to === 'away' && (change.reason ?? '').trim() === '') return { kind: 'refused', because: 'reason_needed' };
  const opened: Spell = { presence: change.to, ...(change.reason !== undefined && { reason: change.reason }), changedBy: change.by, fromMs: nowMs };
  if (current === undefined) return { kind: 'changed', opened };
  if (nowMs < current.fromMs) return { kind: 'refused', because: 'before_current' };
  if (current.presence === change.to && current.reason === change.reason) return { kind: 'same', current };
  return { kind: 'changed', closed: { ...current, toMs: nowMs }, opened };
}

/** A spell cut to a period; always closed. */
type Slice = Spell & { readonly toMs: number };

/**
 * The spells of a period, cut to it: they tile it from the first sign-on to `nowMs` (or the period's end) without gap or
 * overlap. `spells` in order of beginning. Spells that lasted no time at all are left out.
 */
export function spellsBetween(spells: readonly Spell[], fromMs: number, toMs: number, nowMs: number): Slice[] {
  const end = Math.min(toMs, nowMs);
  const slices: Slice[] = [];
  for (const spell of spells) {
    const from = Math.max(spell.fromMs, fromMs);
    const to = Math.min(spell.toMs ?? end, end);
    if (to > from) slices.push({ ...spell, fromMs: from, toMs: to });
  }
  return slices;
}

/** Milliseconds per state and reason, keyed 'available', 'away:meal', …: the row that a report shows. */
export function totalsOf(slices: readonly Slice[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const slice of slices) {
    const key = slice.reason === undefined ? slice.presence : `${slice.presence}:${slice.reason}`;
    totals.set(key, (totals.get(key) ?? 0) + slice.toMs - slice.fromMs);
  }
  return totals;
}

/** Where stored spells fail to touch: an empty list is the proof that the day is tiled. For tests. */
export function faultsOf(spells: readonly Spell[]): { kind: 'gap' | 'overlap' | 'open_inside' | 'backwards'; atMs: number }[] {
  const faults: { kind: 'gap' | 'overlap' | 'open_inside' | 'backwards'; atMs: number }[] = [];
  for (const [index, spell] of spells.entries()) {
    if (spell.toMs !== undefined && spell.toMs < spell.fromMs) faults.push({ kind: 'backwards', atMs: spell.fromMs });
    const next = spells[index + 1];
    if (next === undefined) continue;
    if (spell.toMs === undefined) faults.push({ kind: 'open_inside', atMs: spell.fromMs });
    else if (spell.toMs < next.fromMs) faults.push({ kind: 'gap', atMs: spell.toMs });
    else if (spell.toMs > next.fromMs) faults.push({ kind: 'overlap', atMs: next.fromMs });
  }
  return faults;
}
