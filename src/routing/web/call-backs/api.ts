import { queryOptions } from '@tanstack/react-query';
import { Interaction } from '#interactions/contract.ts';
import { call } from '#web/ui/server/api.ts';
import { queries } from '#web/ui/server/query.ts';
import { CallBacks, CallBackTimes } from '../../contract.ts';
import type { TryOutcome } from '../../core/call-backs/call-back.ts';

const callBacksKey = ['call-backs'] as const;
/** What comes due by time alone is asked for again while one looks at it. */
export const callBacksOptions = () => queryOptions({ queryKey: callBacksKey, queryFn: ({ signal }) => call('GET', '/api/call-backs', { shape: CallBacks, signal }), refetchInterval: 15_000 });
export const refreshCallBacks = (): Promise<void> => queries.invalidateQueries({ queryKey: callBacksKey });

/** Asked for anew whenever they are shown: a time that has passed can not be agreed. */
export const callBackTimesOptions = (id: string) => queryOptions({ queryKey: ['call-back-times', id], queryFn: ({ signal }) => call('GET', `/api/interactions/${id}/call-back-times`, { shape: CallBackTimes, signal }), staleTime: 0, gcTime: 0 });

export function calledBack(id: string, outcome: TryOutcome): Promise<Interaction> {
  return call('POST', `/api/interactions/${id}/called-back`, { body: { outcome }, shape: Interaction });
}
export async function moveCallBack(id: string, at: string, asWished: boolean): Promise<void> {
  await call('PUT', `/api/interactions/${id}/call-back`, { body: { at, asWished }, shape: Interaction });
  await refreshCallBacks();
}
export async function cancelCallBack(id: string): Promise<void> {
  await call('POST', `/api/interactions/${id}/end`, { body: { reason: 'closed_by_lead' }, shape: Interaction });
  await refreshCallBacks();
}
/** Within five minutes: it stands where it stood. */
export async function restoreCallBack(id: string): Promise<void> {
  await call('POST', `/api/interactions/${id}/resume`, { shape: Interaction });
  await refreshCallBacks();
}
