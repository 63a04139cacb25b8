/**
 * A list whose rows never move under a moving pointer. While it is held, known rows keep their places with their newest content and new
 * ones wait to be let in. A row that has left the list keeps its place as `gone` while the pointer moves, so that a click meets what was
 * aimed at, and is taken out as soon as the pointer stands still: nobody is shown for long what is not so any more.
 */
interface HeldOrder<Row> {
  /** What to give as `before` the next time. */
  readonly order: readonly Row[];
  readonly rows: readonly Row[];
  /** Ids of rows that stand here only for the place they had. */
  readonly gone: ReadonlySet<string>;
  /** How many wait to come in; when none does, how many would move. */
  readonly news: number;
}

/** `loose`: nobody is on it. `still`: the pointer rests on it. `moving`: somebody aims. */
export type Hold = 'loose' | 'still' | 'moving';

const nobody: ReadonlySet<string> = new Set();

/** An empty `before` lets everything in: nothing stands yet that could move. */
export function heldOrder<Row extends { readonly id: string }>(before: readonly Row[], fresh: readonly Row[], hold: Hold): HeldOrder<Row> {
  if (hold === 'loose' || before.length === 0 || before === fresh || isContinued(before, fresh)) return { order: fresh, rows: fresh, gone: nobody, news: 0 };
  const now = new Map(fresh.map((row) => [row.id, row]));
  const order = hold === 'moving' ? before : before.filter((row) => now.has(row.id));
  // Nothing is left to keep in its place: what is new need not wait.
  if (order.length === 0) return { order: fresh, rows: fresh, gone: nobody, news: 0 };
  const rows = order.map((row) => now.get(row.id) ?? row);
  const gone = new Set(order.flatMap((row) => (now.has(row.id) ? [] : [row.id])));
  const have = new Set(order.map((row) => row.id));
  const kept = fresh.filter((row) => have.has(row.id));
  const came = fresh.length - kept.length;
  const moved = rows.filter((row) => now.has(row.id)).filter((row, i) => kept[i]?.id !== row.id).length;
  return { order, rows, gone, news: came === 0 ? moved : came };
}

/** The next page of the past only adds to the end: nothing moves. */
function isContinued<Row extends { readonly id: string }>(before: readonly Row[], after: readonly Row[]): boolean {
  return after.length > before.length && before.every((row, i) => row.id === after[i]?.id);
}
