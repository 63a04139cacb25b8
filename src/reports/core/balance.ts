import type { ContactRow, LineOutcome } from './types.ts';

/** What came into a queue, what left it and how, and who stood there before and after. */
type Balance = {
  readonly waitingAtStart: number;
  readonly offered: number;
  readonly left: Readonly<Record<Exclude<LineOutcome, 'waiting'>, number>>;
  readonly waitingAtEnd: number;
  /** 0 when it balances; anything else means that rows contradict themselves, and a report must not be believed. */
  readonly difference: number;
};

/**
 * Waiting at start + offered = answered + abandoned + kept place + closed out + handed on + waiting at end, for [from, to).
 * Who waits is read from the outcome and the moments apart, so that a row lost on the way shows as a difference.
 */
export function balanceOf(rows: readonly ContactRow[], fromMs: number, toMs: number): Balance {
  const left = { answered: 0, abandoned: 0, kept_place: 0, closed_out: 0, handed_on: 0 };
  let waitingAtStart = 0;
  let offered = 0;
  let waitingAtEnd = 0;
  for (const row of rows) {
    if (row.arrivedAtMs < fromMs && !hasLeftBy(row, fromMs)) waitingAtStart += 1;
    if (row.arrivedAtMs >= fromMs && row.arrivedAtMs < toMs) offered += 1;
    if (row.arrivedAtMs < toMs && !hasLeftBy(row, toMs)) waitingAtEnd += 1;
    if (row.outcome !== 'waiting' && row.leftAtMs !== undefined && row.leftAtMs >= fromMs && row.leftAtMs < toMs) left[row.outcome] += 1;
  }
  const gone = left.answered + left.abandoned + left.kept_place + left.closed_out + left.handed_on;
  return { waitingAtStart, offered, left, waitingAtEnd, difference: waitingAtStart + offered - gone - waitingAtEnd };
}

function hasLeftBy(row: ContactRow, momentMs: number): boolean {
  return row.leftAtMs !== undefined && row.leftAtMs < momentMs;
}
