/** What screens see at once: each case as it stands; near the end of a promise its owner is called, then the leads too. */
import type { Announcer, Frame } from '#kit/live/hub.ts';
import { casesByIds } from './store.ts';
import { caseView } from './rows.ts';

const stateEvents = [
  'case.opened', 'case.changed', 'case.assigned', 'case.linked', 'case.unlinked', 'case.noted', 'case.investigated', 'case.customerUpdated', 'case.customerWrote', 'case.solved', 'case.closed', 'case.reopened',
  'case.reopeningTakenBack', 'case.turned', 'case.afterword', 'timer.started', 'timer.paused', 'timer.resumed', 'timer.stopped', 'timer.retargeted', 'timer.warned', 'timer.breached',
  'complaint.received', 'complaint.moved', 'complaint.classified', 'complaint.assessed', 'complaint.escalated', 'complaint.reopened',
];
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
    return frames;
  },
};
