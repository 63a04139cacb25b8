/** How a figure is written: with its unit, a dash when nothing can be said, never a 0 for "unknown". */
import { formatWait } from './format.ts';
import type { Format } from './use-format.ts';
import type { FigureAnswer } from '#reports/contract.ts';

type Unit = FigureAnswer['unit'];

/** `digits` for shares; seconds from a minute on as m:ss. */
export function figureText(value: number | null, unit: Unit, format: Format, seconds: string, digits = 1): string {
  if (value === null) return '—';
  switch (unit) {
    case 'count': return format.count(value);
    case 'share': return format.share(value, digits);
    case 'seconds': return value >= 60 ? formatWait(value) : `${Math.round(value * 10) / 10} ${seconds}`;
    case 'score': return value.toFixed(2);
    // How many steps better customers leave: the sign is the message.
    case 'steps': return `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(2)}`;
  }
}

/** Percentage points between value and goal, to one digit: 0.762 against 0.8 is 3.8 short. */
export function pointsOff(value: number, goal: number): number {
  return Math.round((value - goal) * 1000) / 10;
}

/** The same in whole points, as the two whole per cents beside it differ: 76 % against 80 % is 4, whatever stands behind the point. */
export function shownPoints(value: number, goal: number): number {
  return Math.abs(Math.round(value * 100) - Math.round(goal * 100));
}

/** The first of a figure's definitions is the house's; the others stand behind it. */
export function grouped(figures: readonly FigureAnswer[]): { figure: FigureAnswer; others: FigureAnswer[] }[] {
  return [...Map.groupBy(figures, (figure) => figure.id).values()].flatMap(([figure, ...others]) => (figure ? [{ figure, others }] : []));
}
