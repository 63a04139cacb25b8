/** The company a person belongs to; one that is not in the list is added on the spot. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import { Button } from '#web/ui/parts/Button.tsx';
import { belongsToIme } from '#web/ui/keys/keymap.ts';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { SelectField } from '#web/ui/fields/SelectField.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { toastRefusal } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import { createAccount, listAccounts } from './api.ts';

/** Companies are few; the list is fetched once. */
export function AccountField({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const t = useWords('customers');
  const accounts = useQuery({ queryKey: ['accounts'], queryFn: () => listAccounts() });
  const [adding, setAdding] = useState(false);
  const items = accounts.data?.items ?? [];
  return (
    <Stack tight>
      {items.length === 0 && !adding ? null : <SelectField label={t('screen.form.account')} value={value ?? ''} onChange={(id) => onChange(id === '' ? null : id)} options={[{ value: '', label: t('screen.noCompany') }, ...items.map((account) => ({ value: account.id, label: account.name }))]} />}
      {adding
        ? <NewAccount onMade={(id) => { onChange(id); setAdding(false); }} onCancel={() => setAdding(false)} />
        : <Row><Button size="small" look="quiet" icon="plus" onClick={() => setAdding(true)}>{t('screen.company.new')}</Button></Row>}
    </Stack>
  );
}

/** Stands inside the person's form: Enter adds the company and does not send the form around it. */
export function NewAccount({ onMade, onCancel }: { onMade: (id: string) => void; onCancel: () => void }) {
  const t = useWords('customers');
  const cache = useQueryClient();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);

  function add(): void {
    if (busy || name.trim() === '') return;
    setBusy(true);
    createAccount({ name: name.trim() }).then(async (made) => {
      await cache.invalidateQueries({ queryKey: ['accounts'] });
      onMade(made.id);
    }).catch(toastRefusal).finally(() => setBusy(false));
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (belongsToIme(event.nativeEvent)) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      add();
    }
  }
  return (
    <>
      <TextField label={t('screen.company.name')} value={name} onChange={setName} onKeyDown={onKeyDown} maxLength={120} autoComplete="off" autoFocus />
      <Row>
        <Button size="small" look="soft" busy={busy} disabled={name.trim() === ''} onClick={add}>{t('screen.company.add')}</Button>
        <Button size="small" look="quiet" onClick={onCancel}>{t('web:cancel')}</Button>
      </Row>
    </>
  );
}
