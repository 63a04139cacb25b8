import { useState } from 'react';
import { CaseNote } from '#cases/contract.ts';
import { call } from '#web/ui/server/api.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { Icon } from '#web/ui/parts/icons.tsx';
import { InPlace } from '#web/ui/fields/InPlace.tsx';
import { Stack } from '#web/ui/parts/Layout.tsx';
import { queries } from '#web/ui/server/query.ts';
import { Textarea } from '#web/ui/fields/TextField.tsx';
import { Choices } from '#web/ui/fields/Ticks.tsx';
import { toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import { causes } from '../core/cause.ts';
import { record, recordAtOnce } from './api.ts';
import type { PartProps } from './part-props.ts';
import styles from './complaint.module.css';

/** What was looked into, what it turned out to be, and what to do first when one answers. */
export function Cause({ complaint, page, mayDo }: PartProps) {
  const t = useWords('complaints');
  const format = useFormat();
  const { id } = complaint.case;
  const steps = page.notes.filter((note) => note.kind === 'investigation');
  return (
    <Stack>
      <div className={styles.field}>
        <h3>{t('screen.investigation')}</h3>
        {complaint.class.value === 'major' && steps.length === 0 ? <p className={styles.hint}><Icon name="info" size={1} />{t('need.investigation')}</p> : null}
        <ol className={styles.log}>{steps.map((step) => <li key={step.id}><span className={styles.dim}><time dateTime={step.at}>{format.near(step.at)}</time> {step.by?.name}</span><p>{step.text}</p></li>)}</ol>
        {mayDo ? <Step caseId={id} /> : null}
      </div>
      <Choices label={t('screen.cause')} value={complaint.cause} onChange={(cause) => recordAtOnce(complaint, { cause }, { cause }, t('screen.kept'))} choices={causes.map((cause) => ({ value: cause, label: t(`cause.${cause}`), disabled: !mayDo }))} />
      {complaint.bearings.length > 0 ? <p className={styles.hint}><Icon name="heart" size={1} />{t('screen.bearings', { acts: complaint.bearings.map((one) => t(`bearing.${one}`)).join(t('screen.comma')) })}</p> : null}
      <div className={styles.field}>
        <h3>{t('screen.causeWords')}</h3>
        <InPlace label={t('screen.causeWords')} value={complaint.causeWords} placeholder={t('screen.causeAsk')} rows={3} maxLength={2000} mayEdit={mayDo} onSave={(causeWords) => record(id, { causeWords })} />
      </div>
    </Stack>
  );
}

/** A step of the investigation, kept in the case's own log. */
function Step({ caseId }: { caseId: string }) {
  const t = useWords('complaints');
  const [text, setText] = useState('');
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const keep = (): void => {
    setBusy(true);
    call('POST', `/api/cases/${caseId}/notes`, { body: { key, kind: 'investigation', text }, shape: CaseNote }).then(async () => {
      setText('');
      setKey(crypto.randomUUID());
      toast(t('screen.stepKept'));
      await Promise.all([queries.invalidateQueries({ queryKey: ['case', caseId] }), queries.invalidateQueries({ queryKey: ['complaint', caseId] })]);
    }).catch(toastRefusal).finally(() => setBusy(false));
  };
  return (
    <form className={styles.addStep} onSubmit={(event) => { event.preventDefault(); if (text.trim() !== '') keep(); }}>
      <Textarea label={t('screen.step')} labelHidden rows={2} placeholder={t('screen.stepAsk')} value={text} onChange={setText} maxLength={10_000} />
      <Button type="submit" size="small" icon="plus" busy={busy} disabled={text.trim() === ''}>{t('screen.stepAdd')}</Button>
    </form>
  );
}
