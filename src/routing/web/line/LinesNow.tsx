import { useQuery } from '@tanstack/react-query';
import { formatWait } from '#web/ui/text/format.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { useQueueName } from '#web/ui/text/queue-name.ts';
import { Link } from '#web/ui/route.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { QueueLive } from '../../contract.ts';
import { queuesLiveOptions } from './api.ts';
import styles from './lines.module.css';

/** Every queue in one card, the longest wait first: a look, and the way to its line. Nothing is shown where there are no queues. */
export function LinesNow() {
  const t = useWords('routing');
  const live = useQuery(queuesLiveOptions());
  const queues = (live.data?.items ?? []).toSorted((a, b) => b.longestWaitSeconds - a.longestWaitSeconds || b.virtualWaiting - a.virtualWaiting);
  if (queues.length === 0) return null;
  return <ul className={styles.lines} aria-label={t('line.all')}>{queues.map((queue) => <li key={queue.queueId}><Line queue={queue} /></li>)}</ul>;
}

/** Out of the ordinary only. Archived and listed all the same: somebody is still in it. */
function Standing({ queue }: { queue: QueueLive }) {
  const t = useWords('routing');
  if (queue.isArchived) return <span className={styles.shut}><Icon name="lock" size={0.875} />{t('screen.queues.archived')}</span>;
  return queue.isOpen ? null : <span className={styles.shut}><Icon name="moon" size={0.875} />{t('screen.queues.shut')}</span>;
}

function Line({ queue }: { queue: QueueLive }) {
  const t = useWords('routing');
  const queueName = useQueueName();
  const trouble = queue.isOpen && queue.onDuty === 0 ? t('screen.queues.nobodyHere') : null;
  return (
    <Link to={`/queues/${queue.queueId}`} className={styles.card}>
      <span className={styles.name}>{queueName(queue.queueId, queue.name)}<Standing queue={queue} /></span>
      <span className={styles.waiting} data-busy={queue.waiting > 0 || undefined}>{queue.waiting > 0 ? `${t('screen.queues.waiting', { n: queue.waiting })} · ${formatWait(queue.longestWaitSeconds)}` : t('screen.queues.nobodyWaits')}</span>
      <span className={styles.dim}>
        {queue.virtualWaiting > 0 ? `${t('screen.queues.kept', { n: queue.virtualWaiting, count: queue.virtualWaiting })} · ` : ''}
        {trouble === null ? t('screen.queues.free', { n: queue.agents.available }) : <span className={styles.trouble}><Icon name="warn" size={0.875} />{trouble}</span>}
      </span>
    </Link>
  );
}
