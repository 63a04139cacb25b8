/**
 * Which contacts stand in which view of the inbox, and in what order: the same rules as the server's statements, so that a desk can
 * place a contact at once when its state arrives, without asking again.
 */
export interface Placed {
  readonly id: string;
  readonly state: 'waiting' | 'offered' | 'assigned' | 'parked' | 'wrap_up' | 'ended';
  readonly agentId: string | null;
  readonly queueId: string | null;
  readonly startedAt: string;
  /** The place in the line. */
  readonly arrivedAt: string;
  readonly waitingSince: string | null;
  readonly answerDueAt: string | null;
  readonly isVirtual: boolean;
  readonly cases: readonly { readonly kind: string; readonly state: string }[];
}

export const inboxViews = ['mine', 'waiting', 'due_soon', 'complaints', 'kept_place', 'serving', 'ended', 'all'] as const;
type InboxViewName = (typeof inboxViews)[number];

/** An answer is due soon in the last fifth of its own time, at most this long before: a queue that promises twenty seconds is not always late. */
export const dueSoonMs = 60_000;
export const dueSoonFraction = 0.2;

/** @param waitingSinceMs null where nobody knows since when: then the longest time counts */
export function isDueSoon(answerDueMs: number, waitingSinceMs: number | null, nowMs: number): boolean {
  const soonMs = waitingSinceMs === null ? dueSoonMs : Math.min(dueSoonMs, (answerDueMs - waitingSinceMs) * dueSoonFraction);
  return answerDueMs - nowMs < soonMs;
}

/** Who looks, and when; `msOf` reads an ISO 8601 moment. */
export interface Beholder { readonly me: string; readonly nowMs: number; msOf(moment: string): number; /** Only this queue is looked at. */ readonly queueId?: string | null }

export function standsIn(view: InboxViewName, one: Placed, at: Beholder): boolean {
  if (at.queueId != null && one.queueId !== at.queueId) return false;
  const isLive = one.state !== 'ended';
  switch (view) {
    case 'mine': return isLive && one.agentId === at.me;
    case 'waiting': return one.state === 'waiting' || one.state === 'offered';
    case 'due_soon': return isLive && one.answerDueAt !== null && isDueSoon(at.msOf(one.answerDueAt), one.waitingSince === null ? null : at.msOf(one.waitingSince), at.nowMs);
    case 'complaints': return isLive && one.cases.some((matter) => matter.kind === 'complaint' && matter.state !== 'closed');
    case 'kept_place': return isLive && one.isVirtual;
    case 'serving': return one.state === 'assigned' && one.agentId !== at.me;
    case 'ended': return one.state === 'ended';
    case 'all': return true;
  }
}

/** Live views: the promise that ends first, then the word that waits longest, then who came first. The past: newest first. */
export function inOrder(view: InboxViewName): (a: Placed, b: Placed) => number {
  if (view === 'ended' || view === 'all') return (a, b) => b.startedAt.localeCompare(a.startedAt) || b.id.localeCompare(a.id);
  return (a, b) => nullsLast(a.answerDueAt, b.answerDueAt) || nullsLast(a.waitingSince, b.waitingSince) || a.arrivedAt.localeCompare(b.arrivedAt) || a.id.localeCompare(b.id);
}

/** ISO moments with Z sort as text. */
function nullsLast(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null ? -1 : a.localeCompare(b);
}

/** The rows of a view after these contacts changed: changed ones replaced, gone ones out, new ones in, in order. Unchanged rows stay the same objects. */
export function placeChanged<Row extends Placed>(rows: readonly Row[], changed: ReadonlyMap<string, Row>, view: InboxViewName, at: Beholder): Row[] {
  const stay = rows.flatMap((row) => {
    const now = changed.get(row.id) ?? row;
    return now !== row && !standsIn(view, now, at) ? [] : [now];
  });
  const have = new Set(rows.map((row) => row.id));
  const come = [...changed.values()].filter((row) => !have.has(row.id) && standsIn(view, row, at));
  return [...stay, ...come].toSorted(inOrder(view));
}
