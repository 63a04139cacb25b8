import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { CustomerList, type CustomerLine } from '#customers/contract.ts';
import { useAddress } from '#web/ui/text/addressee.ts';
import { call } from '#web/ui/server/api.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { Stack } from '#web/ui/parts/Layout.tsx';
import { Link } from '#web/ui/route.tsx';
import { EmptyState, RefusedState } from '#web/ui/parts/States.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { useWords } from '#web/ui/text/words.ts';
import { CaseForm } from './CaseForm.tsx';
import styles from './list.module.css';

/** By hand: somebody rang, came by or wrote a letter. First whose matter it is, then what it is. */
export function NewCase({ onDone, onCancel }: { onDone: (opened: { id: string; number: string }) => void; onCancel: () => void }) {
  const t = useWords('cases');
  const address = useAddress();
  const [customer, setCustomer] = useState<CustomerLine | null>(null);
  if (customer === null) return <ChooseCustomer onChoose={setCustomer} />;
  return (
    <Stack>
      <p className={styles.chosen}><span><strong>{address(customer)}</strong> {customer.name} · {customer.number}</span><Button size="small" look="quiet" onClick={() => setCustomer(null)}>{t('screen.otherCustomer')}</Button></p>
      <CaseForm key={customer.id} about={{ customerId: customer.id }} first={{ kind: 'inquiry', title: '', description: '' }} onDone={onDone} onCancel={onCancel} />
    </Stack>
  );
}

function ChooseCustomer({ onChoose }: { onChoose: (line: CustomerLine) => void }) {
  const t = useWords('cases');
  const address = useAddress();
  const [typed, setTyped] = useState('');
  const [sought, setSought] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSought(typed.trim()), 150);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useQuery({ queryKey: ['found', 'customers', sought], queryFn: ({ signal }) => call('GET', '/api/customers', { query: { q: sought || undefined, limit: 8 }, shape: CustomerList, signal }) });
  const rows = found.data?.items ?? [];
  return (
    <Stack>
      <TextField label={t('screen.whose')} hint={t('screen.whoseHint')} icon="search" type="search" value={typed} onChange={setTyped} autoComplete="off" maxLength={200} />
      {found.isError ? <RefusedState refusal={found.error} retry={() => void found.refetch()} /> : null}
      {found.isSuccess && rows.length === 0 ? <EmptyState icon="people" title={t('screen.nobody')} action={<Link to="/customers?new=1">{t('screen.newCustomer')}</Link>} /> : null}
      <ul className={styles.people}>
        {rows.map((line) => (
          <li key={line.id}><button type="button" className={styles.person} onClick={() => onChoose(line)}><strong>{address(line)}</strong><span>{[line.name, line.accountName, ...line.reach, line.number].filter(Boolean).join(' · ')}</span></button></li>
        ))}
      </ul>
    </Stack>
  );
}
