/** One level up: by the clock when a promise breaks, or by a person who asks for it. The level never falls. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import type { SealedEvent } from '#kit/events/event.ts';
import { callTo, leadFor, noteNow } from '#cases/index.ts';
import { openComplaint } from './classify.ts';
import type { Complaint } from './contract.ts';
import { defaultPolicy, escalationAt, higherLevel, type EscalationLevel } from './core/policy.ts';
import type { ComplaintRow } from './rows.ts';
import { updateComplaint } from './store.ts';
import { lockComplaint, theComplaint } from './views.ts';

export async function escalateComplaint(act: Act, caseId: string, asked: { level: 'senior' | 'external'; why: string }): Promise<Complaint> {
  may(act, 'complaint.handle');
  const { row } = await openComplaint(act, caseId);
  await raise(act, row, asked.level, 'by_hand');
  await noteNow(act, caseId, { key: act.id(), kind: 'note', text: asked.why });
  return theComplaint(act, caseId);
}

/** A warning or a breach of one of the complaint's clocks: the policy says whether that lifts it. */
export async function escalateByClock(act: Act, event: SealedEvent): Promise<void> {
  const { row } = await lockComplaint(act, event.subjectId);
  if (row.closed_at !== null) return;
  const step = escalationAt(defaultPolicy, event.name === 'timer.breached' ? 'breach' : Number(event.detail?.['percent']), row.escalation_level);
  if (step !== undefined) await raise(act, row, step.level, String(event.detail?.['timer']));
}

/** Once a level: a second breach at the same level is told, and lifts nothing. */
async function raise(act: Act, row: ComplaintRow, to: EscalationLevel, why: string): Promise<void> {
  const level = higherLevel(to, row.escalation_level);
  if (level === row.escalation_level) return;
  const lead = (await leadFor(act, { except: row.owner_id, team: row.owner_team })) ?? row.owner_id;
  await updateComplaint(act, { ...row, escalation_level: level, escalated_to: lead, escalated_at: act.now });
  act.emit({ name: 'complaint.escalated', subject: ['case', row.case_id], detail: { before: row.escalation_level, after: level, to: lead, why } });
  await callTo(act, [{ staffId: lead, caseId: row.case_id }], 'escalated');
}
