/** The cases' way to the server and their place in the cache: `['cases', …]` lists, `['case', id]` one with all that hangs on it. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod';
import { Commitment, type SettledPromise } from '#commitments/contract.ts';
import { Complaint } from '#complaints/contract.ts';
import { StaffList } from '#staff/contract.ts';
import { call } from '#web/ui/server/api.ts';
import { queries } from '#web/ui/server/query.ts';
import { Case, CaseNote, CasePage, Cases, type AssignCase, type ChangeCase, type WriteCaseNote } from '../contract.ts';
import type { CaseViewName } from '../core/belongs.ts';

export const listKey = (view: CaseViewName, q: string) => ['cases', 'list', view, q] as const;
const caseKey = (id: string) => ['case', id] as const;
export type CaseList = { pages: Cases[]; pageParams: (string | undefined)[] };

/** Live views come whole (the 200 that are due first); what is done comes in pages. */
export const listOptions = (view: CaseViewName, q: string) => infiniteQueryOptions({
  queryKey: listKey(view, q), initialPageParam: undefined as string | undefined, staleTime: 0,
  queryFn: ({ pageParam, signal }) => call('GET', '/api/cases', { query: { view, q: q || undefined, cursor: pageParam, limit: view === 'solved' || view === 'closed' ? 50 : 200 }, shape: Cases, signal }),
  getNextPageParam: (last) => last.nextCursor ?? undefined,
  // What becomes due by time alone announces nothing.
  refetchInterval: view === 'overdue' || view === 'due_soon' ? 60_000 : false,
});

/** How many stand in each view, whatever view or search is open. */
export const countsOptions = () => queryOptions({
  queryKey: ['cases', 'counts'],
  queryFn: async ({ signal }) => (await call('GET', '/api/cases', { query: { view: 'mine', limit: 1 }, shape: Cases, signal })).counts,
  refetchInterval: 30_000,
});

/** At most one question in three seconds, however many events came. */
let countsTimer: ReturnType<typeof setTimeout> | undefined;
export function refreshCounts(): void {
  countsTimer ??= setTimeout(() => {
    countsTimer = undefined;
    void queries.invalidateQueries({ queryKey: ['cases', 'counts'] });
  }, 3_000);
}

export const caseOptions = (id: string) => queryOptions({
  queryKey: caseKey(id), queryFn: ({ signal }) => call('GET', `/api/cases/${id}`, { shape: CasePage, signal }),
});

/** Everybody who may own a case. */
export const staffOptions = () => queryOptions({ queryKey: ['staff'], queryFn: ({ signal }) => call('GET', '/api/staff', { shape: StaffList, signal }), staleTime: 300_000 });

/** A case as it now stands, wherever it is shown. */
export function keepCase(one: Case): void {
  queries.setQueryData<CasePage>(caseKey(one.id), (before) => before && { ...before, case: one });
  queries.setQueriesData<CaseList>({ queryKey: ['cases', 'list'] }, (before) => before && {
    ...before, pages: before.pages.map((page) => (page.items.some((row) => row.id === one.id) ? { ...page, items: page.items.map((row) => (row.id === one.id ? one : row)) } : page)),
  });
}
/** Its notes, clocks and history have grown too: read once more, at most one question at a time. */
export function refreshCase(id: string): void {
  void queries.invalidateQueries({ queryKey: caseKey(id) });
}
async function kept(reply: Promise<Case>): Promise<Case> {
  const one = await reply;
  keepCase(one);
  refreshCase(one.id);
  return one;
}

export const changeCase = (id: string, body: z.input<typeof ChangeCase>) => kept(call('PUT', `/api/cases/${id}`, { body, shape: Case }));
export const assignCase = (id: string, body: z.input<typeof AssignCase>) => kept(call('POST', `/api/cases/${id}/owner`, { body, shape: Case }));
export const linkContact = (id: string, interactionId: string) => kept(call('POST', `/api/cases/${id}/interactions`, { body: { interactionId }, shape: Case }));
export const unlinkContact = (id: string, interactionId: string) => kept(call('DELETE', `/api/cases/${id}/interactions/${interactionId}`, { shape: Case }));
export const solveCase = (id: string, outcome: string, promises: readonly SettledPromise[]) => kept(call('POST', `/api/cases/${id}/solve`, { body: { outcome, promises }, shape: Case }));
export const closeCase = (id: string, promises: readonly SettledPromise[]) => kept(call('POST', `/api/cases/${id}/close`, { body: { promises }, shape: Case }));
export const reopenCase = (id: string, why: string) => kept(call('POST', `/api/cases/${id}/reopen`, { body: { why }, shape: Case }));
/** A complaint stands as it stood by its own slice's verb. */
export async function takeBack(one: Case, why: string): Promise<void> {
  if (one.kind !== 'complaint') return void (await kept(call('POST', `/api/cases/${one.id}/reopen/take-back`, { body: { why }, shape: Case })));
  const complaint = await call('POST', `/api/complaints/${one.id}/reopen/take-back`, { body: { why }, shape: Complaint });
  queries.setQueryData(['complaint', one.id], complaint);
  keepCase(complaint.case);
  refreshCase(one.id);
}

export async function writeNote(id: string, body: z.input<typeof WriteCaseNote>): Promise<CaseNote> {
  const note = await call('POST', `/api/cases/${id}/notes`, { body, shape: CaseNote });
  queries.setQueryData<CasePage>(caseKey(id), (before) => before && { ...before, notes: [...before.notes.filter((one) => one.id !== note.id), note] });
  refreshCase(id);
  return note;
}
export async function keepPromise(caseId: string, commitmentId: string): Promise<void> {
  keepCommitment(await call('POST', `/api/commitments/${commitmentId}/keep`, { shape: Commitment }));
  refreshCase(caseId);
}
export async function reopenPromise(caseId: string, commitmentId: string): Promise<void> {
  keepCommitment(await call('POST', `/api/commitments/${commitmentId}/reopen`, { shape: Commitment }));
  refreshCase(caseId);
}
export function keepCommitment(one: z.infer<typeof Commitment>): void {
  if (one.case === null) return;
  queries.setQueryData<CasePage>(caseKey(one.case.id), (before) => before && {
    ...before, commitments: before.commitments.some((has) => has.id === one.id) ? before.commitments.map((has) => (has.id === one.id ? one : has)) : [...before.commitments, one],
  });
}
