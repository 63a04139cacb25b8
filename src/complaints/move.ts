/** From stage to stage (core/stage.ts), through the gates (core/gates.ts): a refusal names everything that is missing. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { closeNow } from '#cases/index.ts';
import { openComplaint } from './classify.ts';
import type { Complaint, MoveComplaint } from './contract.ts';
import { passage } from './core/gates.ts';
import { factsOf, type ComplaintRow } from './rows.ts';
import { needsSaid, stageSaid } from './says.ts';
import { updateComplaint } from './store.ts';
import { theComplaint } from './views.ts';

export async function moveComplaint(act: Act, caseId: string, asked: MoveComplaint): Promise<Complaint> {
  may(act, 'complaint.handle');
  const { row, around } = await openComplaint(act, caseId);
  if (asked.to === 'closed' && asked.outcome === undefined) throw refuse('invalid', 'complaints.outcomeNeeded', { at: 'body.outcome' });
  const now: ComplaintRow = { ...row, closing_words: asked.closingWords ?? row.closing_words };
  const { isWay, isOpen, missing, advised } = passage(factsOf(now), asked.to, asked.to === 'closed' ? asked.outcome : undefined);
  if (!isWay) {
    const [from, to] = [stageSaid(row.stage), stageSaid(asked.to)];
    throw refuse('conflict', 'complaints.noSuchWay', { at: 'body.to', params: { from: [from.zh, from.en], to: [to.zh, to.en] } });
  }
  if (!isOpen) throw refuse('conflict', 'complaints.stageNeeds', { at: 'body.to', params: { missing, needs: needsSaid(missing) } });
  const isClosing = asked.to === 'closed';
  await updateComplaint(act, {
    ...now, stage: asked.to, stage_at: { ...row.stage_at, [asked.to]: act.now.toISOString() },
    ...(asked.to === 'decided' ? { decided_at: act.now } : {}),
    ...(isClosing ? { closed_at: act.now, outcome: asked.outcome ?? null, ...(asked.outcome === 'referred_outside' ? { escalation_level: 'external' as const } : {}) } : {}),
  });
  act.emit({ name: 'complaint.moved', subject: ['case', caseId], detail: { before: row.stage, after: asked.to, outcome: asked.outcome ?? null, advised } });
  if (isClosing) await closeNow(act, around, asked.outcome ?? null);
  return theComplaint(act, caseId);
}
