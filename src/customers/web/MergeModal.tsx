/** Two files of one person: the other is looked for and goes into this one — or this nameless visitor into the one that is found. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAddress } from '#web/ui/text/addressee.ts';
import { Stack } from '#web/ui/parts/Layout.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { LoadingState, RefusalNote } from '#web/ui/parts/States.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { say, useWords } from '#web/ui/text/words.ts';
import type { Customer, CustomerLine } from '../contract.ts';
import { listCustomers, merge, unmerge } from './api.ts';
import { CustomerWords } from './CustomerLine.tsx';
import styles from './customers.module.css';
import { useSettled } from './use-settled.ts';

type Named = Pick<CustomerLine, 'id' | 'name' | 'number'>;

/** Merges, says so, and for 8 s offers the way back (which stays open in the file for ever). */
export function useMerge(onDone?: () => void) {
  const cache = useQueryClient();
  const anew = () => Promise.all([cache.invalidateQueries({ queryKey: ['customer'] }), cache.invalidateQueries({ queryKey: ['customers'] })]);
  return useMutation({
    mutationFn: ({ kept, gone }: { kept: Named; gone: Named }) => merge(kept.id, gone.id),
    onSuccess: async ({ mergeId }, { kept, gone }) => {
      onDone?.();
      await anew();
      toast(say('customers:screen.merge.done', { gone: gone.name, kept: kept.name }), { undo: () => void takeBack(kept.id, mergeId).then(anew) });
    },
  });
}

export async function takeBack(keptId: string, mergeId: string): Promise<void> {
  try {
    await unmerge(keptId, mergeId);
    toast(say('customers:screen.merge.undone'));
  } catch (refusal) {
    toastRefusal(refusal);
  }
}

export function MergeModal({ file, open, onClose }: { file: Customer; open: boolean; onClose: () => void }) {
  const t = useWords('customers');
  return <Modal title={t(file.isNameless ? 'screen.who.title' : 'screen.merge.title')} open={open} onClose={onClose} size="medium">{open ? <MergeSearch file={file} onDone={onClose} /> : null}</Modal>;
}

function MergeSearch({ file, onDone }: { file: Customer; onDone: () => void }) {
  const t = useWords('customers');
  const address = useAddress();
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim(), 150);
  const found = useQuery({ queryKey: ['customers', q, 'merge'], queryFn: ({ signal }) => listCustomers({ q, limit: 12 }, signal), enabled: q !== '', placeholderData: keepPreviousData });
  const joining = useMerge(onDone);
  const others = (found.data?.items ?? []).filter((line) => line.id !== file.id);
  return (
    <Stack>
      <p>{t(file.isNameless ? 'screen.merge.leadNameless' : 'screen.merge.lead', { name: address(file) })}</p>
      {joining.isError ? <RefusalNote refusal={joining.error} /> : found.isError ? <RefusalNote refusal={found.error} /> : null}
      <TextField label={t('screen.merge.find')} labelHidden icon="search" type="search" placeholder={t('screen.searchHint')} value={typed} onChange={setTyped} maxLength={200} autoComplete="off" />
      {found.isLoading ? <LoadingState rows={3} /> : null}
      {q !== '' && found.isSuccess && others.length === 0 ? <p className={styles.dim} role="status">{t('screen.merge.none')}</p> : null}
      {q === '' ? null : (
        <ul className={styles.list}>
          {others.map((line) => (
            <li key={line.id}>
              <button type="button" className={styles.line} disabled={joining.isPending} onClick={() => joining.mutate(file.isNameless ? { kept: line, gone: file } : { kept: file, gone: line })}>
                <CustomerWords line={line} />
                <span className={styles.when}>{t(file.isNameless ? 'screen.merge.into' : 'screen.merge.do', { name: address(line) })}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}
