import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import * as z from 'zod';
import { Button } from '#web/ui/parts/Button.tsx';
import { Page, PageHeader } from '#web/ui/parts/Layout.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { useCommands, type Command } from '#web/ui/palette/commands.ts';
import { useGo, useSearchState } from '#web/ui/route.tsx';
import { useMay, useSession } from '#web/ui/server/session.ts';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { useTypedSearch } from '#web/ui/server/use-typed-search.ts';
import { useWords } from '#web/ui/text/words.ts';
import { CaseListView } from '../contract.ts';
import { caseViews } from '../core/belongs.ts';
import { countsOptions, listOptions } from './api.ts';
import { CaseRow } from './CaseRow.tsx';
import { useLiveList } from './live.ts';
import styles from './list.module.css';
import { NewCase } from './NewCase.tsx';

const Place = z.object({ view: CaseListView.catch('mine'), q: z.string().max(200).catch(''), new: z.string().nullable().catch(null) });

/** Every matter of the house: whoever's promise is due first stands first. */
export function CasesPage() {
  const t = useWords('cases');
  const go = useGo();
  const me = useSession().staff.id;
  const mayOpen = useMay('case.open');
  const [{ view, q, new: isNew }, setPlace] = useSearchState(Place);
  const [typed, setTyped] = useTypedSearch(q, (words) => setPlace({ q: words || null }));
  const list = useInfiniteQuery(listOptions(view, q));
  const counts = useQuery(countsOptions()).data ?? list.data?.pages[0]?.counts;
  const { news, applyNews } = useLiveList(view, q);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const isEmpty = list.isSuccess && rows.length === 0;
  // An empty list has nothing to jump.
  useEffect(() => {
    if (news > 0 && isEmpty) applyNews();
  }, [news, isEmpty, applyNews]);

  useCommands(useMemo<Command[]>(() => {
    const group = t('screen.group');
    return [
      { id: 'cases.next', label: t('screen.nextRow'), icon: 'down', group, keys: 'j', hidden: true, run: () => stepRow(1) },
      { id: 'cases.previous', label: t('screen.previousRow'), icon: 'up', group, keys: 'k', hidden: true, run: () => stepRow(-1) },
      { id: 'cases.search', label: t('screen.search'), pinyin: 'cz ss', icon: 'search', group, keys: '[Shift]+/', run: () => document.querySelector<HTMLInputElement>('[data-case-search]')?.focus() },
      { id: 'cases.news', label: t('screen.applyNews'), pinyin: 'sx', icon: 'refresh', group, keys: '[Shift]+.', run: applyNews },
      ...(mayOpen ? [{ id: 'cases.new', label: t('screen.create'), pinyin: 'xjsx djts', icon: 'plus' as const, group, keys: 'c', run: () => setPlace({ new: '1' }) }] : []),
      { id: 'cases.board', label: t('screen.board'), pinyin: 'tskb', icon: 'columns', group, keys: 'b', run: () => go('/cases/board') },
      ...caseViews.map((one, i): Command => ({ id: `cases.view.${one}`, label: t('screen.goView', { view: t(`view.${one}`) }), icon: 'case', group, keys: `g ${i + 1}`, run: () => setPlace({ view: one, q: null }) })),
    ];
  }, [t, go, mayOpen, setPlace, applyNews]));

  return (
    <Page>
      <PageHeader title={t('screen.title')} sub={t('screen.lead')} actions={(
        <>
          <Button icon="clock" onClick={() => go('/cases/promises')}>{t('commitments:screen.title.mine')}</Button>
          <Button icon="columns" onClick={() => go('/cases/board')}>{t('screen.board')}</Button>
          {mayOpen ? <Button look="primary" icon="plus" onClick={() => setPlace({ new: '1' })}>{t('screen.create')}</Button> : null}
        </>
      )} />
      <div className={styles.bar}>
        <nav className={styles.views} aria-label={t('screen.views')}>
          {caseViews.map((one) => (
            <button key={one} type="button" className={styles.view} aria-current={q === '' && one === view ? 'true' : undefined} data-view={one} onClick={() => setPlace({ view: one, q: null }, true)}>
              {t(`view.${one}`)}{counts?.[one] === undefined ? null : <span className={styles.count} data-some={counts[one] > 0 || undefined}>{counts[one]}</span>}
            </button>
          ))}
        </nav>
        <div className={styles.search}>
          <TextField label={t('screen.search')} labelHidden icon="search" type="search" data-case-search="" placeholder={t('screen.searchHint')} value={typed} onChange={setTyped} maxLength={200} autoComplete="off" spellCheck={false}
            onKeyDown={(event) => { if (event.key === 'Escape') setTyped(''); }} />
        </div>
      </div>
      {news > 0 && !isEmpty ? <p className={styles.news} role="status"><Button look="soft" size="small" icon="refresh" onClick={applyNews}>{t('screen.news', { n: news, count: news })}</Button></p> : null}
      {list.isPending ? <LoadingState rows={7} /> : null}
      {list.isError && rows.length === 0 ? <RefusedState refusal={list.error} retry={() => void list.refetch()} /> : null}
      {isEmpty ? (q === ''
        ? <EmptyState icon={view === 'overdue' ? 'check' : 'case'} title={t(`screen.empty.${view}`)}>{t('screen.empty.more')}</EmptyState>
        : <EmptyState icon="search" title={t('screen.notFound', { q })}>{t('screen.searchHint')}</EmptyState>) : null}
      {rows.length > 0 ? (
        <section className={styles.table} aria-label={q === '' ? t(`view.${view}`) : t('screen.found', { q })}>
          <div className={styles.heads} aria-hidden="true"><span>{t('screen.col.due')}</span><span>{t('screen.col.what')}</span><span>{t('screen.col.customer')}</span><span>{t('screen.col.owner')}</span><span>{t('screen.col.next')}</span></div>
          <ul>{rows.map((one) => <li key={one.id}><CaseRow one={one} me={me} /></li>)}</ul>
        </section>
      ) : null}
      {list.hasNextPage ? <p className={styles.news}><Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('screen.more')}</Button></p> : null}
      <Modal title={t('screen.create')} open={isNew !== null && mayOpen} onClose={() => setPlace({ new: null })}>
        {isNew === null ? null : <NewCase onDone={(opened) => go(`/cases/${opened.id}`)} onCancel={() => setPlace({ new: null })} />}
      </Modal>
    </Page>
  );
}

/** The focus goes a row down or up; Enter then opens it, as any link. */
function stepRow(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('a[data-case]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
}
