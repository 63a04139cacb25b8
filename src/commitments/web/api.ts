/** The promises' way to the server: `['promises', view, whose]` in the cache. */
import { queryOptions } from '@tanstack/react-query';
import type * as z from 'zod';
import { StaffList } from '#staff/contract.ts';
import { call } from '#web/ui/server/api.ts';
import { queries } from '#web/ui/server/query.ts';
import { Commitment, Commitments, type CommitmentView, type Whose } from '../contract.ts';

type PromiseView = z.infer<typeof CommitmentView>;

/** What becomes due by time alone announces nothing. */
export const promisesOptions = (view: PromiseView, whose: z.infer<typeof Whose>) => queryOptions({ queryKey: ['promises', view, whose], refetchInterval: 60_000, queryFn: ({ signal }) => call('GET', '/api/commitments', { query: { view, whose, limit: 200 }, shape: Commitments, signal }) });
export const staffOptions = () => queryOptions({ queryKey: ['staff'], queryFn: ({ signal }) => call('GET', '/api/staff', { shape: StaffList, signal }), staleTime: 300_000 });
export const refreshPromises = (): Promise<void> => queries.invalidateQueries({ queryKey: ['promises'] });

async function settled(reply: Promise<Commitment>): Promise<Commitment> {
  const one = await reply;
  await refreshPromises();
  return one;
}
export const keepPromise = (id: string) => settled(call('POST', `/api/commitments/${id}/keep`, { shape: Commitment }));
export const reopenPromise = (id: string) => settled(call('POST', `/api/commitments/${id}/reopen`, { shape: Commitment }));
export const withdrawPromise = (id: string, why: string) => settled(call('POST', `/api/commitments/${id}/withdraw`, { body: { why }, shape: Commitment }));
export const handOverPromise = (id: string, ownerId: string) => settled(call('POST', `/api/commitments/${id}/owner`, { body: { ownerId }, shape: Commitment }));
