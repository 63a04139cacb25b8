import { countOf } from '#reports/core/shapes.ts';
import type { ComplaintRow, Figure } from '#reports/core/types.ts';

/** Complaints that were not closed at the moment of asking. */
export function openComplaints(nowMs: number): Figure<ComplaintRow> {
  return { id: 'open_complaints', unit: 'count', formula: { zh: '已受理而尚未关闭的投诉数', en: 'Complaints received and not closed' }, compute: (rows) => countOf(rows.filter((row) => isOpen(row, nowMs))) };
}

/** Of these, the ones with a promise already broken. A paused clock is not late. */
export function overdueComplaints(nowMs: number): Figure<ComplaintRow> {
  return {
    id: 'overdue_complaints', unit: 'count',
    formula: { zh: '尚未关闭且已超过承诺时限的投诉数（时限暂停者不计）', en: 'Complaints not closed whose earliest promise is past its due time (paused clocks do not count)' },
    compute: (rows) => countOf(rows.filter((row) => isOpen(row, nowMs) && row.dueAtMs !== undefined && row.dueAtMs < nowMs)),
  };
}

function isOpen(row: ComplaintRow, nowMs: number): boolean {
  return row.receivedAtMs <= nowMs && (row.closedAtMs === undefined || row.closedAtMs > nowMs);
}
