import { useEffect } from 'react';
import type { CasePage } from '#cases/contract.ts';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { queries } from '#web/ui/server/query.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { Complaint } from '../contract.ts';
import { complaintKey } from './api.ts';
import { ask, askedEnough, asking } from './asking.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { ClassForm, EscalateForm, PauseForm, PromiseForm, ReopenForm } from './AskForms.tsx';
import { CloseForm } from './CloseForm.tsx';
import { DecideForm, TellForm } from './DecideForm.tsx';
import { ReceiptForm } from './ReceiptForm.tsx';

/** The acts that want words first, one dialog each. */
export function ComplaintDialogs({ complaint, page }: { complaint: Complaint; page: CasePage }) {
  const t = useWords('complaints');
  const open = asking.use((what) => what);
  const close = (): void => {
    if (open !== null) askedEnough(open);
  };
  // Left open, it would stand on the next complaint.
  useEffect(() => () => ask(null), []);
  const { id } = complaint.case;
  // Whether words reach the customer changes when a conversation ends, which is no act on the complaint.
  useEffect(() => {
    if (open !== null) void queries.invalidateQueries({ queryKey: complaintKey(id) });
  }, [open, id]);
  // Whoever calls reads out what stands on the page unheard.
  const unheard = complaint.unheardAt === null ? '' : (page.notes.findLast((note) => note.kind === 'update')?.text ?? '');
  const props = { complaint, onDone: close };
  return (
    <Modal title={open === null ? '' : t(`screen.dialog.${open}`)} open={open !== null} onClose={close} size={open === 'close' || open === 'answer' || open === 'decide' || open === 'tell' ? 'medium' : 'small'}>
      {open === 'answer' ? <AnswerForm {...props} unheard={unheard} /> : null}
      {open === 'decide' ? <DecideForm {...props} /> : null}
      {open === 'tell' ? <TellForm {...props} unheard={unheard} /> : null}
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
