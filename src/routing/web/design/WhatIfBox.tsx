import { useQuery } from '@tanstack/react-query';
import { Section } from '#web/ui/Layout.tsx';
import { formatWait } from '#web/ui/format.ts';
import { LoadingState, RefusalNote } from '#web/ui/States.tsx';
import { useFormat } from '#web/ui/use-format.ts';
import { useWords } from '#web/ui/words.ts';
import type { WhatIf } from '../../contract.ts';
import styles from './design.module.css';
import { whatIf } from './api.ts';

/** How many people the promise takes by the hour, at last week's load; it follows the promise while it is being typed. */
export function WhatIfBox({ queueId, targetSeconds, targetShare, here }: { queueId: string; targetSeconds: number; targetShare: number; /** Who could be rung at all. */ here: number }) {
  const t = useWords('routing');
  const format = useFormat();
  const found = useQuery({ queryKey: ['queues', queueId, 'what-if', targetSeconds, targetShare], queryFn: () => whatIf(queueId, { targetSeconds, targetShare }), placeholderData: (before) => before, staleTime: 60_000 });
  return (
    <Section title={t('screen.design.whatIf')} hint={t('screen.design.whatIfHint', { share: format.share(targetShare), seconds: targetSeconds })}>
      {found.isPending ? <LoadingState rows={3} /> : found.isError ? <RefusalNote refusal={found.error} /> : <Answer answer={found.data} here={here} />}
    </Section>
  );
}

function Answer({ answer, here }: { answer: WhatIf; here: number }) {
  const t = useWords('routing');
  const busiest = answer.hours.toSorted((a, b) => b.agents - a.agents || b.perHour - a.perHour)[0];
  if (busiest === undefined || answer.handleSeconds === null) return <p className={styles.dim}>{t('screen.design.whatIfNothing')}</p>;
  const hour = (at: number): string => `${String(at).padStart(2, '0')}:00`;
  const most = Math.max(...answer.hours.map((one) => one.agents));
  const needed = new Map(answer.hours.map((one) => [one.hour, one]));
  return (
    <div className={styles.whatIf}>
      <p className={styles.needed}>{t('screen.design.needed', { n: busiest.agents, count: busiest.agents, from: hour(busiest.hour), to: hour(busiest.hour + 1) })}</p>
      {busiest.agents > here ? <p className={styles.tooFew}>{t('screen.design.tooFew', { n: here, count: here })}</p> : null}
      <table className={styles.hours}>
        <caption className="unseen">{t('screen.design.byHour')}</caption>
        <thead className="unseen"><tr>{Array.from({ length: 24 }, (_, at) => <th key={at} scope="col">{hour(at)}</th>)}</tr></thead>
        <tbody><tr>{Array.from({ length: 24 }, (_, at) => {
          const one = needed.get(at);
          return <td key={at} title={one === undefined ? undefined : t('screen.design.atHour', { hour: hour(at), agents: one.agents, perHour: Math.round(one.perHour * 10) / 10 })}><span className={styles.bar} data-busiest={at === busiest.hour ? '' : undefined} style={{ height: `${((one?.agents ?? 0) / most) * 3.5}rem` }} aria-hidden="true" /><span>{one?.agents ?? 0}</span></td>;
        })}</tr></tbody>
      </table>
      <p className={styles.scale} aria-hidden="true"><span>0</span><span>6</span><span>12</span><span>18</span><span>24</span></p>
      <p className={styles.dim}>{t(answer.patienceSeconds === null ? 'screen.design.basisNoPatience' : 'screen.design.basis', { contacts: answer.contacts, days: answer.days, count: answer.days, handle: formatWait(answer.handleSeconds), patience: formatWait(answer.patienceSeconds ?? 0), atOnce: Math.round(answer.atOnce * 10) / 10 })}</p>
    </div>
  );
}
