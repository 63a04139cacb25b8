import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { readWall } from '#clocks/core/wall-clock.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { serverNowMs } from '#web/ui/clock.ts';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { LoadingState, RefusalNote, RefusedState } from '#web/ui/parts/States.tsx';
import { Choices } from '#web/ui/fields/Ticks.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { CallBackTimes } from '../../contract.ts';
import { callBackTimesOptions, moveCallBack } from './api.ts';
import styles from './call-backs.module.css';

interface Asked { readonly interactionId: string; readonly name: string; readonly onDone: () => void; readonly onClose: () => void }

/** The customer is on the line and asks to be called at another time: the times they would be offered themselves, by their own clock. */
export function AgreeTime({ interactionId, name, onDone, onClose }: Asked) {
  const t = useWords('routing');
  const times = useQuery(callBackTimesOptions(interactionId));
  return (
    <Modal title={t('screen.callBack.agreeTitle', { name })} open onClose={onClose} size="small">
      {times.isPending ? <LoadingState rows={3} /> : null}
      {times.isError ? <RefusedState refusal={times.error} retry={() => void times.refetch()} /> : null}
      {times.data === undefined ? null : <Times given={times.data} interactionId={interactionId} onDone={onDone} onClose={onClose} />}
    </Modal>
  );
}

function Times({ given: { zone, times }, interactionId, onDone, onClose }: { given: CallBackTimes } & Omit<Asked, 'name'>) {
  const t = useWords('routing');
  const format = useFormat(zone);
  const dayOf = (at: string): string => String(readWall(zone, Date.parse(at)).day);
  const days = Map.groupBy(times, dayOf);
  const [day, setDay] = useState<string | null>(() => days.keys().next().value ?? null);
  const [at, setAt] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const today = readWall(zone, serverNowMs()).day;
  const nameOf = (one: string, first: string): string => (Number(one) === today ? t('screen.callBack.today') : Number(one) === today + 1 ? t('screen.callBack.tomorrow') : format.near(first));
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (at === null) return;
    setBusy(true);
    moveCallBack(interactionId, at, true).then(onDone, setRefusal).finally(() => setBusy(false));
  };
  if (day === null) return <p>{t('screen.callBack.agreeNone')}</p>;
  return (
    <form onSubmit={send}>
      <Stack>
        {refusal === null ? null : <RefusalNote refusal={refusal} />}
        <Choices label={t('screen.callBack.day')} value={day} choices={[...days].map(([value, [first = '']]) => ({ value, label: nameOf(value, first) }))} onChange={(next) => {
          setDay(next);
          setAt(null);
        }} />
        <Choices label={t('screen.callBack.time')} value={at} onChange={setAt} choices={(days.get(day) ?? []).map((value) => ({ value, label: format.time(value) }))} />
        <p className={styles.dim}>{t('screen.callBack.agreeHint', { zone })}</p>
        <Row end><Button look="quiet" onClick={onClose}>{t('web:cancel')}</Button><Button type="submit" look="primary" icon="clock" busy={busy} disabled={at === null}>{t('screen.callBack.agree')}</Button></Row>
      </Stack>
    </form>
  );
}
