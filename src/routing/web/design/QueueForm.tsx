import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Stack } from '#web/ui/parts/Layout.tsx';
import { NumberField } from '#web/ui/fields/NumberField.tsx';
import { SaveBar } from '#web/ui/fields/SaveBar.tsx';
import { SelectField } from '#web/ui/fields/SelectField.tsx';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { Tabs } from '#web/ui/parts/Tabs.tsx';
import { Textarea, TextField } from '#web/ui/fields/TextField.tsx';
import { Switch } from '#web/ui/fields/Ticks.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import { CallBackRuleFields } from './CallBackRuleFields.tsx';
import { MembersField, SkillNeeds } from './QueuePeople.tsx';
import { calendars } from './api.ts';
import type { Fields, QueueFormState } from './queue-form.ts';
import { WhoFirstFields } from './WhoFirstFields.tsx';
import styles from './queues.module.css';

const tabs = ['promise', 'people', 'callBack', 'hours'] as const;
type Tab = (typeof tabs)[number];
const tabOf = (key: keyof Fields): Tab => (key === 'requiredSkills' || key === 'ownerSeconds' || key === 'tierClasses' ? 'people' : key === 'callBack' ? 'callBack' : key === 'calendarId' || key === 'closedMessage' ? 'hours' : 'promise');

/** All settings of a queue, behind four tabs. */
export function QueueForm({ queueId, state }: { /** Null: not made yet. */ queueId: string | null; state: QueueFormState }) {
  const t = useWords('routing');
  const { form, members, setMembers, faulty } = state;
  const whole = useRef<HTMLFormElement>(null);
  const [tab, setTab] = useState<Tab>('promise');
  const refused = (Object.keys(form.values) as (keyof Fields)[]).filter((key) => form.bind(key).error !== undefined);
  // A figure that can not be is a fault at once; a name that is still missing, once one wanted to save.
  const figures = faulty.filter((key) => key !== 'name' && key !== 'requiredSkills');
  const marked = new Set([...refused, ...figures].map(tabOf));
  const wrong = t('screen.queues.tabs.wrong');
  const content: Record<Tab, ReactNode> = {
    promise: <Promises state={state} />,
    people: (
      <Stack>
        <SkillNeeds needs={form.values.requiredSkills} onChange={(needs) => form.set('requiredSkills', needs)} error={form.bind('requiredSkills').error} />
        <WhoFirstFields ownerSeconds={form.values.ownerSeconds} tierClasses={form.values.tierClasses} onOwner={(next) => form.set('ownerSeconds', next)} onTiers={(next) => form.set('tierClasses', next)} />
        {queueId === null ? <p className={styles.dim}>{t('screen.queues.membersNew')}</p> : <MembersField queueId={queueId} chosen={members} onChange={setMembers} />}
      </Stack>
    ),
    callBack: <CallBackRuleFields rule={form.values.callBack} onChange={(rule) => form.set('callBack', rule)} />,
    hours: <Hours form={form} />,
  };
  return (
    <form ref={whole} noValidate onSubmit={(event) => {
      // A fault on a hidden tab would be a fault nobody sees.
      const first = tabs.find((one) => faulty.some((key) => tabOf(key) === one));
      if (first !== undefined && !faulty.some((key) => tabOf(key) === tab)) setTab(first);
      void form.submit(event);
    }}>
      <Stack>
        {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
        <Tabs label={t('screen.queues.tabs.label')} value={tab} onChange={setTab} className={styles.tabs}
          tabs={tabs.map((value) => ({ value, label: <>{marked.has(value) ? <><Icon name="warn" size={1} /><span className="unseen">{wrong}</span></> : null}{t(`screen.queues.tabs.${value}`)}</>, content: content[value] }))} />
        {/* Enter saves wherever one is. */}
        <button type="submit" hidden tabIndex={-1} />
        <SaveBar dirty={state.isDirty} busy={form.busy} onSave={() => whole.current?.requestSubmit()} onDiscard={state.discard}>{figures.length > 0 ? t('screen.queues.mend') : undefined}</SaveBar>
      </Stack>
    </form>
  );
}

function Promises({ state: { form, sound } }: { state: QueueFormState }) {
  const t = useWords('routing');
  const format = useFormat();
  const { values, set } = form;
  const seconds = (key: 'targetSeconds' | 'shortSeconds' | 'nextAnswerSeconds' | 'offerTimeoutSeconds' | 'wrapUpSeconds' | 'keepPlaceOverSeconds', words: string, min: number, max: number, hint?: string) => (
    <NumberField label={t(`screen.queues.${words}`)} hint={hint} unit={t('screen.queues.seconds')} min={min} max={max} value={values[key]} onChange={(next) => set(key, next)} />
  );
  return (
    <Stack>
      <TextField label={t('screen.queues.name')} hint={t('screen.queues.nameHint')} required autoComplete="off" {...form.bind('name')} />
      <div className={styles.grid}>
        {(['en', 'zh'] as const).map((language) => <TextField key={language} label={t(language === 'en' ? 'screen.queues.nameEn' : 'screen.queues.nameZh')} hint={t(language === 'en' ? 'screen.queues.nameEnHint' : 'screen.queues.nameZhHint')} autoComplete="off" maxLength={60} value={values.names[language]} onChange={(name) => set('names', { ...values.names, [language]: name })} error={form.bind('names').error} />)}
      </div>
      <Switch label={t('screen.queues.public')} hint={t('screen.queues.publicHint')} checked={values.isPublic} onChange={(next) => set('isPublic', next)} />
      <p className={styles.sentence}>{t('screen.queues.sentence', { share: format.count(percent(sound.targetShare)), seconds: sound.targetSeconds })}</p>
      <div className={styles.grid}>
        <NumberField label={t('screen.queues.share')} unit="%" min={0} max={100} fractions value={percent(values.targetShare)} onChange={(next) => set('targetShare', next / 100)} />
        {seconds('targetSeconds', 'target', 1, 86_400)}
        {seconds('nextAnswerSeconds', 'nextAnswer', 5, 86_400, t('screen.queues.nextAnswerHint'))}
        {seconds('keepPlaceOverSeconds', 'keep', 0, 86_400, t('screen.queues.keepHint'))}
        {seconds('offerTimeoutSeconds', 'offer', 5, 300, t('screen.queues.offerHint'))}
        {seconds('wrapUpSeconds', 'wrapUp', 0, 3600, t('screen.queues.wrapUpHint'))}
        {seconds('shortSeconds', 'short', 0, 300, t('screen.queues.shortHint'))}
        <NumberField label={t('screen.queues.priority')} hint={t('screen.queues.priorityHint')} min={0} max={9} value={values.priority} onChange={(next) => set('priority', next)} />
        <NumberField label={t('screen.queues.ordinal')} hint={t('screen.queues.ordinalHint')} min={0} max={10_000} value={values.ordinal} onChange={(next) => set('ordinal', next)} />
      </div>
    </Stack>
  );
}

/** As somebody writes it, without the dust of binary fractions. */
function percent(share: number): number {
  return Math.round(share * 1e12) / 1e10;
}

function Hours({ form }: { form: QueueFormState['form'] }) {
  const t = useWords('routing');
  const known = useQuery({ queryKey: ['calendars'], queryFn: calendars });
  const { calendarId, closedMessage } = form.values;
  return (
    <Stack>
      <SelectField label={t('screen.queues.calendar')} hint={t('screen.queues.calendarHint')} value={calendarId ?? ''} onChange={(id) => form.set('calendarId', id === '' ? null : id)} error={form.bind('calendarId').error}
        options={[{ value: '', label: t('screen.queues.calendarDefault') }, ...(known.data?.items ?? []).map((calendar) => ({ value: calendar.id, label: calendar.name }))]} />
      <Textarea label={t('screen.queues.closedZh')} lang="zh-CN" value={closedMessage.zh} onChange={(zh) => form.set('closedMessage', { ...closedMessage, zh })} maxLength={500} />
      <Textarea label={t('screen.queues.closedEn')} lang="en" hint={t('screen.queues.closedHint')} value={closedMessage.en} onChange={(en) => form.set('closedMessage', { ...closedMessage, en })} maxLength={500} />
    </Stack>
  );
}
