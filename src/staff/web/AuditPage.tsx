import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import * as z from 'zod';
import { Id } from '#kit/core/shapes.ts';
import { Button } from '#web/ui/Button.tsx';
import { Icon } from '#web/ui/icons.tsx';
import { Page, PageHeader, Row, Section } from '#web/ui/Layout.tsx';
import { useSearchState } from '#web/ui/route.tsx';
import { SelectField } from '#web/ui/SelectField.tsx';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/States.tsx';
import { toastRefusal } from '#web/ui/toast.ts';
import { useFormat } from '#web/ui/use-format.ts';
import { useWords } from '#web/ui/words.ts';
import { auditTrail, team, verifyChain } from './api.ts';
import styles from './audit.module.css';
import { AuditLines } from './AuditLines.tsx';
import { eventNames } from './event-names.ts';

const Search = z.object({ actor: Id.optional().catch(undefined), event: z.string().max(80).optional().catch(undefined), subject: Id.optional().catch(undefined) });
const pageSize = 50;

/** The trail that cannot be edited: newest first, by person, event or subject; and the proof that nothing in it was changed. */
export function AuditPage() {
  const t = useWords('staff');
  const [search, setSearch] = useSearchState(Search);
  const people = useQuery({ queryKey: ['staff'], queryFn: team });
  const trail = useInfiniteQuery({
    queryKey: ['audit', search], staleTime: 0,
    queryFn: ({ pageParam }) => auditTrail({ before: pageParam, limit: pageSize, actorId: search.actor, name: search.event, subjectId: search.subject }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => (page.items.length < pageSize ? undefined : page.items.at(-1)?.seq),
  });
  const entries = trail.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = search.actor !== undefined || search.event !== undefined || search.subject !== undefined;

  return (
    <Page>
      <PageHeader title={t('screen.audit.title')} sub={t('screen.audit.sub')} actions={<Button icon="refresh" onClick={() => void trail.refetch()} busy={trail.isRefetching}>{t('screen.audit.newest')}</Button>} />
      <Chain />
      <Section>
        <div className={styles.filters}>
          <SelectField label={t('screen.audit.actor')} value={search.actor ?? ''} onChange={(id) => setSearch({ actor: id || null }, true)}
            options={[{ value: '', label: t('screen.audit.anybody') }, ...(people.data?.items ?? []).map((person) => ({ value: person.id, label: person.name, findBy: person.mail }))]} />
          <SelectField label={t('screen.audit.event')} value={search.event ?? ''} onChange={(name) => setSearch({ event: name || null }, true)}
            options={[{ value: '', label: t('screen.audit.anything') }, ...eventNames.map((name) => ({ value: name, label: t(`event.${name}`), findBy: name }))]} />
          {isFiltered ? <div><Button look="quiet" icon="close" onClick={() => setSearch({ actor: null, event: null, subject: null }, true)}>{t('screen.audit.clear')}</Button></div> : null}
        </div>
        {search.subject ? <p className={styles.dim}>{t('screen.audit.subjectOnly')} <span className={styles.code}>{search.subject}</span></p> : null}
        {trail.isPending ? <LoadingState rows={8} /> : trail.isError ? <RefusedState refusal={trail.error} retry={() => void trail.refetch()} />
          : entries.length === 0 ? <EmptyState icon="shield" title={t('screen.audit.none')}>{t('screen.audit.noneHint')}</EmptyState>
            : <AuditLines entries={entries} onSubject={(id) => setSearch({ subject: id }, true)} />}
        {entries.length > 0 ? <Row>{trail.hasNextPage ? <Button onClick={() => void trail.fetchNextPage()} busy={trail.isFetchingNextPage}>{t('screen.audit.older')}</Button> : <span className={styles.dim}>{t('screen.audit.end')}</span>}</Row> : null}
      </Section>
    </Page>
  );
}

function Chain() {
  const t = useWords('staff');
  const format = useFormat();
  const chain = useMutation({ mutationFn: verifyChain, onError: toastRefusal });
  const said = chain.data;
  return (
    <Section bare>
      <Row>
        <Button icon="shield" busy={chain.isPending} onClick={() => chain.mutate()}>{chain.isPending ? t('screen.audit.verifying') : t('screen.audit.verify')}</Button>
      </Row>
      <div role="status">
        {said === undefined ? null : said.holds
          ? <p className={styles.chain}><Icon name="resolve" />{t('screen.audit.holds', { n: format.count(said.events) })}</p>
          : <p className={`${styles.chain} ${styles.broken}`}><Icon name="warn" /><span>{t('screen.audit.broken', { seq: said.brokenAtSeq })}<br />{t('screen.audit.brokenRight', { seq: said.brokenAtSeq })}</span></p>}
      </div>
    </Section>
  );
}
