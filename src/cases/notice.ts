/** A matter comes to somebody without their own doing: they are told until they have looked at it, today or when they sign in tomorrow. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { CaseNotices } from './contract.ts';
import { noticeFor } from './core/notice.ts';
import { caseView } from './rows.ts';
import { casesByIds } from './store.ts';
import { dropNotice, putNotices, unseenOf } from './store-notices.ts';

const mostShown = 50;

/** For the house and for other slices: `why` a reason, or the code with which the case changed hands. Nobody is told of what they did themselves. */
export async function callTo(act: Act, given: readonly { staffId: string; caseId: string }[], why: string): Promise<void> {
  const others = given.filter(({ staffId }) => act.who.kind !== 'staff' || act.who.id !== staffId);
  if (others.length > 0) await putNotices(act, others, noticeFor(why));
}

/** What came to whoever asks and was not looked at yet, the newest first. A program has none. */
export async function caseNotices(act: Act): Promise<CaseNotices> {
  may(act, 'case.read');
  if (act.who.kind !== 'staff') return { items: [] };
  const rows = await unseenOf(act, act.who.id, mostShown);
  const cases = new Map((await casesByIds(act, act.brandId, rows.map((row) => row.case_id))).map((row) => [row.id, caseView(row, act.now)]));
  return { items: rows.flatMap(({ case_id, why, at }) => { const one = cases.get(case_id); return one === undefined ? [] : [{ case: one, why, at: at.toISOString() }]; }) };
}

/** Looked at. Whoever was not called changes nothing. */
export async function seeCase(act: Act, caseId: string): Promise<{ wasNew: boolean }> {
  may(act, 'case.read');
  if ((await casesByIds(act, act.brandId, [caseId])).length === 0) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  return { wasNew: act.who.kind === 'staff' && (await dropNotice(act, act.who.id, caseId)) };
}
