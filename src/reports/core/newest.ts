/** The newest so many, the newest first; of the same moment always in the same order, whatever order they came in. */
export function newestOf<Row extends { readonly id: string; readonly atMs: number }>(rows: readonly Row[], most: number): Row[] {
  return rows.toSorted((a, b) => b.atMs - a.atMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)).slice(0, most);
}
