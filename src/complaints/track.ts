/** The customer's page, by secret link: where it stands, what comes next, by when, what we told. Nothing else leaves the house by it. */
import { transact, type Act } from '#kit/act.ts';
import type { House } from '#kit/house.ts';
import { refuse } from '#kit/refusal.ts';
import { hashToken } from '#kit/tokens.ts';
import { formOfAddress } from '#customers/core/name.ts';
import { readAfterword } from '#guidance/core/thanks.ts';
import { noteNow } from '#cases/index.ts';
import { surveyUrlOfCase } from '#followups/index.ts';
import { timersView } from '#clocks/index.ts';
import type { TimerView } from '#clocks/contract.ts';
import type { Tracking } from './contract.ts';
import { pauseReasons } from './core/policy.ts';
import { stages } from './core/stage.ts';
import { reopenComplaint } from './reopen.ts';
import { reopenedSaid, stageSaid, stepSaid } from './says.ts';
import { brandOf } from '#staff/index.ts';
import { hasNote, complaintByTracking, openNotes } from './store.ts';
import { foundComplaint, lockComplaint } from './views.ts';

/** The page can be read for so long after the closing. */
const readableMs = 180 * 86_400_000;
/** More than any customer writes; whoever found a link fills no table with it. */
const mostWords = 100;

/** One answer for a link that is wrong and for one that never was; an old one says that it has ended. */
async function byLink<T>(house: House, token: string, work: (act: Act, caseId: string) => Promise<T>): Promise<T> {
  const found = await house.db.transact({ brandId: 'everywhere' }, (tx) => complaintByTracking(tx, hashToken(token)));
  if (found === undefined) throw refuse('not_found', 'complaints.linkUnknown');
  if (found.closed_at !== null && found.closed_at.getTime() + readableMs < house.clock.now().getTime()) throw refuse('gone', 'complaints.linkEnded');
  return transact(house, { kind: 'link', id: found.case_id, brandId: found.brand_id }, (act) => work(act, found.case_id));
}

export function readTracking(house: House, token: string): Promise<Tracking> {
  return byLink(house, token, trackingView);
}

/**
 * The customer adds words: kept with the case, heard by its owner. What waited for them goes on. A closed complaint is opened again,
 * unless it is only thanks; and thanks never make anybody wait.
 */
export function addWords(house: House, token: string, asked: { key: string; text: string }): Promise<Tracking> {
  return byLink(house, token, async (act, caseId) => {
    const { row } = await lockComplaint(act, caseId);
    const said = (await openNotes(act, caseId)).filter((note) => note.kind === 'customer').length;
    if (said >= mostWords) throw refuse('too_many', 'complaints.enoughWords');
    // A resend of what we have must not open anything again.
    if (await hasNote(act, caseId, asked.key)) return trackingView(act, caseId);
    const isThanks = readAfterword(asked.text) === 'thanks';
    if (row.closed_at !== null && !isThanks) await reopenComplaint(act, caseId, { why: 'afterword' });
    await noteNow(act, caseId, { key: asked.key, kind: 'customer', text: asked.text }, { waits: !isThanks });
    return trackingView(act, caseId);
  });
}

async function trackingView(act: Act, caseId: string): Promise<Tracking> {
  const { row, around } = await foundComplaint(act, caseId);
  const notes = await openNotes(act, caseId);
  const brand = await brandOf(act);
  const clocks = await timersView(act, caseId);
  const latest = (name: string) => clocks.findLast((clock) => clock.name === name);
  const [answer, solution] = [latest('complaint.first_answer'), latest('complaint.solve')];
  const reached = stages.indexOf(row.stage);
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    number: around.number, brand: { name: brand.name, slug: brand.slug, zone: brand.zone }, language: around.customer_language,
    formOfAddress: formOfAddress({ surname: around.surname, givenName: around.given_name, honorific: around.honorific, title: around.person_title }),
    receivedAt: row.received_at.toISOString(), stage: row.stage, stageWords: stageSaid(row.stage),
    steps: stages.map((stage, i) => ({ stage, words: stepSaid(stage), state: i < reached || row.stage === 'closed' ? 'done' : i === reached ? 'now' : 'next', at: i <= reached ? (row.stage_at[stage] ?? null) : null })),
    reopened: around.reopening === null ? null : { at: around.reopening.at, why: around.reopening.why, words: reopenedSaid(around.reopening.why) },
    ownerName: around.owner_name,
    firstAnswer: { promisedBy: answer?.dueAt ?? null, doneAt: iso(row.first_answered_at) },
    solution: { promisedBy: solution?.dueAt ?? null, waitsFor: waitsFor(solution), doneAt: iso(row.closed_at) },
    answerPromisedBy: iso(row.answer_promised_by),
    updates: notes.map((note) => ({ from: note.kind === 'update' ? 'us' : 'you', text: note.text, at: note.at.toISOString() })),
    closed: row.closed_at === null ? null : { at: row.closed_at.toISOString(), outcome: row.outcome, words: row.closing_words },
    surveyUrl: row.closed_at === null ? null : await surveyUrlOfCase(act, caseId),
    mayAddWords: notes.filter((note) => note.kind === 'customer').length < mostWords,
  };
}

function waitsFor(clock: TimerView | undefined): Tracking['solution']['waitsFor'] {
  const reason = clock?.state === 'paused' ? clock.intervals.at(-1)?.reason : undefined;
  return pauseReasons.find((known) => known === reason) ?? null;
}
