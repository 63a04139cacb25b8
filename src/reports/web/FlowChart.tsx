import { useId } from 'react';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import type { IntervalReport } from '../contract.ts';
import { ChartFrame, plot, xOf, yOf } from './ChartFrame.tsx';
import { roundTop } from '../core/chart-scale.ts';
import styles from './intervals.module.css';

/** From the foot up; what belongs together stands in one part. */
const parts = [
  { id: 'answered', of: ['answered'] }, { id: 'kept_place', of: ['kept_place'] }, { id: 'abandoned', of: ['abandoned', 'abandoned_short'] }, { id: 'other', of: ['closed_out', 'handed_on'] },
] as const;

/** Bars of what left, parted by how; a mark across for what came. Each part has its own pattern: colour never says it alone. */
export function FlowChart({ report }: { report: IntervalReport }) {
  const t = useWords('reports');
  const language = useLanguage();
  const format = useFormat(report.zone);
  const id = useId();
  const at = (column: string): number => report.columns.findIndex((one) => one.id === column);
  const bars = report.rows.map((row) => ({ from: row.from, offered: row.values[at('offered')] ?? 0, parts: parts.map((part) => part.of.reduce((sum, column) => sum + (row.values[at(column)] ?? 0), 0)) }));
  const top = roundTop(Math.max(...bars.map((bar) => Math.max(bar.offered, bar.parts.reduce((sum, n) => sum + n, 0)))), 4);
  const width = (plot.width / Math.max(1, bars.length)) * 0.72;
  const name = (part: (typeof parts)[number]['id']): string => (part === 'other' ? t('screen.interval.other') : t(`figure.${part}`));
  return (
    <figure className={styles.figure}>
      <ChartFrame label={t('screen.interval.flow')} top={top} count={bars.length} mark={(value) => format.count(Math.round(value * 10) / 10)} timeAt={(place) => format.time(bars[place]?.from ?? report.from)}>
        <defs>
          <pattern id={`${id}-hatch`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" className={styles.abandonedPaper} /><line x1="0" x2="0" y1="0" y2="7" className={styles.abandonedInk} /></pattern>
          <pattern id={`${id}-dots`} width="7" height="7" patternUnits="userSpaceOnUse"><rect width="7" height="7" className={styles.keptPaper} /><circle cx="3.5" cy="3.5" r="1.6" className={styles.keptInk} /></pattern>
        </defs>
        {bars.map((bar, place) => {
          let reached = 0;
          const x = xOf(place, bars.length) - width / 2;
          const words = [`${format.time(bar.from)} ${t('figure.offered')} ${bar.offered}`, ...parts.map((part, i) => `${name(part.id)} ${bar.parts[i] ?? 0}`)].join(language === 'zh' ? '，' : ', ');
          return (
            <g key={bar.from}>
              <title>{words}</title>
              <rect className={styles.catch} x={x} y={plot.top} width={width} height={plot.height} />
              {parts.map((part, i) => {
                const n = bar.parts[i] ?? 0;
                const y = yOf(reached + n, top);
                const height = yOf(reached, top) - y;
                reached += n;
                return n === 0 ? null : <rect key={part.id} className={styles[part.id]} fill={part.id === 'abandoned' ? `url(#${id}-hatch)` : part.id === 'kept_place' ? `url(#${id}-dots)` : undefined} x={x} y={y} width={width} height={height} />;
              })}
              <line className={styles.offered} x1={x - width * 0.12} x2={x + width * 1.12} y1={yOf(bar.offered, top)} y2={yOf(bar.offered, top)} />
            </g>
          );
        })}
      </ChartFrame>
      <figcaption className={styles.legend}>
        <span><svg viewBox="0 0 18 12" aria-hidden="true"><line className={styles.offered} x1="0" x2="18" y1="6" y2="6" /></svg>{t('figure.offered')}</span>
        {parts.map((part) => <span key={part.id}><svg viewBox="0 0 18 12" aria-hidden="true"><rect className={styles[part.id]} fill={part.id === 'abandoned' ? `url(#${id}-hatch)` : part.id === 'kept_place' ? `url(#${id}-dots)` : undefined} width="18" height="12" /></svg>{name(part.id)}</span>)}
      </figcaption>
    </figure>
  );
}
