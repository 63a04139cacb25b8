/**
 * A commitment 承诺: anything promised to a customer, with an owner and a due time.
 *
 *   open ──(its time comes near: warned)──▶ open ──(due passes)──▶ broken
 *     └── kept in time                                               └── kept late: broken and done, both are true
 *   open or broken ── withdrawn (reason): entered by mistake, or released by the customer
 *
 * Instants are epoch milliseconds.
 */
export const commitmentStates = ['open', 'kept', 'broken', 'kept_late', 'withdrawn'] as const;
type CommitmentState = (typeof commitmentStates)[number];

interface CommitmentMoments {
  readonly dueAt: number;
  readonly keptAt: number | null;
  readonly withdrawnAt: number | null;
}

/** Kept exactly at the due time is kept. */
export function commitmentState(moments: CommitmentMoments, now: number): CommitmentState {
  if (moments.withdrawnAt !== null) return 'withdrawn';
  if (moments.keptAt !== null) return moments.keptAt <= moments.dueAt ? 'kept' : 'kept_late';
  return moments.dueAt < now ? 'broken' : 'open';
}

const shortestNoticeMs = 5 * 60_000;
const longestNoticeMs = 4 * 3_600_000;

/**
 * When its owner is told that it comes near: a fifth of its time before the end, at least 5 minutes and at most 4 hours before.
 * A promise for sooner than that is told of at once.
 */
export function warnAt(madeAt: number, dueAt: number): number {
  const noticeMs = Math.min(longestNoticeMs, Math.max(shortestNoticeMs, (dueAt - madeAt) / 5));
  return Math.max(madeAt, Math.round(dueAt - noticeMs));
}
