import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { pageOf, readCursor } from '#kit/cursor.ts';
import { TimelineEntry, type Timeline } from '../contract.ts';
import { existing } from '../views.ts';
import { timelineRows, type EntryRow } from './store.ts';

/** Everything that happened with this customer, newest first. */
export async function customerTimeline(act: Act, customerId: string, asked: { limit: number; cursor?: string | undefined }): Promise<Timeline> {
  may(act, 'customer.read');
  await existing(act, customerId);
  const page = pageOf(await timelineRows(act, customerId, readCursor(asked.cursor), asked.limit + 1), asked.limit, (row) => row.at);
  return { items: page.rows.map(entryView), nextCursor: page.nextCursor };
}

/** PostgreSQL writes moments in jsonb with an offset; screens get them with Z like all others. */
function entryView(row: EntryRow): TimelineEntry {
  const detail = Object.fromEntries(Object.entries(row.detail).map(([key, value]) => [key, key.endsWith('At') && typeof value === 'string' ? new Date(value).toISOString() : value]));
  return TimelineEntry.parse({ id: row.id, at: row.at.toISOString(), kind: row.kind, ...detail });
}
