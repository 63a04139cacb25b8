import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Button } from '#web/ui/Button.tsx';
import { useShapeForm, type ShapeForm } from '#web/ui/form.ts';
import { Icon } from '#web/ui/icons.tsx';
import { Stack } from '#web/ui/Layout.tsx';
import { NumberField } from '#web/ui/NumberField.tsx';
import { SelectField } from '#web/ui/SelectField.tsx';
import { RefusalNote } from '#web/ui/States.tsx';
import { Tabs } from '#web/ui/Tabs.tsx';
import { Textarea, TextField } from '#web/ui/TextField.tsx';
import { Switch } from '#web/ui/Ticks.tsx';
import { toast } from '#web/ui/toast.ts';
import { useFormat } from '#web/ui/use-format.ts';
import { useWords } from '#web/ui/words.ts';
import { Queue } from '../../contract.ts';
import { defaultCallBackRule } from '../../core/call-backs/call-back.ts';
import { CallBackRuleFields } from './CallBackRuleFields.tsx';
import { MembersField, SkillNeeds } from './QueuePeople.tsx';
import { calendars, changeQueue, createQueue, setQueueMembers } from './api.ts';
import { WhoFirstFields } from './WhoFirstFields.tsx';
import styles from './queues.module.css';

const Fields = Queue.omit({ id: true, archivedAt: true });
export type Fields = Omit<Queue, 'id' | 'archivedAt'>;
type QueueFormState = ShapeForm<Fields>;

/** A new queue begins as the house furnishes one. */
const fresh: Fields = {
  name: '', names: { zh: '', en: '' }, isPublic: true, ordinal: 0, priority: 1, targetSeconds: 20, targetShare: 0.8, shortSeconds: 5, offerTimeoutSeconds: 20, wrapUpSeconds: 60, keepPlaceOverSeconds: 120, ownerSeconds: 0, tierClasses: { gold: 1, silver: 1, standard: 1 }, nextAnswerSeconds: 60,
  requiredSkills: [], callBack: defaultCallBackRule, calendarId: null, closedMessage: { zh: '', en: '' },
};

function fieldsOf({ id: _id, archivedAt: _archivedAt, ...fields }: Queue): Fields {
  return fields;
}

/** `onDraft` hears what stands in the form, saved or not; `members` null: who serves it was not touched. */
export function QueueForm({ queue, onDone, onDraft }: { queue: Queue | null; onDone: () => void; onDraft?: (draft: Fields, members: readonly string[] | null) => void }) {
  const t = useWords('routing');
  const queries = useQueryClient();
  const [tab, setTab] = useState<'promise' | 'people' | 'callBack' | 'hours'>('promise');
  /** Null: who serves it was not touched. */
  const [members, setMembers] = useState<readonly string[] | null>(null);
  const form: QueueFormState = useShapeForm({
    shape: Fields, first: queue ? fieldsOf(queue) : fresh,
    send: async (asked) => {
      const after = queue ? await changeQueue(queue.id, asked) : await createQueue(asked);
      if (members !== null) await setQueueMembers(after.id, members);
      await Promise.all([queries.invalidateQueries({ queryKey: ['queues'] }), queries.invalidateQueries({ queryKey: ['skills'] })]);
      toast(t(queue ? 'screen.queues.saved' : 'screen.queues.made', { name: after.name }));
      onDone();
    },
  });
  useEffect(() => onDraft?.(form.values, members), [onDraft, form.values, members]);
  // A fault on a hidden tab would be a fault nobody sees: its tab says so.
  const label = (words: string, ...keys: (keyof Fields)[]) => <>{keys.some((key) => form.bind(key).error) ? <Icon name="warn" size={1} /> : null}{t(`screen.queues.tabs.${words}`)}</>;
  return (
    <form noValidate onSubmit={(event) => {
      if (form.values.name.trim() === '') setTab('promise');
      else if (form.values.requiredSkills.some((need) => need.skill.trim() === '')) setTab('people');
      void form.submit(event);
    }}>
      <Stack>
        {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
        <Tabs label={t('screen.queues.tabs.label')} value={tab} onChange={setTab} tabs={[
          { value: 'promise', label: label('promise', 'name'), content: <Promises form={form} /> },
          { value: 'people', label: label('people', 'requiredSkills'), content: (
            <Stack>
              <SkillNeeds needs={form.values.requiredSkills} onChange={(needs) => form.set('requiredSkills', needs)} error={form.bind('requiredSkills').error} />
              <WhoFirstFields ownerSeconds={form.values.ownerSeconds} tierClasses={form.values.tierClasses} onOwner={(next) => form.set('ownerSeconds', next)} onTiers={(next) => form.set('tierClasses', next)} />
              {queue ? <MembersField queueId={queue.id} chosen={members} onChange={setMembers} /> : <p className={styles.dim}>{t('screen.queues.membersNew')}</p>}
            </Stack>
          ) },
          { value: 'callBack', label: label('callBack', 'callBack'), content: <CallBackRuleFields rule={form.values.callBack} onChange={(rule) => form.set('callBack', rule)} /> },
          { value: 'hours', label: label('hours', 'calendarId', 'closedMessage'), content: <Hours form={form} /> },
        ]} />
        <div className={styles.foot}>
          <Button look="quiet" onClick={onDone}>{t('web:cancel')}</Button>
          <Button type="submit" look="primary" busy={form.busy}>{t('web:save.do')}</Button>
        </div>
      </Stack>
    </form>
  );
}

function Promises({ form }: { form: QueueFormState }) {
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
      <p className={styles.sentence}>{t('screen.queues.sentence', { share: format.count(Math.round(values.targetShare * 100)), seconds: values.targetSeconds })}</p>
      <div className={styles.grid}>
        <NumberField label={t('screen.queues.share')} unit="%" min={0} max={100} value={Math.round(values.targetShare * 100)} onChange={(next) => set('targetShare', next / 100)} />
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

function Hours({ form }: { form: QueueFormState }) {
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
