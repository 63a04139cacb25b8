/** What taking back an end asks of the rows, and writes. */
import type { Act } from '#kit/act.ts';
import { sql } from '#kit/db/sql.ts';
import type { LockedInteraction } from './store.ts';

/** Since when the customer waits for a word: their oldest after the last answer. */
export async function oldestUnanswered(act: Act, id: string): Promise<Date | null> {
  return (await act.one<{ since: Date | null }>(sql`
    select min(at) as since from messages where brand_id = ${act.brandId} and interaction_id = ${id} and speaker = 'customer'
      and position > coalesce((select max(position) from messages where brand_id = ${act.brandId} and interaction_id = ${id} and speaker = 'staff' and kind = 'text'), 0)`)).since;
}
/** Whether the same customer talks with us elsewhere by now. */
export async function hasOtherOpen(act: Act, at: Pick<LockedInteraction, 'id' | 'identity_id' | 'visitor_id'>): Promise<boolean> {
  return (await act.one<{ is: boolean }>(sql`
    select exists (select 1 from interactions where brand_id = ${act.brandId} and ended_at is null and id <> ${at.id} and (identity_id = ${at.identity_id} or visitor_id = ${at.visitor_id})) as is`)).is;
}
/** As before its end: what was said of how it ended is taken back with it. */
export async function runAgain(act: Act, id: string, waits: { waitingSince: Date | null; answerDueAt: Date | null }): Promise<void> {
  await act.run(sql`
    update interactions set ended_at = null, departure_mood = null, disposition = null, wrap_up_note = '', waiting_since = ${waits.waitingSince}, answer_due_at = ${waits.answerDueAt}
    where brand_id = ${act.brandId} and id = ${id}`);
}
