/** Reads: one complaint as it stands with the ways on from here, and the board of everything open. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { casesByIds, casesView, lockCase, theCase, type CaseRow } from '#cases/index.ts';
import type { Board, Complaint } from './contract.ts';
import { stages } from './core/stage.ts';
import { complaintView, type ComplaintRow } from './rows.ts';
import { boardRows, complaintsByIds } from './store.ts';

const mostOfAStage = 100;

export async function complaintPart(act: Act, caseId: string): Promise<Complaint> {
  may(act, 'case.read');
  return theComplaint(act, caseId);
}

export async function theComplaint(act: Act, caseId: string): Promise<Complaint> {
  const [row] = await complaintsByIds(act, act.brandId, [caseId]);
  if (row === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  return complaintView(row, await theCase(act, caseId));
}

/** Every verb begins with this: the case's lock orders what is done to its complaint and its clocks. */
export async function lockComplaint(act: Act, caseId: string): Promise<{ row: ComplaintRow; around: CaseRow }> {
  const around = await lockCase(act, caseId);
  const [row] = around === undefined ? [] : await complaintsByIds(act, act.brandId, [caseId]);
  if (around === undefined || row === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  return { row, around };
}

/** To read, without holding anything. */
export async function foundComplaint(act: Act, caseId: string): Promise<{ row: ComplaintRow; around: CaseRow }> {
  const [row] = await complaintsByIds(act, act.brandId, [caseId]);
  const [around] = await casesByIds(act, act.brandId, [caseId]);
  if (row === undefined || around === undefined) throw refuse('not_found', 'kit.notFound');
  return { row, around };
}

export async function complaintBoard(act: Act): Promise<Board> {
  may(act, 'case.read');
  const rows = await boardRows(act);
  const views = new Map((await casesView(act, rows.map((row) => row.case_id))).map((view) => [view.id, view]));
  const shown = (wanted: typeof rows) => wanted.flatMap((row) => views.get(row.case_id) ?? []);
  return {
    open: rows.length,
    major: rows.filter((row) => row.class === 'major').length,
    stages: stages.filter((stage) => stage !== 'closed').map((stage) => {
      const here = rows.filter((row) => row.stage === stage);
      return { stage, count: here.length, items: shown(here.slice(0, mostOfAStage)) };
    }),
    overdue: shown(rows.filter((row) => row.is_overdue)),
    dueSoon: shown(rows.filter((row) => row.is_soon)),
    escalated: shown(rows.filter((row) => row.escalation_level !== 'frontline')),
  };
}
