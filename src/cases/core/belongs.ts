/** Whether a case, as it stands now, belongs into one of the lists. The server asks the same of its tables; a screen asks it of what it is told live. */
export const caseViews = ['mine', 'open', 'overdue', 'due_soon', 'complaints', 'solved', 'closed'] as const;
export type CaseViewName = (typeof caseViews)[number];

/** A promise due within this time is "soon". */
export const soonMs = 24 * 3_600_000;

export interface Listed {
  readonly state: 'open' | 'solved' | 'closed';
  readonly kind: string;
  readonly ownerId: string;
  /** Of the next promise; null when nothing is promised, or while it is paused. */
  readonly dueMs: number | null;
}

export function belongs(view: CaseViewName, one: Listed, meId: string, nowMs: number): boolean {
  if (view === 'solved' || view === 'closed') return one.state === view;
  if (one.state !== 'open') return false;
  switch (view) {
    case 'mine': return one.ownerId === meId;
    case 'open': return true;
    case 'complaints': return one.kind === 'complaint';
    case 'overdue': return one.dueMs !== null && one.dueMs < nowMs;
    case 'due_soon': return one.dueMs !== null && one.dueMs >= nowMs && one.dueMs < nowMs + soonMs;
  }
}
