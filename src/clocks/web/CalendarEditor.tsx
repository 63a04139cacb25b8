import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiRefusal } from '#web/ui/server/api.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { serverNowMs } from '#web/ui/clock.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Row, Section } from '#web/ui/parts/Layout.tsx';
import { SaveBar } from '#web/ui/fields/SaveBar.tsx';
import { SelectField } from '#web/ui/fields/SelectField.tsx';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { nameIn } from '#routing/core/design/queue-name.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import type { CalendarDefinition, CalendarView } from '../contract.ts';
import { calendarProblems } from '../core/calendar-check.ts';
import { changeCalendar, removeCalendar } from './api.ts';
import styles from './calendars.module.css';
import { DayPreview } from './DayPreview.tsx';
import { DaysSection } from './DaysSection.tsx';
import { WeekSection } from './WeekSection.tsx';

/** One calendar. Everything is changed here first and sent whole: running clocks move once, not with every key. */
export function CalendarEditor({ calendar, onGone, onCopy }: { calendar: CalendarView; onGone: () => void; onCopy: () => void }) {
  const t = useWords('clocks');
  const queries = useQueryClient();
  const [name, setName] = useState(calendar.name);
  const [definition, setDefinition] = useState<CalendarDefinition>(calendar.definition);
  const thisYear = new Date(serverNowMs()).getFullYear();
  const [year, setYear] = useState(calendar.yearsToEnter[0] ?? thisYear);
  const faults = calendarProblems(definition);
  const isDirty = name !== calendar.name || JSON.stringify(definition) !== JSON.stringify(calendar.definition);
  const known = definition.knownYears === 'every' ? [] : definition.knownYears;
  const years = [...new Set([thisYear, thisYear + 1, year, ...known, ...Object.keys(definition.days).map((date) => Number(date.slice(0, 4)))])].filter((one) => one >= thisYear - 1).toSorted((a, b) => a - b);
  const change = (next: Partial<CalendarDefinition>): void => setDefinition((before) => ({ ...before, ...next }));
  const refresh = () => queries.invalidateQueries({ queryKey: ['calendars'] });

  const save = useMutation({
    mutationFn: () => changeCalendar(calendar.id, { name, definition }),
    onSuccess: (after) => {
      setName(after.name);
      setDefinition(after.definition);
      toast(t('screen.saved', { name: after.name, clocks: t('screen.clocksFollow') }));
      return refresh();
    },
  });
  const makeDefault = useMutation({ mutationFn: () => changeCalendar(calendar.id, { isDefault: true }), onError: toastRefusal, onSuccess: (after) => { toast(t('screen.madeDefault', { name: after.name })); return refresh(); } });
  const remove = useMutation({ mutationFn: () => removeCalendar(calendar.id), onError: toastRefusal, onSuccess: () => { toast(t('screen.removed', { name: calendar.name })); onGone(); return refresh(); } });
  const nameTaken = save.error instanceof ApiRefusal && save.error.at === 'body.name';

  return (
    <>
      {calendar.yearsToEnter.length > 0 ? (
        <p className={styles.alarm} role="status"><Icon name="bell" /><span>{t('screen.missing', { years: calendar.yearsToEnter.join('、') })}</span><Button size="small" onClick={() => { setYear(calendar.yearsToEnter[0] ?? thisYear); document.getElementById('calendar-days')?.scrollIntoView(); }}>{t('screen.missingDo')}</Button></p>
      ) : null}
      {save.isError ? <RefusalNote refusal={save.error} /> : null}
      <Section actions={<Row><Button size="small" look="quiet" icon="copy" onClick={onCopy}>{t('screen.copy')}</Button>{calendar.isDefault ? null : <><Button size="small" look="quiet" busy={makeDefault.isPending} onClick={() => makeDefault.mutate()}>{t('screen.makeDefault')}</Button><Button size="small" look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>{t('screen.remove')}</Button></>}</Row>} title={calendar.name} hint={<OpenNow calendar={calendar} />}>
        <div className={styles.head}>
          <TextField label={t('screen.name')} hint={t('screen.nameHint')} required value={name} onChange={setName} maxLength={80} error={nameTaken ? t('refusal.nameTaken.what', { name }) : undefined} />
          <SelectField label={t('screen.zone')} value={definition.zone} onChange={(zone) => change({ zone })} options={zones()} />
        </div>
        <UsedBy calendar={calendar} />
      </Section>
      <DayPreview definition={definition} />
      <WeekSection week={definition.week} faults={faults} onChange={(week) => change({ week })} />
      <div id="calendar-days"><DaysSection definition={definition} years={years} year={year} onYear={setYear} onChange={change} /></div>
      <SaveBar dirty={isDirty} busy={save.isPending} onDiscard={() => { setName(calendar.name); setDefinition(calendar.definition); save.reset(); }} onSave={() => (faults.length > 0 || name.trim() === '' ? document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus() : save.mutate())}>
        {faults.length > 0 ? t('screen.faults') : undefined}
      </SaveBar>
    </>
  );
}

/** Whose hours these are: who changes them knows whom it touches. */
function UsedBy({ calendar: { isDefault, usedBy } }: { calendar: CalendarView }) {
  const t = useWords('clocks');
  const language = useLanguage();
  const comma = language === 'zh' ? '、' : ', ';
  const queues = usedBy.queues.map((queue) => nameIn(queue, language)).join(comma);
  return (
    <div className={styles.dim}>
      <p>{usedBy.queues.length === 0 ? t('screen.usedByNone') : t(isDefault ? 'screen.usedByDefault' : 'screen.usedBy', { queues })}</p>
      {usedBy.surgePlans.length === 0 ? null : <p>{t('screen.usedByPlans', { plans: usedBy.surgePlans.join(comma) })}</p>}
    </div>
  );
}

/** Open or not at this moment, and until or from when. */
export function OpenNow({ calendar }: { calendar: CalendarView }) {
  const t = useWords('clocks');
  const format = useFormat();
  const when = (at: string): string => (format.near(at) === format.time(at) ? format.time(at) : format.moment(at));
  if (calendar.isOpenNow) return <span><span className={styles.open}>{t('screen.openNow')}</span>{calendar.closesAt ? ` · ${t('screen.openUntil', { moment: when(calendar.closesAt) })}` : ''}</span>;
  return <span>{t('screen.shutNow')} · {calendar.opensAt ? t('screen.opensAt', { moment: when(calendar.opensAt) }) : t('screen.never')}</span>;
}

function zones(): { value: string; label: string }[] {
  return Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone.replaceAll('_', ' '), findBy: zone }));
}
