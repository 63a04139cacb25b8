/** The company of a person: its name, what is good to know about it, and who else of it we know. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { InPlace } from '#web/ui/fields/InPlace.tsx';
import { Section, Stack } from '#web/ui/parts/Layout.tsx';
import { Link } from '#web/ui/route.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { Account, Customer } from '../contract.ts';
import { changeAccount, listAccounts, listCustomers } from './api.ts';
import styles from './customers.module.css';

/** So many people of a company are named; beyond, it is said how many more there are. */
const named = 12;

export function Company({ file, company }: { file: Customer; company: NonNullable<Customer['account']> }) {
  const t = useWords('customers');
  const mayWrite = useMay('customer.write');
  const cache = useQueryClient();
  const account = useQuery({ queryKey: ['accounts', company.name], queryFn: async () => (await listAccounts(company.name)).items.find((one) => one.id === company.id) ?? null });
  const people = useQuery({ queryKey: ['customers', 'of', company.id], queryFn: () => listCustomers({ accountId: company.id, limit: named + 1 }) });
  const others = (people.data?.items ?? []).filter((one) => one.id !== file.id).slice(0, named);
  const more = (account.data?.people ?? 0) - 1 - others.length;

  async function keep(change: Partial<Pick<Account, 'name' | 'note'>>): Promise<void> {
    const kept = account.data;
    if (!kept) return;
    await changeAccount(kept.id, { name: kept.name, note: kept.note, ...change });
    await Promise.all([['accounts'], ['customers'], ['customer']].map((queryKey) => cache.invalidateQueries({ queryKey })));
  }
  return (
    <Section title={t('screen.company.title')}>
      <Stack tight>
        <InPlace label={t('screen.company.name')} value={company.name} placeholder={t('screen.company.name')} maxLength={120} required mayEdit={mayWrite && account.data != null} onSave={(name) => keep({ name })} />
        {account.data ? <InPlace label={t('screen.company.note')} value={account.data.note} placeholder={t('screen.company.noteHint')} rows={2} maxLength={2000} mayEdit={mayWrite} onSave={(note) => keep({ note })} /> : null}
        {people.isError ? <RefusalNote refusal={people.error} /> : others.length === 0 ? <p className={styles.dim}>{t('screen.company.alone')}</p> : (
          <ul className={styles.people} aria-label={t('screen.company.people')}>{others.map((one) => <li key={one.id}><Link to={`/customers/${one.id}`}><bdi>{one.name}</bdi></Link></li>)}</ul>
        )}
        {more > 0 && others.length > 0 ? <p className={styles.dim}>{t('screen.company.more', { n: more })}</p> : null}
      </Stack>
    </Section>
  );
}
