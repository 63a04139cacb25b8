/**
 * Everything that happened with a customer, read where it stands: nothing is written twice. Each arm gives at most a
 * page from the cursor down, most by walking their own index, so 10,000 entries cost little more than ten.
 */
import type { Act } from '#kit/act.ts';
import { sql, type Sql } from '#kit/db/sql.ts';
import { familyOf } from '../store.ts';

export interface EntryRow {
  readonly kind: string;
  readonly at: Date;
  readonly id: string;
  readonly detail: Record<string, unknown>;
}
interface Cursor {
  readonly at: Date;
  readonly id: string;
}

/** Cases and interactions hang on identities, products and merges on records; `before` is the last entry seen. */
export function timelineRows(act: Act, customerId: string, before: Cursor | undefined, limit: number): Promise<EntryRow[]> {
  const from = before ?? { at: new Date('9999-12-31T00:00:00Z'), id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
  const older = (at: Sql, id: Sql) => sql`${at} <= ${from.at} and (${at}, ${id}) < (${from.at}::timestamptz, ${from.id}::uuid)`;
  const page = sql`order by at desc, id desc limit ${limit}`;
  const { brandId } = act;
  return act.rows(sql`
    ${familyOf(customerId, brandId)},
    ids as materialized (select i.id from identities i where i.brand_id = ${brandId} and i.customer_id = ${customerId}),
    own_cases as materialized (select k.id, k.number from ids join cases k on k.brand_id = ${brandId} and k.identity_id = ids.id)
    select kind, at, id, detail from (
      (select 'interaction' as kind, e.at, e.id, e.detail from ids cross join lateral (
        select i.started_at as at, i.id, jsonb_build_object('number', i.number, 'channel', i.channel, 'endedAt', i.ended_at, 'arrivalMood', i.arrival_mood, 'departureMood', i.departure_mood, 'disposition', i.disposition, 'lastText', i.last_text) as detail
        from interactions i where i.brand_id = ${brandId} and i.identity_id = ids.id and ${older(sql`i.started_at`, sql`i.id`)} ${page}) e ${page})
      union all
      (select 'case', k.opened_at as at, k.id, jsonb_build_object('number', k.number, 'caseKind', k.kind, 'title', k.title, 'state', k.state, 'closedAt', k.closed_at)
        from ids join cases k on k.brand_id = ${brandId} and k.identity_id = ids.id where ${older(sql`k.opened_at`, sql`k.id`)} ${page})
      union all
      (select 'caseNote', n.at, n.id, jsonb_build_object('caseId', n.case_id, 'number', n.number, 'noteKind', n.kind, 'text', n.text, 'by', s.name) from (
          select n.*, k.number from own_cases k join case_notes n on n.case_id = k.id where n.brand_id = ${brandId} and ${older(sql`n.at`, sql`n.id`)} ${page}) n
        left join staff_members s on s.id = n.by_id)
      union all
      (select 'commitment', m.created_at as at, m.id, jsonb_build_object('text', m.text, 'dueAt', m.due_at, 'keptAt', m.kept_at, 'brokenAt', m.broken_at, 'by', s.name) from (
          select * from (
            select m.* from own_cases k join commitments m on m.case_id = k.id
            union all
            select m.* from ids join interactions i on i.brand_id = ${brandId} and i.identity_id = ids.id join commitments m on m.interaction_id = i.id where m.case_id is null) m
          where m.brand_id = ${brandId} and m.withdrawn_at is null and ${older(sql`m.created_at`, sql`m.id`)} order by m.created_at desc, m.id desc limit ${limit}) m
        join staff_members s on s.id = m.owner_id)
      union all
      (select 'survey', e.at, e.id, e.detail from ids cross join lateral (
        select v.asked_at as at, v.id, jsonb_build_object('answeredAt', v.answered_at, 'score', v.score, 'words', v.words, 'solved', v.solved) as detail
        from surveys v where v.brand_id = ${brandId} and v.identity_id = ids.id and (v.sent_by <> 'none' or v.answered_at is not null) and ${older(sql`v.asked_at`, sql`v.id`)} ${page}) e ${page})
      union all
      (select 'product', e.at, e.id, e.detail from family cross join lateral (
        select p.created_at as at, p.id, jsonb_build_object('name', p.name, 'model', p.model, 'serial', p.serial) as detail
        from installed_products p where p.brand_id = ${brandId} and p.customer_id = family.id and p.removed_at is null and ${older(sql`p.created_at`, sql`p.id`)} ${page}) e ${page})
      union all
      (select 'merge', m.merged_at as at, m.id, jsonb_build_object('goneId', m.gone_id, 'number', c.number, 'name', c.name, 'undoneAt', m.undone_at, 'by', s.name)
        from customer_merges m join customers c on c.id = m.gone_id left join staff_members s on s.id = m.merged_by
        where m.brand_id = ${brandId} and m.kept_id = ${customerId} and ${older(sql`m.merged_at`, sql`m.id`)} ${page})
    ) entries ${page}`);
}
