import type { ReactNode } from 'react';
import { labelledPlaces } from '../core/chart-scale.ts';
import styles from './intervals.module.css';

export const plot = { left: 56, top: 12, width: 920, height: 220 } as const;
const whole = { width: 1000, height: 268 } as const;
const mostLabels = 12;

/** The paper of a chart: marks of the height, labels of the time; what is drawn on it comes as children. The table below says the same in numbers. */
export function ChartFrame({ label, top, count, mark, timeAt, children }: { label: string; top: number; count: number; mark: (value: number) => string; timeAt: (place: number) => string; children: ReactNode }) {
  return (
    <svg className={styles.chart} viewBox={`0 0 ${whole.width} ${whole.height}`} role="img" aria-label={label}>
      {[0, 0.25, 0.5, 0.75, 1].map((share) => {
        const y = plot.top + plot.height * (1 - share);
        return (
          <g key={share}>
            <line className={styles.grid} x1={plot.left} x2={plot.left + plot.width} y1={y} y2={y} />
            <text className={styles.axis} x={plot.left - 8} y={y + 4} textAnchor="end">{mark(top * share)}</text>
          </g>
        );
      })}
      {labelledPlaces(count, mostLabels).map((place) => <text key={place} className={styles.axis} x={xOf(place, count)} y={plot.top + plot.height + 22} textAnchor="middle">{timeAt(place)}</text>)}
      {children}
    </svg>
  );
}

/** The middle of a place among so many. */
export function xOf(place: number, count: number): number {
  return plot.left + (plot.width * (place + 0.5)) / Math.max(1, count);
}

export function yOf(value: number, top: number): number {
  return plot.top + plot.height * (1 - Math.min(1, Math.max(0, value / top)));
}
