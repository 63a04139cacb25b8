/** Where a page ended: the last row's moment (whole milliseconds, as every act's `now` is) and id. Opaque to callers; a made-up one is refused, never guessed at. */
import { refuse } from '#kit/refusal.ts';

export function cursorOf(row: { readonly at: Date; readonly id: string }): string {
  return `${row.at.getTime()}.${row.id}`;
}

export function readCursor(cursor: string | undefined): { at: Date; id: string } | undefined {
  if (cursor === undefined) return undefined;
  const read = /^(\d{1,15})\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/.exec(cursor);
  if (read === null) throw refuse('invalid', 'customers.cursor', { at: 'query.cursor' });
  return { at: new Date(Number(read[1])), id: read[2] ?? '' };
}
