import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Button } from '#web/ui/parts/Button.tsx';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Page, PageHeader, Row, Section } from '#web/ui/parts/Layout.tsx';
import { serverNowMs } from '#web/ui/clock.ts';
import { useSearchState } from '#web/ui/route.tsx';
import { useSession } from '#web/ui/server/session.ts';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { toastRefusal } from '#web/ui/parts/toast.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import type { AuditFile } from '../contract.ts';
import { daysOf, instantsOf } from '../core/period.ts';
import { auditTrail, fileAddress, verifyChain } from './api.ts';
import styles from './audit.module.css';
import { AuditFilters, Search, unfiltered } from './AuditFilters.tsx';
import { AuditLines } from './AuditLines.tsx';

const pageSize = 50;

/** The trail that cannot be edited, in words and newest first; what is looked for stands in the address. And the proof that nothing in it was changed. */
export function AuditPage() {
  const t = useWords('trail');
  const language = useLanguage();
  const { zone } = useSession().brand;
  const [search, setSearch] = useSearchState(Search);
  const days = daysOf(search.period, search.from, search.to, serverNowMs(), zone);
  const asked: AuditFile = useMemo(() => ({
    ...written(instantsOf({ from: days.from, to: days.to }, zone)), who: search.who, kind: search.kind, subjectId: search.subject, q: search.q || undefined, traffic: search.traffic === '1' ? true : undefined, language,
  }), [days.from, days.to, zone, search.who, search.kind, search.subject, search.q, search.traffic, language]);
  const trail = useInfiniteQuery({
    queryKey: ['audit', asked], staleTime: 0, queryFn: ({ pageParam }) => auditTrail({ ...asked, before: pageParam, limit: pageSize }),
    initialPageParam: undefined as number | undefined, getNextPageParam: (page) => page.nextBefore ?? undefined,
  });
  const entries = trail.data?.pages.flatMap((page) => page.items) ?? [];
  const subject = entries.find((entry) => entry.subjectId === search.subject)?.subject;

  return (
    <Page>
      <PageHeader title={t('screen.title')} sub={t('screen.sub')} actions={<>
        <a href={fileAddress(asked)} download>{t('screen.download')}</a>
        <Button icon="refresh" onClick={() => void trail.refetch()} busy={trail.isRefetching}>{t('screen.newest')}</Button>
      </>} />
      <Chain />
      <Section>
        <AuditFilters search={search} days={days} setSearch={setSearch} />
        {search.subject ? <Row><span className={styles.dim}>{subject?.name ? t('screen.subjectOnly', { name: subject.name }) : t('screen.subjectOther')}</span><Button size="small" look="quiet" icon="close" onClick={() => setSearch({ subject: null }, true)}>{t('screen.clear')}</Button></Row> : null}
        {trail.isPending ? <LoadingState rows={8} /> : trail.isError ? <RefusedState refusal={trail.error} retry={() => void trail.refetch()} />
          : entries.length === 0 ? <EmptyState icon="shield" title={t('screen.none')} action={<Button onClick={() => setSearch(unfiltered, true)}>{t('screen.clear')}</Button>}>{t('screen.noneHint')}</EmptyState>
            : <AuditLines entries={entries} onSubject={(id) => setSearch({ subject: id }, true)} />}
        {entries.length > 0 ? <Row>{trail.hasNextPage ? <Button onClick={() => void trail.fetchNextPage()} busy={trail.isFetchingNextPage}>{t('screen.older')}</Button> : <span className={styles.dim}>{t('screen.end')}</span>}</Row> : null}
      </Section>
    </Page>
  );
}

function written({ fromMs, toMs }: { fromMs: number | undefined; toMs: number | undefined }): Pick<AuditFile, 'from' | 'to'> {
  return { from: fromMs === undefined ? undefined : new Date(fromMs).toISOString(), to: toMs === undefined ? undefined : new Date(toMs).toISOString() };
}

function Chain() {
  const t = useWords('trail');
  const format = useFormat();
  const chain = useMutation({ mutationFn: verifyChain, onError: toastRefusal });
  const said = chain.data;
  return (
    <Section bare>
      <Row>
        <Button icon="shield" busy={chain.isPending} onClick={() => chain.mutate()}>{chain.isPending ? t('screen.verifying') : t('screen.verify')}</Button>
      </Row>
      <div role="status">
        {said === undefined ? null : said.holds
          ? <p className={styles.chain}><Icon name="resolve" /><span>{said.newestAt === null ? t('screen.holdsEmpty') : t('screen.holds', { n: format.count(said.events), at: format.moment(said.newestAt) })}<br />{t('screen.holdsUntil')}</span></p>
          : <p className={`${styles.chain} ${styles.broken}`}><Icon name="warn" /><span>{t('screen.broken', { seq: said.brokenAtSeq })}<br />{t('screen.brokenRight', { seq: said.brokenAtSeq })}</span></p>}
      </div>
    </Section>
  );
}
