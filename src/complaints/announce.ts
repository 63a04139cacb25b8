/** What screens see at once: each complaint as it stands; its clocks call whom the policy names. */
import type { Announcer, Audience, Frame } from '#kit/live/hub.ts';
import type { SealedEvent } from '#kit/events/event.ts';
import { casesByIds, caseView, type CaseRow } from '#cases/index.ts';
import { defaultPolicy } from './core/policy.ts';
import { complaintView } from './rows.ts';
import { complaintsByIds } from './store.ts';

const stateEvents = [
  'complaint.received', 'complaint.receiptSent', 'complaint.assessed', 'complaint.classified', 'complaint.moved', 'complaint.stepped', 'complaint.actRecorded', 'complaint.recorded', 'complaint.answered',
  'complaint.answerPromised', 'complaint.answeredAgain', 'complaint.unheard', 'complaint.undelivered', 'complaint.decisionTold', 'complaint.escalated', 'complaint.reopened', 'complaint.reopeningTakenBack',
  // What the gates look at may change without the complaint's own doing.
  'case.assigned', 'case.changed', 'case.linked', 'case.unlinked', 'case.investigated', 'timer.paused', 'timer.resumed', 'timer.retargeted', 'timer.warned', 'timer.breached',
];

export const complaintAnnouncer: Announcer = {
  on: stateEvents,
  async frames(tx, brandId, events) {
    const ours = events.filter((event) => event.subjectKind === 'case');
    const last = new Map(ours.map((event) => [event.subjectId, event]));
    const rows = await complaintsByIds(tx, brandId, [...last.keys()]);
    const around = new Map((await casesByIds(tx, brandId, rows.map((row) => row.case_id))).map((row) => [row.id, row]));
    const frames: Frame[] = rows.flatMap((row) => {
      const [event, matter] = [last.get(row.case_id), around.get(row.case_id)];
      return event === undefined || matter === undefined ? [] : [{ to: { brandId, permission: 'case.read' }, name: 'complaint', data: complaintView(row, caseView(matter, event.at)), seq: event.seq }];
    });
    for (const event of ours) {
      const matter = around.get(event.subjectId);
      const to = matter === undefined ? undefined : toldTo(brandId, event, matter);
      if (matter === undefined || to === undefined) continue;
      const at = event.name === 'timer.breached' ? 'breach' : Number(event.detail?.['percent']);
      frames.push({ to, name: 'clock.warned', seq: event.seq, data: { case: caseView(matter, event.at), timer: event.detail?.['timer'], at, dueAt: event.detail?.['dueAt'] ?? null } });
    }
    return frames;
  },
};

/** Leads and administrators are those who may give a case to somebody. */
function toldTo(brandId: string, event: SealedEvent, matter: CaseRow): Audience | undefined {
  const isWord = event.name === 'timer.breached' || event.name === 'timer.warned';
  if (!isWord || !String(event.detail?.['timer']).startsWith('complaint.')) return undefined;
  const step = defaultPolicy.escalation.find(({ at }) => at === (event.name === 'timer.breached' ? 'breach' : Number(event.detail?.['percent'])));
  if (step === undefined) return undefined;
  return { brandId, ...(step.tell.includes('owner') ? { staffIds: [matter.owner_id] } : {}), ...(step.tell.includes('lead') || step.tell.includes('administrator') ? { permission: 'case.assign' } : {}) };
}
