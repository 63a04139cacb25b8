import { useQuery } from '@tanstack/react-query';
import { LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { serverNowMs } from '#web/ui/clock.ts';
import { formatWait } from '#web/ui/text/format.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import type { RoutingRecord } from '../../contract.ts';
import { routingOptions } from '../api.ts';
import styles from './explain.module.css';
import { StoryLines } from './StoryLines.tsx';

/** Why it went to whom it went, after how long, what the customer was told meanwhile, and what keeps it waiting now. */
export function ExplainPanel({ interactionId }: { interactionId: string }) {
  const t = useWords('routing');
  const join = useLanguage() === 'zh' ? '；' : '; ';
  /** Talk belongs to who talked; the wrap-up is apart. While it lasts, until now. */
  const handText = ({ agent, from, talkedUntil, to, withCustomer }: RoutingRecord['hands'][number]): string => {
    const seconds = (until: string | null, since: string): number => Math.max(0, ((until === null ? serverNowMs() : Date.parse(until)) - Date.parse(since)) / 1000);
    const wrapUp = talkedUntil === null ? 0 : seconds(to, talkedUntil);
    return t(withCustomer || talkedUntil === null ? (wrapUp >= 1 ? 'explain.handWithWrapUp' : 'explain.hand') : 'explain.handInVain', { name: agent.name, time: formatWait(seconds(talkedUntil, from)), wrapUp: formatWait(wrapUp) });
  };
  const query = useQuery(routingOptions(interactionId));
  if (query.isPending) return <LoadingState rows={3} />;
  if (!query.data) return <RefusedState refusal={query.error} retry={() => void query.refetch()} />;
  const { ticket, hands, story, now } = query.data;
  return (
    <div className={styles.panel}>
      {ticket.transfers > 0 ? <p className={styles.sum}>{t('explain.transfers', { n: ticket.transfers, count: ticket.transfers })}</p> : null}
      {hands.length > 1 ? <p className={styles.sum}>{t('explain.hands', { hands: hands.map(handText).join(join) })}</p> : null}
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
