import type { Act } from '#kit/act.ts';
import type { Queryable } from '#kit/db/database.ts';
import { json, sql } from '#kit/db/sql.ts';
import type { NoticeReason } from './core/notice.ts';

interface NoticeRow {
  readonly staff_id: string;
  readonly case_id: string;
  readonly why: NoticeReason;
  readonly at: Date;
}

/** The last reason counts: one notice a person and case. */
export async function putNotices(act: Act, given: readonly { staffId: string; caseId: string }[], why: NoticeReason): Promise<void> {
  await act.run(sql`
    insert into case_notices (brand_id, staff_id, case_id, why, at) select ${act.brandId}, g."staffId", g."caseId", ${why}, ${act.now} from jsonb_to_recordset(${json(given)}::jsonb) as g("staffId" uuid, "caseId" uuid)
    on conflict (staff_id, case_id) do update set why = excluded.why, at = excluded.at`);
}
export async function dropNotice(act: Act, staffId: string, caseId: string): Promise<boolean> {
  return (await act.run(sql`delete from case_notices where brand_id = ${act.brandId} and staff_id = ${staffId} and case_id = ${caseId}`)) === 1;
}
/** What still waits to be seen: the case is open (who was not reached must be called whatever became of it) and still theirs (or lifted to them), and they have done nothing on it since. */
const isUnseen = sql`
  (k.state = 'open' or n.why in ('undelivered', 'maybeUndelivered')) and (k.owner_id = n.staff_id or n.why = 'escalated')
  and not exists (select 1 from events e where e.brand_id = n.brand_id and e.subject_kind = 'case' and e.subject_id = n.case_id and e.at > n.at and e.actor_id = n.staff_id)`;
/** Newest first. */
export function unseenOf(act: Act, staffId: string, limit: number): Promise<NoticeRow[]> {
  return act.rows(sql`
    select n.staff_id, n.case_id, n.why, n.at from case_notices n join cases k on k.id = n.case_id where n.brand_id = ${act.brandId} and n.staff_id = ${staffId} and ${isUnseen} order by n.at desc, n.case_id limit ${limit}`);
}
export function unseenOfCases(tx: Queryable, brandId: string, caseIds: readonly string[]): Promise<NoticeRow[]> {
  return tx.rows(sql`select n.staff_id, n.case_id, n.why, n.at from case_notices n join cases k on k.id = n.case_id where n.brand_id = ${brandId} and n.case_id = any(${caseIds}::uuid[]) and ${isUnseen}`);
}
