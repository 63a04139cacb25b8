import { Button } from '#web/ui/parts/Button.tsx';
import { Section } from '#web/ui/parts/Layout.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { CalendarDefinition } from '../contract.ts';
import type { CalendarFault } from '../core/calendar-check.ts';
import { minutesOf } from '../core/calendar.ts';
import { weekdays, type Period, type Weekday } from './api.ts';
import styles from './calendars.module.css';
import { PeriodsField } from './PeriodsField.tsx';

const minutesADay = 1440;
type Week = CalendarDefinition['week'];

/** The week as seven lines: a picture of the day, and its periods to edit. */
export function WeekSection({ week, faults, onChange }: { week: Week; faults: readonly CalendarFault[]; onChange: (week: Week) => void }) {
  const t = useWords('clocks');
  const minutes = weekdays.flatMap((day) => week[day].map(spanOf)).reduce((sum, span) => sum + (span ? span.to - span.from : 0), 0);
  const name = (day: Weekday): string => t(`weekday.${day}`);
  return (
    <Section title={t('screen.week')} hint={t('screen.weekHint')} actions={<span className={styles.dim}>{t('screen.hours', { n: Math.round(minutes / 6) / 10, count: Math.round(minutes / 6) / 10 })}</span>}>
      <div className={styles.week}>
        <div className={styles.weekday} aria-hidden="true"><span /><span className={styles.scale}><span>0</span><span>6</span><span>12</span><span>18</span><span>24</span></span><span /></div>
        {weekdays.map((day, i) => (
          <div key={day} className={styles.weekday} role="group" aria-label={name(day)}>
            <span className={styles.dayName}>{name(day)}</span>
            <Strip periods={week[day]} before={week[weekdays[(i + 6) % 7] ?? 'sun']} />
            <div>
              <PeriodsField name={name(day)} periods={week[day]} faults={faults.filter((fault) => fault.at.startsWith(`week.${day}.`))} onChange={(periods) => onChange({ ...week, [day]: periods })} />
              {day === 'mon' && week.mon.length > 0 ? <Button size="small" look="quiet" icon="copy" onClick={() => onChange({ ...week, tue: week.mon, wed: week.mon, thu: week.mon, fri: week.mon })}>{t('screen.copyDay')}</Button> : null}
            </div>
          </div>
        ))}
      </div>
      {faults.some((fault) => fault.at === 'week') ? <p className={styles.wrong} role="alert">{t('screen.fault.neverOpens')}</p> : null}
    </Section>
  );
}

/** Minutes from the day's midnight; the end may lie on the next day. Undefined while a time is still being typed. */
function spanOf(period: Period): { from: number; to: number } | undefined {
  const [from, to] = [minutesOf(period[0]), minutesOf(period[1])];
  if (Number.isNaN(from) || Number.isNaN(to)) return undefined;
  return { from, to: to <= from ? to + minutesADay : to };
}

/** The day from midnight to midnight; what the night before still brings is paler. The words beside it say the same. */
function Strip({ periods, before }: { periods: readonly Period[]; before: readonly Period[] }) {
  const place = (from: number, to: number) => ({ left: `${(from / minutesADay) * 100}%`, width: `${((to - from) / minutesADay) * 100}%` });
  return (
    <span className={styles.strip} aria-hidden="true">
      {before.map(spanOf).map((span, i) => (span && span.to > minutesADay ? <span key={`b${i}`} className={styles.spill} style={place(0, span.to - minutesADay)} /> : null))}
      {periods.map(spanOf).map((span, i) => (span ? <span key={i} className={styles.span} style={place(span.from, Math.min(span.to, minutesADay))} /> : null))}
    </span>
  );
}
