import { useState } from 'react';
import { Button } from '#web/ui/parts/Button.tsx';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { Textarea } from '#web/ui/fields/TextField.tsx';
import { toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { Standing } from '../../contract.ts';
import { changeClass } from './api.ts';

const [firstClass, usualClass] = [0, 1];

/** Overtaking others needs a reason, which is kept; taking it back is one press. */
export function ClassDialog({ one, name, onClose, onDone }: { one: Standing; name: string; onClose: () => void; onDone: () => void }) {
  const t = useWords('routing');
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<unknown>(null);
  const [wanted, setWanted] = useState(false);
  const [busy, setBusy] = useState(false);
  const raises = one.priorityClass !== firstClass;

  async function send(): Promise<void> {
    if (reason.trim() === '') return setWanted(true);
    setBusy(true);
    try {
      await changeClass(one.interactionId, raises ? firstClass : usualClass, reason);
    } catch (said) {
      setRefusal(said);
      setBusy(false);
      return;
    }
    const back = (): void => void changeClass(one.interactionId, one.priorityClass, t('line.undoReason')).then(onDone, toastRefusal);
    toast(t(raises ? 'line.raised' : 'line.lowered', { name }), { undo: back });
    onDone();
    onClose();
  }

  return (
    <Modal title={t(raises ? 'line.raiseTitle' : 'line.lowerTitle', { name })} open onClose={onClose} size="small">
      <Stack>
        <p>{t(raises ? 'line.raiseWhat' : 'line.lowerWhat')}</p>
        <Textarea label={t('line.reason')} required hint={t('line.reasonHint')} error={wanted && reason.trim() === '' ? t('line.reasonWanted') : undefined} rows={3} value={reason} onChange={setReason} maxLength={500} />
        {refusal ? <RefusalNote refusal={refusal} /> : null}
        <Row end>
          <Button onClick={onClose}>{t('line.cancel')}</Button>
          <Button look="primary" busy={busy} onClick={() => void send()}>{t('line.do')}</Button>
        </Row>
      </Stack>
    </Modal>
  );
}
