import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { TimelineEntry, type Timeline } from '../contract.ts';
import { cursorOf, readCursor } from '../cursor.ts';
import { existing } from '../views.ts';
import { timelineRows, type EntryRow } from './store.ts';

/** Everything that happened with this customer, newest first. */
export async function customerTimeline(act: Act, customerId: string, asked: { limit: number; cursor?: string | undefined }): Promise<Timeline> {
  may(act, 'customer.read');
  await existing(act, customerId);
  const rows = await timelineRows(act, customerId, readCursor(asked.cursor), asked.limit + 1);
  const items = rows.slice(0, asked.limit);
  const last = items.at(-1);
  return { items: items.map(entryView), nextCursor: rows.length > asked.limit && last !== undefined ? cursorOf(last) : null };
}

/** PostgreSQL writes moments in jsonb with an offset; screens get them with Z like all others. */
function entryView(row: EntryRow): TimelineEntry {
  const detail = Object.fromEntries(Object.entries(row.detail).map(([key, value]) => [key, key.endsWith('At') && typeof value === 'string' ? new Date(value).toISOString() : value]));
  return TimelineEntry.parse({ id: row.id, at: row.at.toISOString(), kind: row.kind, ...detail });
}
