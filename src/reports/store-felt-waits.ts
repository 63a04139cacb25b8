/** How long waits felt, as customers said in their answers: beside what was announced and what the wait was. */
import type { Act } from '#kit/act.ts';
import { nothing, sql } from '#kit/db/sql.ts';
import type { FeltWaitRow } from './core/types.ts';
import { aboutOfSurvey, type Chosen, type Grouped, type SurveyAbout } from './store.ts';

/** By the moment of the answer, like satisfaction; in the queue whose line the wait ended in. Who left the question out is in none. */
export async function feltWaitRows(act: Act, chosen: Chosen): Promise<(FeltWaitRow & Grouped & SurveyAbout)[]> {
  const rows = await act.rows<{ id: string; at: number; score: number; waited: number; announced: number | null; felt: number | null; queue_id: string; agent_id: string | null; number: string; case_id: string | null; interaction_id: string | null }>(sql`
    select s.id, s.case_id, s.interaction_id, (extract(epoch from s.answered_at) * 1000)::float8 as at, s.score, w.waited_seconds::float8 as waited, w.announced_seconds::float8 as announced, w.felt_seconds::float8 as felt, w.queue_id, s.staff_id as agent_id, coalesce(k.number, i.number, '') as number
    from asked_waits w join surveys s on s.id = w.survey_id left join interactions i on i.id = s.interaction_id left join cases k on k.id = s.case_id
    where w.brand_id = ${act.brandId} and w.felt is not null and s.brand_id = w.brand_id and s.answered_at >= ${chosen.from} and s.answered_at < ${chosen.to}
      ${chosen.queueId === undefined ? nothing : sql`and w.queue_id = ${chosen.queueId}`} ${chosen.agentId === undefined ? nothing : sql`and s.staff_id = ${chosen.agentId}`}`);
  return rows.map((row) => ({
    id: row.id, waitedSeconds: row.waited, ...(row.announced === null ? {} : { announcedSeconds: row.announced }), ...(row.felt === null ? {} : { feltSeconds: row.felt }),
    score: row.score, about: aboutOfSurvey(row), atMs: row.at, queueId: row.queue_id, agentId: row.agent_id, number: row.number,
  }));
}
