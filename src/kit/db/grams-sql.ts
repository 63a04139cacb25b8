import type { AskedGrams } from '../core/grams.ts';
import { sql, type Sql } from './sql.ts';

/** Whether a column `grams text[]` has what is asked; false for nothing. A condition over the empty list would read the whole index. */
export function hasGrams(column: Sql, { all, either }: AskedGrams): Sql {
  if (all.length === 0 && either.length === 0) return sql`false`;
  const both = sql`${column} @> ${all}::text[] and ${column} && ${either}::text[]`;
  return all.length === 0 ? sql`${column} && ${either}::text[]` : either.length === 0 ? sql`${column} @> ${all}::text[]` : both;
}
