/** Other files of perhaps the same person, and those that already went into this one. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#web/ui/parts/Button.tsx';
import { Section } from '#web/ui/parts/Layout.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { Customer } from '../contract.ts';
import { readDuplicates } from './api.ts';
import { CustomerLink } from './CustomerLine.tsx';
import styles from './customers.module.css';
import { takeBack, useMerge } from './MergeModal.tsx';

export function Duplicates({ file, bare = false }: { file: Customer; bare?: boolean }) {
  const t = useWords('customers');
  const mayMerge = useMay('customer.merge');
  const twins = useQuery({ queryKey: ['customer', file.id, 'duplicates'], queryFn: () => readDuplicates(file.id) });
  const joining = useMerge();
  const items = twins.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title={t('screen.duplicates.title')} hint={t('screen.duplicates.hint')} bare={bare}>
      {joining.isError ? <RefusalNote refusal={joining.error} /> : null}
      <ul className={styles.list}>
        {items.map(({ customer, shares }) => (
          <li key={customer.id} className={styles.twin}>
            <CustomerLink line={customer} />
            <span className={styles.second}>{t(`screen.duplicates.${shares.length > 1 ? 'phoneMail' : (shares[0] ?? 'phone')}`)}</span>
            {mayMerge || customer.isNameless || file.isNameless ? <Button size="small" look="soft" icon="people" busy={joining.isPending} onClick={() => joining.mutate(file.isNameless ? { kept: customer, gone: file } : { kept: file, gone: customer })}>{t('screen.merge.do')}</Button> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function MergedFiles({ file }: { file: Customer }) {
  const t = useWords('customers');
  const format = useFormat();
  const cache = useQueryClient();
  const [busy, setBusy] = useState<string | null>(null);
  if (file.merges.length === 0) return null;
  async function undo(mergeId: string): Promise<void> {
    setBusy(mergeId);
    await takeBack(file.id, mergeId);
    await Promise.all([cache.invalidateQueries({ queryKey: ['customer'] }), cache.invalidateQueries({ queryKey: ['customers'] })]);
    setBusy(null);
  }
  return (
    <Section title={t('screen.merge.list')}>
      <ul className={styles.list}>
        {file.merges.map((merge) => (
          <li key={merge.id} className={styles.twin}>
            <span className={styles.who}><span className={styles.name}><bdi>{merge.name}</bdi></span><span className={styles.second}><span className="figures">{merge.number}</span><span>{t('screen.merge.at', { moment: format.near(merge.mergedAt) })}</span></span></span>
            <Button size="small" icon="undo" busy={busy === merge.id} onClick={() => void undo(merge.id)}>{t('screen.merge.undo')}</Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
