import { useQuery } from '@tanstack/react-query';
import { LoadingState, RefusedState } from '#web/ui/States.tsx';
import { useWords } from '#web/ui/words.ts';
import { routingOptions } from '../api.ts';
import styles from './explain.module.css';
import { StoryLines } from './StoryLines.tsx';

/** Why it went to whom it went, after how long, what the customer was told meanwhile, and what keeps it waiting now. */
export function ExplainPanel({ interactionId }: { interactionId: string }) {
  const t = useWords('routing');
  const query = useQuery(routingOptions(interactionId));
  if (query.isPending) return <LoadingState rows={3} />;
  if (!query.data) return <RefusedState refusal={query.error} retry={() => void query.refetch()} />;
  const { ticket, story, now } = query.data;
  return (
    <div className={styles.panel}>
      {ticket.transfers > 0 ? <p className={styles.sum}>{t('explain.transfers', { n: ticket.transfers, count: ticket.transfers })}</p> : null}
      <StoryLines story={story} />
      {now.length > 0 ? (
        <>
          <p className={styles.head}>{t('explain.now')}</p>
          <ul className={styles.now}>{now.map((one) => <li key={one.agent.id}><span>{one.agent.name}</span><span>{one.whyNot === null ? t('explain.could') : t(`whyNot.${one.whyNot}`)}</span></li>)}</ul>
        </>
      ) : null}
    </div>
  );
}
