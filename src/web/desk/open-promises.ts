/** Promises that the house heard in what was said, and of which nobody has said yet whether they are promises: its own to remember, the desk only shows them. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { DecidedPromise, HeardPromises, type DecideHeard, type HeardPromise } from '#commitments/contract.ts';
import type { Interaction } from '#interactions/contract.ts';
import { call } from '../ui/server/api.ts';
import { useLive } from '../ui/server/live.ts';
import { queries } from '../ui/server/query.ts';
import { useMay, useSession } from '../ui/server/session.ts';

const none: readonly HeardPromise[] = [];
const heardKey = (interactionId: string) => ['heard-promises', interactionId] as const;
/** Asked again at each opening: while somebody else had the conversation, this desk was told nothing of it. */
const heardOptions = (interactionId: string) => queryOptions({ queryKey: heardKey(interactionId), staleTime: 0, queryFn: ({ signal }) => call('GET', '/api/heard-promises', { query: { interactionId }, shape: HeardPromises, signal }) });

/** The oldest first; of a conversation that one serves. */
export function useOpenPromises({ id, agentId, state }: Interaction): readonly HeardPromise[] {
  const me = useSession().staff.id;
  const isServed = agentId === me && (state === 'assigned' || state === 'wrap_up');
  const mayEnter = useMay('case.write');
  const { data } = useQuery({ ...heardOptions(id), enabled: isServed && mayEnter });
  return isServed ? (data?.items ?? none) : none;
}

/** Mounted once in the desk: how it stands now, whoever decided at which desk. */
export function useLiveHeard(): void {
  useLive('promises.heard', (events) => {
    for (const { data } of events) {
      const told = HeardPromises.safeParse(data);
      if (!told.success) {
        console.error('a promises.heard frame does not fit its contract', told.error);
        continue;
      }
      const queryKey = heardKey(told.data.interactionId);
      // An answer that is still on its way is older than this.
      void queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, told.data);
    }
  });
}

/** Throws the refusal, also that it was decided elsewhere; either way the desk asks how it stands. */
export async function decidePromise(interactionId: string, { id }: HeardPromise, as: DecideHeard['as']): Promise<void> {
  try {
    await call('POST', `/api/heard-promises/${id}/decide`, { body: { as }, shape: DecidedPromise });
    queries.setQueryData<HeardPromises>(heardKey(interactionId), (before) => before && { ...before, items: before.items.filter((one) => one.id !== id) });
    if (as === 'entered') void queries.invalidateQueries({ queryKey: ['commitments', interactionId] });
  } finally {
    void queries.invalidateQueries({ queryKey: heardKey(interactionId) });
  }
}
