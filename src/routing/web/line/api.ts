/** The line of one queue: how it stands, and what a lead does to it. */
import { queryOptions } from '@tanstack/react-query';
import { FiguresAnswer } from '#reports/contract.ts';
import { call } from '#web/ui/server/api.ts';
import { QueueNow, QueuesLive, QueueWaits, TicketView } from '../../contract.ts';
import * as z from 'zod';

/** Changes are told by the live line; a wait that only grows older, and people's load, are looked up now and then. */
const lookEveryMs = 10_000;
export const queuesLiveOptions = () => queryOptions({ queryKey: ['queues', 'live'], staleTime: 0, refetchInterval: lookEveryMs, queryFn: ({ signal }) => call('GET', '/api/queues/live', { shape: QueuesLive, signal }) });
export const queueNowOptions = (queueId: string) => queryOptions({
  queryKey: ['queues', queueId, 'now'], staleTime: 0, refetchInterval: lookEveryMs, queryFn: ({ signal }) => call('GET', `/api/queues/${queueId}/now`, { shape: QueueNow, signal }),
});
export const queueWaitsOptions = (queueId: string) => queryOptions({ queryKey: ['queues', queueId, 'waits'], queryFn: ({ signal }) => call('GET', `/api/queues/${queueId}/waits`, { shape: QueueWaits, signal }) });
/** Of the same period, by the figures of the reports. */
export const feltWaitsOptions = (queueId: string, { from, to }: Pick<QueueWaits, 'from' | 'to'>) => queryOptions({ queryKey: ['queues', queueId, 'felt-waits', from, to], queryFn: ({ signal }) => call('GET', '/api/reports/felt-waits', { query: { queueId, from, to }, shape: FiguresAnswer, signal }) });
export const waitsCsv = (queueId: string): string => `/api/queues/${queueId}/waits.csv`;

export const changeClass = (interactionId: string, priorityClass: number, reason: string) => call('POST', `/api/interactions/${interactionId}/class`, { body: { priorityClass, reason }, shape: TicketView });
/** A contact of another slice: what it answers is that slice's own. */
const Any = z.looseObject({});
export const closeContact = (interactionId: string) => call('POST', `/api/interactions/${interactionId}/end`, { body: { reason: 'closed_by_lead' }, shape: Any });
export const resumeContact = (interactionId: string) => call('POST', `/api/interactions/${interactionId}/resume`, { shape: Any });
