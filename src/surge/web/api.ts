import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod';
import { Calendars } from '#clocks/contract.ts';
import { call } from '#web/ui/server/api.ts';
import { queries } from '#web/ui/server/query.ts';
import { Surge, SurgePlan, SurgePlans, SurgeReport, Surges, type CreateSurgePlan } from '../contract.ts';

export const plansOptions = () => queryOptions({ queryKey: ['surge-plans'], queryFn: ({ signal }) => call('GET', '/api/surge-plans', { shape: SurgePlans, signal }) });
export const surgesNowOptions = () => queryOptions({ queryKey: ['surges', 'now'], queryFn: ({ signal }) => call('GET', '/api/surges/now', { shape: Surges, signal }) });
export const historyOptions = () => queryOptions({ queryKey: ['surges', 'all'], queryFn: ({ signal }) => call('GET', '/api/surges', { shape: Surges, signal }) });
export const reportOptions = (id: string) => queryOptions({ queryKey: ['surges', id], staleTime: 0, queryFn: ({ signal }) => call('GET', `/api/surges/${id}`, { shape: SurgeReport, signal }) });
export const calendars = () => call('GET', '/api/calendars', { shape: Calendars });

export const createPlan = (body: CreateSurgePlan) => call('POST', '/api/surge-plans', { body, shape: SurgePlan });
export const changePlan = (id: string, body: CreateSurgePlan) => call('PUT', `/api/surge-plans/${id}`, { body, shape: SurgePlan });
export const archivePlan = (id: string) => call('DELETE', `/api/surge-plans/${id}`);
export const restorePlan = (id: string) => call('POST', `/api/surge-plans/${id}/restore`, { shape: SurgePlan });
const switchOn = (id: string) => call('POST', `/api/surge-plans/${id}/on`, { shape: SurgePlan });
const switchOff = (id: string) => call('POST', `/api/surge-plans/${id}/off`, { shape: SurgePlan });
const undo = (surgeId: string) => call('POST', `/api/surges/${surgeId}/undo`, { shape: z.object({ surge: Surge.nullable() }) });

export async function refreshSurges(): Promise<void> {
  await Promise.all([queries.invalidateQueries({ queryKey: ['surge-plans'] }), queries.invalidateQueries({ queryKey: ['surges'] })]);
}

/** The switch and its way back, for `actWithUndo`. */
export function switching(plan: Pick<SurgePlan, 'id'>, given: { readonly surgeId: string | null }): { run: () => Promise<void>; back: () => Promise<void> } {
  let surgeId = given.surgeId;
  return {
    async run() {
      if (surgeId === null) surgeId = (await switchOn(plan.id)).surgeId;
      else await switchOff(plan.id);
      await refreshSurges();
    },
    async back() {
      if (surgeId !== null) await undo(surgeId);
      await refreshSurges();
    },
  };
}
