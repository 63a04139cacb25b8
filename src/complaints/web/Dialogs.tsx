import { Modal } from '#web/ui/Modal.tsx';
import { useWords } from '#web/ui/words.ts';
import type { Complaint } from '../contract.ts';
import { ask, asking } from './asking.ts';
import { AnswerForm, ClassForm, EscalateForm, PauseForm, PromiseForm, ReopenForm } from './AskForms.tsx';
import { CloseForm } from './CloseForm.tsx';
import { ReceiptForm } from './ReceiptForm.tsx';

/** The acts that want words first, one dialog each. */
export function ComplaintDialogs({ complaint }: { complaint: Complaint }) {
  const t = useWords('complaints');
  const open = asking.use((what) => what);
  const close = (): void => ask(null);
  const props = { complaint, onDone: close };
  return (
    <Modal title={open === null ? '' : t(`screen.dialog.${open}`)} open={open !== null} onClose={close} size={open === 'close' ? 'medium' : 'small'}>
      {open === 'answer' ? <AnswerForm {...props} /> : null}
      {open === 'promise' ? <PromiseForm {...props} /> : null}
      {open === 'pause' ? <PauseForm {...props} /> : null}
      {open === 'escalate' ? <EscalateForm {...props} /> : null}
      {open === 'class' ? <ClassForm {...props} /> : null}
      {open === 'reopen' ? <ReopenForm {...props} /> : null}
      {open === 'receipt' ? <ReceiptForm {...props} /> : null}
      {open === 'close' ? <CloseForm {...props} /> : null}
    </Modal>
  );
}
