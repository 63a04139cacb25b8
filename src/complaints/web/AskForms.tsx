import { useState, type ReactNode } from 'react';
import { Button } from '#web/ui/parts/Button.tsx';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { Textarea } from '#web/ui/fields/TextField.tsx';
import { Choices } from '#web/ui/fields/Ticks.tsx';
import { toast } from '#web/ui/parts/toast.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { serverNowMs } from '#web/ui/clock.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { IconName } from '#web/ui/parts/icons.tsx';
import type { Complaint } from '../contract.ts';
import type { ComplaintClass } from '../core/classify.ts';
import { pauseReasons, type PauseReason } from '../core/policy.ts';
import { post } from './api.ts';

export interface AskProps { complaint: Complaint; onDone: () => void }

/** Words and a button: sends one verb, says that it was done, or what would be right. */
export function Ask({ send, said, act, icon, isReady, onDone, children }: { send: () => Promise<unknown>; said: string; act: string; icon: IconName; isReady: boolean; onDone: () => void; children: ReactNode }) {
  const t = useWords('complaints');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const submit = (): void => {
    if (busy || !isReady) return;
    setBusy(true);
    setRefusal(null);
    send().then(() => {
      toast(said);
      onDone();
    }, setRefusal).finally(() => setBusy(false));
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <Stack>
        {children}
        {refusal ? <RefusalNote refusal={refusal} /> : null}
        <Row end><Button onClick={onDone}>{t('web:cancel')}</Button><Button type="submit" look="primary" icon={icon} busy={busy} disabled={!isReady}>{act}</Button></Row>
      </Stack>
    </form>
  );
}

export function PromiseForm({ complaint, onDone }: AskProps) {
  const t = useWords('complaints');
  const format = useFormat();
  const [hours, setHours] = useState<'24' | '48'>('24');
  const [words, setWords] = useState('');
  const by = new Date(serverNowMs() + Number(hours) * 3_600_000);
  return (
    <Ask onDone={onDone} icon="clock" act={t('screen.promise')} said={t('screen.promised')} isReady={words.trim() !== ''} send={() => post(complaint.case.id, 'promise', { withinHours: Number(hours), words })}>
      <Choices label={t('screen.promiseWithin')} value={hours} onChange={setHours} choices={[{ value: '24', label: t('screen.hours', { n: 24 }) }, { value: '48', label: t('screen.hours', { n: 48 }) }]} />
      <p>{t('screen.promiseUntil', { when: format.moment(by) })}</p>
      <Textarea label={t('screen.promiseWords')} hint={t('screen.promiseHint')} required value={words} onChange={setWords} maxLength={500} />
    </Ask>
  );
}

export function PauseForm({ complaint, onDone }: AskProps) {
  const t = useWords('complaints');
  const [reason, setReason] = useState<PauseReason | null>(null);
  const [words, setWords] = useState('');
  return (
    <Ask onDone={onDone} icon="pause" act={t('screen.pause')} said={t('screen.paused')} isReady={reason !== null} send={() => post(complaint.case.id, 'pause', { reason, words: words.trim() })}>
      <Choices label={t('screen.pauseWhy')} value={reason} onChange={setReason} choices={pauseReasons.map((one) => ({ value: one, label: t(`pauseReason.${one}`) }))} />
      <p>{t(reason === 'waiting_customer' ? 'screen.pauseHintCustomer' : 'screen.pauseHint')}</p>
      <Textarea label={t('screen.pauseWords')} value={words} onChange={setWords} maxLength={500} />
    </Ask>
  );
}

export function EscalateForm({ complaint, onDone }: AskProps) {
  const t = useWords('complaints');
  const isSenior = complaint.escalation.level !== 'frontline';
  const [level, setLevel] = useState<'senior' | 'external'>(isSenior ? 'external' : 'senior');
  const [why, setWhy] = useState('');
  return (
    <Ask onDone={onDone} icon="up" act={t('screen.escalate')} said={t('screen.escalated')} isReady={why.trim() !== ''} send={() => post(complaint.case.id, 'escalate', { level, why })}>
      <Choices label={t('screen.escalateTo')} value={level} onChange={setLevel} choices={(['senior', 'external'] as const).map((one) => ({ value: one, label: t(`level.${one}`), disabled: one === 'senior' && isSenior }))} />
      <p>{t(level === 'senior' ? 'screen.escalateHint' : 'screen.escalateOut')}</p>
      <Textarea label={t('screen.escalateWhy')} required value={why} onChange={setWhy} maxLength={500} />
    </Ask>
  );
}

export function ClassForm({ complaint, onDone }: AskProps) {
  const t = useWords('complaints');
  const [chosen, setChosen] = useState<ComplaintClass>(complaint.class.value === 'major' ? 'general' : 'major');
  const [reason, setReason] = useState('');
  return (
    <Ask onDone={onDone} icon="check" act={t('screen.classKeep')} said={t('screen.classKept', { class: t(`class.${chosen}`) })} isReady={reason.trim() !== ''} send={() => post(complaint.case.id, 'class', { class: chosen, reason })}>
      <Choices label={t('screen.part.assess')} value={chosen} onChange={setChosen} choices={(['general', 'major'] as const).map((one) => ({ value: one, label: t(`class.${one}`) }))} />
      <p>{t('screen.classHint')}</p>
      <Textarea label={t('screen.classWhy')} required value={reason} onChange={setReason} maxLength={500} />
    </Ask>
  );
}

export function ReopenForm({ complaint, onDone }: AskProps) {
  const t = useWords('complaints');
  const [why, setWhy] = useState('');
  return (
    <Ask onDone={onDone} icon="undo" act={t('screen.reopen')} said={t('screen.reopened')} isReady={why.trim() !== ''} send={() => post(complaint.case.id, 'reopen', { why })}>
      <p>{t('screen.reopenHint')}</p>
      <Textarea label={t('screen.reopenWhy')} required value={why} onChange={setWhy} maxLength={500} />
    </Ask>
  );
}
