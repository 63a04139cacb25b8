import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, IconButton } from '#web/ui/parts/Button.tsx';
import { Row, Section } from '#web/ui/parts/Layout.tsx';
import { Badge } from '#web/ui/parts/Marks.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { EmptyState } from '#web/ui/parts/States.tsx';
import { Table } from '#web/ui/parts/Table.tsx';
import { Checkbox, Choices, Switch } from '#web/ui/fields/Ticks.tsx';
import { toast } from '#web/ui/parts/toast.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import type { CalendarDefinition } from '../contract.ts';
import { datesBetween, rangesOf, type DayRange } from '../core/day-ranges.ts';
import { dayFromText, weekdayOf } from '../core/wall-clock.ts';
import { statutoryDays, weekdays, type Statutory } from './api.ts';
import styles from './calendars.module.css';
import { DayForm } from './DayForm.tsx';

type Props = { definition: CalendarDefinition; years: readonly number[]; year: number; onYear: (year: number) => void; onChange: (change: Partial<Pick<CalendarDefinition, 'days' | 'knownYears'>>) => void };

const tones = { holiday: 'good', workday: 'warn', special: 'info' } as const;

/** Holidays, make-up days and days of one's own, a year at a time; and whether that year is complete. */
export function DaysSection({ definition, years, year, onYear, onChange }: Props) {
  const t = useWords('clocks');
  const [edited, setEdited] = useState<DayRange | 'new' | null>(null);
  const published = useQuery({ queryKey: ['statutory-days'], queryFn: statutoryDays, staleTime: Infinity });
  const { days, knownYears } = definition;
  const ranges = rangesOf(days, year);
  const isKnown = knownYears === 'every' || knownYears.includes(year);
  const without = (range: DayRange): CalendarDefinition['days'] => {
    const gone = new Set(datesBetween(range.from, range.to));
    return Object.fromEntries(Object.entries(days).filter(([date]) => !gone.has(date)));
  };
  const importable = published.data?.years.find((one) => one.year === year);

  function takeOver(from: Statutory): void {
    const theirs = Object.entries(from.days).filter(([date]) => date.startsWith(`${year}-`));
    onChange({ days: { ...days, ...Object.fromEntries(theirs) }, ...(knownYears === 'every' ? {} : { knownYears: [...new Set([...knownYears, year])].toSorted((a, b) => a - b) }) });
    toast(t('screen.imported', { year, n: theirs.length, count: theirs.length }));
  }

  return (
    <Section title={t('screen.days')} hint={t('screen.daysHint')} actions={<Button icon="plus" onClick={() => setEdited('new')}>{t('screen.addDays')}</Button>}>
      <div className={styles.years}>
        <Choices label={t('screen.yearOf')} labelHidden value={String(year)} onChange={(next) => onYear(Number(next))} choices={years.map((one) => ({ value: String(one), label: t('screen.year', { year: one }) }))} />
        {importable && published.data ? <Row><span className={styles.dim}>{t('screen.importHint')}</span><Button icon="download" onClick={() => takeOver(published.data)}>{t('screen.importYear', { year })}</Button></Row> : null}
      </div>
      {ranges.length === 0 ? <EmptyState icon="calendar" title={t('screen.noDays', { year })} /> : <DaysTable ranges={ranges} onEdit={setEdited} onRemove={(range) => onChange({ days: without(range) })} />}
      <div className={styles.block}>
        {knownYears === 'every' ? null : <Checkbox label={t('screen.known', { year })} hint={t('screen.knownHint')} checked={isKnown} onChange={(on) => onChange({ knownYears: on ? [...knownYears, year].toSorted((a, b) => a - b) : knownYears.filter((one) => one !== year) })} />}
        <Switch label={t('screen.every')} checked={knownYears === 'every'} onChange={(on) => onChange({ knownYears: on ? 'every' : [...new Set(Object.keys(days).map((date) => Number(date.slice(0, 4))))].toSorted((a, b) => a - b) })} />
      </div>
      <Modal title={t('screen.addDays')} open={edited !== null} onClose={() => setEdited(null)}>
        {edited === null ? null : <DayForm range={edited === 'new' ? null : edited} year={year} week={definition.week} onCancel={() => setEdited(null)} onDone={(dates, day) => {
          onChange({ days: { ...(edited === 'new' ? days : without(edited)), ...Object.fromEntries(dates.map((date) => [date, day])) } });
          setEdited(null);
        }} />}
      </Modal>
    </Section>
  );
}

function DaysTable({ ranges, onEdit, onRemove }: { ranges: readonly DayRange[]; onEdit: (range: DayRange) => void; onRemove: (range: DayRange) => void }) {
  const t = useWords('clocks');
  const language = useLanguage();
  const written = (date: string): string => {
    const weekday = weekdays[weekdayOf(dayFromText(date) ?? 0)] ?? 'mon';
    const text = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
    return `${text} ${t(`weekday.${weekday}`)}`;
  };
  return (
    <Table caption={t('screen.days')} rows={ranges} keyOf={(range) => range.from} columns={[
      { key: 'date', head: t('screen.date'), names: true, cell: (range) => <span className={styles.when}>{range.length === 1 ? written(range.from) : `${written(range.from)} – ${written(range.to)}`}</span> },
      { key: 'kind', head: t('screen.kind'), cell: ({ day }) => <Badge tone={tones[day.kind]}>{t(`dayKind.${day.kind}`)}</Badge> },
      { key: 'periods', head: t('screen.periods'), cell: ({ day }) => <span className={styles.when}>{day.periods ? (day.periods.length === 0 ? t('screen.none') : day.periods.map((period) => period.join('–')).join(' ')) : day.kind === 'holiday' ? t('screen.none') : t('screen.asWeek')}</span> },
      { key: 'note', head: t('screen.note'), cell: ({ day }) => <>{day.note}<div className={styles.dim}>{day.source}</div></> },
      { key: 'acts', head: <span className="unseen">{t('screen.removeDay', { date: '' })}</span>, cell: (range) => (
        <span className={styles.acts}>
          <IconButton icon="edit" size="small" label={t('screen.setPeriods', { date: range.from })} onClick={() => onEdit(range)} />
          <IconButton icon="trash" size="small" label={t('screen.removeDay', { date: range.from })} onClick={() => onRemove(range)} />
        </span>
      ) },
    ]} />
  );
}
