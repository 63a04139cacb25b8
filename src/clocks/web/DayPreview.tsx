import { useState } from 'react';
import { DateField, useToday } from '#web/ui/fields/DateField.tsx';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Section } from '#web/ui/parts/Layout.tsx';
import { Badge } from '#web/ui/parts/Marks.tsx';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import type { CalendarDefinition } from '../contract.ts';
import { daysFrom, daySays, yearOf } from '../core/day-says.ts';
import { dayFromText, weekdayOf } from '../core/wall-clock.ts';
import { weekdays } from './api.ts';
import styles from './calendars.module.css';

const tones = { week: 'plain', holiday: 'good', workday: 'warn', special: 'info' } as const;
/** The day that is asked about and those after it: a holiday is rarely alone. */
const daysShown = 7;

/** "What does it say on date X?", answered from what stands on the screen, before it is saved. */
export function DayPreview({ definition }: { definition: CalendarDefinition }) {
  const t = useWords('clocks');
  const today = useToday();
  const [date, setDate] = useState(today);
  return (
    <Section title={t('screen.preview')} hint={t('screen.previewHint')}>
      <div className={styles.preview}>
        <div className={styles.previewDay}><DateField label={t('screen.previewDay')} value={date} onChange={setDate} /></div>
        <ol className={styles.previewDays}>{daysFrom(date, daysShown).map((day) => <DayLine key={day} date={day} definition={definition} />)}</ol>
      </div>
    </Section>
  );
}

function DayLine({ date, definition }: { date: string; definition: CalendarDefinition }) {
  const t = useWords('clocks');
  const language = useLanguage();
  let says;
  try {
    says = daySays(definition, date);
  } catch {
    // A time is still being typed: its own field says so.
    return null;
  }
  if (says === undefined) return null;
  const words = { date: new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`)), weekday: t(`weekday.${weekdays[weekdayOf(dayFromText(date) ?? 0)] ?? 'mon'}`), periods: says.periods.map((period) => period.join('–')).join(language === 'zh' ? '、' : ', ') };
  return (
    <li className={styles.previewLine}>
      <span>{t(says.periods.length === 0 ? 'screen.previewClosed' : 'screen.previewOpen', words)}{says.nightUntil === null ? '' : ` · ${t('screen.previewNight', { time: says.nightUntil })}`}</span>
      <Badge tone={tones[says.because]}>{t(`screen.because.${says.because}`)}{says.note ? ` · ${says.note}` : ''}</Badge>
      {says.isKnown ? null : <span className={styles.uncertain}><Icon name="warn" size={1} />{t('screen.previewUnknown', { year: yearOf(date) })}</span>}
    </li>
  );
}
