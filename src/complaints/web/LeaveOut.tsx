import { useState } from 'react';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { Complaint } from '../contract.ts';
import { post } from './api.ts';
import { Ask } from './AskForms.tsx';

/** A stage is entered before all that leads to it is recorded: one sentence says why, and nothing stands in the way. */
export function LeaveOut({ complaint, way, onDone, onMove }: { complaint: Complaint; way: Complaint['ways'][number]; onDone: () => void; onMove: () => void }) {
  const t = useWords('complaints');
  const [why, setWhy] = useState('');
  const stage = t(`stage.${way.to}`);
  const send = () => post(complaint.case.id, 'stage', { to: way.to, why }).then(onMove);
  return (
    <Modal title={t('screen.goTo', { stage })} open onClose={onDone} size="small">
      <Ask onDone={onDone} icon="right" act={t('screen.goTo', { stage })} said={t('screen.moved', { stage })} isReady={why.trim() !== ''} send={send}>
        <TextField label={t('screen.leftOut', { needs: way.owed.map((need) => t(`need.${need}`)).join(t('screen.comma')) })} required value={why} onChange={setWhy} maxLength={300} />
      </Ask>
    </Modal>
  );
}
