import { useQuery } from '@tanstack/react-query';
import { nameIn } from '#routing/core/design/queue-name.ts';
import { queuesOptions } from '#routing/web/api.ts';
import { SelectField } from '../ui/fields/SelectField.tsx';
import { useLanguage, useWords } from '../ui/text/words.ts';
import styles from './desk.module.css';

const allQueues = 'all';
/** A lead looks at one queue at a time; one queue needs no choice. */
export function QueueFilter({ queueId, onQueue }: { queueId: string | null; onQueue: (id: string | null) => void }) {
  const t = useWords('web');
  const language = useLanguage();
  const queues = (useQuery(queuesOptions()).data?.items ?? []).filter((one) => one.archivedAt === null || one.id === queueId);
  if (queues.length < 2 && queueId === null) return null;
  return (
    <div className={styles.queueFilter}>
      <SelectField label={t('desk.queue')} labelHidden value={queueId ?? allQueues} onChange={(one) => onQueue(one === allQueues ? null : one)} options={[{ value: allQueues, label: t('desk.allQueues') }, ...queues.map((one) => ({ value: one.id, label: nameIn(one, language) }))]} />
    </div>
  );
}
