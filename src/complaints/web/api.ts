/** The complaint's way to the server and its place in the cache: `['complaint', id]`. Around it stands the case: `['case', id]`. */
import { queryOptions } from '@tanstack/react-query';
import { Commitment } from '#commitments/contract.ts';
import { call } from '#web/ui/server/api.ts';
import { useLive } from '#web/ui/server/live.ts';
import { queries } from '#web/ui/server/query.ts';
import { toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { Complaint, type RecordComplaint } from '../contract.ts';

export const complaintKey = (id: string) => ['complaint', id] as const;
export const complaintOptions = (id: string) => queryOptions({ queryKey: complaintKey(id), queryFn: ({ signal }) => call('GET', `/api/complaints/${id}`, { shape: Complaint, signal }) });

/** The case's page holds its notes, clocks and history, which every act of the complaint adds to. */
function keepComplaint(complaint: Complaint): Complaint {
  queries.setQueryData(complaintKey(complaint.case.id), complaint);
  void queries.invalidateQueries({ queryKey: ['case', complaint.case.id] });
  return complaint;
}

/** One of the complaint's verbs: `post(id, 'stage', { to: 'assessed' })`. Throws the refusal. */
export async function post(id: string, verb: string, body?: unknown): Promise<Complaint> {
  return keepComplaint(await call('POST', `/api/complaints/${id}/${verb}`, { body, shape: Complaint }));
}
export async function record(id: string, body: RecordComplaint): Promise<Complaint> {
  return keepComplaint(await call('PUT', `/api/complaints/${id}`, { body, shape: Complaint }));
}
/** Shown at once; a refusal says why and the truth is read again. */
export function recordAtOnce(complaint: Complaint, body: RecordComplaint, shown: Partial<Complaint>, said?: string): void {
  const { id } = complaint.case;
  queries.setQueryData<Complaint>(complaintKey(id), (before) => before && { ...before, ...shown });
  record(id, body).then(() => { if (said !== undefined) toast(said); }, (refusal: unknown) => {
    toastRefusal(refusal);
    void queries.invalidateQueries({ queryKey: complaintKey(id) });
  });
}

/** Keeps one complaint true while it is open. A promise that is kept opens a gate without the complaint's own doing. */
export function useLiveComplaint(id: string): void {
  useLive('complaint', (events) => {
    for (const event of events) {
      const told = Complaint.parse(event.data);
      if (told.case.id === id) queries.setQueryData(complaintKey(id), told);
    }
  });
  useLive('commitment', (events) => {
    if (events.some((event) => Commitment.parse(event.data).case?.id === id)) void queries.invalidateQueries({ queryKey: complaintKey(id) });
  });
}
