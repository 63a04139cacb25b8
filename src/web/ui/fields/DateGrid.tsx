import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button, IconButton } from '../parts/Button.tsx';
import { cx } from '../class-names.ts';
import styles from './date-grid.module.css';
import { stepDays, stepMonths, weeksOf } from '../text/date-text.ts';
import { useLanguage, useWords } from '../text/words.ts';

export interface DateGridProps {
  chosen: string | null;
  /** The day where one begins. */
  start: string;
  today: string;
  min?: string | undefined;
  max?: string | undefined;
  onChoose: (date: string) => void;
  onClose: () => void;
}

/** Days are days everywhere: written by UTC, whatever the zone of the browser. */
const asUtc = (date: string): Date => new Date(`${date}T00:00:00Z`);

/** Escape ends the month and not the dialog behind it: the kit's dialogs look for this sign on what has the focus. */
const own = { 'data-mantine-stop-propagation': 'true' };

/** One month, Monday first. Arrows go by day and week, Page keys by month (with Shift by year), Home and End to the week's ends. */
export function DateGrid({ chosen, start, today, min, max, onChoose, onClose }: DateGridProps) {
  const t = useWords('web');
  const locale = useLanguage() === 'zh' ? 'zh-CN' : 'en-GB';
  const [at, setAt] = useState(start);
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => table.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(), [at]);
  const written = (date: string, options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(asUtc(date));
  const weeks = weeksOf(at);
  const isOut = (date: string): boolean => (min !== undefined && date < min) || (max !== undefined && date > max);

  function press(event: KeyboardEvent): void {
    const weekday = (asUtc(at).getUTCDay() + 6) % 7;
    const to = {
      ArrowLeft: () => stepDays(at, -1), ArrowRight: () => stepDays(at, 1), ArrowUp: () => stepDays(at, -7), ArrowDown: () => stepDays(at, 7), Home: () => stepDays(at, -weekday), End: () => stepDays(at, 6 - weekday),
      PageUp: () => stepMonths(at, event.shiftKey ? -12 : -1), PageDown: () => stepMonths(at, event.shiftKey ? 12 : 1),
    }[event.key];
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    } else if (to) {
      event.preventDefault();
      setAt(to());
    }
  }
  return (
    <div className={styles.frame} onKeyDown={(event) => event.key === 'Escape' && press(event)}>
      <div className={styles.head}>
        <IconButton {...own} icon="left" size="small" label={t('field.earlierMonth')} onClick={() => setAt(stepMonths(at, -1))} />
        <span aria-live="polite">{written(at, { year: 'numeric', month: 'long' })}</span>
        <IconButton {...own} icon="right" size="small" label={t('field.laterMonth')} onClick={() => setAt(stepMonths(at, 1))} />
      </div>
      <table ref={table} role="grid" aria-label={written(at, { year: 'numeric', month: 'long' })} className={styles.grid} onKeyDown={press}>
        <thead><tr>{weeks[0]?.map((day) => <th key={day} scope="col" abbr={written(day, { weekday: 'long' })}>{written(day, { weekday: 'narrow' })}</th>)}</tr></thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day} role="gridcell" aria-selected={day === chosen}>
                  <button {...own} type="button" tabIndex={day === at ? 0 : -1} data-autofocus={day === at || undefined} disabled={isOut(day)} aria-label={written(day, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' })} aria-current={day === today ? 'date' : undefined}
                    className={cx(styles.day, day === chosen && styles.chosen, day.slice(0, 7) !== at.slice(0, 7) && styles.other)} onClick={() => onChoose(day)}>
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {isOut(today) ? null : <div className={styles.foot}><Button {...own} size="small" look="quiet" onClick={() => onChoose(today)}>{t('field.today')}</Button></div>}
    </div>
  );
}
