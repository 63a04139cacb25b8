import { queryOptions, useQuery } from '@tanstack/react-query';
import { Queues } from '#routing/contract.ts';
import { nameIn } from '#routing/core/design/queue-name.ts';
import { call } from '../server/api.ts';
import { useMay } from '../server/session.ts';
import { useLanguage } from './words.ts';

export const queuesOptions = () => queryOptions({ queryKey: ['queues'], queryFn: ({ signal }) => call('GET', '/api/queues', { shape: Queues, signal }) });

/** What a queue is called in the reader's language; until the queues are here, or for one that is not among them, the name that came along. */
export function useQueueName(): (queueId: string | null, name: string) => string {
  const language = useLanguage();
  const mayRead = useMay('queue.read');
  const queues = useQuery({ ...queuesOptions(), enabled: mayRead, staleTime: 300_000 }).data?.items;
  return (queueId, name) => {
    const queue = queueId === null ? undefined : queues?.find((one) => one.id === queueId);
    return queue === undefined ? name : nameIn(queue, language);
  };
}
