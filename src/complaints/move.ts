/** From stage to stage (core/stage.ts), through the gates (core/gates.ts): a refusal names everything that is missing. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { closeNow, noteNow } from '#cases/index.ts';
import { stopTimer } from '#clocks/index.ts';
import { requireAgreement } from './agreement.ts';
import { openComplaint } from './classify.ts';
import type { Complaint, MoveComplaint } from './contract.ts';
import { passage, type Passage } from './core/gates.ts';
import { stages, type Outcome, type Stage } from './core/stage.ts';
import { factsOf, type ComplaintRow } from './rows.ts';
import { needsSaid, stageSaid } from './says.ts';
import { updateComplaint } from './store.ts';
import { colleague, tellClosing } from './tell.ts';
import { theComplaint } from './views.ts';

/** To the stage where it stands already: nothing happens. */
export async function moveComplaint(act: Act, caseId: string, asked: MoveComplaint): Promise<Complaint> {
  may(act, 'complaint.handle');
  const { row, around } = await openComplaint(act, caseId);
  if (row.stage === asked.to) return theComplaint(act, caseId);
  if (asked.to === 'closed' && asked.outcome === undefined) throw refuse('invalid', 'complaints.outcomeNeeded', { at: 'body.outcome' });
  const outcome = asked.to === 'closed' ? asked.outcome : undefined;
  const now = outcome === undefined ? row : asItEnds(act, row, asked);
  const way = passage(factsOf(now), asked.to, outcome);
  if (!way.isWay) {
    const [from, to] = [stageSaid(row.stage), stageSaid(asked.to)];
    throw refuse('conflict', 'complaints.noSuchWay', { at: 'body.to', params: { from: [from.zh, from.en], to: [to.zh, to.en] } });
  }
  if (outcome !== undefined && way.isOpen) await requireAgreement(act, { row, around }, asked, outcome);
  await leaveOut(act, caseId, way, asked.why, now.closing_words);
  await moveNow(act, now, asked.to, way, outcome);
  if (outcome === undefined) return theComplaint(act, caseId);
  if (row.first_answered_at === null && now.first_answered_at !== null) await stopTimer(act, caseId, 'complaint.first_answer');
  await tellClosing(act, around, now.closing_words);
  await closeNow(act, around, outcome);
  return theComplaint(act, caseId);
}

/** What is said with the closing itself: told by a colleague, agreed, offered. Who was told the end of it was answered. */
function asItEnds(act: Act, row: ComplaintRow, asked: MoveComplaint): ComplaintRow {
  const staff = colleague(act);
  const told = row.customer_told_at === null && asked.toldBy !== undefined ? { customer_told_at: act.now, customer_told_by: asked.toldBy, customer_told_staff: staff, unheard_at: null } : {};
  const answered = row.first_answered_at === null && asked.toldBy !== undefined ? { first_answered_at: act.now, first_answered_by: asked.toldBy, first_answered_staff: staff } : {};
  return { ...row, closing_words: asked.closingWords ?? row.closing_words, customer_agreed: asked.agreedIn === undefined ? (asked.agreed ?? row.customer_agreed) : true, response_kinds: asked.responseKinds === undefined ? row.response_kinds : [...new Set(asked.responseKinds)], ...told, ...answered };
}

/** Refuses what is missing; for what is owed and left out one sentence is asked and kept as a note. The closing words are such a sentence. */
export async function leaveOut(act: Act, caseId: string, way: Passage, why = '', closingWords = ''): Promise<void> {
  if (!way.isOpen) throw refuse('conflict', 'complaints.stageNeeds', { at: 'body.to', params: { missing: [...way.missing], needs: needsSaid(way.missing) } });
  if (way.owed.length === 0) return;
  if (why.trim() === '' && closingWords.trim() === '') throw refuse('conflict', 'complaints.whyLeftOut', { at: 'body.why', params: { owed: [...way.owed], needs: needsSaid(way.owed) } });
  if (why.trim() !== '') await noteNow(act, caseId, { key: act.id(), kind: 'note', text: why });
}

/** The stage changes; whether it may was asked by the caller, who holds the case's lock. Returns the row as it stands then. */
export async function moveNow(act: Act, row: ComplaintRow, to: Stage, way: Passage, outcome?: Outcome): Promise<ComplaintRow> {
  const after: ComplaintRow = {
    ...row, stage: to, stage_at: { ...row.stage_at, [to]: act.now.toISOString() },
    ...(to === 'decided' ? { decided_at: act.now } : {}),
    ...(outcome === undefined ? {} : { closed_at: act.now, outcome, ...(outcome === 'referred_outside' ? { escalation_level: 'external' as const } : {}) }),
  };
  await updateComplaint(act, after);
  act.emit({ name: 'complaint.moved', subject: ['case', row.case_id], detail: { before: row.stage, after: to, outcome: outcome ?? null, advised: [...way.advised], leftOut: [...way.owed] } });
  return after;
}

/** The work of a stage is done: nobody need press a button to say so. Only forward, and only where nothing is missing or owed. */
export async function goOnByItself(act: Act, row: ComplaintRow, to: Stage): Promise<void> {
  if (row.stage === 'received' || stages.indexOf(row.stage) >= stages.indexOf(to)) return;
  const way = passage(factsOf(row), to);
  if (way.isOpen && way.owed.length === 0) await moveNow(act, row, to, way);
}
