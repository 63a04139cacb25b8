import { useQueryClient } from '@tanstack/react-query';
import { Section } from '#web/ui/parts/Layout.tsx';
import { useLive } from '#web/ui/server/live.ts';
import { EmptyState } from '#web/ui/parts/States.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { QueueNow } from '../../contract.ts';
import { StandingRow } from './StandingRow.tsx';
import styles from './line.module.css';

/** Everybody who stands in the queue, in order. What happens to any of them is heard at once. */
export function LineNow({ now }: { now: QueueNow }) {
  const t = useWords('routing');
  const queries = useQueryClient();
  const { queue, items, opensAt } = now;
  const again = (): void => void queries.invalidateQueries({ queryKey: ['queues', queue.queueId, 'now'] });
  useLive('interaction', again);
  useLive('presence.changed', again);
  useLive('reset', again);
  const all = queue.waiting + queue.virtualWaiting;
  const nobody = queue.onDuty === 0;
  return (
    <Section>
      {queue.isOpen ? null : <Notice title={t('line.closedNow')} text={<Opening opensAt={opensAt} />} icon="moon" />}
      {queue.isOpen && nobody ? <Notice title={t('line.nobody')} text={t('line.nobodyHint')} icon="warn" /> : null}
      {items.length === 0 ? <EmptyState icon="check" title={t('line.empty')}>{t('line.emptyHint')}</EmptyState> : (
        <ol className={styles.line} aria-label={t('line.now')}>
          {items.map((one) => <StandingRow key={one.interactionId} one={one} queueId={queue.queueId} onDone={again} />)}
        </ol>
      )}
      {all > items.length ? <p className={styles.dim}>{t('line.more', { n: items.length, all })}</p> : null}
    </Section>
  );
}

function Notice({ title, text, icon }: { title: string; text: React.ReactNode; icon: 'moon' | 'warn' }) {
  return <p className={styles.notice} data-tone={icon}><Icon name={icon} /><span><strong>{title}</strong><span>{text}</span></span></p>;
}

function Opening({ opensAt }: { opensAt: string | null }) {
  const t = useWords('routing');
  const format = useFormat();
  return <>{opensAt === null ? t('line.neverOpens') : t('line.opens', { when: format.near(opensAt) })}</>;
}
