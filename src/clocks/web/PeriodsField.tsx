import { Button, IconButton } from '#web/ui/parts/Button.tsx';
import { Icon } from '#web/ui/parts/icons.tsx';
import { TimeField } from '#web/ui/fields/TimeField.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { CalendarFault } from '../core/calendar-check.ts';
import type { Period } from './api.ts';
import styles from './calendars.module.css';

interface PeriodsFieldProps {
  /** What the periods belong to: 周一, a date. Part of every control's name. */
  name: string;
  periods: readonly Period[];
  onChange: (periods: Period[]) => void;
  /** Faults of these periods; `at` ends with the index. */
  faults: readonly CalendarFault[];
}

/** Several periods of one day, in 24 hours; a day that goes to midnight ends at 24:00. */
export function PeriodsField({ name, periods, onChange, faults }: PeriodsFieldProps) {
  const t = useWords('clocks');
  const set = (at: number, end: 0 | 1, time: string): void => onChange(periods.map((period, i) => (i === at ? (end === 0 ? [time, period[1]] : [period[0], time]) : period)));
  const faultAt = (i: number): CalendarFault | undefined => faults.find((fault) => fault.at.endsWith(`.${i}`));
  const said = [...new Set(faults.map((fault) => fault.fault))];

  function add(): void {
    const last = periods.at(-1)?.[1];
    // The afternoon after a morning, else a whole day: what most people add next.
    onChange([...periods, last === undefined ? ['09:00', '18:00'] : last < '13:30' ? ['13:30', '18:00'] : ['19:00', '21:00']]);
  }
  return (
    <div className={styles.periods}>
      {periods.length === 0 ? <span className={styles.dim}>{t('screen.closed')}</span> : null}
      {periods.map((period, i) => (
        <span key={i} className={styles.period} data-wrong={faultAt(i) ? '' : undefined}>
          <TimeField value={period[0]} label={t('screen.from', { day: name, n: i + 1 })} invalid={faultAt(i) !== undefined} onChange={(time) => set(i, 0, time)} />
          <span aria-hidden="true">–</span>
          <TimeField value={period[1]} label={t('screen.to', { day: name, n: i + 1 })} invalid={faultAt(i) !== undefined} mayEndDay onChange={(time) => set(i, 1, time)} />
          <IconButton icon="close" size="small" label={t('screen.removePeriod', { day: name, from: period[0], to: period[1] })} onClick={() => onChange(periods.filter((_period, at) => at !== i))} />
        </span>
      ))}
      <Button size="small" look="quiet" icon="plus" aria-label={`${t('screen.addPeriod')}: ${name}`} onClick={add}>{t('screen.addPeriod')}</Button>
      {said.map((fault) => <span key={fault} className={styles.wrong} role="alert"><Icon name="warn" size={1} />{t(`screen.fault.${fault}`)}</span>)}
    </div>
  );
}
