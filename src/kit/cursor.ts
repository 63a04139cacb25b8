/**
 * Where a page of a list ended: the last row's moment (whole milliseconds, as every act's `now` is) and id. Opaque to callers; a
 * made-up one is refused, never guessed at.
 */
import { refuse } from './refusal.ts';

interface Cursor {
  readonly at: Date;
  readonly id: string;
}

/** Undefined: from the beginning. */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  const read = /^(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text);
  if (read?.[1] === undefined || read[2] === undefined) throw refuse('invalid', 'kit.wrongCursor', { at: 'query.cursor', params: { where: 'query.cursor' } });
  return { at: new Date(Number(read[1])), id: read[2] };
}

/** A page, and where the next one goes on; null after the last. `rows` were asked for with one more than fits, so that nobody turns to an empty page. */
export function pageOf<R extends { readonly id: string }>(rows: readonly R[], limit: number, momentOf: (row: R) => Date | null): { readonly rows: readonly R[]; readonly nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const at = last === undefined ? null : momentOf(last);
  return { rows: page, nextCursor: last === undefined || at === null ? null : `${at.getTime()}.${last.id}` };
}
