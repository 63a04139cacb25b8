import { useQuery } from '@tanstack/react-query';
import { Button } from '#web/ui/parts/Button.tsx';
import { serverNowMs } from '#web/ui/clock.ts';
import { Section } from '#web/ui/parts/Layout.tsx';
import { LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { Table } from '#web/ui/parts/Table.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { Surge } from '../contract.ts';
import { historyOptions } from './api.ts';
import { lengthText } from './length.ts';
import styles from './surge.module.css';

/** Every time a plan was on, each with its report. */
export function SurgeHistory({ onReport }: { onReport: (surgeId: string) => void }) {
  const t = useWords('surge');
  const format = useFormat();
  const history = useQuery(historyOptions());
  const seconds = ({ from, to }: Surge): number => ((to === null ? serverNowMs() : Date.parse(to)) - Date.parse(from)) / 1000;
  return (
    <Section title={t('screen.history')} hint={t('screen.historyHint')}>
      {history.isPending ? <LoadingState rows={2} /> : history.isError ? <RefusedState refusal={history.error} retry={() => void history.refetch()} /> : (
        <Table caption={t('screen.history')} rows={history.data.items} keyOf={(surge) => surge.id} empty={<p className={styles.dim}>{t('screen.never')}</p>} columns={[
          { key: 'name', head: t('screen.form.name'), names: true, cell: (surge) => surge.name },
          { key: 'when', head: t('screen.when'), cell: (surge) => <span className={styles.when}>{format.moment(surge.from)} – {surge.to === null ? t('screen.still') : format.moment(surge.to)}</span> },
          { key: 'length', head: t('screen.length'), cell: (surge) => lengthText(seconds(surge), t) },
          { key: 'who', head: t('screen.who'), cell: (surge) => [surge.switchedOnBy ?? t('screen.program'), ...(surge.to === null ? [] : [surge.switchedOffBy ?? t('screen.program')])].join(' → ') },
          { key: 'report', head: <span className="unseen">{t('screen.report')}</span>, cell: (surge) => <Button size="small" look="quiet" icon="chart" aria-label={`${t('screen.report')}: ${surge.name} ${format.moment(surge.from)}`} onClick={() => onReport(surge.id)}>{t('screen.report')}</Button> },
        ]} />
      )}
    </Section>
  );
}
