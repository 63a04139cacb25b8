import { useQuery } from '@tanstack/react-query';
import { formatWait } from '#web/ui/format.ts';
import { Badge } from '#web/ui/Marks.tsx';
import { LoadingState, RefusedState } from '#web/ui/States.tsx';
import { useFormat } from '#web/ui/use-format.ts';
import { useQueueName } from '#web/ui/queue-name.ts';
import { useWords } from '#web/ui/words.ts';
import { routingOptions } from './api.ts';
import styles from './explain.module.css';

const tones = { open: 'primary', accepted: 'good', declined: 'plain', timed_out: 'warn', withdrawn: 'plain' } as const;

/** Why it went to whom it went, after how long, and what keeps it waiting now. */
export function ExplainPanel({ interactionId }: { interactionId: string }) {
  const t = useWords('routing');
  const format = useFormat();
  const queueName = useQueueName();
  const query = useQuery(routingOptions(interactionId));
  if (query.isPending) return <LoadingState rows={3} />;
  if (!query.data) return <RefusedState refusal={query.error} retry={() => void query.refetch()} />;
  const { ticket, offers, now } = query.data;
  return (
    <div className={styles.panel}>
      <p className={styles.sum}>{t('explain.sum', { queue: queueName(ticket.queueId, ticket.queueName), when: format.time(ticket.arrivedAt) })}{ticket.transfers > 0 ? <> · {t('explain.transfers', { n: ticket.transfers, count: ticket.transfers })}</> : null}</p>
      <ol className={styles.offers}>
        {offers.map((offer) => (
          <li key={offer.offerId}>
            <p><strong>{offer.agent.name}</strong> <Badge tone={tones[offer.state]}>{t(`offerState.${offer.state}`)}</Badge></p>
            <p className={styles.why}>{t('explain.why', { why: t(`why.${offer.why}`), wait: formatWait(offer.waitedSeconds), n: offer.eligibleCount })}</p>
            <time dateTime={offer.offeredAt}>{format.near(offer.offeredAt)}</time>
          </li>
        ))}
      </ol>
      {now.length > 0 ? (
        <>
          <p className={styles.head}>{t('explain.now')}</p>
          <ul className={styles.now}>{now.map((one) => <li key={one.agent.id}><span>{one.agent.name}</span><span>{one.whyNot === null ? t('explain.could') : t(`whyNot.${one.whyNot}`)}</span></li>)}</ul>
        </>
      ) : offers.length === 0 ? <p className={styles.why}>{t('explain.none')}</p> : null}
    </div>
  );
}
