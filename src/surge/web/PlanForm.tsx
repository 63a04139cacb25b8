import { useQuery } from '@tanstack/react-query';
import { nameIn } from '#routing/core/design/queue-name.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { useShapeForm } from '#web/ui/fields/form.ts';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { NumberField } from '#web/ui/fields/NumberField.tsx';
import { queuesOptions } from '#web/ui/text/queue-name.ts';
import { SelectField } from '#web/ui/fields/SelectField.tsx';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { Textarea, TextField } from '#web/ui/fields/TextField.tsx';
import { Checkbox, Switch } from '#web/ui/fields/Ticks.tsx';
import { toast } from '#web/ui/parts/toast.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import { SurgePlan } from '../contract.ts';
import { calendars, changePlan, createPlan, refreshSurges } from './api.ts';
import styles from './surge.module.css';

const Fields = SurgePlan.omit({ id: true, surgeId: true, onSince: true });
type Fields = Omit<SurgePlan, 'id' | 'surgeId' | 'onSince'>;
const fresh: Fields = { name: '', reason: { zh: '', en: '' }, queueIds: [], keepPlaceOverSeconds: null, keepsPlaceAtOnce: true, calendarId: null, closedMessage: { zh: '', en: '' } };
const usualSeconds = 60;

export function PlanForm({ plan, onDone }: { plan: SurgePlan | null; onDone: () => void }) {
  const t = useWords('surge');
  const language = useLanguage();
  const known = useQuery({ queryKey: ['calendars'], queryFn: calendars }).data?.items ?? [];
  const queues = (useQuery(queuesOptions()).data?.items ?? []).filter((queue) => queue.archivedAt === null);
  const form = useShapeForm<typeof Fields, Fields>({
    shape: Fields, first: plan === null ? fresh : fieldsOf(plan),
    send: async (asked) => {
      const after = plan ? await changePlan(plan.id, asked) : await createPlan(asked);
      await refreshSurges();
      toast(t(plan ? 'screen.saved' : 'screen.made', { name: after.name }));
      onDone();
    },
  });
  const { values, set } = form;
  // One message for both: the mark stands at the language that lacks its words.
  const reasonWrong = form.bind('reason').error;
  const wrongIn = (text: string): string | undefined => (reasonWrong && text.trim() === '' ? reasonWrong : undefined);
  return (
    <form noValidate onSubmit={(event) => void form.submit(event)}>
      <Stack>
        {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
        <TextField label={t('screen.form.name')} hint={t('screen.form.nameHint')} required autoComplete="off" maxLength={40} {...form.bind('name')} />
        <div className={styles.pair}>
          <Textarea label={t('screen.form.zh')} hint={t('screen.form.reasonHint')} lang="zh-CN" required maxLength={300} value={values.reason.zh} onChange={(zh) => set('reason', { ...values.reason, zh })} error={wrongIn(values.reason.zh)} />
          <Textarea label={t('screen.form.en')} hint={t('screen.form.reasonHint')} lang="en" required maxLength={300} value={values.reason.en} onChange={(en) => set('reason', { ...values.reason, en })} error={wrongIn(values.reason.en)} />
        </div>
        <fieldset className={styles.group}>
          <legend>{t('screen.form.queues')}</legend>
          <p className={styles.dim}>{t('screen.form.queuesHint')}</p>
          <div className={styles.ticks}>{queues.map((queue) => <Checkbox key={queue.id} label={nameIn(queue, language)} checked={values.queueIds.includes(queue.id)} onChange={(on) => set('queueIds', on ? [...values.queueIds, queue.id] : values.queueIds.filter((id) => id !== queue.id))} />)}</div>
        </fieldset>
        <Switch label={t('screen.form.atOnce')} checked={values.keepsPlaceAtOnce} onChange={(on) => set('keepsPlaceAtOnce', on)} />
        {values.keepsPlaceAtOnce ? null : (
          <Stack tight>
            <Switch label={t('screen.form.own')} checked={values.keepPlaceOverSeconds !== null} onChange={(on) => set('keepPlaceOverSeconds', on ? usualSeconds : null)} />
            {values.keepPlaceOverSeconds === null ? null : <div className={styles.figure}><NumberField label={t('screen.form.over')} unit={t('screen.form.seconds')} min={0} max={86_400} value={values.keepPlaceOverSeconds} onChange={(seconds) => set('keepPlaceOverSeconds', seconds)} /></div>}
          </Stack>
        )}
        <SelectField label={t('screen.form.calendar')} hint={t('screen.form.calendarHint')} value={values.calendarId ?? ''} onChange={(id) => set('calendarId', id === '' ? null : id)} error={form.bind('calendarId').error}
          options={[{ value: '', label: t('screen.form.calendarKeep') }, ...known.map((calendar) => ({ value: calendar.id, label: calendar.name }))]} />
        <div className={styles.pair}>
          <Textarea label={t('screen.form.closedZh')} hint={t('screen.form.closedHint')} lang="zh-CN" maxLength={500} value={values.closedMessage.zh} onChange={(zh) => set('closedMessage', { ...values.closedMessage, zh })} />
          <Textarea label={t('screen.form.closedEn')} hint={t('screen.form.closedHint')} lang="en" maxLength={500} value={values.closedMessage.en} onChange={(en) => set('closedMessage', { ...values.closedMessage, en })} />
        </div>
        <Row end><Button look="quiet" onClick={onDone}>{t('web:cancel')}</Button><Button type="submit" look="primary" busy={form.busy}>{t('web:save.do')}</Button></Row>
      </Stack>
    </form>
  );
}

function fieldsOf({ id: _id, surgeId: _surgeId, onSince: _onSince, ...fields }: SurgePlan): Fields {
  return fields;
}
