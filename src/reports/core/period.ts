import type { Figure, FigureValue } from './types.ts';

/**
 * The rows of a period, [from, to). A row belongs to the period of its first moment (a contact: when it arrived), so that
 * everybody answered was also offered in the same period, and days add up to the week.
 */
export function inPeriod<Row>(rows: readonly Row[], momentOf: (row: Row) => number, fromMs: number, toMs: number): Row[] {
  return rows.filter((row) => momentOf(row) >= fromMs && momentOf(row) < toMs);
}

/** A figure for each group (queue, agent, day): the same function as on the card, on a part of the same rows. */
export function byGroup<Row>(figure: Figure<Row>, rows: readonly Row[], groupOf: (row: Row) => string): Map<string, FigureValue> {
  const groups = Map.groupBy(rows, groupOf);
  return new Map([...groups].map(([group, members]) => [group, figure.compute(members)]));
}
