import { Section } from '#web/ui/parts/Layout.tsx';
import { useQueueName } from '#web/ui/text/queue-name.ts';
import { EmptyState } from '#web/ui/parts/States.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import type { FigureAnswer, FigureTable } from '../contract.ts';
import { figureText, grouped } from '#web/ui/text/figure-text.ts';
import { isInGroup, type GroupName } from './figure-groups.ts';
import styles from './reports.module.css';

/** The same figures, or one group of them, by interval, queue or person; the definition of each is its column's title. */
export function FigureGrid({ table, group }: { table: FigureTable; group: GroupName }) {
  const t = useWords('reports');
  const language = useLanguage();
  const queueName = useQueueName();
  const format = useFormat();
  const chosen = (figures: readonly FigureAnswer[]) => grouped(figures).flatMap(({ figure }) => (isInGroup(figure.id, group) ? [figure] : []));
  const columns = chosen(table.total);
  if (table.groups.length === 0) return <Section><EmptyState icon="chart" title={t('screen.report.nothing')}>{t('screen.report.nothingHint')}</EmptyState></Section>;
  const cells = (figures: readonly FigureAnswer[]) => chosen(figures).map((figure) => <td key={figure.id}>{figureText(figure.value, figure.unit, format, t('unit.seconds'))}</td>);
  return (
    <div className={styles.table} role="region" aria-label={t('screen.report.views.table')} tabIndex={0}>
      <table>
        <caption className="unseen">{t('screen.report.views.table')}</caption>
        <thead><tr><th scope="col">{t(`by.${table.by}`)}</th>{columns.map((figure) => <th key={figure.id} scope="col" title={figure.formula[language]}>{t(`figure.${figure.id}`, { defaultValue: figure.id })}</th>)}</tr></thead>
        <tbody>
          {table.groups.map((line) => <tr key={line.key}><th scope="row">{line.key === '' ? t('screen.report.unassigned') : table.by === 'queue' ? queueName(line.key, line.label) : line.label}</th>{cells(line.figures)}</tr>)}
        </tbody>
        <tfoot><tr><th scope="row">{t('screen.report.total')}</th>{cells(table.total)}</tr></tfoot>
      </table>
    </div>
  );
}
