/**
 * A list whose rows never move under the pointer. While it is held, known rows keep their places with their newest content, gone ones
 * stay as they were last seen, and new ones wait to be let in.
 */
export interface HeldOrder<Row> {
  /** What to give as `before` the next time. */
  readonly order: readonly Row[];
  readonly rows: readonly Row[];
  /** How many wait to come in; when none does, how many would move. */
  readonly news: number;
}

/** An empty `before` lets everything in: nothing stands yet that could move. */
export function heldOrder<Row extends { readonly id: string }>(before: readonly Row[], fresh: readonly Row[], isHeld: boolean): HeldOrder<Row> {
  if (!isHeld || before.length === 0 || before === fresh || isContinued(before, fresh)) return { order: fresh, rows: fresh, news: 0 };
  const now = new Map(fresh.map((row) => [row.id, row]));
  const rows = before.map((row) => now.get(row.id) ?? row);
  const have = new Set(before.map((row) => row.id));
  const kept = fresh.filter((row) => have.has(row.id));
  const came = fresh.length - kept.length;
  const moved = rows.filter((row) => now.has(row.id)).filter((row, i) => kept[i]?.id !== row.id).length;
  return { order: before, rows, news: came === 0 ? moved : came };
}

/** The next page of the past only adds to the end: nothing moves. */
function isContinued<Row extends { readonly id: string }>(before: readonly Row[], after: readonly Row[]): boolean {
  return after.length > before.length && before.every((row, i) => row.id === after[i]?.id);
}
