import { useQuery } from '@tanstack/react-query';
import { Section } from '#web/ui/parts/Layout.tsx';
import { formatWait } from '#web/ui/text/format.ts';
import { LoadingState, RefusalNote } from '#web/ui/parts/States.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import type { WhatIf } from '../../contract.ts';
import { busiestHours } from '../../core/design/busiest-hours.ts';
import styles from './design.module.css';
import { whatIf } from './api.ts';

/** Of more spans than these only the number is said: the bars show which. */
const mostNamed = 4;

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
  const language = useLanguage();
  const busiest = busiestHours(answer.hours);
  if (busiest === null || answer.handleSeconds === null) return <p className={styles.dim}>{t('screen.design.whatIfNothing')}</p>;
  const hour = (at: number): string => `${String(at).padStart(2, '0')}:00`;
  const spans = busiest.spans.map(({ from, to }) => `${hour(from)}–${hour(to)}`).join(language === 'zh' ? '、' : ', ');
  const when = busiest.spans.length > mostNamed ? 'neededOften' : 'needed';
  const needed = new Map(answer.hours.map((one) => [one.hour, one]));
  return (
    <div className={styles.whatIf}>
      <p className={styles.needed}>{t(`screen.design.${when}`, { n: busiest.agents, count: busiest.agents, spans, hours: busiest.count })}</p>
      {busiest.agents > here ? <p className={styles.tooFew}>{t('screen.design.tooFew', { n: here, count: here })}</p> : null}
      <table className={styles.hours}>
        <caption className="unseen">{t('screen.design.byHour')}</caption>
        <thead className="unseen"><tr>{Array.from({ length: 24 }, (_, at) => <th key={at} scope="col">{hour(at)}</th>)}</tr></thead>
        <tbody><tr>{Array.from({ length: 24 }, (_, at) => {
          const one = needed.get(at);
          return <td key={at} title={one === undefined ? undefined : t('screen.design.atHour', { hour: hour(at), agents: one.agents, perHour: Math.round(one.perHour * 10) / 10 })}><span className={styles.bar} data-busiest={one?.agents === busiest.agents ? '' : undefined} style={{ height: `${((one?.agents ?? 0) / busiest.agents) * 3.5}rem` }} aria-hidden="true" /><span>{one?.agents ?? 0}</span></td>;
        })}</tr></tbody>
      </table>
      <p className={styles.scale} aria-hidden="true"><span>0</span><span>6</span><span>12</span><span>18</span><span>24</span></p>
      <p className={styles.dim}>{t(answer.patienceSeconds === null ? 'screen.design.basisNoPatience' : 'screen.design.basis', { contacts: answer.contacts, days: answer.days, count: answer.days, handle: formatWait(answer.handleSeconds), patience: formatWait(answer.patienceSeconds ?? 0), atOnce: Math.round(answer.atOnce * 10) / 10 })}</p>
    </div>
  );
}
