import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { pageOf, readCursor } from '#kit/cursor.ts';
import { refuse } from '#kit/refusal.ts';
import { honorificOf } from '#customers/core/name.ts';
import type { Followup, FollowupList, FollowupQuery, SurveyPage } from './contract.ts';
import { isUnsatisfied } from './core/answer.ts';
import { newestFollowups, pageRow, type FollowupRow } from './store.ts';

/** For the holder of the link. A question that ended unanswered is gone. */
export async function surveyPage(act: Act, surveyId: string): Promise<SurveyPage> {
  const row = await pageRow(act, surveyId);
  if (row.answered_at === null && act.now >= row.ends_at) throw refuse('gone', 'followups.ended');
  const openUntil = row.answered_at === null ? row.ends_at : row.open_until;
  return {
    brandName: row.brand_name, about: row.case_id === null ? 'conversation' : 'matter', number: row.number, at: row.began_at.toISOString(), staffName: row.staff_name, language: row.language, endsAt: row.ends_at.toISOString(),
    wait: row.wait_kind === null || row.wait_began_at === null ? null : { kind: row.wait_kind, at: row.wait_began_at.toISOString() },
    answer: row.answered_at === null || row.score === null ? null : { score: row.score, words: row.words ?? '', solved: row.solved, felt: row.felt, answeredAt: row.answered_at.toISOString() },
    openUntil: openUntil !== null && act.now <= openUntil ? openUntil.toISOString() : null,
  };
}

export function followupView(row: FollowupRow): Followup {
  const named = { surname: row.surname, givenName: row.given_name, honorific: row.honorific, title: row.title };
  return {
    id: row.id, askedAt: row.asked_at.toISOString(), endsAt: row.ends_at.toISOString(), sentBy: row.sent_by,
    answeredAt: row.answered_at?.toISOString() ?? null, score: row.score, words: row.words, solved: row.solved, isUnsatisfied: isUnsatisfied(row), wait: row.waited_seconds === null ? null : { waitedSeconds: row.waited_seconds, felt: row.felt },
    customer: { id: row.customer_id, name: row.customer_name, formOfAddress: { zh: honorificOf(named, 'zh'), en: honorificOf(named, 'en') } },
    staff: row.staff_id === null || row.staff_name === null ? null : { id: row.staff_id, name: row.staff_name },
    interaction: row.interaction_id === null || row.interaction_number === null ? null : { id: row.interaction_id, number: row.interaction_number },
    case: row.case_id === null || row.case_number === null ? null : { id: row.case_id, number: row.case_number, kind: row.case_kind ?? '', title: row.case_title ?? '', state: row.case_state ?? '' },
    reopened: row.reopened_at === null || row.reopened_case_id === null ? null : { caseId: row.reopened_case_id, number: row.reopened_number ?? '', ownerName: row.reopened_owner ?? '', at: row.reopened_at.toISOString() },
  };
}

export async function followups(act: Act, asked: FollowupQuery): Promise<FollowupList> {
  may(act, 'followup.read');
  const date = (text: string | undefined) => (text === undefined ? undefined : new Date(text));
  const page = pageOf(await newestFollowups(act, { view: asked.view, from: date(asked.from), to: date(asked.to), before: readCursor(asked.cursor), limit: asked.limit + 1 }), asked.limit, (row) => row.asked_at);
  return { items: page.rows.map(followupView), nextCursor: page.nextCursor };
}
