/** What reached a customer of a conversation, when part of it was written by mail. */
import type { Act } from '#kit/act.ts';
import { sql } from '#kit/db/sql.ts';
import { keptReplyTemplates } from './core/kept-reply.ts';

/**
 * Since when the customer has an answer, and since when they wait for one, counting only what reached them: a reply by mail that came back
 * or never left is none. A colleague's word about another matter (`postAboutMatter`) answers nothing here.
 */
export function answeredAndWaiting(act: Act, interactionId: string): Promise<{ first_answer_at: Date | null; waiting_since: Date | null }> {
  return act.one(sql`
    with reached as materialized (
      select m.at, m.position from messages m where m.brand_id = ${act.brandId} and m.interaction_id = ${interactionId} and m.speaker = 'staff' and m.kind = 'text' and coalesce(m.key, '') not like 'complaint.told:%'
        and not exists (select 1 from outgoing_mails o where o.brand_id = ${act.brandId} and o.key = 'kept.reply:' || m.id and o.state in ('failed', 'not_set_up')))
    select (select min(at) from reached) as first_answer_at,
      (select min(at) from messages where brand_id = ${act.brandId} and interaction_id = ${interactionId} and speaker = 'customer' and position > coalesce((select max(position) from reached), 0)) as waiting_since`);
}
export async function keepAnswered(act: Act, interactionId: string, now: { firstAnswerAt: Date | null; waitingSince: Date | null; answerDueAt: Date | null }): Promise<void> {
  await act.run(sql`
    update interactions set first_answer_at = ${now.firstAnswerAt}, waiting_since = ${now.waitingSince}, answer_due_at = ${now.answerDueAt} where brand_id = ${act.brandId} and id = ${interactionId}`);
}
/** Replies were written by mail, and every one of them has left. */
export async function wasReachedByMail(act: Act, interactionId: string): Promise<boolean> {
  const { reached } = await act.one<{ reached: boolean | null }>(sql`
    select bool_and(state = 'sent') as reached from outgoing_mails where brand_id = ${act.brandId} and about_id = ${interactionId} and template = any(${Object.values(keptReplyTemplates)}::text[])`);
  return reached === true;
}
