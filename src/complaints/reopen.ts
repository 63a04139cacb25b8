/**
 * The customer is not satisfied after all: back to the investigation, one level up, to a lead of the owner's, under new clocks. What
 * had been decided is kept as a round. A reopening that proves needless is taken back, and the complaint stands as it stood.
 */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { leadFor, noteNow, reopenNow, takeBackNow } from '#cases/index.ts';
import { timersView } from '#clocks/index.ts';
import type { Complaint } from './contract.ts';
import { reopenedAt } from './core/stage.ts';
import type { ComplaintRow, KeptRound } from './rows.ts';
import { updateComplaint } from './store.ts';
import { startComplaintClock } from './terms.ts';
import { lockComplaint, theComplaint } from './views.ts';

/** @param asked.why `unsatisfied` from a survey, `afterword` from a word after the closing, `person` by hand. Who may was asked by the caller. */
export async function reopenComplaint(act: Act, caseId: string, asked: { why: 'unsatisfied' | 'afterword' | 'person'; words?: string }): Promise<Complaint> {
  const { row, around } = await lockComplaint(act, caseId);
  if (row.closed_at === null) throw refuse('conflict', 'complaints.notClosed');
  const { stage, ladder, level } = reopenedAt(row.escalation_level);
  const lead = (await leadFor(act, { except: row.owner_id, team: row.owner_team })) ?? row.owner_id;
  const clocks = await timersView(act, caseId);
  await reopenNow(act, around, { why: asked.why, ownerId: lead });
  await updateComplaint(act, {
    ...row, stage, stage_at: { ...row.stage_at, [stage]: act.now.toISOString() }, ladder, escalation_level: level, acts: {}, reopened: row.reopened + 1, rounds: [...row.rounds, roundOf(row)],
    closed_at: null, outcome: null, closing_words: '', decision: '', decided_at: null, response_kinds: [], customer_told_at: null, customer_told_by: null, customer_told_staff: null, customer_agreed: null,
    first_answered_at: null, first_answered_by: null, first_answered_staff: null, unheard_at: null, answer_promised_by: null,
  });
  for (const clock of ['first_answer', 'solve'] as const) await startComplaintClock(act, caseId, clock, row.class, clocks.findLast((timer) => timer.name === `complaint.${clock}`)?.id);
  act.emit({ name: 'complaint.reopened', subject: ['case', caseId], detail: { why: asked.why, level, times: row.reopened + 1, ownerId: lead } });
  if (asked.words !== undefined && asked.words.trim() !== '') await noteNow(act, caseId, { key: act.id(), kind: 'note', text: asked.words });
  return theComplaint(act, caseId);
}

export async function takeBackComplaint(act: Act, caseId: string, asked: { why: string }): Promise<Complaint> {
  may(act, 'case.takeBack');
  const { row, around } = await lockComplaint(act, caseId);
  const round = row.rounds.at(-1);
  if (round === undefined) throw refuse('conflict', 'cases.nothingToTakeBack');
  await takeBackNow(act, around, asked.why);
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  await updateComplaint(act, {
    ...row, stage: 'closed', stage_at: round.stageAt, ladder: round.ladder, escalation_level: round.level, acts: round.acts, reopened: row.reopened - 1, rounds: row.rounds.slice(0, -1),
    closed_at: instant(round.closedAt), outcome: round.outcome, closing_words: round.closingWords, decision: round.decision, decided_at: instant(round.decidedAt), response_kinds: round.responseKinds,
    customer_told_at: instant(round.toldAt), customer_told_by: round.toldBy, customer_told_staff: round.toldStaff, customer_agreed: round.agreed,
    first_answered_at: instant(round.firstAnsweredAt), first_answered_by: round.firstAnsweredBy, first_answered_staff: round.firstAnsweredStaff, unheard_at: instant(round.unheardAt), answer_promised_by: instant(round.answerPromisedBy),
  });
  act.emit({ name: 'complaint.reopeningTakenBack', subject: ['case', caseId], detail: { times: row.reopened - 1 } });
  return theComplaint(act, caseId);
}

function roundOf(row: ComplaintRow): KeptRound {
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    closedAt: iso(row.closed_at), outcome: row.outcome, closingWords: row.closing_words, decision: row.decision, decidedAt: iso(row.decided_at), responseKinds: row.response_kinds, toldAt: iso(row.customer_told_at),
    toldBy: row.customer_told_by, toldStaff: row.customer_told_staff, agreed: row.customer_agreed, firstAnsweredAt: iso(row.first_answered_at), firstAnsweredBy: row.first_answered_by, firstAnsweredStaff: row.first_answered_staff, unheardAt: iso(row.unheard_at),
    answerPromisedBy: iso(row.answer_promised_by), ladder: row.ladder, level: row.escalation_level, acts: row.acts, stageAt: row.stage_at,
  };
}
