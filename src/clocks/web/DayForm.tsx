import { useState } from 'react';
import { Button } from '#web/ui/parts/Button.tsx';
import { DateField } from '#web/ui/fields/DateField.tsx';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { Choices, Switch } from '#web/ui/fields/Ticks.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { CalendarDefinition } from '../contract.ts';
import { calendarProblems } from '../core/calendar-check.ts';
import { dayKinds } from '../core/calendar.ts';
import { datesBetween, type DayRange } from '../core/day-ranges.ts';
import { dayFromText, weekdayOf } from '../core/wall-clock.ts';
import { weekdays, type Day, type Period } from './api.ts';
import styles from './calendars.module.css';
import { PeriodsField } from './PeriodsField.tsx';

const mostDays = 60;
type Week = CalendarDefinition['week'];
const anyWeek: Week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

/** One or several days with one meaning. `range` is the line that is changed, or null for new days. */
export function DayForm({ range, year, week = anyWeek, onDone, onCancel }: { range: DayRange | null; year: number; /** Whose mornings a half day keeps. */ week?: Week; onDone: (dates: readonly string[], day: Day) => void; onCancel: () => void }) {
  const t = useWords('clocks');
  const [from, setFrom] = useState(range?.from ?? `${year}-01-01`);
  const [to, setTo] = useState(range?.to ?? `${year}-01-01`);
  const [kind, setKind] = useState(range?.day.kind ?? 'holiday');
  const [note, setNote] = useState(range?.day.note ?? '');
  const [source, setSource] = useState(range?.day.source ?? t('screen.sourceSelf'));
  const [periods, setPeriods] = useState<Period[] | null>(range?.day.periods ? range.day.periods.map(([begin, end]) => [begin, end]) : null);
  const dates = datesBetween(from, to);
  const isRange = dates.length > 0 && dates.length <= mostDays;
  const faults = calendarProblems({ zone: 'UTC', week: anyWeek, days: { '2000-01-01': { kind, note, source, periods: periods ?? [] } }, knownYears: 'every' }).filter((fault) => fault.at.startsWith('days.'));

  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      if (isRange && faults.length === 0) onDone(dates, { kind, note, source, ...(periods === null ? {} : { periods }) });
    }}>
      <Stack>
        <div className={styles.form}>
          <DateField label={t('screen.dayFrom')} required value={from} onChange={(next) => { setFrom(next); if (to < next) setTo(next); }} />
          <DateField label={t('screen.dayTo')} required value={to} min={from} onChange={setTo} error={isRange ? undefined : t('screen.badRange')} />
          <div className={styles.wide}><Choices label={t('screen.kind')} value={kind} onChange={setKind} choices={dayKinds.map((one) => ({ value: one, label: t(`dayKind.${one}`) }))} /></div>
          <TextField label={t('screen.note')} hint={t('screen.noteHint')} maxLength={80} value={note} onChange={setNote} />
          <TextField label={t('screen.source')} maxLength={200} value={source} onChange={setSource} />
        </div>
        <div className={styles.block}>
          <div><Button size="small" look="soft" onClick={() => { setKind('special'); setPeriods([morningOf(week, from)]); }}>{t('screen.halfDay')}</Button></div>
          <Switch label={t('screen.ownPeriods')} checked={periods !== null} onChange={(on) => setPeriods(on ? [['09:00', '12:00']] : null)} />
          {periods === null ? null : <PeriodsField name={from} periods={periods} faults={faults} onChange={setPeriods} />}
        </div>
        <Row end><Button look="quiet" onClick={onCancel}>{t('web:cancel')}</Button><Button type="submit" look="primary">{range ? t('web:done') : t('screen.dayAdd')}</Button></Row>
      </Stack>
    </form>
  );
}

/** The first period of that weekday; of a free day, of the week's first working day. */
function morningOf(week: Week, date: string): Period {
  const own = week[weekdays[weekdayOf(dayFromText(date) ?? 0)] ?? 'mon'];
  const [from, to] = own[0] ?? weekdays.map((day) => week[day][0]).find((period) => period !== undefined) ?? ['09:00', '12:00'];
  // A day without a lunch break is halved at noon.
  return [from, to > '12:00' && from < '12:00' ? '12:00' : to];
}
