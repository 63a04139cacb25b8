/** What can be done with a file wherever it is shown: correct it, and join it with another record of the same person. */
import { useState, type ReactNode } from 'react';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { toast } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { Customer } from '../contract.ts';
import { CustomerForm } from './CustomerForm.tsx';
import { MergeModal } from './MergeModal.tsx';
import { useKeepFile } from './use-customer.ts';

/** `dialogs` stands once among the file's parts; the two verbs open them. */
export function useFileDialogs(file: Customer): { readonly edit: () => void; readonly merge: () => void; readonly dialogs: ReactNode } {
  const t = useWords('customers');
  const [editing, setEditing] = useState(false);
  const [merging, setMerging] = useState(false);
  const keep = useKeepFile();
  const onKept = (kept: Customer): void => {
    keep(kept);
    setEditing(false);
    toast(t('screen.saved'));
  };
  return {
    edit: () => setEditing(true), merge: () => setMerging(true),
    dialogs: <>
      <Modal title={t(file.isNameless ? 'screen.who.name' : 'screen.edit')} open={editing} onClose={() => setEditing(false)}>
        {editing ? <CustomerForm file={file} onKept={onKept} /> : null}
      </Modal>
      <MergeModal file={file} open={merging} onClose={() => setMerging(false)} />
    </>,
  };
}
