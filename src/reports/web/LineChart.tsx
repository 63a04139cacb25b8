import { figureText } from '#web/ui/text/figure-text.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import type { IntervalReport } from '../contract.ts';
import { ChartFrame, plot, xOf, yOf } from './ChartFrame.tsx';
import { roundTop, runsOf } from '../core/chart-scale.ts';
import styles from './intervals.module.css';

/** One figure over the intervals, with its goal; where nothing can be said the line breaks off. */
export function LineChart({ report, figure }: { report: IntervalReport; figure: string }) {
  const t = useWords('reports');
  const language = useLanguage();
  const format = useFormat(report.zone);
  const at = report.columns.findIndex((one) => one.id === figure);
  const column = report.columns[at];
  if (column === undefined) return null;
  const values = report.rows.map((row) => row.values[at] ?? null);
  const text = (value: number | null): string => figureText(value, column.unit, format, t('unit.seconds'), 0);
  const top = column.unit === 'share' ? 1 : roundTop(Math.max(0, column.goal ?? 0, ...values.map((value) => value ?? 0)), column.unit === 'count' ? 4 : 20);
  const point = (one: { at: number; value: number }): string => `${xOf(one.at, values.length).toFixed(1)},${yOf(one.value, top).toFixed(1)}`;
  return (
    <figure className={styles.figure}>
      <ChartFrame label={t('screen.interval.chartOf', { figure: t(`figure.${figure}`) })} top={top} count={values.length} mark={text} timeAt={(place) => format.time(report.rows[place]?.from ?? report.from)}>
        {column.goal === null ? null : <g><line className={styles.goal} x1={plot.left} x2={plot.left + plot.width} y1={yOf(column.goal, top)} y2={yOf(column.goal, top)} /><text className={styles.axis} x={plot.left + plot.width} y={yOf(column.goal, top) - 5} textAnchor="end">{t('screen.interval.goal', { goal: text(column.goal) })}</text></g>}
        {runsOf(values).map((run) => <polyline key={run[0]?.at} className={styles.line} points={run.map(point).join(' ')} />)}
        {values.map((value, place) => (value === null ? null : <circle key={report.rows[place]?.from} className={styles.dot} cx={xOf(place, values.length)} cy={yOf(value, top)} r={values.length > 200 ? 1.5 : 4}><title>{t('screen.interval.point', { time: format.time(report.rows[place]?.from ?? report.from), value: text(value) })}</title></circle>))}
      </ChartFrame>
      <figcaption className={styles.dim}>{column.formula[language]}</figcaption>
    </figure>
  );
}
