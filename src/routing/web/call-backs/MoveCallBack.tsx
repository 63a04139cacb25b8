import { useState, type FormEvent } from 'react';
import { minutesOf } from '#clocks/core/calendar.ts';
import { dayFromText, instantAt, localDate, readWall } from '#clocks/core/wall-clock.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { serverNowMs } from '#web/ui/clock.ts';
import { DateField, useToday } from '#web/ui/fields/DateField.tsx';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { useSession } from '#web/ui/server/session.ts';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { TimeField } from '#web/ui/fields/TimeField.tsx';
import { Switch } from '#web/ui/fields/Ticks.tsx';
import { useWords } from '#web/ui/text/words.ts';
import { moveCallBack } from './api.ts';
import styles from './call-backs.module.css';

/** Half an hour from now, on the quarter. */
function soonIn(zone: string): { date: string; time: string } {
  const atMs = Math.ceil((serverNowMs() + 30 * 60_000) / 900_000) * 900_000;
  const minute = Math.floor(readWall(zone, atMs).minute);
  return { date: localDate(zone, atMs), time: `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}` };
}

/** Called at another time. The place stays; the promise moves along only where the customer wants it so. */
export function MoveCallBack({ interactionId, name, isAgreed = false, onDone, onClose }: { interactionId: string; name: string; /** The customer is on the line and says so. */ isAgreed?: boolean; onDone: () => void; onClose: () => void }) {
  const t = useWords('routing');
  const { zone } = useSession().brand;
  const today = useToday();
  const [first] = useState(() => soonIn(zone));
  const [date, setDate] = useState(first.date);
  const [time, setTime] = useState(first.time);
  const [asWished, setAsWished] = useState(isAgreed);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const day = dayFromText(date);
    if (day === undefined) return;
    setBusy(true);
    moveCallBack(interactionId, new Date(instantAt(zone, day, minutesOf(time))).toISOString(), asWished).then(onDone, setRefusal).finally(() => setBusy(false));
  };
  return (
    <Modal title={t('screen.callBack.moveTitle', { name })} open onClose={onClose} size="small">
      <form onSubmit={send}>
        <Stack>
          {refusal === null ? null : <RefusalNote refusal={refusal} />}
          <div className={styles.when}>
            <DateField label={t('screen.callBack.day')} required value={date} onChange={setDate} min={today} />
            <div className={styles.time}><span aria-hidden="true">{t('screen.callBack.time')}</span><TimeField label={t('screen.callBack.time')} value={time} onChange={setTime} /></div>
          </div>
          <p className={styles.dim}>{t('screen.callBack.zone', { zone })}</p>
          {isAgreed ? null : <Switch label={t('screen.callBack.asWished')} hint={t('screen.callBack.asWishedHint')} checked={asWished} onChange={setAsWished} />}
          <Row end><Button look="quiet" onClick={onClose}>{t('web:cancel')}</Button><Button type="submit" look="primary" icon="clock" busy={busy}>{t('screen.callBack.move')}</Button></Row>
        </Stack>
      </form>
    </Modal>
  );
}

