/** What screens see at once: each case as it stands; near the end of a promise its owner is called, then the leads too; and to whom a case came, until they looked at it. */
import type { Announcer, Frame } from '#kit/live/hub.ts';
import { casesByIds } from './store.ts';
import { unseenOfCases } from './store-notices.ts';
import { caseView } from './rows.ts';

const stateEvents = [
  'case.opened', 'case.changed', 'case.assigned', 'case.linked', 'case.unlinked', 'case.noted', 'case.investigated', 'case.customerUpdated', 'case.customerWrote', 'case.solved', 'case.closed', 'case.reopened',
  'case.reopeningTakenBack', 'case.turned', 'case.afterword', 'timer.started', 'timer.paused', 'timer.resumed', 'timer.stopped', 'timer.retargeted', 'timer.warned', 'timer.breached',
  'complaint.received', 'complaint.moved', 'complaint.classified', 'complaint.assessed', 'complaint.escalated', 'complaint.reopened', 'complaint.undelivered', 'complaint.maybeUndelivered', 'case.replyLost',
];
/** Those with which a case comes to somebody. */
const comingEvents = new Set(['case.opened', 'case.assigned', 'case.reopened', 'complaint.escalated', 'complaint.undelivered', 'complaint.maybeUndelivered', 'case.replyLost']);
/** From this percentage on a lead hears of it too. */
const leadsHearPercent = 80;

export const caseAnnouncer: Announcer = {
  on: stateEvents,
  async frames(tx, brandId, events) {
    const ours = events.filter((event) => event.subjectKind === 'case');
    const last = new Map(ours.map((event) => [event.subjectId, event]));
    const rows = new Map((await casesByIds(tx, brandId, [...last.keys()])).map((row) => [row.id, row]));
    const frames: Frame[] = [...last.values()].flatMap((event) => {
      const row = rows.get(event.subjectId);
      return row === undefined ? [] : [{ to: { brandId, permission: 'case.read' }, name: 'case', data: caseView(row, event.at), seq: event.seq }];
    });
    for (const event of ours) {
      const row = rows.get(event.subjectId);
      const percent = Number(event.detail?.['percent'] ?? 0);
      if (row === undefined || (event.name !== 'timer.warned' && event.name !== 'timer.breached') || !String(event.detail?.['timer']).startsWith('case.')) continue;
      const isForLeads = event.name === 'timer.breached' || percent >= leadsHearPercent;
      frames.push({
        to: { brandId, staffIds: [row.owner_id], ...(isForLeads ? { permission: 'case.assign' } : {}) }, name: 'clock.warned', seq: event.seq,
        data: { case: caseView(row, event.at), timer: event.detail?.['timer'], at: event.name === 'timer.breached' ? 'breach' : percent, dueAt: event.detail?.['dueAt'] ?? null },
      });
    }
    const came = new Map(ours.filter((event) => comingEvents.has(event.name)).map((event) => [event.subjectId, event]));
    for (const { staff_id, case_id, why, at } of came.size === 0 ? [] : await unseenOfCases(tx, brandId, [...came.keys()])) {
      const [row, event] = [rows.get(case_id), came.get(case_id)];
      if (row !== undefined && event !== undefined) frames.push({ to: { brandId, staffIds: [staff_id] }, name: 'case.notice', seq: event.seq, data: { case: caseView(row, event.at), why, at: at.toISOString() } });
    }
    return frames;
  },
};
