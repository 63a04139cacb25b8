/** Whether a case, as it stands now, belongs into one of the lists. The server asks the same of its tables; a screen asks it of what it is told live. */
export const caseViews = ['mine', 'open', 'overdue', 'due_soon', 'complaints', 'solved', 'closed'] as const;
export type CaseViewName = (typeof caseViews)[number];

/**
 * A promise is "soon" in the last fifth of its own time, as in the inbox: 24 hours have 5 hours left then, 15 days have 3 days. One
 * threshold for all would call every complaint soon from its first minute, or a long one only when it is too late.
 */
export const soonShare = 0.2;
export function soonFromMs(startedMs: number, dueMs: number): number {
  return dueMs - soonShare * (dueMs - startedMs);
}

export interface Listed {
  readonly state: 'open' | 'solved' | 'closed';
  readonly kind: string;
  readonly ownerId: string;
  /** Of the next promise; null when nothing is promised, or while it is paused. */
  readonly dueMs: number | null;
  /** From when on one of the promises is soon. */
  readonly soonMs: number | null;
}

export function belongs(view: CaseViewName, one: Listed, meId: string, nowMs: number): boolean {
  if (view === 'solved' || view === 'closed') return one.state === view;
  if (one.state !== 'open') return false;
  switch (view) {
    case 'mine': return one.ownerId === meId;
    case 'open': return true;
    case 'complaints': return one.kind === 'complaint';
    case 'overdue': return one.dueMs !== null && one.dueMs < nowMs;
    case 'due_soon': return one.dueMs !== null && one.dueMs >= nowMs && one.soonMs !== null && one.soonMs <= nowMs;
  }
}
