import type { FigureValue } from './types.ts';

type Identified = { readonly id: string };

/** How many. Stands as n/1, so that value = numerator/denominator holds for every figure. */
export function countOf(rows: readonly Identified[]): FigureValue {
  return { value: rows.length, numerator: rows.length, denominator: 1, rowIds: idsOf(rows) };
}

/** The share of `hits` among `all`, 0 to 1; `hits` must be among them. Without rows there is no share. */
export function shareOf(hits: readonly Identified[], all: readonly Identified[]): FigureValue {
  return {
    value: all.length === 0 ? undefined : hits.length / all.length,
    numerator: hits.length, denominator: all.length, rowIds: idsOf(all), numeratorRowIds: idsOf(hits),
  };
}

/** The mean of one number a row. Rows without the number do not count. */
export function meanOf<Row extends Identified>(rows: readonly Row[], numberOf: (row: Row) => number | undefined): FigureValue {
  let sum = 0;
  const counted: Row[] = [];
  for (const row of rows) {
    const number = numberOf(row);
    if (number === undefined) continue;
    sum += number;
    counted.push(row);
  }
  return { value: counted.length === 0 ? undefined : sum / counted.length, numerator: sum, denominator: counted.length, rowIds: idsOf(counted) };
}

function idsOf(rows: readonly Identified[]): string[] {
  return rows.map((row) => row.id);
}
