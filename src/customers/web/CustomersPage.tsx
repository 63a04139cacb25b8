/** Everybody the house knows, found in one box; without words the latest first. */
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod';
import { Button } from '#web/ui/parts/Button.tsx';
import { Page, PageHeader, Section } from '#web/ui/parts/Layout.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { useCommand } from '#web/ui/palette/commands.ts';
import { useGo, useSearchState } from '#web/ui/route.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { toast } from '#web/ui/parts/toast.ts';
import { useTypedSearch } from '#web/ui/server/use-typed-search.ts';
import { useWords } from '#web/ui/text/words.ts';
import { listCustomers } from './api.ts';
import { CustomerForm } from './CustomerForm.tsx';
import { CustomerLink } from './CustomerLine.tsx';
import styles from './customers.module.css';

const Search = z.object({ q: z.string().catch(''), new: z.string().optional().catch(undefined) });
const pageSize = 50;

export function CustomersPage() {
  const t = useWords('customers');
  const go = useGo();
  const cache = useQueryClient();
  const mayWrite = useMay('customer.write');
  const [{ q, new: isNew }, change] = useSearchState(Search);
  const [typed, setTyped] = useTypedSearch(q, (words) => change({ q: words || null }));
  const found = useInfiniteQuery({
    queryKey: ['customers', q], placeholderData: keepPreviousData, initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => listCustomers({ limit: pageSize, ...(q === '' ? {} : { q }), ...(pageParam === undefined ? {} : { cursor: pageParam }) }, signal),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  useCommand({ id: 'customers.new', label: t('screen.create'), pinyin: 'xjkh', icon: 'plus', group: t('screen.command.group'), run: () => change({ new: '1' }) });
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const create = mayWrite ? <Button look="primary" icon="plus" onClick={() => change({ new: '1' })}>{t('screen.create')}</Button> : null;
  return (
    <Page>
      <PageHeader title={t('screen.title')} sub={t('screen.lead')} actions={create} />
      <Section>
        <TextField label={t('screen.search')} labelHidden icon="search" type="search" placeholder={t('screen.searchHint')} value={typed} onChange={setTyped} maxLength={200} autoComplete="off" spellCheck={false} />
        <p className={q === '' || rows.length === 0 ? 'unseen' : styles.count} role="status">{q === '' || !found.isSuccess ? '' : t(rows.length < pageSize ? 'screen.found' : 'screen.foundMany', { n: rows.length })}</p>
        {found.isPending ? <LoadingState rows={6} /> : found.isError && rows.length === 0 ? <RefusedState refusal={found.error} retry={() => void found.refetch()} /> : null}
        {found.isSuccess && rows.length === 0 ? (q === ''
          ? <EmptyState icon="people" title={t('screen.empty.title')}>{t('screen.empty.lead')}</EmptyState>
          : <EmptyState icon="search" title={t('screen.nobody.title', { q })}>{t('screen.nobody.lead')}</EmptyState>) : null}
        {rows.length > 0 ? <ul className={styles.list} data-stale={found.isPlaceholderData || undefined}>{rows.map((row) => <li key={row.id}><CustomerLink line={row} /></li>)}</ul> : null}
        {found.hasNextPage ? <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t('screen.more')}</Button> : null}
      </Section>
      <Modal title={t('screen.create')} open={isNew !== undefined} onClose={() => change({ new: null })} size="medium">
        {isNew === undefined ? null : (
          <CustomerForm begun={/^[\d\s+()-]{4,}$/.test(q) ? { phone: q } : q.includes('@') ? { mail: q } : { name: q }} onKept={(file) => {
            void cache.invalidateQueries({ queryKey: ['customers'] });
            toast(t('screen.created', { name: file.name }));
            go(`/customers/${file.id}`);
          }} />
        )}
      </Modal>
    </Page>
  );
}
