import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import * as z from 'zod';
import { Button } from '#web/ui/parts/Button.tsx';
import { Page, PageHeader } from '#web/ui/parts/Layout.tsx';
import { useLive } from '#web/ui/server/live.ts';
import { useGo, useSearchState } from '#web/ui/route.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { Choices } from '#web/ui/fields/Ticks.tsx';
import { actWithUndo } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import { CommitmentView, Whose, type Commitment } from '../contract.ts';
import { keepPromise, promisesOptions, refreshPromises, reopenPromise } from './api.ts';
import { HandOver, Withdraw } from './PromiseForms.tsx';
import { PromiseLine } from './PromiseLine.tsx';
import styles from './promises.module.css';

const views = ['open', 'due_soon', 'broken'] as const;
const Place = z.object({ view: CommitmentView.extract(views).catch('open'), whose: Whose.catch('mine'), /** The one that a reminder speaks of. */ p: z.string().max(40).nullable().catch(null) });

/** What I have promised, and for leads what anybody has; every tab shows what its name says. Kept, withdrawn or handed over from here. */
export function PromisesPage() {
  const t = useWords('commitments');
  const mayAssign = useMay('case.assign');
  const [{ view, whose: wanted, p }, setPlace] = useSearchState(Place);
  const go = useGo();
  const whose = mayAssign ? wanted : 'mine';
  const list = useQuery(promisesOptions(view, whose));
  const [asked, setAsked] = useState<{ what: 'withdraw' | 'handOver'; one: Commitment } | null>(null);
  useLive('commitment', () => void refreshPromises());
  const counts = list.data?.counts;
  const counted = counts && (whose === 'mine' ? { open: counts.mine, due_soon: counts.mineDueSoon, broken: counts.mineBroken } : { open: counts.open, due_soon: counts.dueSoon, broken: counts.broken });
  const rows = list.data?.items ?? [];
  const beyond = counted && !list.isPlaceholderData ? Math.max(0, counted[view] - (list.data?.items.length ?? 0)) : 0;

  const keep = (one: Commitment): void => void actWithUndo({ text: t('screen.kept', { text: one.text }), run: () => keepPromise(one.id), back: () => reopenPromise(one.id) });

  return (
    <Page>
      <PageHeader title={t(`screen.title.${whose}`)} sub={t(`screen.sub.${whose}`)} actions={<Button icon="case" onClick={() => go('/cases')}>{t('screen.toCases')}</Button>} />
      <div className={styles.bar}>
        <nav className={styles.views} aria-label={t('screen.views')}>
          {views.map((one) => (
            <button key={one} type="button" className={styles.view} aria-current={one === view ? 'true' : undefined} data-view={one} onClick={() => setPlace({ view: one, p: null }, true)}>
              {t(`view.${one}`)}{counted === undefined ? null : <span className={styles.count} data-some={counted[one] > 0 || undefined}>{counted[one]}</span>}
            </button>
          ))}
        </nav>
        {mayAssign ? <Choices label={t('screen.whose')} labelHidden value={whose} onChange={(next) => setPlace({ whose: next, p: null }, true)} choices={Whose.options.map((one) => ({ value: one, label: t(`screen.owned.${one}`) }))} /> : null}
      </div>
      {list.isPending ? <LoadingState rows={5} /> : null}
      {list.isError && !list.data ? <RefusedState refusal={list.error} retry={() => void list.refetch()} /> : null}
      {list.isSuccess && rows.length === 0 ? <EmptyState icon="check" title={t(`screen.empty.${view}`)}>{t('screen.emptyMore')}</EmptyState> : null}
      {rows.length > 0 ? (
        <ul className={styles.list}>
          {rows.map((one) => <PromiseLine key={one.id} one={one} isMeant={one.id === p} onKeep={() => keep(one)} onAsk={(what) => setAsked({ what, one })} />)}
        </ul>
      ) : null}
      {beyond > 0 ? <p className={styles.dim}>{t('screen.beyond', { n: beyond })}</p> : null}
      {asked?.what === 'withdraw' ? <Withdraw one={asked.one} onClose={() => setAsked(null)} /> : null}
      {asked?.what === 'handOver' ? <HandOver one={asked.one} onClose={() => setAsked(null)} /> : null}
    </Page>
  );
}
