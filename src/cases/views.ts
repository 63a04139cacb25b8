/** Reads: the lists, one case with everything that hangs on it, search by number, words or customer. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { askedWhileTyping, matchesText, queryGrams } from '#kit/core/grams.ts';
import { pageOf, readCursor } from '#kit/cursor.ts';
import { refuse } from '#kit/refusal.ts';
import { timersView } from '#clocks/index.ts';
import { commitmentsView } from '#commitments/index.ts';
import type * as z from 'zod';
import type { Case, CasePage, Cases, CasesQuery } from './contract.ts';
import { readCaseNumber } from './core/number.ts';
import { caseView, noteView, type CaseRow } from './rows.ts';
import { casesByIds, countCases, everyCase, foundCases, historyOf, linkedInteractions, liveCases, notesOf, pastCases, whichCases, type CaseFilter } from './store.ts';

const nobody = '00000000-0000-0000-0000-000000000000';
const longestHistory = 300;

export async function theCase(act: Act, caseId: string): Promise<Case> {
  return caseView(await theRow(act, caseId), act.now);
}

/** In no particular order; ids that are not there are left out. Who may read them was asked by the caller. */
export async function casesView(act: Act, caseIds: readonly string[]): Promise<Case[]> {
  return (await casesByIds(act, act.brandId, caseIds)).map((row) => caseView(row, act.now));
}

export async function cases(act: Act, asked: z.output<typeof CasesQuery>): Promise<Cases> {
  may(act, 'case.read');
  const me = act.who.id ?? nobody;
  const filter = { kind: asked.kind, customerId: asked.customerId, ownerId: asked.ownerId };
  const counted = await countCases(act, me);
  const counts = { mine: counted.mine, open: counted.open, overdue: counted.overdue, due_soon: counted.due_soon, complaints: counted.complaints, solved: counted.solved };
  if (asked.q !== undefined && asked.q.trim() !== '') return { items: await search(act, asked.q, filter, asked.limit), nextCursor: null, counts };
  const view = asked.view ?? (act.who.kind === 'key' ? 'all' : 'mine');
  if (view === 'all') {
    const page = pageOf(await everyCase(act, filter, readCursor(asked.cursor), asked.limit + 1), asked.limit, (row) => row.opened_at);
    return { items: page.rows.map((row) => caseView(row, act.now)), nextCursor: page.nextCursor, counts };
  }
  if (view === 'solved' || view === 'closed') {
    const page = pageOf(await pastCases(act, view, filter, readCursor(asked.cursor), asked.limit + 1), asked.limit, (row) => row.closed_at ?? row.solved_at);
    return { items: page.rows.map((row) => caseView(row, act.now)), nextCursor: page.nextCursor, counts };
  }
  const which = { mine: () => whichCases.mine(me), open: whichCases.open, overdue: () => whichCases.overdue(act.now), due_soon: () => whichCases.dueSoon(act.now), complaints: whichCases.complaints }[view]();
  return { items: (await liveCases(act, which, filter, asked.limit)).map((row) => caseView(row, act.now)), nextCursor: null, counts };
}

/** Grams are an AND, not a phrase: words of the case are read again; what a customer was found by is the customer slice's affair. */
async function search(act: Act, q: string, filter: CaseFilter, limit: number): Promise<Case[]> {
  const found = await foundCases(act, { number: readCaseNumber(q), words: askedWhileTyping(q), customerGrams: queryGrams(q) }, filter, limit);
  return found.filter((row) => row.by_number || row.by_customer || matchesText(`${row.number} ${row.former_number ?? ''} ${row.title}\n${row.description}`, q)).slice(0, limit).map((row) => caseView(row, act.now));
}

export async function casePage(act: Act, caseId: string): Promise<CasePage> {
  may(act, 'case.read');
  const row = await theRow(act, caseId);
  const linked = await linkedInteractions(act, caseId);
  return {
    case: caseView(row, act.now),
    description: row.description,
    interactions: linked.map((one) => ({
      id: one.id, number: one.number, channel: one.channel, startedAt: one.started_at.toISOString(), endedAt: one.ended_at?.toISOString() ?? null, agentName: one.agent_name, lastText: one.last_text, mood: one.mood, disposition: one.disposition,
    })),
    notes: (await notesOf(act, caseId)).map(noteView),
    clocks: await timersView(act, caseId),
    commitments: await commitmentsView(act, caseId),
    history: (await historyOf(act, caseId, longestHistory)).map((event) => ({ at: event.at.toISOString(), name: event.name, actorKind: event.actor_kind, actorName: event.actor_name, detail: event.detail ?? {} })),
  };
}

async function theRow(act: Act, caseId: string): Promise<CaseRow> {
  const [row] = await casesByIds(act, act.brandId, [caseId]);
  if (row === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  return row;
}
